package check

import (
	"slices"
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup"
)

// IgnoreInFile returns the edit by which a rule is ignored in the whole of a
// document of a format: a comment at its start, behind what must come first, or
// one more rule in a comment that is there. It reports false for a format
// without comments.
func (r *Result) IgnoreInFile(format, rule string) (Edit, bool) {
	for _, s := range r.scopes() {
		if !s.File || len(s.Rules) == 0 {
			continue
		}
		text := r.Document.Prose.Slice(s.at.Start, s.at.End)
		if i := strings.Index(text, " -- "); i >= 0 {
			text = text[:i]
		}
		at := s.at.Start + len(strings.TrimRight(text, " \t\r\n"))
		return Edit{prose.Span{Start: at, End: at}, " " + rule}, true
	}
	open, closing, ok := markup.Comment(format)
	if !ok {
		return Edit{}, false
	}
	if format == markup.Org {
		open, closing = "# ", "" // a line of its own is no text
	}
	d := r.Document.Prose
	eol := "\n"
	if strings.HasSuffix(d.Slice(0, d.LineStart(1)), "\r\n") {
		eol = "\r\n"
	}
	at := behindHead(d, format)
	text := open + ignoreFileWord + " " + rule + closing + eol
	switch format {
	case markup.Markdown, markup.HTML, markup.Typst:
		text += eol // else what follows belongs to the comment's block
		if at > 0 {
			text = eol + text
		}
		if at > 0 && strings.TrimSpace(d.Line(d.LineOf(at))) == "" {
			text = strings.TrimSuffix(text, eol) // a blank line is there
		}
	}
	if at > 0 && !strings.HasSuffix(d.Slice(0, at), "\n") {
		text = eol + text
	}
	return Edit{prose.Span{Start: at, End: at}, text}, true
}

// behindHead returns the offset behind what must come first in a document: its
// front matter, a declaration, comments by which programs are told how to read
// it.
func behindHead(d *prose.Document, format string) int {
	at := 0
	for i, b := range d.Blocks() {
		if b.Kind != prose.FrontMatter {
			break
		}
		// Blank lines behind it are part of no head.
		at = d.Start(i) + len(strings.TrimRight(b.Source, "\r\n"))
		at = d.LineStart(d.LineOf(at) + 1)
	}
	if at > 0 {
		return at
	}
	first := map[string][]string{
		markup.LaTeX: {"%"},
		markup.Org:   {"# -*-", "#!"},
		markup.HTML:  {"<?", "<!doctype"},
	}[format]
	for line := range d.LineCount() {
		text := strings.ToLower(d.Line(line))
		if !slices.ContainsFunc(first, func(p string) bool { return strings.HasPrefix(text, p) }) {
			return d.LineStart(line)
		}
	}
	return d.Len()
}
