package lsp

import (
	"strings"

	"go.lsp.dev/protocol"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup"
)

// citing says how works are cited at a place of a document.
type citing struct {
	format string
	group  *citationGroup // nil if the place is in no citation
}

// citationGroup is a citation of several keys, at a place between two of them.
type citationGroup struct{ lead, tail string }

// citing looks at a position; without one, or without a document, it is that of
// a place in prose, in Markdown.
func (v *view) citing(p *protocol.Position) citing {
	if v.file == nil || v.file.Format == "" {
		return citing{format: markup.Markdown}
	}
	c := citing{format: v.file.Format}
	if p == nil {
		return c
	}
	d := v.file.Text
	offset := mapper{d, v.encoding}.offset(*p)
	i := d.BlockAt(offset)
	if i < 0 {
		return c
	}
	b := d.Blocks()[i]
	for j := range b.Cites {
		if g, ok := groupAt(b, &b.Cites[j], offset-d.Start(i), c.format); ok {
			c.group = &g
		}
	}
	return c
}

// groupAt returns what must stand around a key that is put into a citation at
// an offset of its block. It reports false if the offset is not in the citation
// or in one of its keys, or if the markup has no such groups.
func groupAt(b *prose.Block, c *prose.KeyCitation, offset int, format string) (citationGroup, bool) {
	var opening, closing, separator string
	switch format {
	case markup.Markdown:
		opening, closing, separator = "[", "]", ";"
	case markup.Org:
		opening, closing, separator = ":", "]", ";"
	case markup.LaTeX:
		opening, closing, separator = "{", "}", ","
	default:
		return citationGroup{}, false
	}
	if !c.Bracketed || offset <= c.Start || offset >= c.End {
		return citationGroup{}, false
	}
	for _, item := range c.Items {
		if item.At.Start < offset && offset < item.At.End {
			return citationGroup{}, false
		}
	}
	before, after := b.Source[c.Start:offset], strings.TrimLeft(b.Source[offset:c.End], " ")
	trimmed := strings.TrimRight(before, " ")
	if format == markup.LaTeX && strings.LastIndexByte(before, '{') <= strings.LastIndexByte(before, '}') {
		return citationGroup{}, false // in the command's name or an optional argument
	}
	if strings.HasSuffix(before, "@") || strings.HasSuffix(before, "@{") {
		return citationGroup{}, false // between the mark and its key
	}
	space := " "
	if format == markup.LaTeX {
		space = ""
	}
	var g citationGroup
	switch {
	case strings.HasSuffix(trimmed, opening):
	case !strings.HasSuffix(trimmed, separator):
		g.lead = separator + space
	case len(trimmed) == len(before):
		g.lead = space
	}
	if !strings.HasPrefix(after, closing) && !strings.HasPrefix(after, separator) {
		g.tail = separator + space
	}
	return g, true
}

// cite returns what cites a work: by its key where the markup has such
// citations, else by author and year or by title.
func (c *citing) cite(r *referenceItem) string {
	if g := c.group; g != nil {
		if c.format == markup.LaTeX {
			return g.lead + r.Key + g.tail
		}
		return g.lead + "@" + pandocKey(r.Key) + g.tail
	}
	switch c.format {
	case markup.Markdown:
		return "[@" + pandocKey(r.Key) + "]"
	case markup.LaTeX:
		return `\cite{` + r.Key + "}"
	case markup.Typst:
		// Of @key, Typst would take the Chinese text behind it for a part.
		return "#cite(<" + r.Key + ">)"
	case markup.Org:
		return "[cite:@" + r.Key + "]"
	}
	if r.Author != "" && r.Year != "" {
		return "（" + r.Author + "，" + r.Year + "）"
	}
	return "《" + strings.Trim(r.Title, "《》") + "》"
}

// pandocKey puts a key into braces if Pandoc would read only a part of it. See
// the Pandoc User's Guide, “Citation syntax”.
func pandocKey(key string) string {
	inner := false // the character before is internal punctuation
	for i, c := range key {
		letter := c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
		punctuation := i > 0 && !inner && i < len(key)-1 && strings.ContainsRune(":.#$%&-+?<>~/", c)
		if !letter && !punctuation {
			return "{" + key + "}"
		}
		inner = punctuation
	}
	return key
}
