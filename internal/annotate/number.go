package annotate

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// maxNumber bounds the numbers of a list of references: [1651] is a year.
const maxNumber = 999

// numbers finds [1], [1-3], 〔1,4〕, ¹ and <sup>[1]</sup>: citations by number in
// the document's own list of references. The number that opens an entry of that
// list is none.
func (s *reader) numbers() {
	for n := range s.squares {
		p := &s.squares[n]
		before, _ := utf8.DecodeLastRuneInString(s.text[:p.start])
		if before == '!' || before == '_' || before == '$' {
			continue
		}
		items, tail, ok := numberItems(s.text[p.inner.Start:p.inner.End])
		if !ok || opensEntry(s.b.Source, s.run.Source(prose.Span{Start: p.start, End: p.start + 1}).Start) {
			continue
		}
		for k, it := range items {
			it = it.Shift(p.inner.Start)
			c := Citation{
				Kind: ByNumber, Name: s.text[it.Start:it.End], At: s.run.Source(it), Run: s.i, Text: it, Certain: true,
			}
			c.Span = c.At
			if len(items) == 1 {
				c.Span = s.run.Source(prose.Span{Start: p.start, End: p.end})
			}
			if k == len(items)-1 {
				c.Locator = tail
			}
			s.a.Citations = append(s.a.Citations, c)
		}
	}
	s.raisedNumbers()
	s.superscripts()
}

// numberItems reads "1", "1-3", "1, 4–6，頁 12". It reports false for anything
// else.
func numberItems(inner string) (items []prose.Span, tail Locator, ok bool) {
	for at := blanks(inner); ; {
		n := oneNumber(inner[at:])
		if n == 0 {
			break
		}
		items = append(items, prose.Span{Start: at, End: at + n})
		at += n
		sep := at + blanks(inner[at:])
		if sep == len(inner) {
			return items, tail, true
		}
		next, more := sep, false
		for _, c := range []string{",", "，", "、", ";", "；"} {
			if strings.HasPrefix(inner[sep:], c) {
				next, more = sep+len(c), true
			}
		}
		if more {
			next += blanks(inner[next:])
			if oneNumber(inner[next:]) > 0 {
				at = next
				continue
			}
		} else if strings.HasPrefix(inner[sep:], ":") || strings.HasPrefix(inner[sep:], "：") {
			more = true
			_, size := utf8.DecodeRuneInString(inner[sep:])
			next = sep + size + blanks(inner[sep+size:])
		}
		l, m := parseLocator(inner[next:], more)
		if m == 0 || next+m+blanks(inner[next+m:]) != len(inner) {
			break
		}
		return items, l, len(items) > 0
	}
	return nil, Locator{}, false
}

// oneNumber returns the length of the number or range of numbers that s starts
// with, 0 if there is none or it is no number of an entry.
func oneNumber(s string) int {
	from, to, ok := "", "", false
	n := plainDigits(s)
	from = s[:n]
	end := n
	for _, dash := range []string{"-", "–", "—", "－", "~", "～"} {
		if rest, cut := strings.CutPrefix(s[n:], dash); cut {
			m := plainDigits(rest)
			if to = rest[:m]; m > 0 {
				end = n + len(dash) + m
			}
			break
		}
	}
	_, _, ok = bounds(from, to)
	if !ok {
		return 0
	}
	return end
}

func plainDigits(s string) int {
	n := 0
	for i, r := range s {
		if !isDigit(r) {
			break
		}
		n = i + utf8.RuneLen(r)
	}
	return n
}

// bounds returns the numbers of a range; to may be "".
func bounds(from, to string) (lo, hi int, ok bool) {
	lo, ok = entryNumber(from)
	if !ok {
		return 0, 0, false
	}
	if to == "" {
		return lo, lo, true
	}
	hi, ok = entryNumber(to)
	return lo, hi, ok && lo < hi
}

func entryNumber(s string) (int, bool) {
	n := 0
	for _, r := range s {
		n = n*10 + int(prose.Fold(r)-'0')
		if n > maxNumber {
			return 0, false
		}
	}
	return n, n > 0
}

// raisedNumbers finds superscript digits behind a Chinese character or a mark:
// behind a letter or a digit they are a power.
func (s *reader) raisedNumbers() {
	for i := 0; i < len(s.raised); {
		start := s.raised[i].at
		end := start
		for i < len(s.raised) && s.raised[i].at == end {
			end += utf8.RuneLen(s.raised[i].r)
			i++
		}
		before, _ := utf8.DecodeLastRuneInString(s.text[:start])
		if start == 0 || alphabetic(before) || strings.HasSuffix(s.text[:start], "米") || strings.HasSuffix(s.text[:start], "里") {
			continue
		}
		if n, ok := entryNumber(lowered(s.text[start:end])); ok && n > 0 {
			s.citeNumber(prose.Span{Start: start, End: end})
		}
	}
}

// lowered writes superscript digits as plain ones.
func lowered(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '¹':
			return '1'
		case '²', '³':
			return r - '²' + '2'
		}
		if '⁰' <= r && r <= '⁹' {
			return r - '⁰' + '0'
		}
		return r
	}, s)
}

// superscripts finds numbers that markup sets higher: 主權<sup>1</sup>. Those in
// square brackets have been found.
func (s *reader) superscripts() {
	pieces := s.run.Pieces
	for i := 1; i < len(pieces); i++ {
		p, q := &pieces[i], &pieces[i-1]
		if p.TextLen > 12 || p.TextLen == 0 || p.TextLen != p.SourceLen {
			continue
		}
		before := s.b.Source[q.Source+q.SourceLen : p.Source]
		if !strings.HasSuffix(before, "<sup>") && !strings.HasSuffix(before, `\textsuperscript{`) && !strings.HasSuffix(before, "#super[") {
			continue
		}
		inner := prose.Span{Start: p.Text, End: p.Text + p.TextLen}
		items, _, ok := numberItems(s.text[inner.Start:inner.End])
		if !ok {
			continue
		}
		for _, it := range items {
			s.citeNumber(it.Shift(inner.Start))
		}
	}
}

func (s *reader) citeNumber(at prose.Span) {
	c := Citation{Kind: ByNumber, Name: lowered(s.text[at.Start:at.End]), At: s.run.Source(at), Run: s.i, Text: at}
	c.Span = c.At
	s.a.Citations = append(s.a.Citations, c)
}
