package typst

import (
	"github.com/jiaozhu/jiaozhu/internal/prose"

	"github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"
)

// vanish drops what ends at end, with the space before it where there is one,
// or none is wanted, behind it.
func (s *scanner) vanish(end int) {
	if end >= len(s.Text) || runs.IsSpace(s.Text[end]) || s.Text[end] == ']' {
		s.TakeTrimmed()
		s.JumpTo(end)
		return
	}
	s.Drop(end)
}

// run ends the current run at the cursor and starts a new one. An empty run is
// kept only if keep is set.
func (s *scanner) run(keep bool) {
	s.TakeTrimmed()
	if s.HasProse() || keep {
		if kind := s.textKind(); s.Depth == 0 || kind == prose.TableRow {
			s.decide(kind, 0)
		}
		if s.Depth > 0 {
			s.Notes = append(s.Notes, s.Run())
		} else {
			s.block.Runs = append(s.block.Runs, s.Run())
		}
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
	for s.Depth > 0 {
		s.run(false)
		s.Depth--
	}
	s.run(false)
	if s.block.Runs = append(s.block.Runs, s.Notes...); len(s.block.Runs) > 0 {
		s.decide(s.textKind(), 0)
	}
	s.decide(s.plain, 0)
	s.close(end)
}
