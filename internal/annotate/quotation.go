package annotate

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/annotate/passage"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

const (
	// minScan is the length, in folded characters, from which a stored passage is
	// recognised without quotation marks. Shorter stretches recur by chance.
	minScan = 16
	// minUnbounded is the length from which other words are recognised that
	// neither begin nor end with a clause.
	minUnbounded = 24
	// lookedUp is how deep nested quotations are still compared with the stored
	// passages: the text inside all of them is read once for each level.
	lookedUp = 4
)

// quotations aligns what the quotation marks of the run enclose with the stored
// passages, and then looks for passages that carry no marks.
func (s *reader) quotations() {
	for _, m := range s.strays {
		span := prose.Span{Start: m.at, End: m.at + utf8.RuneLen(m.r)}
		s.a.Marks = append(s.a.Marks, QuoteMark{Span: s.run.Source(span), Mark: m.r, Opening: partner(m.r) != 0})
	}
	s.found = s.found[:0]
	for n := range s.quotes {
		s.found = append(s.found, s.quotation(&s.quotes[n]))
	}
	for n := range s.quotes {
		s.place(&s.quotes[n], &s.found[n])
	}
	clear(s.found)
	s.unclosed()
	if s.b.Kind == prose.Quote {
		s.blockQuotation()
	}
	s.unmarked()
}

// quotation aligns what a pair of marks encloses. A title in quotation marks,
// as newspapers and translations write it, becomes a citation as well.
func (s *reader) quotation(p *pair) Quotation {
	text := s.text[p.inner.Start:p.inner.End]
	q := Quotation{
		Span: s.run.Source(prose.Span{Start: p.start, End: p.end}), Run: s.i, Text: p.inner, Marked: true,
	}
	refs := s.x.ReferencesByTitle(text)
	if p.depth < lookedUp {
		if m, _ := s.x.passages.Quote(text); m.Verdict != passage.None {
			q.Match = s.x.passage(m, p.inner.Start)
			if refs != nil && 2*m.Source.Len() < len(q.Match.Quotation.Wordings[q.Match.Wording].Text) {
				q.Match = nil // “Leviathan” is the title, though the word occurs in a passage, too
			}
		}
	}
	if q.Match == nil && refs != nil {
		s.citeTitle(Citation{
			Span: q.Span, Kind: ByTitle, Name: text, At: s.run.Source(p.inner),
			Run: s.i, Text: p.inner, References: refs,
		}, p.start, p.end)
	}
	return q
}

// place attributes a quotation and adds it, or makes it a part of the one
// before.
func (s *reader) place(p *pair, q *Quotation) {
	first := len(s.a.Quotations)
	if p.depth < lookedUp {
		for first > s.quoted && s.a.Quotations[first-1].Text.Start > p.start {
			first--
		}
		s.within(q, s.a.Quotations[first:])
	}
	q.Attribution = s.attribute(prose.Span{Start: p.start, End: p.end}, p.outer)
	if first == len(s.a.Quotations) && first > s.quoted && s.joined(&s.a.Quotations[first-1], q) {
		return
	}
	s.a.Quotations = append(s.a.Quotations, *q)
}

// within settles which of nested quotations of one passage counts. Marks within
// the passage are the passage's own; but in 「她說『…』，沒有人笑」 the inner words
// are the passage and the outer ones hers.
func (s *reader) within(q *Quotation, inside []Quotation) {
	for i := range inside {
		m := inside[i].Match
		if q.Match == nil || m == nil || m.Quotation != q.Match.Quotation {
			continue
		}
		if q.Match.Verdict == passage.Altered && m.Verdict > passage.Altered && 2*m.Runes >= q.Match.Runes {
			q.Match = nil
			return
		}
		inside[i].Match = nil
	}
}

// passage moves a match's spans from the quotation's text to the run's.
func (x *Lexicon) passage(m passage.Match, by int) *Passage {
	m.Text = m.Text.Shift(by)
	edits := make([]passage.Edit, len(m.Edits))
	for i, e := range m.Edits {
		edits[i] = passage.Edit{Text: e.Text.Shift(by), Source: e.Source}
	}
	m.Edits = edits
	w := x.wordings[m.Wording]
	return &Passage{Quotation: w.quotation, Wording: w.index, Match: m}
}

// unclosed takes a mark at the start of a paragraph, or behind a colon, that is
// never closed for the start of a quotation of several paragraphs.
func (s *reader) unclosed() {
	for i := len(s.strays) - 1; i >= 0; i-- {
		m := s.strays[i]
		if partner(m.r) == 0 {
			continue
		}
		before := strings.TrimRight(s.text[:m.at], " \t\u3000")
		if before != "" && !strings.HasSuffix(before, "：") && !strings.HasSuffix(before, ":") {
			return
		}
		inner := prose.Span{Start: m.at + utf8.RuneLen(m.r), End: len(s.text)}
		found, _ := s.x.passages.Quote(s.text[inner.Start:])
		if found.Verdict == passage.None {
			return
		}
		s.dropInside(inner, s.x.wordings[found.Wording])
		s.a.Quotations = append(s.a.Quotations, Quotation{
			Span: s.run.Source(prose.Span{Start: m.at, End: inner.End}), Run: s.i, Text: inner, Marked: true,
			Match: s.x.passage(found, inner.Start), Attribution: s.before(m.at, 0),
		})
		return
	}
}

// dropInside forgets that quotations inside a span render a part of the passage
// that the whole renders.
func (s *reader) dropInside(span prose.Span, w wording) {
	for i := s.quoted; i < len(s.a.Quotations); i++ {
		if q := &s.a.Quotations[i]; q.Match != nil && q.Match.Quotation == w.quotation && span.Start <= q.Text.Start && q.Text.End <= span.End {
			q.Match = nil
		}
	}
}

// unmarked finds stored passages outside the quotations that match one.
func (s *reader) unmarked() {
	found := s.x.passages.Scan(s.text, minScan)
	if len(found) == 0 {
		return
	}
	var quoted, taken []prose.Span // what the quotations that match hold; the outermost ones
	for i := s.quoted; i < len(s.a.Quotations); i++ {
		if q := &s.a.Quotations[i]; q.Match != nil {
			quoted = append(quoted, q.Text)
		}
	}
	slices.SortFunc(quoted, func(a, b prose.Span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) })
	for _, q := range quoted {
		if n := len(taken); n == 0 || q.Start >= taken[n-1].End {
			taken = append(taken, q)
		}
	}
	for _, m := range found {
		i, _ := slices.BinarySearchFunc(taken, m.Text.Start+1, func(t prose.Span, at int) int { return cmp.Compare(t.End, at) })
		if i < len(taken) && taken[i].Start < m.Text.End || !s.counts(&m) {
			continue
		}
		p := s.x.passage(m, 0)
		s.a.Quotations = append(s.a.Quotations, Quotation{
			Span: s.run.Source(m.Text), Run: s.i, Text: m.Text, Match: p, Marked: s.b.Kind == prose.Quote,
			Attribution: s.attribute(m.Text, 0),
		})
	}
}

// counts reports whether a match outside quotation marks is one. Other words
// than the passage's must be many, or whole clauses.
func (s *reader) counts(m *passage.Match) bool {
	return m.Verdict != passage.Altered || m.Runes >= minUnbounded ||
		s.clauseStarts(m.Text.Start) && s.clauseEnds(m.Text.End)
}

func (s *reader) clauseStarts(at int) bool {
	r, n := utf8.DecodeLastRuneInString(strings.TrimRight(s.text[:at], " "))
	return n == 0 || r != utf8.RuneError && isMark(r)
}

func (s *reader) clauseEnds(at int) bool {
	r, n := utf8.DecodeRuneInString(strings.TrimLeft(s.text[at:], " "))
	return n == 0 || r != utf8.RuneError && isMark(r)
}

// isMark reports whether r is a mark at which a clause or a quotation begins or
// ends.
func isMark(r rune) bool {
	return prose.IsFullwidthPunct(r) || strings.ContainsRune(",.;:!?\n()[]\"'“”‘’—–…", r)
}
