// Package markdown reads CommonMark with what writers of Chinese prose use
// beside it: GFM's tables, task lists and strikethrough, Pandoc's footnotes,
// citations and math, front matter, and the directives of VitePress,
// Docusaurus and MkDocs.
//
// It is a scanner and no renderer: it knows one block and the line behind it,
// so a reference link is recognised by its shape and not by its definition.
// Its time is linear in the text's length whatever the text is.
package markdown

import (
	"strings"
	"sync"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// Parser is a prose.Parser for Markdown. The zero value is ready for use.
type Parser struct {
	// ProseKeys are the keys of the front matter whose values are prose, in
	// lower case. Nil means DefaultProseKeys.
	ProseKeys []string
}

// DefaultProseKeys are the keys of the front matter that hold text for a
// document's readers.
var DefaultProseKeys = []string{"title", "subtitle", "description", "abstract"}

// scanners keeps the buffers of scanners between calls of Next.
var scanners = sync.Pool{New: func() any { return new(scanner) }}

// Next implements prose.Parser.
func (p Parser) Next(text string, before prose.State) *prose.Block {
	s := scanners.Get().(*scanner)
	u := new(unit)
	s.text, s.before, s.block, s.inline.unit = text, before, &u.block, u
	s.keys = p.ProseKeys
	if s.keys == nil {
		s.keys = DefaultProseKeys
	}
	s.mode, s.columns = modeStarted, 0
	s.stack, s.masks = s.stack[:0], s.masks[:0]
	s.next()
	b := s.block
	s.release()
	return b
}

// unit is a block with room for one run of one piece: most blocks hold no
// more, and so take one allocation.
type unit struct {
	block prose.Block
	run   [1]prose.Run
	piece [1]prose.Piece
}

// scanner reads one block.
type scanner struct {
	text    string
	before  prose.State
	keys    []string
	block   *prose.Block
	stack   []byte // open containers, as in prose.State.Extra
	mode    uint32
	columns int          // of the table that goes on behind the block
	opened  bool         // an item or a body has opened and has no block yet
	masks   []prose.Span // quote marks inside the block's paragraph
	inline  inline
}

const (
	maxKept       = 1 << 12 // elements of a buffer that is worth keeping
	byteOrderMark = "\uFEFF"
)

// release returns s to the pool without references to the document.
func (s *scanner) release() {
	s.text, s.before, s.block, s.keys = "", prose.State{}, nil, nil
	if s.inline.release() && cap(s.masks) <= maxKept {
		scanners.Put(s)
	}
}

func (s *scanner) next() {
	start := 0
	if s.before.Mode&modeStarted == 0 {
		if strings.HasPrefix(s.text, byteOrderMark) {
			start = len(byteOrderMark)
		}
		if end, ok := s.frontMatter(start); ok {
			s.finish(end)
			return
		}
	}
	l := lineAt(s.text, start)
	open := s.before.Extra
	n := match(&l, open)
	s.stack = append(s.stack[:0], open[:n]...)
	same := n == len(open)
	s.opened = same && s.before.Mode&modeItemOpen != 0
	inTable := same && s.before.Mode&modeTable != 0

	for len(s.stack) < maxDepth {
		cols, pos := l.indent()
		if cols > 3 || pos >= l.end || isBreak(&l, pos) {
			break
		}
		m, ok := markerAt(&l, cols, pos)
		if !ok || inTable && !m.interrupts() {
			break
		}
		inTable = false
		s.stack = append(s.stack, m.kind)
		m.open(&l, cols)
		s.opened = m.kind != quote
		switch m.kind {
		case footnote:
			s.block.Footnotes = append(s.block.Footnotes, prose.FootnoteMark{
				Span: m.label, Label: s.text[m.label.Start+2 : m.label.End-1], Definition: true,
			})
		case admonition:
			s.admonition(&l, pos)
			return
		}
	}
	s.leaf(&l, inTable)
}

// leaf reads the block whose content starts at the cursor.
func (s *scanner) leaf(l *line, inTable bool) {
	cols, pos := l.indent()
	switch {
	case pos >= l.end || l.blank():
		s.blank(l)
		return
	case cols > 3 && !inTable:
		s.indentedCode(l)
		return
	}
	if cols <= 3 {
		switch kind := leafAt(l, pos); kind {
		case leafNone:
		case leafBreak:
			s.block.Kind = prose.Blank
			s.finish(l.next)
			return
		case leafHeading:
			s.heading(l, pos)
			return
		case leafFence:
			s.fence(l, cols, pos)
			return
		case leafMath:
			s.math(l, pos)
			return
		case leafDirective:
			s.directive(l, pos)
			return
		default:
			s.htmlBlock(l, pos, kind)
			return
		}
	}
	if inTable {
		s.tableRow(l, pos, int(s.before.Depth))
		s.finish(l.next)
		return
	}
	s.paragraph(l, pos)
}

// blank reads a line that is blank but for container marks.
func (s *scanner) blank(l *line) {
	s.block.Kind = prose.Blank
	if s.opened {
		s.block.Kind = s.paragraphKind()
		s.mode |= modeItemOpen
	}
	s.finish(l.next)
}

// paragraphKind returns the kind of a paragraph in the open containers.
func (s *scanner) paragraphKind() prose.BlockKind {
	for i := len(s.stack) - 1; i >= 0; i-- {
		switch c := s.stack[i]; {
		case c == quote:
			return prose.Quote
		case c == footnote:
			return prose.Footnote
		case c < itemLimit && s.opened && i == len(s.stack)-1:
			return prose.ListItem
		}
	}
	return prose.Paragraph
}

// finish ends the block at end and takes the blank lines behind it in.
func (s *scanner) finish(end int) {
	content := end
	for end < len(s.text) {
		l := lineAt(s.text, end)
		n := match(&l, string(s.stack))
		if !l.blank() {
			break
		}
		s.stack = s.stack[:n]
		end = l.next
	}
	if end > content {
		s.mode &^= modeTable
		if s.mode&modeItemOpen != 0 {
			// An item may start with one blank line, not with two.
			s.mode &^= modeItemOpen
			if n := len(s.stack); n > 0 && s.stack[n-1] < itemLimit {
				s.stack = s.stack[:n-1]
			}
		}
	}
	after := prose.State{Mode: s.mode, Extra: s.before.Extra}
	if s.mode&modeTable != 0 {
		after.Depth = uint32(s.columns)
	}
	if n := len(s.stack); n <= len(after.Extra) && after.Extra[:n] == string(s.stack) {
		after.Extra = after.Extra[:n]
	} else {
		after.Extra = string(s.stack)
	}
	s.block.Source = s.text[:end]
	s.block.After = after
}
