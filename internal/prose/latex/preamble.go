package latex

import (
	"slices"
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"
)

// titleNames are the commands of a preamble that hold prose.
var titleNames = strings.Fields(titles)

// bodyNames are commands that do not stand in a preamble. They end one whose
// \begin{document} is missing or half-written.
var bodyNames = []string{
	"maketitle", "tableofcontents", "frontmatter", "mainmatter", "part", "chapter", "section", "subsection",
}

// lineKind says what a line of the preamble starts with.
type lineKind uint8

const (
	lineCommand lineKind = iota
	lineComment
	lineProse // a title, an abstract, or the end of the preamble
	lineBody  // the same, but without \begin{document}
)

// preambleLine tells the kind of a line of the preamble whose text starts at i.
func preambleLine(text string, i int) lineKind {
	switch text[i] {
	case '%':
		return lineComment
	case '\\':
	default:
		return lineCommand
	}
	name := commandName(text, i)
	switch {
	case name == "begin":
		if env, _ := environmentName(text, i+1+len(name)); env == "document" || isAbstract(env) {
			return lineProse
		}
	case slices.Contains(titleNames, name):
		return lineProse
	case slices.Contains(bodyNames, name):
		return lineBody
	}
	return lineCommand
}

// preamble reads lines of commands from the first, which ends at end, up to
// one that is blank or of another kind.
func (s *scanner) preamble(end int) {
	for end < len(s.Text) && !runs.IsBlankLine(s.Text, end) && preambleLine(s.Text, runs.SkipBlanks(s.Text, end)) == lineCommand {
		end = runs.LineEnd(s.Text, end)
	}
	s.block.Kind = prose.Markup
	s.close(end)
}
