package check

import (
	"slices"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

const (
	// alike is how many findings of a grouped rule are one: fewer are read faster
	// one by one.
	alike = 3

	// shownAlike is how many of the other places a group names.
	shownAlike = 3
)

// Group puts the findings of each grouped rule in a document into one, which
// stands where the first does, says how many more there are, names a few and
// offers one fix for all. Findings come and go in order of the text.
func Group(findings []Finding) []Finding {
	groups := groupsOf(findings)
	if len(groups) == 0 {
		return findings
	}
	out := make([]Finding, 0, len(findings))
	for _, f := range findings {
		g := groups[f.Rule]
		switch {
		case g == nil:
			out = append(out, f)
		case !g.done:
			g.done = true
			out = append(out, g.one())
		}
	}
	return out
}

// Recede is Group for an editor, which marks every place in the text: the first
// of a group says how many more there are, the others become hints.
func Recede(findings []Finding) []Finding {
	groups := groupsOf(findings)
	if len(groups) == 0 {
		return findings
	}
	out := slices.Clone(findings)
	for i := range out {
		g := groups[out[i].Rule]
		switch {
		case g == nil:
		case !g.done:
			g.done = true
			out[i].Message = g.message()
			out[i].Severity = g.severity()
		default:
			out[i].Severity = max(out[i].Severity, glossary.Hint)
		}
	}
	return out
}

// FixAlike returns the fix that mends all findings of a rule at once, and how
// many these are. It reports false if fewer than two can be mended.
func FixAlike(findings []Finding, rule *Rule) (fix Fix, places int, ok bool) {
	g := group{}
	for _, f := range findings {
		if f.Rule == rule {
			g.found = append(g.found, f)
		}
	}
	fix, places = g.fix()
	return fix, places, places > 1
}

// group is findings of one rule.
type group struct {
	found []Finding
	done  bool
}

func groupsOf(findings []Finding) map[*Rule]*group {
	groups := map[*Rule]*group{}
	for _, f := range findings {
		if !f.Rule.Grouped {
			continue
		}
		if groups[f.Rule] == nil {
			groups[f.Rule] = &group{}
		}
		groups[f.Rule].found = append(groups[f.Rule].found, f)
	}
	for r, g := range groups {
		if len(g.found) < alike {
			delete(groups, r)
		}
	}
	return groups
}

// severity is that of the gravest.
func (g *group) severity() Severity {
	s := g.found[0].Severity
	for _, f := range g.found {
		s = min(s, f.Severity)
	}
	return s
}

func (g *group) message() Message {
	m := g.found[0].Message
	more := format("（同類另有 %d 處）", " (and %d more of this kind)", len(g.found)-1)
	return Message{
		Hant: m.In(TraditionalChinese) + more.Hant,
		Hans: m.In(SimplifiedChinese) + more.Hans,
		En:   m.In(English) + more.En,
	}
}

func (g *group) one() Finding {
	f := g.found[0]
	f.Message = g.message()
	f.Severity = g.severity()
	f.Related = slices.Clone(f.Related)
	f.Alike = make([]prose.Span, 0, len(g.found)-1)
	for i, other := range g.found[1:] {
		f.Alike = append(f.Alike, other.Span)
		if i < shownAlike {
			f.Related = append(f.Related, Related{Message: other.Message, Span: other.Span})
		}
	}
	f.Fixes = nil
	if fix, places := g.fix(); places > 0 {
		f.Fixes = []Fix{fix}
	}
	return f
}

// fix makes one of the first fixes of all, and counts them. Of two that touch,
// the first is made.
func (g *group) fix() (Fix, int) {
	all := Fix{Safe: true}
	places, end := 0, -1
	for _, f := range g.found {
		if len(f.Fixes) == 0 || len(f.Fixes[0].Edits) == 0 || f.Fixes[0].Edits[0].Start <= end {
			continue
		}
		edits := f.Fixes[0].Edits
		all.Edits = append(all.Edits, edits...)
		all.Safe = all.Safe && f.Fixes[0].Safe
		end = edits[len(edits)-1].End
		places++
	}
	all.Title = format("全部改正（%d 處）", "Fix all %d of this kind", places)
	return all, places
}
