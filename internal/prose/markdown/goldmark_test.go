package markdown_test

import (
	"sort"
	"strings"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markdown"
)

// part is a stretch of reader's text with its place in the source.
type part struct {
	at   int
	text string
}

// joined returns the parts in source order without white space and objects.
func joined(parts []part) string {
	sort.SliceStable(parts, func(i, j int) bool { return parts[i].at < parts[j].at })
	var b strings.Builder
	for _, p := range parts {
		for _, r := range p.text {
			if !unicode.IsSpace(r) && r != prose.Object {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// ourText returns the reader's text by our parser. Front matter and the text
// in HTML blocks and directives is left out: goldmark has none.
func ourText(source string) string {
	d := prose.Parse(markdown.Parser{}, source)
	var parts []part
	for i, b := range d.Blocks() {
		if b.Kind == prose.FrontMatter || b.Kind == prose.Markup {
			continue
		}
		for _, r := range b.Runs {
			for _, p := range r.Pieces {
				parts = append(parts, part{d.Start(i) + p.Source, r.Text[p.Text : p.Text+p.TextLen]})
			}
		}
	}
	return joined(parts)
}

var yardstick = goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote))

// goldmarkText returns the text nodes of goldmark's tree.
func goldmarkText(source string) string {
	src := []byte(source)
	doc := yardstick.Parser().Parse(text.NewReader(src))
	var parts []part
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.CodeSpan, *ast.AutoLink, *ast.RawHTML, *ast.HTMLBlock, *ast.CodeBlock, *ast.FencedCodeBlock:
			return ast.WalkSkipChildren, nil
		case *ast.Text:
			v := n.Segment.Value(src)
			if !n.IsRaw() {
				v = util.UnescapePunctuations(v)
				v = util.ResolveNumericReferences(v)
				v = util.ResolveEntityNames(v)
			}
			parts = append(parts, part{n.Segment.Start, string(v)})
		}
		return ast.WalkContinue, nil
	})
	return joined(parts)
}

// firstDifference returns the two texts around the place where they part.
func firstDifference(a, b string) (string, string) {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	cut := func(s string) string {
		from, to := max(i-30, 0), min(i+60, len(s))
		if from > to {
			from = to
		}
		return strings.ToValidUTF8(s[from:to], "")
	}
	return cut(a), cut(b)
}
