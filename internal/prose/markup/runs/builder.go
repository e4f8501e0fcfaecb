// Package runs helps markup parsers build prose.Runs: it keeps the map from
// text to source and decides what becomes of a line break.
package runs

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

const object = string(prose.Object)

// Builder collects the pieces of one Run. All offsets are byte offsets into
// the source given to Reset, and calls must come in source order. The zero
// value needs a Reset.
type Builder struct {
	source string
	pieces []prose.Piece
	atoms  []string // text of each piece; "" where it is the source's
	length int      // of the text so far
	gap    lineBreak
}

// lineBreak is a break whose text depends on what follows it.
type lineBreak struct {
	kind       breakKind
	start, end int
}

type breakKind uint8

const (
	noBreak breakKind = iota
	softBreak
	space
	hardBreak
)

// Reset empties b for a new run over source.
func (b *Builder) Reset(source string) {
	b.source = source
	b.pieces = b.pieces[:0]
	clear(b.atoms)
	b.atoms = b.atoms[:0]
	b.length = 0
	b.gap = lineBreak{}
}

// Verbatim adds source[start:end] as it is.
func (b *Builder) Verbatim(start, end int) {
	if start >= end {
		return
	}
	if b.gap.kind != noBreak {
		b.close(b.source[start:end])
	}
	if n := len(b.pieces); n > 0 && b.atoms[n-1] == "" {
		if last := &b.pieces[n-1]; last.Source+last.SourceLen == start {
			last.TextLen += end - start
			last.SourceLen += end - start
			b.length += end - start
			return
		}
	}
	b.add("", end-start, start, end)
}

// Atomic adds text, which stands for source[start:end] as a whole.
func (b *Builder) Atomic(text string, start, end int) {
	if text == "" {
		return
	}
	if b.gap.kind != noBreak {
		b.close(text)
	}
	b.add(text, len(text), start, end)
}

// Object adds prose.Object for source[start:end].
func (b *Builder) Object(start, end int) { b.Atomic(object, start, end) }

// SoftBreak says that source[start:end] is a line end with the white space
// and marks around it. It becomes nothing between two characters of a script
// that has no spaces, one space elsewhere, nothing at the run's ends.
func (b *Builder) SoftBreak(start, end int) { b.lineBreak(softBreak, start, end) }

// Space says that source[start:end] is white space that a reader sees as one
// space, or as nothing at the run's ends.
func (b *Builder) Space(start, end int) { b.lineBreak(space, start, end) }

// HardBreak says that source[start:end] is a line break that the reader sees.
// It becomes "\n", or nothing at the run's ends.
func (b *Builder) HardBreak(start, end int) { b.lineBreak(hardBreak, start, end) }

func (b *Builder) lineBreak(kind breakKind, start, end int) {
	if len(b.pieces) == 0 {
		return
	}
	if b.gap.kind == noBreak {
		b.gap = lineBreak{kind, start, end}
		return
	}
	b.gap.kind = max(b.gap.kind, kind)
	b.gap.end = end
}

// close writes the pending break before next.
func (b *Builder) close(next string) {
	g := b.gap
	b.gap = lineBreak{}
	switch g.kind {
	case hardBreak:
		b.add("\n", 1, g.start, g.end)
		return
	case space:
		b.add(" ", 1, g.start, g.end)
		return
	}
	last := b.pieces[len(b.pieces)-1]
	before := b.atoms[len(b.atoms)-1]
	if before == "" {
		before = b.source[last.Source : last.Source+last.SourceLen]
	}
	left, _ := utf8.DecodeLastRuneInString(before)
	right, _ := utf8.DecodeRuneInString(next)
	if !Joins(left, right) {
		b.add(" ", 1, g.start, g.end)
	}
}

func (b *Builder) add(atom string, textLen, start, end int) {
	b.pieces = append(b.pieces, prose.Piece{Text: b.length, TextLen: textLen, Source: start, SourceLen: end - start, Atomic: atom != ""})
	b.atoms = append(b.atoms, atom)
	b.length += textLen
}

// Empty reports whether nothing has been added since Reset.
func (b *Builder) Empty() bool { return len(b.pieces) == 0 }

// Run returns the run. Its text shares the source's memory if it is one
// stretch of it.
func (b *Builder) Run() prose.Run {
	switch {
	case len(b.pieces) == 0:
		return prose.Run{}
	case len(b.pieces) == 1 && b.atoms[0] == "":
		p := b.pieces[0]
		return prose.Run{Text: b.source[p.Source : p.Source+p.SourceLen], Pieces: []prose.Piece{p}}
	}
	var text strings.Builder
	text.Grow(b.length)
	for i, p := range b.pieces {
		if b.atoms[i] == "" {
			text.WriteString(b.source[p.Source : p.Source+p.SourceLen])
		} else {
			text.WriteString(b.atoms[i])
		}
	}
	pieces := make([]prose.Piece, len(b.pieces))
	copy(pieces, b.pieces)
	return prose.Run{Text: text.String(), Pieces: pieces}
}

// Release forgets the source so that b can be kept, and reports whether its
// buffers hold no more than limit elements.
func (b *Builder) Release(limit int) bool {
	if cap(b.pieces) > limit {
		return false
	}
	b.source = ""
	clear(b.atoms)
	b.atoms = b.atoms[:0]
	return true
}
