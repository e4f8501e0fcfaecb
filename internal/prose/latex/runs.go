package latex

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// reset starts a new run at a level of notes.
func (s *scanner) reset(depth int) {
	for depth >= len(s.levels) {
		s.levels = append(s.levels, level{})
	}
	s.depth = depth
	s.levels[depth].builder.Reset(s.text)
	s.levels[depth].prose = false
}

// flush adds what has been read up to offset to the current run.
func (s *scanner) flush(to int) {
	if s.pos >= to {
		return
	}
	l := &s.levels[s.depth]
	first := skipSpace(s.text, s.pos, to)
	if l.builder.Empty() {
		s.pos = first
	}
	if first < to {
		l.prose = true
	}
	l.builder.Verbatim(s.pos, to)
	s.pos = to
}

// drop leaves out what lies between the cursor and end.
func (s *scanner) drop(end int) {
	s.flush(s.i)
	s.i, s.pos = end, end
}

// atom adds text for what lies between the cursor and end.
func (s *scanner) atom(text string, end int) {
	s.flush(s.i)
	l := &s.levels[s.depth]
	from, to := s.i, end
	if len(text) == to-from && text != s.text[from:to] && text != " " {
		// Equal lengths would make the piece verbatim: --- for —, \S for §.
		to--
	}
	l.builder.Atomic(text, from, to)
	l.prose = true
	s.i, s.pos = end, end
}

// space adds a space for what lies between the cursor and end, but at a run's
// start.
func (s *scanner) space(end int) {
	s.flush(s.i)
	if l := &s.levels[s.depth]; !l.builder.Empty() {
		l.builder.Atomic(" ", s.i, end)
	}
	s.i, s.pos = end, end
}

// object adds an Object for what lies between the cursor and end. One that is
// not solid makes no run by itself.
func (s *scanner) object(end int, solid bool) {
	s.flush(s.i)
	l := &s.levels[s.depth]
	l.builder.Object(s.i, end)
	l.prose = l.prose || solid
	s.i, s.pos = end, end
}

// lineBreak adds a line break that the reader sees.
func (s *scanner) lineBreak(end int) {
	s.flush(trimEnd(s.text, s.pos, s.i))
	s.levels[s.depth].builder.HardBreak(s.pos, end)
	s.i, s.pos = end, end
}

// run ends the current run at the cursor and starts a new one. An empty run is
// kept only if keep is set.
func (s *scanner) run(keep bool) {
	s.flush(trimEnd(s.text, s.pos, s.i))
	l := &s.levels[s.depth]
	switch {
	case !l.prose && !keep:
	case s.depth > 0:
		s.notes = append(s.notes, l.builder.Run())
	default:
		s.decide(s.textKind(), 0)
		s.block.Runs = append(s.block.Runs, l.builder.Run())
	}
	s.reset(s.depth)
	s.pos = s.i
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
	s.block.Runs = append(s.block.Runs, s.notes...)
	s.decide(s.plain, 0)
	s.close(end)
}

// newline reads the line end at the cursor.
func (s *scanner) newline() {
	next := s.i + 1
	end := trimEnd(s.text, s.pos, s.i)
	s.flush(end)
	if s.endsBefore(next) {
		s.finish(next)
		return
	}
	next = skipBlanks(s.text, next)
	s.levels[s.depth].builder.SoftBreak(end, next)
	s.i, s.pos = next, next
}

// comment reads the % at the cursor. What it takes out, with the line end and
// the white space behind it, leaves no gap.
func (s *scanner) comment() {
	end := lineEnd(s.text, s.i)
	s.block.Comments = append(s.block.Comments, prose.Span{Start: s.i + 1, End: trimEnd(s.text, s.i+1, end)})
	s.flush(trimEnd(s.text, s.pos, s.i))
	if s.endsBefore(end) {
		s.i = end
		s.pos = end
		s.finish(end)
		return
	}
	s.drop(skipBlanks(s.text, end))
}

// endsBefore reports whether the block ends before the line at next: at a
// blank line, at a command that starts something of its own, and where there
// has been nothing but commands so far.
func (s *scanner) endsBefore(next int) bool {
	if next >= len(s.text) || breaks(s.text, next) {
		return true
	}
	awaits := s.awaits
	s.awaits = false
	return !awaits && s.depth == 0 && len(s.groups) == 0 && s.cells == 0 && !s.levels[0].prose
}

// breaks reports whether the line at i cannot go on with a paragraph.
func breaks(text string, i int) bool {
	i = skipBlanks(text, i)
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
	i = skipBlanks(text, i)
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
