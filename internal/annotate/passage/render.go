package passage

import (
	"slices"
	"strings"

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

// edit turns a change into byte ranges. Where one side has nothing, its range
// is empty and stands where the other's characters belong.
func (x *Index) edit(f *foldedText, w int, al *alignment, c change) Edit {
	e := Edit{Text: f.span(c.t0, c.t1), Source: x.sourceSpan(w, c.s0, c.s1)}
	if c.t0 > al.t0 && c.t0 < al.t1 && c.s0 > al.s0 && c.s1 < al.s1 {
		text := gap{f.text, f.span(c.t0-1, c.t0).End, f.span(c.t1, c.t1+1).Start}
		source := gap{x.texts[w], x.sourceSpan(w, c.s0-1, c.s0).End, x.sourceSpan(w, c.s1, c.s1+1).Start}
		switch {
		case c.t0 == c.t1:
			e.Source, e.Text = source.place(e.Source, text)
		case c.s0 == c.s1:
			e.Text, e.Source = text.place(e.Text, source)
		}
	} else if c.s0 == c.s1 && c.s0 > al.s0 {
		end := x.sourceSpan(w, c.s0-1, c.s0).End
		e.Source = prose.Span{Start: end, End: end}
	}
	return e
}

// gap is what stands between two characters, both excluded.
type gap struct {
	text       string
	start, end int
}

// place finds where in other, which has only punctuation, the characters inside
// belong that g has. It takes punctuation beside them in where other has too
// little to set them off.
func (g gap) place(inside prose.Span, other gap) (grown, at prose.Span) {
	onlyMarks := func(s string) bool {
		return s != "" && strings.IndexFunc(s, func(r rune) bool { return !isClauseMark(r) && r != ' ' }) < 0
	}
	before := g.start < inside.Start
	if onlyMarks(g.text[inside.End:g.end]) && (before || other.start == other.end) {
		inside.End = g.end
	}
	if !before {
		return inside, prose.Span{Start: other.start, End: other.start}
	}
	if other.start == other.end && onlyMarks(g.text[g.start:inside.Start]) {
		inside.Start = g.start
	}
	return inside, prose.Span{Start: other.end, End: other.end}
}

// verbatim reports whether the aligned parts are the same bytes, insertions and
// ellipses aside. They are known to be equal when folded.
func (x *Index) verbatim(f *foldedText, w int, als []alignment) bool {
	ends := slices.Concat(f.gaps, f.cuts)
	slices.Sort(ends)
	for i := range als {
		al := &als[i]
		from := al.t0
		for _, to := range append(ends[:len(ends):len(ends)], al.t1) {
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
