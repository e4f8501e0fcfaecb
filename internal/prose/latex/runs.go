package latex

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"
)

// run ends the current run at the cursor and starts a new one. An empty run is
// kept only if keep is set.
func (s *scanner) run(keep bool) {
	s.TakeTrimmed()
	switch {
	case !s.HasProse() && !keep:
	case s.Depth > 0:
		s.Notes = append(s.Notes, s.Run())
	default:
		s.decide(s.textKind(), 0)
		s.block.Runs = append(s.block.Runs, s.Run())
	}
	s.Reset(s.Depth)
	s.From = s.At
}

// decide sets the block's kind, unless it is known.
func (s *scanner) decide(kind prose.BlockKind, headingLevel int) {
	if !s.decided {
		s.decided = true
		s.block.Kind, s.block.Level = kind, headingLevel
	}
}

// textKind returns the kind of text in the open environments.
func (s *scanner) textKind() prose.BlockKind {
	for i := len(s.open) - 1; i >= 0; i-- {
		switch s.open[i] {
		case openTable:
			return prose.TableRow
		case openQuote:
			return prose.Quote
		}
	}
	return prose.Paragraph
}

func (s *scanner) inTable() bool {
	return len(s.open) > 0 && s.open[len(s.open)-1] == openTable
}

// row ends a table's row.
func (s *scanner) row() {
	s.run(s.cells > 0)
	s.cells = 0
}

// finish ends the block at end; the cursor is at the end of its text.
func (s *scanner) finish(end int) {
	s.abandon()
	s.row()
	s.block.Runs = append(s.block.Runs, s.Notes...)
	s.decide(s.plain, 0)
	s.close(end)
}

// newline reads the line end at the cursor.
func (s *scanner) newline() {
	next := s.At + 1
	s.TakeTrimmed()
	if s.endsBefore(next) {
		s.finish(next)
		return
	}
	next = runs.SkipBlanks(s.Text, next)
	s.SoftBreak(next)
}

// comment reads the % at the cursor. What it takes out, with the line end and
// the white space behind it, leaves no gap.
func (s *scanner) comment() {
	end := runs.LineEnd(s.Text, s.At)
	s.block.Comments = append(s.block.Comments, prose.Span{Start: s.At + 1, End: runs.TrimEnd(s.Text, s.At+1, end)})
	s.TakeTrimmed()
	if s.endsBefore(end) {
		s.At = end
		s.From = end
		s.finish(end)
		return
	}
	s.Drop(runs.SkipBlanks(s.Text, end))
}

// endsBefore reports whether the block ends before the line at next: at a
// blank line, at a command that starts something of its own, and where there
// has been nothing but commands so far.
func (s *scanner) endsBefore(next int) bool {
	if next >= len(s.Text) || breaks(s.Text, next) {
		return true
	}
	awaits := s.awaits
	s.awaits = false
	return !awaits && s.Depth == 0 && len(s.groups) == 0 && s.cells == 0 && !s.TextHasProse()
}

// breaks reports whether the line at i cannot go on with a paragraph.
func breaks(text string, i int) bool {
	i = runs.SkipBlanks(text, i)
	if i >= len(text) || text[i] == '\n' {
		return true
	}
	switch text[i] {
	case '$':
		return strings.HasPrefix(text[i:], "$$")
	case '\\':
		return strings.HasPrefix(text[i:], `\[`) || breakers[commandName(text, i)] != 0
	}
	return false
}

// breaksMath is breaks for a line inside inline math.
func breaksMath(text string, i int) bool {
	i = runs.SkipBlanks(text, i)
	if i >= len(text) || text[i] == '\n' {
		return true
	}
	return text[i] == '\\' && breakers[commandName(text, i)] == breaksAll
}

const (
	breaksText = iota + 1
	breaksAll  // math too
)

// breakers are the commands that end a paragraph if a line starts with them.
var breakers = func() map[string]uint8 {
	m := make(map[string]uint8)
	for name := range headings {
		m[name] = breaksAll
	}
	for _, name := range strings.Fields(`item bibitem maketitle tableofcontents documentclass frametitle caption
		appendix frontmatter mainmatter backmatter bibliography printbibliography`) {
		m[name] = breaksAll
	}
	for _, name := range strings.Fields(`begin end clearpage newpage newcommand renewcommand newtheorem par iffalse ` + titles) {
		m[name] = breaksText
	}
	return m
}()

// commandName returns the letters behind the backslash at i.
func commandName(text string, i int) string {
	j := i + 1
	for j < len(text) && isLetter(text[j]) {
		j++
	}
	return text[i+1 : j]
}
