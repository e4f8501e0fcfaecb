package lsp

import (
	"unicode/utf8"

	"go.lsp.dev/protocol"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// mapper converts between byte offsets of a document and positions in the
// encoding that client and server agreed on.
type mapper struct {
	text     *prose.Document
	encoding protocol.PositionEncodingKind
}

// position converts a byte offset.
func (m mapper) position(offset int) protocol.Position {
	offset = min(max(offset, 0), m.text.Len())
	line := m.text.LineOf(offset)
	start := m.text.LineStart(line)
	return protocol.Position{
		Line:      uint32(line),
		Character: uint32(m.width(m.text.Slice(start, offset))),
	}
}

// span converts a range of byte offsets.
func (m mapper) span(s prose.Span) protocol.Range {
	return protocol.Range{Start: m.position(s.Start), End: m.position(s.End)}
}

// counted converts a position that was counted in every way.
func counted(p prose.Position, encoding protocol.PositionEncodingKind) protocol.Position {
	to := protocol.Position{Line: p.Line, Character: p.Runes + p.Astral}
	switch encoding {
	case protocol.PositionEncodingKindUTF8:
		to.Character = p.Bytes
	case protocol.PositionEncodingKindUTF32:
		to.Character = p.Runes
	}
	return to
}

// location returns a place in a document whose text is not at hand.
func (s *server) location(document string, from, to prose.Position) protocol.Location {
	return protocol.Location{URI: uriOf(document), Range: protocol.Range{
		Start: counted(from, s.encoding), End: counted(to, s.encoding),
	}}
}

// width counts the code units of s.
func (m mapper) width(s string) int {
	switch m.encoding {
	case protocol.PositionEncodingKindUTF8:
		return len(s)
	case protocol.PositionEncodingKindUTF32:
		return utf8.RuneCountInString(s)
	}
	n := 0
	for _, r := range s {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}

// selection converts a range that somebody selected. Neovim ends a selection one
// unit behind the start of its last character, whatever the encoding: an end in
// the middle of a code point takes the whole of it.
func (m mapper) selection(r protocol.Range) prose.Span {
	s := prose.Span{Start: m.offset(r.Start), End: m.offset(r.End)}
	if m.position(s.End) != r.End && m.position(s.End).Line == r.End.Line {
		_, size := utf8.DecodeRuneInString(m.text.Line(int(r.End.Line))[s.End-m.text.LineStart(int(r.End.Line)):])
		s.End += size
	}
	s.End = max(s.Start, s.End)
	return s
}

// offset converts a position. A line behind the last gives the document's end,
// a character behind the line's the line's end, as the protocol says; a
// character in the middle of a code point its start.
func (m mapper) offset(p protocol.Position) int {
	if int64(p.Line) >= int64(m.text.LineCount()) {
		return m.text.Len()
	}
	start := m.text.LineStart(int(p.Line))
	line := m.text.Line(int(p.Line))
	units := 0
	for i, r := range line {
		n := 1
		switch {
		case m.encoding == protocol.PositionEncodingKindUTF8:
			n = utf8.RuneLen(r)
			if r == utf8.RuneError {
				_, n = utf8.DecodeRuneInString(line[i:])
			}
		case m.encoding != protocol.PositionEncodingKindUTF32 && r > 0xFFFF:
			n = 2
		}
		if units+n > int(p.Character) {
			return start + i
		}
		units += n
	}
	return start + len(line)
}
