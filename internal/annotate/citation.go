package annotate

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// keyCitations resolves the citations by key that the parser found, each item
// of a group for itself.
func (x *Lexicon) keyCitations(a *Annotations, b *prose.Block, c *prose.KeyCitation) {
	group := keyGroup{source: b.Source, cite: c}
	group.read()
	for i := range c.Items {
		item := &c.Items[i]
		cite := Citation{
			Span: group.item(i), Kind: ByKey, Name: item.Key, At: item.At, Run: -1, Certain: c.Bracketed,
			AuthorOmitted: group.omitted,
		}
		if len(c.Items) == 1 {
			cite.Span = c.Span
		}
		if i == 0 {
			cite.Prefix = group.prefix
		}
		if at := item.At.Start; group.pandoc && at > 0 {
			if item.At.Start > 0 && b.Source[at-1] == '{' {
				at--
			}
			lead := b.Source[min(group.item(i).Start, at):at]
			lead = strings.TrimSuffix(lead, "@")
			if cut, ok := strings.CutSuffix(lead, "-"); ok {
				cite.AuthorOmitted, lead = true, cut
			}
			if cite.Prefix == "" && !strings.ContainsAny(lead, "[\\") {
				cite.Prefix = strings.TrimSpace(lead)
			}
		}
		cite.Locator, cite.Suffix = splitLocator(item.Locator)
		if r := x.Glossary.Reference(item.Key); r != nil {
			cite.References = []*glossary.Reference{r}
		}
		a.Citations = append(a.Citations, cite)
	}
}

// splitLocator parses what stands behind a key. What is no locator is the
// suffix, unless nothing is one: then it is taken for a locator as it is.
func splitLocator(s string) (Locator, string) {
	s = strings.TrimSpace(s)
	l, n := parseLocator(s, true)
	if n == 0 {
		return Locator{Text: s}, ""
	}
	return l, strings.TrimSpace(s[n+separator(s[n:]):])
}

// keyGroup says what the parser leaves out of a citation by key.
type keyGroup struct {
	source  string
	cite    *prose.KeyCitation
	pandoc  bool // @key, in Markdown, Org and Typst
	omitted bool // the command leaves the author out
	prefix  string
	inner   prose.Span // what the items share out among them
}

func (g *keyGroup) read() {
	whole := g.source[g.cite.Start:g.cite.End]
	g.inner = g.cite.Span
	if strings.HasPrefix(whole, `\`) {
		g.command(whole)
		return
	}
	g.pandoc = true
	switch {
	case strings.HasPrefix(whole, "[cite"):
		if i := strings.IndexByte(whole, ':'); i >= 0 {
			style := whole[:i]
			g.omitted = strings.Contains(style, "/na") || strings.Contains(style, "/noauthor")
			g.inner.Start += i + 1
			g.inner.End--
		}
	case strings.HasPrefix(whole, "[@"), strings.HasPrefix(whole, "[") && strings.HasSuffix(whole, "]"):
		g.inner.Start++
		g.inner.End--
	case strings.HasPrefix(whole, "#cite"):
		g.pandoc = false
		g.omitted = strings.Contains(whole, `"year"`)
	}
}

// command reads what a LaTeX command says beside its keys.
func (g *keyGroup) command(whole string) {
	name := whole[1:]
	end := 0
	for end < len(name) && name[end] < utf8.RuneSelf && (alphabetic(rune(name[end])) || name[end] == '*') {
		end++
	}
	word := strings.ToLower(name[:end])
	g.omitted = strings.Contains(word, "year") || strings.HasSuffix(word, "*") && !strings.HasPrefix(word, "citet") && !strings.HasPrefix(word, "citep")
	// Of two optional arguments the first is the prefix.
	rest := strings.TrimLeft(name[end:], " ")
	if !strings.HasPrefix(rest, "[") {
		return
	}
	first := strings.IndexByte(rest, ']')
	if first > 0 && strings.HasPrefix(strings.TrimLeft(rest[first+1:], " "), "[") {
		g.prefix = strings.TrimSpace(rest[1:first])
	}
}

// item returns the span of item i: with its prefix and locator in Pandoc's
// syntax, of the key alone in others.
func (g *keyGroup) item(i int) prose.Span {
	items := g.cite.Items
	s := items[i].At
	if !g.pandoc {
		return s
	}
	from, to := g.inner.Start, g.inner.End
	if i > 0 {
		from = items[i-1].At.End
		if j := strings.LastIndexAny(g.source[from:s.Start], ";；"); j >= 0 {
			_, n := utf8.DecodeRuneInString(g.source[from+j:])
			from += j + n
		}
	}
	if i+1 < len(items) {
		to = items[i+1].At.Start
		if j := strings.LastIndexAny(g.source[s.End:to], ";；"); j >= 0 {
			to = s.End + j
		}
	}
	for from < s.Start && strings.IndexByte(" \t\r\n", g.source[from]) >= 0 {
		from++
	}
	for to > s.End && strings.IndexByte(" \t\r\n", g.source[to-1]) >= 0 {
		to--
	}
	if from > s.Start || to < s.End {
		return s
	}
	return prose.Span{Start: from, End: to}
}

// noteCitation adds a citation for the mark of a footnote that is defined
// elsewhere.
func noteCitation(a *Annotations, m *prose.FootnoteMark) {
	if m.Definition || m.Label == "" {
		return
	}
	a.Citations = append(a.Citations, Citation{
		Span: m.Span, Kind: ByNote, Name: m.Label, At: m.Span, Run: -1, Certain: true,
	})
}
