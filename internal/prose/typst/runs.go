package typst

import "github.com/jiaozhu/jiaozhu/internal/prose"

// reset starts a new run at a level.
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
	first := s.pos
	for first < to && isSpace(s.text[first]) {
		first++
	}
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

// vanish drops what ends at end, with the space before it where there is one,
// or none is wanted, behind it.
func (s *scanner) vanish(end int) {
	if end >= len(s.text) || isSpace(s.text[end]) || s.text[end] == ']' {
		s.flush(trimEnd(s.text, s.pos, s.i))
		s.i, s.pos = end, end
		return
	}
	s.drop(end)
}

// atom adds text for what lies between the cursor and end.
func (s *scanner) atom(text string, end int) {
	s.flush(s.i)
	l := &s.levels[s.depth]
	to := end
	if len(text) == end-s.i && text != " " {
		to-- // equal lengths would make the piece verbatim: ... for …
	}
	l.builder.Atomic(text, s.i, to)
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

// object adds an Object for what lies between start, up to where the text has
// been taken, and end. One that is not solid makes no run by itself.
func (s *scanner) object(start, end int, solid bool) {
	s.flush(start)
	l := &s.levels[s.depth]
	l.builder.Object(start, end)
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
	if l.prose || keep {
		if kind := s.textKind(); s.depth == 0 || kind == prose.TableRow {
			s.decide(kind, 0)
		}
		if s.depth > 0 {
			s.notes = append(s.notes, l.builder.Run())
		} else {
			s.block.Runs = append(s.block.Runs, l.builder.Run())
		}
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

// textKind returns the kind of text in the open brackets.
func (s *scanner) textKind() prose.BlockKind {
	for i := len(s.open) - 1; i >= 0; i-- {
		b := &s.open[i]
		switch b.kind {
		case inTable:
			return prose.TableRow
		case inQuote:
			return prose.Quote
		case inNote:
			if b.start < 0 {
				return prose.Footnote
			}
			return prose.Paragraph
		}
	}
	return prose.Paragraph
}

// finish ends the block at end; the cursor is at the end of its text.
func (s *scanner) finish(end int) {
	for s.depth > 0 {
		s.run(false)
		s.depth--
	}
	s.run(false)
	if s.block.Runs = append(s.block.Runs, s.notes...); len(s.block.Runs) > 0 {
		s.decide(s.textKind(), 0)
	}
	s.decide(s.plain, 0)
	s.close(end)
}
