package check

import (
	"cmp"
	"slices"
	"strings"
)

// Resolve picks, of the safe fixes of findings, those that can be applied
// together. Where the edits of two fixes touch, the finding of the graver
// severity wins, then the one whose rule comes first in All, then the one that
// stands first. The edits come back in order of the text.
func Resolve(findings []Finding) []Edit {
	order := map[*Rule]int{}
	for i, r := range All {
		order[r] = i
	}
	ranked := slices.Clone(findings)
	slices.SortStableFunc(ranked, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Severity, b.Severity), cmp.Compare(order[a.Rule], order[b.Rule]), cmp.Compare(a.Start, b.Start))
	})
	var edits []Edit // in order of the text, none touching another
	for _, f := range ranked {
		i := slices.IndexFunc(f.Fixes, func(x Fix) bool { return x.Safe })
		if i < 0 {
			continue
		}
		fix := f.Fixes[i].Edits
		if slices.ContainsFunc(fix, func(e Edit) bool { return touches(edits, e) }) {
			continue
		}
		for _, e := range fix {
			at, _ := slices.BinarySearchFunc(edits, e, func(a, b Edit) int { return cmp.Compare(a.Start, b.Start) })
			edits = slices.Insert(edits, at, e)
		}
	}
	return edits
}

// touches reports whether e overlaps one of the edits, or meets it.
func touches(edits []Edit, e Edit) bool {
	i, _ := slices.BinarySearchFunc(edits, e, func(a, b Edit) int { return cmp.Compare(a.End, b.Start) })
	return i < len(edits) && edits[i].Start <= e.End
}

// Apply makes edits, which are in order and do not touch, in a text.
func Apply(text string, edits []Edit) string {
	var b strings.Builder
	at := 0
	for _, e := range edits {
		b.WriteString(text[at:e.Start])
		b.WriteString(e.NewText)
		at = e.End
	}
	b.WriteString(text[at:])
	return b.String()
}
