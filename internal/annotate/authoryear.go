package annotate

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate/automaton"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// authorYears finds 某人（1651） and （某人，1651：12；某人，1905）. By author and year
// alone nothing is certain enough to miss: what no reference has is no citation.
func (s *reader) authorYears() {
	for n := range s.brackets {
		b := &s.brackets[n]
		inner := s.text[b.inner.Start:b.inner.End]
		if !mayHoldYear(inner) {
			continue
		}
		items := splitItems(inner)
		first := len(s.a.Citations)
		name := automaton.Match{Start: -1}
		for k, it := range items {
			it = it.Shift(b.inner.Start)
			parts := s.readAuthorYear(it)
			if len(parts.years) == 0 {
				continue
			}
			switch {
			case parts.name.Start >= 0:
				name = parts.name
			case k == 0 && strings.TrimSpace(s.text[it.Start:parts.head]) == "":
				m, ok := s.nameBefore(b.start)
				if !ok {
					continue
				}
				name = m
				parts.name = m
			case name.Start < 0 || strings.TrimSpace(s.text[it.Start:parts.head]) != "":
				continue
			}
			s.citeAuthorYear(it, &parts, name)
		}
		if cs := s.a.Citations[first:]; len(cs) == 1 && len(items) == 1 {
			// A lone citation takes in the brackets and the name before them.
			whole := prose.Span{Start: min(b.start, cs[0].Text.Start), End: b.end}
			cs[0].Span = s.run.Source(whole)
		}
	}
}

// mayHoldYear reports whether there may be a year in s.
func mayHoldYear(s string) bool {
	return strings.ContainsAny(s, "12１２") || strings.Contains(s, "一") && strings.Contains(s, "年")
}

// splitItems returns the parts of a group that ； or ; separate.
func splitItems(s string) []prose.Span {
	var items []prose.Span
	start := 0
	for i, r := range s {
		if r == ';' || r == '；' {
			items = append(items, prose.Span{Start: start, End: i})
			start = i + utf8.RuneLen(r)
		}
	}
	return append(items, prose.Span{Start: start, End: len(s)})
}

// authorYear is what one item of such a citation holds.
type authorYear struct {
	name  automaton.Match // Start is -1 if the item names nobody
	head  int             // where what stands before the year ends
	years []year
	rest  int // behind the last year
}

// readAuthorYear reads "參見霍布斯，1651：12", "1651", "Hobbes 1651, p. 3".
func (s *reader) readAuthorYear(it prose.Span) authorYear {
	out := authorYear{name: automaton.Match{Start: -1}}
	at := firstYear(s.text[it.Start:it.End])
	if at < 0 {
		return out
	}
	out.head = it.Start + at
	years, rest := leadingYears(s.text[out.head:it.End])
	for i := range years {
		years[i].Span = years[i].Shift(out.head)
	}
	out.years, out.rest = years, it.End-len(rest)
	if m, ok := s.nameBefore(out.head); ok && m.Start >= it.Start {
		out.name = m
	}
	return out
}

// nameBefore returns the name that ends right before an offset, 等, et al. and
// separators aside.
func (s *reader) nameBefore(offset int) (automaton.Match, bool) {
	from := max(0, offset-30)
	for from < offset && !utf8.RuneStart(s.text[from]) {
		from++
	}
	before := strings.TrimRight(s.text[from:offset], " ,，、")
	for _, more := range []string{"等人", "等", "et al.", "et al", "’s", "'s", "主編", "主编", "編著", "编著", "編", "编", "著"} {
		if t, ok := strings.CutSuffix(before, more); ok {
			before = strings.TrimRight(t, " ,，、")
			break
		}
	}
	end := from + len(before)
	i := s.nameEnding(end)
	if i < 0 || s.names[i].End != end {
		return automaton.Match{}, false
	}
	return s.names[i], true
}

// citeAuthorYear adds a citation for every year of an item that a work of that
// author appeared in.
func (s *reader) citeAuthorYear(it prose.Span, p *authorYear, name automaton.Match) {
	refs := s.x.nameRefs[name.Value]
	if co, ok := s.coauthor(name); ok {
		others := s.x.nameRefs[co.Value]
		refs = preferring(refs, func(r *glossary.Reference) bool { return slices.Contains(others, r) })
	}
	tail := s.text[p.rest:it.End]
	l, n := parseLocator(tail[separator(tail):], true)
	for k := range p.years {
		y := &p.years[k]
		of := y.works(refs)
		if len(of) == 0 {
			continue
		}
		text := y.Span
		if k == 0 && p.name.Start >= 0 {
			text.Start = p.name.Start
		}
		c := Citation{
			Kind: ByAuthorYear, Name: s.text[name.Start:name.End] + " " + y.text, Run: s.i, References: of,
		}
		if k == len(p.years)-1 {
			c.Locator = l
			if n > 0 {
				text.End = p.rest + separator(tail) + n
			}
			c.Suffix = strings.TrimSpace(strings.TrimLeft(s.text[max(text.End, p.rest):it.End], " ,，:："))
		}
		if k == 0 && p.name.Start >= it.Start {
			c.Prefix = strings.TrimSpace(s.text[it.Start:p.name.Start])
		}
		c.Text = text
		c.At = s.run.Source(text)
		c.Span = c.At
		s.a.Citations = append(s.a.Citations, c)
	}
}

// coauthor returns the author's name that stands before another, joined to it:
// 馬克思、恩格斯, Marx and Engels.
func (s *reader) coauthor(name automaton.Match) (automaton.Match, bool) {
	i := s.nameEnding(name.Start)
	if i < 0 || name.Start-s.names[i].End > 8 {
		return automaton.Match{}, false
	}
	switch strings.TrimSpace(s.text[s.names[i].End:name.Start]) {
	case "、", "和", "與", "与", "及", "，", ",", "&", "and", "und", "et", "/":
		return s.names[i], true
	}
	return automaton.Match{}, false
}

// year is a year of publication as a citation writes it.
type year struct {
	prose.Span        // where it stands
	text       string // four European digits, and the letter behind them
}

// works returns the works of that year among an author's; failing that those
// whose note tells of an edition or a translation of that year.
func (y *year) works(refs []*glossary.Reference) []*glossary.Reference {
	var of []*glossary.Reference
	for _, r := range refs {
		if y.of(r) {
			of = append(of, r)
		}
	}
	if of == nil {
		for _, r := range refs {
			if strings.Contains(r.Note, y.text[:4]) {
				of = append(of, r)
			}
		}
	}
	if len(of) > 1 && len(y.text) > 4 {
		of = preferring(of, func(r *glossary.Reference) bool {
			return strings.HasSuffix(r.Key, y.text) || strings.HasPrefix(r.Issued, y.text)
		})
	}
	return of
}

// of reports whether a work appeared in the year. A work of several years
// gives them with a slash or as a range.
func (y *year) of(r *glossary.Reference) bool {
	return strings.HasPrefix(r.Issued, y.text[:4]) || strings.Contains(r.Issued, "/"+y.text[:4])
}

// firstYear returns the offset of the first year in s, or -1.
func firstYear(s string) int {
	for i := 0; i < len(s); {
		if y, _ := readYear(s[i:]); y != "" {
			before, _ := utf8.DecodeLastRuneInString(s[:i])
			if !alphabetic(before) && hanDigit(before) < 0 {
				return i
			}
		}
		_, n := utf8.DecodeRuneInString(s[i:])
		i += n
	}
	return -1
}

// leadingYears reads the years that s starts with: 1784a、1795年, and returns
// what stands behind them. Years of a life (1588—1679) are none.
func leadingYears(s string) (years []year, rest string) {
	rest = s
	for at := 0; ; {
		text, n := readYear(s[at:])
		if text == "" {
			return years, rest
		}
		span := prose.Span{Start: at, End: at + n}
		rest = s[span.End:]
		for _, tail := range []string{"年版", "年"} {
			if strings.HasPrefix(rest, tail) {
				rest = rest[len(tail):]
				break
			}
		}
		if r, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " ")); strings.ContainsRune("-–—－~～〜至", r) {
			return nil, s
		}
		years = append(years, year{span, text})
		at = len(s) - len(rest)
		at += blanks(s[at:])
		sep := 0
		for _, c := range []string{"，", "、", ",", "/", "［", "["} {
			if strings.HasPrefix(s[at:], c) {
				sep = len(c)
			}
		}
		if sep == 0 {
			return years, rest
		}
		at += sep
		at += blanks(s[at:])
	}
}

// readYear reads the year that s starts with: 1651, 1784a, 一六五一年.
func readYear(s string) (string, int) {
	var out [5]byte
	n, at := 0, 0
	han := false
	for n < 4 {
		r, size := utf8.DecodeRuneInString(s[at:])
		switch d := hanDigit(r); {
		case isDigit(r) && !han:
			out[n] = byte(prose.Fold(r))
		case d >= 0 && (n == 0 || han):
			out[n] = '0' + byte(d)
			han = true
		default:
			return "", 0
		}
		n, at = n+1, at+size
	}
	if out[0] != '1' && out[0] != '2' {
		return "", 0
	}
	if han {
		if !strings.HasPrefix(s[at:], "年") {
			return "", 0
		}
		return string(out[:4]), at
	}
	if at < len(s) && 'a' <= s[at] && s[at] <= 'z' && !alphabeticAt(s, at+1) {
		out[4] = s[at]
		return string(out[:5]), at + 1
	}
	if alphabeticAt(s, at) {
		return "", 0
	}
	return string(out[:4]), at
}

// indexBracket returns the offset and length of the first opening round bracket
// in s; the offset is -1 if there is none.
func indexBracket(s string) (int, int) {
	i, j := strings.Index(s, "（"), strings.IndexByte(s, '(')
	if i < 0 || j >= 0 && j < i {
		return j, 1
	}
	return i, len("（")
}
