package annotate

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// keyCitations resolves the citations by key that the parser found.
func (x *Lexicon) keyCitations(a *Annotations, c *prose.KeyCitation) {
	for _, item := range c.Items {
		cite := Citation{
			Span: item.At, Kind: ByKey, Name: item.Key, At: item.At, Run: -1,
			Locator: item.Locator, Certain: c.Bracketed,
		}
		if len(c.Items) == 1 {
			cite.Span = c.Span
		}
		if r := x.Glossary.Reference(item.Key); r != nil {
			cite.References = []*glossary.Reference{r}
		}
		a.Citations = append(a.Citations, cite)
	}
}

// maxTitle bounds the bytes between title marks: an opening mark without a
// partner must not take in a paragraph.
const maxTitle = 300

// titleCitations finds 《title》 and 〈title〉. Titles in quotation marks are
// found with the quotations.
func (x *Lexicon) titleCitations(a *Annotations, b *prose.Block, i int) {
	run := &b.Runs[i]
	for at := 0; at < len(run.Text); {
		j := strings.Index(run.Text[at:], "\u300A")
		k := strings.Index(run.Text[at:], "\u3008")
		if j < 0 || k >= 0 && k < j {
			j = k
		}
		if j < 0 {
			return
		}
		open := at + j
		inner := open + 3
		at = inner
		end := closeTitle(run.Text[open:min(len(run.Text), open+maxTitle)])
		if end < 0 {
			continue
		}
		close := open + end
		text := prose.Span{Start: inner, End: close}
		whole := prose.Span{Start: open, End: close + 3}
		name := run.Text[inner:close]
		if strings.TrimSpace(name) == "" {
			continue
		}
		refs := x.ReferencesByTitle(name)
		if refs == nil {
			// 《書名·篇名》 names the work first.
			if w, _, ok := strings.Cut(name, "·"); ok {
				refs = x.ReferencesByTitle(w)
			}
		}
		a.Citations = append(a.Citations, Citation{
			Span: run.Source(whole), Kind: ByTitle, Name: name, At: run.Source(text),
			Run: i, Text: text, Certain: true, References: refs,
		})
		at = close + 3
	}
}

// closeTitle returns the byte offset of the mark that closes the title mark
// that text starts with, or -1.
func closeTitle(text string) int {
	depth := 0
	for i, r := range text {
		switch r {
		case '《', '〈':
			depth++
		case '》', '〉':
			if depth--; depth == 0 {
				return i
			}
		case '。', '\n':
			return -1
		}
	}
	return -1
}

// authorYear finds （某人，1651） and 某人（1651）: the name right before a bracket
// that holds only a year, or name and year in the bracket.
func (x *Lexicon) authorYear(a *Annotations, b *prose.Block, i int) {
	run := &b.Runs[i]
	text := run.Text
	for at := 0; at < len(text); {
		open, size := indexBracket(text[at:])
		if open < 0 {
			return
		}
		open += at
		inner := open + size
		at = inner
		end := strings.IndexAny(text[inner:], "）)")
		if end < 0 || end > 120 {
			continue
		}
		body := text[inner : inner+end]
		_, closer := utf8.DecodeRuneInString(text[inner+end:])
		name, year, locator, ok := splitAuthorYear(body)
		if !ok {
			continue
		}
		span := prose.Span{Start: inner, End: inner + end}
		whole := prose.Span{Start: open, End: inner + end + closer}
		var refs []*glossary.Reference
		if name != "" {
			if v, ok := x.names.Lookup(name); ok {
				refs = x.nameRefs[v]
			}
		} else if m, ok := x.nameBefore(text, open); ok {
			name = text[m.Start:m.End]
			refs = x.nameRefs[m.Value]
			whole.Start = m.Start
			span = prose.Span{Start: m.Start, End: inner + end}
		}
		var of []*glossary.Reference
		for _, r := range refs {
			if yearOf(r.Issued) == year {
				of = append(of, r)
			}
		}
		if len(of) == 0 {
			continue // by author and year alone nothing is certain enough to miss
		}
		a.Citations = append(a.Citations, Citation{
			Span: run.Source(whole), Kind: ByAuthorYear, Name: name + " " + year, At: run.Source(span),
			Run: i, Text: span, Locator: locator, References: of,
		})
	}
}

func indexBracket(s string) (int, int) {
	i, j := strings.Index(s, "（"), strings.IndexByte(s, '(')
	if i < 0 || j >= 0 && j < i {
		return j, 1
	}
	return i, len("（")
}

// splitAuthorYear reads "霍布斯，1651：12", "1651", "Hobbes, 1651, p. 3".
func splitAuthorYear(s string) (name, year, locator string, ok bool) {
	fields := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("，,：:；;", r) })
	for n := range fields {
		fields[n] = strings.TrimSpace(fields[n])
	}
	if len(fields) > 0 && !isYear(fields[0]) {
		name, fields = fields[0], fields[1:]
		if len(fields) == 0 { // "Hobbes 1651"
			if k := strings.LastIndexByte(name, ' '); k > 0 && isYear(name[k+1:]) {
				name, fields = strings.TrimSpace(name[:k]), []string{name[k+1:]}
			}
		}
	}
	if len(fields) == 0 || len(fields) > 2 || !isYear(fields[0]) {
		return "", "", "", false
	}
	if len(fields) == 2 {
		locator = fields[1]
	}
	return name, fields[0][:4], locator, true
}

func isYear(s string) bool {
	s = strings.TrimSuffix(s, "年")
	if len(s) == 5 && s[4] >= 'a' && s[4] <= 'z' {
		s = s[:4]
	}
	if len(s) != 4 || s[0] != '1' && s[0] != '2' {
		return false
	}
	for i := range s {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

func yearOf(issued string) string {
	if len(issued) >= 4 && isYear(issued[:4]) {
		return issued[:4]
	}
	return ""
}
