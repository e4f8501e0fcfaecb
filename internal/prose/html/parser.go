// Package html reads HTML and XHTML as a browser shows it: tags vanish, the
// elements that make blocks delimit runs, and what is not text (scripts, code,
// drawings, attributes) is none.
//
// It is a scanner and no tree builder. Blocks end where lines do, so the few
// facts about open elements that matter to a reader travel in prose.State: what
// raw text the scanner is in, the heading's level, the depth of quotations. A
// tag or comment that is half written costs at most the paragraph it stands in,
// save for an unclosed comment or raw element, which hides what follows as it
// does in a browser. Its time is linear in the text's length whatever the text
// is.
package html

import (
	"strings"
	"sync"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"
)

// Parser is a prose.Parser for HTML. The zero value is ready for use.
type Parser struct{}

// scanners keeps the buffers of scanners between calls of Next.
var scanners = sync.Pool{New: func() any { return new(scanner) }}

// Next implements prose.Parser.
func (Parser) Next(text string, before prose.State) *prose.Block {
	s := scanners.Get().(*scanner)
	s.text, s.block = text, &prose.Block{}
	s.context = decode(before.Mode)
	s.link, s.quotes, s.found, s.kinded = -1, 0, 0, false
	s.run.Reset(text)
	s.finish(s.scan())
	b := s.block
	s.release()
	return b
}

// scanner reads one block.
type scanner struct {
	text  string
	block *prose.Block
	context

	run    runs.Builder
	runs   []prose.Run // that are complete
	from   int         // start of the text that is in no run yet
	link   int         // index in block.Links of the open <a>, or -1
	quotes int         // open <q>
	kinded bool        // the block's kind is that of its first run
	found  content
}

// content is what a block without runs consists of.
type content uint8

const (
	foundComment content = 1 << iota
	foundCode            // script, style, pre and the like
	foundMarkup
)

// context is what a block inherits from the text before it.
type context struct {
	raw   rawKind // the block starts inside of it
	level int     // of the heading, 0 outside
	depth int     // of block quotations
	item  bool    // a list item has opened and shown no text yet
	cell  bool    // of a table
	title bool    // of the document
	gloss bool    // inside <rt> or <rp>
}

const maxDepth = 31 // of block quotations that are counted

// The fields of prose.State.Mode.
const (
	rawBits    = 0x1F
	levelShift = 5 // 3 bits
	depthShift = 8 // 5 bits
	itemBit    = 1 << 13
	cellBit    = 1 << 14
	titleBit   = 1 << 15
	glossBit   = 1 << 16
)

func decode(mode uint32) context {
	return context{
		raw:   rawKind(mode & rawBits),
		level: int(mode >> levelShift & 7),
		depth: int(mode >> depthShift & maxDepth),
		item:  mode&itemBit != 0,
		cell:  mode&cellBit != 0,
		title: mode&titleBit != 0,
		gloss: mode&glossBit != 0,
	}
}

func (c *context) encode() uint32 {
	mode := uint32(c.raw) | uint32(c.level)<<levelShift | uint32(c.depth)<<depthShift
	for _, f := range [...]struct {
		on  bool
		bit uint32
	}{{c.item, itemBit}, {c.cell, cellBit}, {c.title, titleBit}, {c.gloss, glossBit}} {
		if f.on {
			mode |= f.bit
		}
	}
	return mode
}

// finish ends the block at end and takes the blank lines behind it in.
func (s *scanner) finish(end int) {
	s.cut()
	content := end
	for end < len(s.text) {
		next, blank := blankLine(s.text, end)
		if !blank {
			break
		}
		end = next
	}
	if end > content && s.raw == rawNone {
		// Whoever leaves a heading open is still writing it.
		s.level, s.title, s.gloss = 0, false, false
	}
	if !s.kinded {
		s.block.Kind = s.kindWithoutText()
	}
	if n := len(s.runs); n > 0 {
		s.block.Runs = append(make([]prose.Run, 0, n), s.runs...)
	}
	s.block.Source = s.text[:end]
	s.block.After = prose.State{Mode: s.encode()}
}

func (s *scanner) kindWithoutText() prose.BlockKind {
	switch {
	case s.found&foundCode != 0:
		return prose.Code
	case s.found&foundMarkup != 0:
		return prose.Markup
	case s.found&foundComment != 0:
		return prose.Comment
	}
	return prose.Blank
}

// cut ends the run. The first one says what the block is.
func (s *scanner) cut() {
	if s.run.Empty() {
		return
	}
	if !s.kinded {
		s.kinded = true
		s.block.Kind = s.kind()
		if s.block.Kind == prose.Heading {
			s.block.Level = s.level
		}
	}
	s.item = false
	s.runs = append(s.runs, s.run.Run())
	s.run.Reset(s.text)
}

// kind returns the kind of a block whose text stands in the open elements.
func (c *context) kind() prose.BlockKind {
	switch {
	case c.title:
		return prose.FrontMatter
	case c.level > 0:
		return prose.Heading
	case c.cell:
		return prose.TableRow
	case c.item:
		return prose.ListItem
	case c.depth > 0:
		return prose.Quote
	}
	return prose.Paragraph
}

const maxKept = 1 << 16 // elements of a buffer that is worth keeping

// release returns s to the pool without references to the document.
func (s *scanner) release() {
	s.text, s.block = "", nil
	clear(s.runs)
	s.runs = s.runs[:0]
	if s.run.Release(maxKept) && cap(s.runs) <= maxKept {
		scanners.Put(s)
	}
}

// blankLine returns the offset of the line behind the one at pos, and whether
// that one is blank.
func blankLine(text string, pos int) (next int, blank bool) {
	i := pos
	for i < len(text) && text[i] != '\n' && isSpace(text[i]) {
		i++
	}
	switch {
	case i >= len(text):
		return i, true
	case text[i] == '\n':
		return i + 1, true
	}
	return pos, false
}

// lineEnd returns the offset of the line end at or behind pos, or that of the
// text's end.
func lineEnd(text string, pos int) int {
	if i := strings.IndexByte(text[pos:], '\n'); i >= 0 {
		return pos + i
	}
	return len(text)
}

// isSpace reports whether c is ASCII white space as HTML defines it.
func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
