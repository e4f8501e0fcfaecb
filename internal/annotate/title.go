package annotate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// titleCitations finds 《title》, 〈title〉, ﹏title﹏ and titles that are set off by
// emphasis or markup. Titles in quotation marks are found with the quotations.
func (s *reader) titleCitations() {
	for n := range s.titles {
		s.title(n)
	}
	s.wavyTitles()
	s.emphasisedTitles()
}

// title cites what stands between the title marks of pair n. A title inside
// another's is cited too if it is known and another work: 《論〈利維坦〉》.
func (s *reader) title(n int) {
	p := &s.titles[n]
	name := s.text[p.inner.Start:p.inner.End]
	refs, part := s.x.worksByTitle(name, &s.folded)
	if outer := s.outerTitle(n); outer != nil {
		if refs == nil {
			return
		}
		whole, _ := s.x.worksByTitle(s.text[outer.inner.Start:outer.inner.End], &s.folded)
		if slices.Equal(whole, refs) {
			return
		}
	}
	s.citeTitle(Citation{
		Span: s.run.Source(prose.Span{Start: p.start, End: p.end}), Kind: ByTitle, Name: name, At: s.run.Source(p.inner),
		Run: s.i, Text: p.inner, Certain: true, References: refs, Locator: Locator{Text: part},
	}, p.start, p.end)
}

// outerTitle returns the title around that of pair n, or nil.
func (s *reader) outerTitle(n int) *pair {
	p := &s.titles[n]
	for i := n + 1; p.depth > 0 && i < len(s.titles) && s.titles[i].end <= p.end+maxTitle; i++ {
		if o := &s.titles[i]; o.start < p.start {
			return o
		}
	}
	return nil
}

// citeTitle adds a citation by title that stands at start to end of the run,
// with the locator behind it, and with the works of the author and year that
// stand beside it if several have that title.
func (s *reader) citeTitle(c Citation, start, end int) {
	years, l := titleTail(s.text[end:min(len(s.text), end+reach)])
	if l.Text != "" {
		c.Locator = l
	}
	if len(c.References) > 1 {
		if i := s.nameEnding(start); i >= 0 && start-s.names[i].End <= 12 {
			c.References = preferring(c.References, func(r *glossary.Reference) bool {
				return slices.Contains(s.x.nameRefs[s.names[i].Value], r)
			})
		}
		for _, y := range years {
			c.References = preferring(c.References, y.of)
		}
	}
	s.a.Citations = append(s.a.Citations, c)
}

// preferring returns the references that keep says yes to, or all if there is none.
func preferring(refs []*glossary.Reference, keep func(*glossary.Reference) bool) []*glossary.Reference {
	var kept []*glossary.Reference
	for _, r := range refs {
		if keep(r) {
			kept = append(kept, r)
		}
	}
	if kept == nil {
		return refs
	}
	return kept
}

// titleTail reads the years and the locator behind a title: 《甲》（1651）第三章,
// 《甲》，頁 12, 《甲》（第三章）.
func titleTail(s string) ([]year, Locator) {
	var years []year
	var found Locator
	for range 2 {
		n := blanks(s)
		if open, size := indexBracket(s[n:]); open == 0 {
			end := strings.IndexAny(s, "）)")
			if end < 0 || end > 120 {
				break
			}
			inner := s[n+size : end]
			y, rest := leadingYears(inner)
			if l, m := parseLocator(rest[separator(rest):], len(y) > 0); m > 0 && found.Text == "" {
				found = l
			} else if len(y) == 0 {
				break
			}
			years = append(years, y...)
			_, closer := utf8.DecodeRuneInString(s[end:])
			s = s[end+closer:]
			continue
		}
		if found.Text == "" {
			found, _ = parseLocator(s[separator(s):], false)
		}
		break
	}
	return years, found
}

const maxWavy = 120 // bytes between wavy low lines

// wavyTitles finds ﹏﹏title﹏﹏, the mark of a title as plain text shows it.
func (s *reader) wavyTitles() {
	const size = len("﹏")
	for i := 0; i < len(s.waves); {
		j := i
		for j+1 < len(s.waves) && s.waves[j+1].at == s.waves[j].at+size {
			j++
		}
		next := j + 1
		i = next
		if next == len(s.waves) {
			return
		}
		inner := prose.Span{Start: s.waves[j].at + size, End: s.waves[next].at}
		name := s.text[inner.Start:inner.End]
		if inner.Len() > maxWavy || strings.TrimSpace(name) == "" || strings.ContainsAny(name, "。\n") {
			continue
		}
		start, last := s.waves[j].at, next
		for start >= size && s.text[start-size:start] == "﹏" {
			start -= size
		}
		for last+1 < len(s.waves) && s.waves[last+1].at == s.waves[last].at+size {
			last++
		}
		end := s.waves[last].at + size
		i = last + 1
		s.markedTitle(name, inner, start, end, true)
	}
}

func (s *reader) markedTitle(name string, inner prose.Span, start, end int, certain bool) {
	refs, part := s.x.worksByTitle(name, &s.folded)
	if refs == nil && !certain {
		return
	}
	s.citeTitle(Citation{
		Span: s.run.Source(prose.Span{Start: start, End: end}), Kind: ByTitle, Name: name, At: s.run.Source(inner),
		Run: s.i, Text: inner, Certain: certain, References: refs, Locator: Locator{Text: part},
	}, start, end)
}

// emphasisedTitles finds known titles that markup sets off as a whole, as
// writers do with Western ones: *Leviathan*, <cite>Leviathan</cite>.
func (s *reader) emphasisedTitles() {
	pieces := s.run.Pieces
	for i := range pieces {
		p := &pieces[i]
		if p.TextLen != p.SourceLen || p.TextLen < 4 || p.TextLen > maxWavy {
			continue
		}
		before := s.b.Source[:p.Source]
		if i > 0 {
			before = before[pieces[i-1].Source+pieces[i-1].SourceLen:]
		}
		after := s.b.Source[p.Source+p.SourceLen:]
		if i+1 < len(pieces) {
			after = s.b.Source[p.Source+p.SourceLen : pieces[i+1].Source]
		}
		inner := prose.Span{Start: p.Text, End: p.Text + p.TextLen}
		name := s.text[inner.Start:inner.End]
		if setsOff(before, after, name) {
			s.markedTitle(name, inner, inner.Start, inner.End, false)
		}
	}
}

// setsOff reports whether the markup around a text may mark it as a title:
// emphasis that is not strong around a text in an alphabet, or HTML for titles
// around any.
func setsOff(before, after, text string) bool {
	if before == "" || after == "" || strings.IndexByte(">*_/{[", before[len(before)-1]) < 0 {
		return false
	}
	if strings.HasSuffix(before, ">") && strings.HasPrefix(after, "</") {
		tag := before[strings.LastIndexByte(before, '<')+1:]
		for _, t := range []string{"cite", "em", "i>", "u>", "u "} {
			if strings.HasPrefix(tag, t) {
				return true
			}
		}
		return strings.Contains(tag, "wavy")
	}
	first, _ := utf8.DecodeRuneInString(text)
	if !unicode.IsUpper(first) {
		return false
	}
	switch b, a := before[len(before)-1], after[0]; b {
	case '*', '_':
		return a == b && !strings.HasSuffix(before, "**") && !strings.HasSuffix(before, "__")
	case '/':
		return a == b
	case '{':
		return a == '}' && (strings.HasSuffix(before, `\emph{`) || strings.HasSuffix(before, `\textit{`) || strings.HasSuffix(before, `\emph {`))
	case '[':
		return a == ']' && strings.HasSuffix(before, "#emph[")
	}
	return false
}

// ReferencesByTitle returns the references that a title in either script
// names, subtitles, volumes in brackets and punctuation aside.
func (x *Lexicon) ReferencesByTitle(title string) []*glossary.Reference {
	var buf [96]byte
	folded := buf[:0]
	refs, _ := x.byTitle(title, &folded)
	return refs
}

// worksByTitle is ReferencesByTitle for what stands between title marks:
// 《書名·篇名》 names the work first, and then its part.
func (x *Lexicon) worksByTitle(title string, buf *[]byte) (refs []*glossary.Reference, part string) {
	if refs, _ = x.byTitle(title, buf); refs != nil {
		return refs, ""
	}
	i := strings.IndexFunc(title, func(r rune) bool { return nameFold(r) == '·' })
	if i <= 0 {
		return nil, ""
	}
	_, n := utf8.DecodeRuneInString(title[i:])
	if refs, _ = x.byTitle(title[:i], buf); refs != nil {
		return refs, strings.TrimSpace(title[i+n:])
	}
	return nil, ""
}

func (x *Lexicon) byTitle(title string, buf *[]byte) (refs []*glossary.Reference, ok bool) {
	if len(title) > maxTitle {
		return nil, false
	}
	for range 3 {
		*buf = appendTitle((*buf)[:0], title)
		if refs, ok = x.titles[string(*buf)]; ok {
			return refs, true
		}
		short := mainTitle(title)
		if i := strings.LastIndexAny(short, "（("); i > 0 {
			short = short[:i] // 《甲（上）》
		}
		if short == title {
			break
		}
		title = short
	}
	return nil, false
}

// foldTitle reduces a title to its letters and digits, folded.
func foldTitle(t string) string { return string(appendTitle(nil, t)) }

func appendTitle(b []byte, t string) []byte {
	for _, r := range t {
		r = prose.Fold(r)
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b = utf8.AppendRune(b, r)
		}
	}
	return b
}

// mainTitle cuts a subtitle off: 《甲：乙》, 《甲——乙》, "A: B", "A, or B".
func mainTitle(t string) string {
	for _, sep := range []string{"：", ": ", "——", "—", ", or "} {
		if i := strings.Index(t, sep); i > 0 {
			t = t[:i]
		}
	}
	return t
}
