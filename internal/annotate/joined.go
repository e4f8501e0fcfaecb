package annotate

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/annotate/passage"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

const (
	maxInserted = 75 // bytes between the parts of a quotation: some twenty-five characters
	maxParts    = 8
)

// joined makes one quotation of q and next, which stands behind it, if the text
// between only says who speaks and the words of both go on in one passage:
// 「前半，」他說，「後半。」
func (s *reader) joined(q, next *Quotation) bool {
	if len(s.x.wordings) == 0 {
		return false
	}
	parts := q.Parts
	if parts == nil {
		parts = []prose.Span{q.Text}
	}
	from := parts[len(parts)-1].End
	_, n := utf8.DecodeRuneInString(s.text[from:])
	from += n
	_, n = utf8.DecodeLastRuneInString(s.text[:next.Text.Start])
	to := next.Text.Start - n
	if len(parts) == maxParts || from > to || to-from > maxInserted || next.Text.Len() == 0 || !s.insertion(s.text[from:to]) {
		return false
	}
	parts = append(parts[:len(parts):len(parts)], next.Text)
	s.joining = s.joining[:0]
	for _, p := range parts {
		s.joining = append(s.joining, s.text[p.Start:p.End]...)
	}
	m, _ := s.x.passages.Quote(string(s.joining))
	if m.Verdict == passage.None || m.Reordered || m.Verdict == passage.Altered && min(verdict(q), verdict(next)) > passage.Altered {
		return false
	}
	if m.Verdict == passage.Altered && !s.evenly(&m, parts) {
		return false
	}
	if !spread(&m, parts) {
		return false
	}
	w := s.x.wordings[m.Wording]
	q.Parts = parts
	q.Match = &Passage{Quotation: w.quotation, Wording: w.index, Match: m}
	q.Text.End = next.Text.End
	q.Span.End = next.Span.End
	if q.Attribution == nil {
		q.Attribution = next.Attribution
	}
	return true
}

// insertion reports whether the text between two quotations attributes them:
// ，他說，. A text that ends a sentence before it goes on does not.
func (s *reader) insertion(between string) bool {
	if i := strings.IndexAny(between, "。！？"); i >= 0 && strings.TrimSpace(between[i:]) != "。" {
		return false
	}
	between = strings.Trim(between, "，,。：: —")
	return between != "" && !strings.ContainsAny(between, "「『“‘」』”") && says(between)
}

func verdict(q *Quotation) passage.Verdict {
	if q.Match == nil {
		return passage.None
	}
	return q.Match.Verdict
}

// evenly reports whether no part of a joined quotation owes more of its match
// to edits than a fourth of its characters: a short part that fits by chance
// does.
func (s *reader) evenly(m *passage.Match, parts []prose.Span) bool {
	start := 0
	for _, p := range parts {
		end := start + p.Len()
		edited := 0
		for _, e := range m.Edits {
			if start <= e.Text.Start && e.Text.End <= end {
				edited += max(letters(string(s.joining[e.Text.Start:e.Text.End])), 1)
			}
		}
		if n := letters(string(s.joining[start:end])); n < 6 || 4*edited > n {
			return false
		}
		start = end
	}
	return true
}

// spread moves a match's spans from the joined text to the run's. It reports
// false if a difference lies across two parts.
func spread(m *passage.Match, parts []prose.Span) bool {
	move := func(s prose.Span) (prose.Span, bool) {
		start := 0
		for i, p := range parts {
			end := start + p.Len()
			if s.Start < end || s.Start == end && (s.Len() == 0 || i == len(parts)-1) {
				return s.Shift(p.Start - start), s.End <= end
			}
			start = end
		}
		return s, false
	}
	edits := make([]passage.Edit, len(m.Edits))
	for i, e := range m.Edits {
		text, ok := move(e.Text)
		if !ok {
			return false
		}
		edits[i] = passage.Edit{Text: text, Source: e.Source}
	}
	first, _ := move(prose.Span{Start: m.Text.Start, End: m.Text.Start})
	last, ok := move(prose.Span{Start: m.Text.End, End: m.Text.End})
	if !ok || last.Start < parts[len(parts)-1].Start {
		return false
	}
	m.Edits, m.Text = edits, prose.Span{Start: first.Start, End: last.Start}
	return true
}
