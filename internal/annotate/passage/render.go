package passage

import (
	"slices"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// render makes a match of alignments in the order of the text.
func (x *Index) render(s *scratch, w int, als []alignment, reordered bool) Match {
	f := &s.query
	t0, t1 := als[0].t0, als[len(als)-1].t1
	s0, s1, cost := als[0].s0, als[0].s1, 0
	var edits []Edit
	for i := range als {
		al := &als[i]
		s0, s1 = min(s0, al.s0), max(s1, al.s1)
		cost += al.cost
		for _, c := range merge(al.changes) {
			edits = append(edits, x.edit(f, w, al, c))
		}
	}
	m := Match{
		Wording: w, Text: f.span(t0, t1), Source: x.sourceSpan(w, s0, s1),
		Runes: t1 - t0, Similarity: max(0, 1-float64(cost)/float64(t1-t0)),
		Edits: edits, Reordered: reordered,
	}
	switch {
	case cost > 0 || reordered:
		m.Verdict = Altered
	case x.verbatim(f, w, als):
		m.Verdict = Verbatim
	default:
		m.Verdict = Equivalent
	}
	return m
}

// merge joins changes with nothing between them, in place.
func merge(changes []change) []change {
	merged := changes[:0]
	for _, c := range changes {
		if n := len(merged); n > 0 && merged[n-1].t1 == c.t0 && merged[n-1].s1 == c.s0 {
			merged[n-1].t1, merged[n-1].s1 = c.t1, c.s1
			continue
		}
		merged = append(merged, c)
	}
	return merged
}

// edit turns a change into byte ranges. An empty range is put where the missing
// characters belong: right behind the character before, unless punctuation
// stands between them on the side that has them.
func (x *Index) edit(f *foldedText, w int, al *alignment, c change) Edit {
	e := Edit{Text: f.span(c.t0, c.t1), Source: x.sourceSpan(w, c.s0, c.s1)}
	if c.t0 == c.t1 && c.t0 > al.t0 && (c.t0 == al.t1 || c.s0 > 0 && x.sourceSpan(w, c.s0-1, c.s0).End == e.Source.Start) {
		at := f.span(c.t0-1, c.t0).End
		e.Text = prose.Span{Start: at, End: at}
	}
	if c.s0 == c.s1 && c.s0 > al.s0 && (c.s0 == al.s1 || c.t0 > 0 && f.span(c.t0-1, c.t0).End == e.Text.Start) {
		at := x.sourceSpan(w, c.s0-1, c.s0).End
		e.Source = prose.Span{Start: at, End: at}
	}
	return e
}

// verbatim reports whether the aligned parts are the same bytes, insertions
// aside. They are known to be equal when folded.
func (x *Index) verbatim(f *foldedText, w int, als []alignment) bool {
	for i := range als {
		al := &als[i]
		from := al.t0
		for _, to := range append(slices.Clip(f.gaps), al.t1) {
			if to <= from || to > al.t1 {
				continue
			}
			text, source := f.span(from, to), x.sourceSpan(w, al.s0+from-al.t0, al.s0+to-al.t0)
			if f.text[text.Start:text.End] != x.texts[w][source.Start:source.End] {
				return false
			}
			from = to
		}
	}
	return true
}
