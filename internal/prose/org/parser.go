// Package org reads Org, Emacs' outlines: headlines, lists, tables, blocks,
// footnotes, Org's own citations and those of org-ref.
//
// It follows the Org Syntax specification as far as a reader sees a
// difference. It knows one block and the line behind it, so what Org closes
// only if an end is there (a drawer, an environment, a block) is recognised by
// its beginning and ends at the next headline at the latest. Its time is linear
// in the text's length whatever the text is.
package org

import (
	"strings"
	"sync"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"
)

// Parser is a prose.Parser for Org. The zero value is ready for use.
type Parser struct{}

// scanners keeps the buffers of scanners between calls of Next.
var scanners = sync.Pool{New: func() any { return new(scanner) }}

// Next implements prose.Parser.
func (Parser) Next(text string, before prose.State) *prose.Block {
	s := scanners.Get().(*scanner)
	s.text, s.block = text, &prose.Block{}
	s.mode, s.keywords = before.Mode, before.Extra
	s.next()
	b := s.block
	s.release()
	return b
}

// The fields of prose.State.Mode. State.Extra holds the document's own TODO
// keywords, each between spaces.
const (
	modeFootnote = 1 << 0 // a definition's body goes on
	modeVerse    = 1 << 1
	depthShift   = 8 // of quotations, 5 bits
	maxDepth     = 31
	depthMask    = maxDepth << depthShift
)

// scanner reads one block.
type scanner struct {
	text     string
	block    *prose.Block
	mode     uint32
	keywords string
	inline   inline
}

const (
	maxKept       = 1 << 16 // elements of a buffer that is worth keeping
	byteOrderMark = "\uFEFF"
)

// release returns s to the pool without references to the document.
func (s *scanner) release() {
	s.text, s.block, s.keywords = "", nil, ""
	if s.inline.release() {
		scanners.Put(s)
	}
}

func (s *scanner) next() {
	start := 0
	if strings.HasPrefix(s.text, byteOrderMark) {
		start = len(byteOrderMark)
	}
	l := lineAt(s.text, start)
	switch l.kind() {
	case lineBlank, lineRule:
		s.block.Kind = prose.Blank
		s.finish(l.next)
	case lineHeadline:
		s.headline(&l)
	case lineKeyword:
		s.keyword(&l)
	case lineComment:
		s.comments(&l)
	case lineFixed:
		s.block.Kind = prose.Code
		s.finish(s.while(&l, lineFixed))
	case lineTable:
		s.tableRow(&l)
	case lineDrawer:
		s.drawer(&l)
	case lineEnvironment:
		s.environment(&l)
	case lineItem:
		s.item(&l)
	case lineFootnote:
		s.footnote(&l)
	case lineMarkup:
		s.block.Kind = prose.Markup
		s.finish(l.next)
	default:
		s.block.Kind = s.paragraphKind(prose.Paragraph)
		s.paragraph(&l, l.pos, -1)
	}
}

// paragraphKind returns what a paragraph is in the open quotations and
// footnotes, or else.
func (s *scanner) paragraphKind(otherwise prose.BlockKind) prose.BlockKind {
	switch {
	case s.mode&depthMask != 0:
		return prose.Quote
	case s.mode&modeFootnote != 0:
		return prose.Footnote
	}
	return otherwise
}

// paragraph reads the text at from, which goes on for as long as lines are
// text and indented by more than edge columns.
func (s *scanner) paragraph(l *line, from, edge int) {
	end, content := l.next, l.end
	for end < len(s.text) {
		n := lineAt(s.text, end)
		if n.kind() != lineText || edge >= 0 && n.columns() <= edge {
			break
		}
		end, content = n.next, n.end
	}
	content = runs.TrimEnd(s.text, from, content)
	s.inline.verse = s.mode&modeVerse != 0
	s.inline.scan(s.text, from, content, s.block, false)
	if s.inline.display && (s.block.Kind == prose.Paragraph || s.block.Kind == prose.Quote) {
		s.block.Kind = prose.Math
		s.inline.discard()
	}
	s.inline.flush(s.block)
	s.finish(end)
}

// run reads text[start:end] as a run of its own.
func (s *scanner) run(start, end int) {
	s.inline.verse = false
	s.inline.scan(s.text, start, end, s.block, false)
}

// while returns the end of the lines of one kind that start with l.
func (s *scanner) while(l *line, kind lineKind) int {
	end := l.next
	for end < len(s.text) {
		n := lineAt(s.text, end)
		if n.kind() != kind {
			break
		}
		end = n.next
	}
	return end
}

// finish ends the block at end and takes the blank lines behind it in.
func (s *scanner) finish(end int) {
	blank := 0
	for end < len(s.text) {
		n := lineAt(s.text, end)
		if n.pos < n.end {
			break
		}
		blank++
		end = n.next
	}
	if blank >= 2 {
		s.mode &^= modeFootnote
	}
	s.block.Source = s.text[:end]
	s.block.After = prose.State{Mode: s.mode, Extra: s.keywords}
}
