package check

import (
	"slices"
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// IgnoreInFile returns the edit by which a rule is ignored in the whole of the
// document: a comment at its start, behind what must come first, or one more
// rule in a comment that is there. It reports false for a markup without
// comments.
func (r *Result) IgnoreInFile(rule string) (Edit, bool) {
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
	d := r.Document.Prose
	syntax := d.Syntax()
	marks := syntax.CommentLine
	if marks.IsZero() {
		return Edit{}, false
	}
	eol := "\n"
	if strings.HasSuffix(d.Slice(0, d.LineStart(1)), "\r\n") {
		eol = "\r\n"
	}
	at := behindHead(d)
	text := marks.Open + ignoreFileWord + " " + rule + marks.Close + eol
	if syntax.CommentNeedsBlank {
		text += eol
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
func behindHead(d *prose.Document) int {
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
	for line := range d.LineCount() {
		text := strings.ToLower(d.Line(line))
		if !slices.ContainsFunc(d.Syntax().First, func(p string) bool { return strings.HasPrefix(text, p) }) {
			return d.LineStart(line)
		}
	}
	return d.Len()
}
