package lsp

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
)

// maxOpen is how far before the cursor an opening mark is looked for, in bytes.
const maxOpen = 600

// closers are the marks that close what others open.
var closers = map[rune]rune{'《': '》', '〈': '〉', '「': '」', '『': '』', '“': '”'}

// opened returns the last of the opening marks that text leaves open, and where
// what stands behind it starts; at is -1 if there is none.
func opened(text string, marks string) (mark rune, at int) {
	var closed []rune // what must open before
	for at = len(text); at > max(0, len(text)-maxOpen); {
		r, n := utf8.DecodeLastRuneInString(text[:at])
		switch last := len(closed) - 1; {
		case strings.ContainsRune(marks, r):
			if last < 0 || closed[last] != closers[r] {
				return r, at
			}
			closed = closed[:last]
		case isCloser(r) && strings.ContainsRune(marks, openerOf(r)):
			closed = append(closed, r)
		}
		at -= n
	}
	return 0, -1
}

func isCloser(r rune) bool { return openerOf(r) != 0 }

// openerOf returns the mark that r closes, 0 if it closes none.
func openerOf(r rune) rune {
	for opener, closer := range closers {
		if closer == r {
			return opener
		}
	}
	return 0
}

// closed returns text with the mark that closes it, unless that stands behind
// the cursor already.
func closed(text string, opener rune, after string) string {
	closer := closers[opener]
	for _, r := range after {
		if r == closer {
			return text
		}
		if r == opener || strings.ContainsRune("。！？；\n", r) {
			break
		}
	}
	return text + string(closer)
}

// titles proposes the titles that may be meant by what is typed behind 《.
func (t *typing) titles(s *sentence) []proposal {
	mark, at := opened(s.before, "《〈")
	if at < 0 {
		return nil
	}
	w := t.writer
	w.Chinese = true // an original title stands in other marks
	var out []proposal
	for _, title := range t.catalogue.Works.Titles(s.before[at:], &w, t.uses, maxCompletions) {
		if strings.HasPrefix(s.before[at:]+s.after, title.Text) {
			continue
		}
		out = append(out, proposal{
			from: s.from + at, label: title.Text, text: closed(title.Text, mark, s.after),
			detail: t.shortReference(title.Work), about: subjectData{Reference: title.Work.Key},
		})
	}
	return out
}

// How far before a quotation its author's name and its work are looked for, in
// bytes.
const (
	namedWithin = 120
	citedWithin = 400
)

// passages proposes the stored passages that begin with what is typed behind an
// opening quotation mark; if nothing is, those of the works that are named right
// before it.
func (t *typing) passages(s *sentence) []proposal {
	mark, at := opened(s.before, "「『“")
	if at < 0 {
		return nil
	}
	lead := s.before[:at-utf8.RuneLen(mark)]
	works := t.cited(s.from + at)
	works = append(works, t.catalogue.Works.NamedIn(lead[max(0, len(lead)-namedWithin):])...)
	var out []proposal
	for _, p := range t.catalogue.Passages.Complete(s.before[at:], works, &t.writer, maxCompletions) {
		if strings.HasPrefix(s.before[at:]+s.after, p.Text) {
			continue
		}
		about := subjectData{Reference: p.Quotation.Ref}
		detail := ""
		g := t.catalogue.Glossary
		for i, q := range g.QuotationsOf(p.Quotation.Ref) {
			if q == p.Quotation {
				about.Passage = i + 1
			}
		}
		if r := g.Reference(p.Quotation.Ref); r != nil {
			detail = t.shortReference(r)
		}
		out = append(out, proposal{from: s.from + at, label: p.Text, text: closed(p.Text, mark, s.after), detail: detail, about: about, passage: true})
	}
	return out
}

// cited returns the works that the block cites right before an offset, the last
// first.
func (t *typing) cited(before int) []*glossary.Reference {
	var out []*glossary.Reference
	i := t.file.Text.BlockAt(t.start)
	citations := t.result.Document.Block(i).Citations
	for j := len(citations) - 1; j >= 0; j-- {
		if c := &citations[j]; c.End < before && c.End > before-citedWithin {
			out = append(out, c.References...)
		}
	}
	return out
}

// terms proposes terms.
func (t *typing) terms(s *sentence) []proposal {
	w := t.writer
	w.Quoting = inBrackets(s.before)
	var out []proposal
	for _, term := range t.catalogue.Terms.Complete(s.before, s.after, &w, t.uses, t.result.Document.Lexicon.Dictionary(), maxCompletions) {
		p := proposal{from: s.from + term.Start, label: term.Text, text: term.Text, term: true}
		for _, c := range term.Concepts {
			p.about.Concepts = append(p.about.Concepts, c.ID)
		}
		if term.Typed != nil {
			p.detail, p.about.Typed = term.Typed.Text, term.Typed.Text
		} else {
			p.detail = original(term.Concepts[0])
		}
		out = append(out, p)
	}
	return out
}

// inBrackets reports whether text leaves a bracket open.
func inBrackets(text string) bool {
	at := strings.LastIndexAny(text, "（(）)")
	return at >= 0 && (strings.HasPrefix(text[at:], "（") || text[at] == '(')
}
