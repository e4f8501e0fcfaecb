// Package typst reads Typst markup: its text, and the content in brackets that
// functions are given, wherever it stands.
//
// It is a scanner and evaluates nothing. Its time is linear in the text's
// length whatever the text is. Brackets may hold blank lines, so the open ones
// are the state between two blocks; code that is not closed ends where a line
// can only be text.
package typst

import (
	"strings"
	"sync"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"
)

// Parser is a prose.Parser for Typst.
type Parser struct{}

// kind says what an open bracket holds. The kinds of those that are open
// between two blocks, the outermost first, are the bytes of prose.State.Extra.
type kind byte

const (
	// Code.
	inParens     kind = '('
	inTable      kind = 't' // the arguments of a table or grid
	inQuoteArgs  kind = 'Q' // the arguments of a quotation, before its content
	inSpeechArgs kind = 'S' // the same of one inside a sentence
	inNoteArgs   kind = 'F' // the same of a footnote
	inBraces     kind = '{'
	inStatement  kind = 's' // no bracket: let, set, show and their like, up to the line's end
	inControl    kind = 'i' // no bracket: if, for, while, up to the end of their content

	// Content.
	inContent kind = 'c' // belongs to the sentence
	inQuote   kind = 'q'
	inSpeech  kind = 'p' // stands in quotation marks
	inNote    kind = 'f' // a run of its own, and the text goes on behind it
	inCell    kind = 'o' // content inside code, a run of its own
	inLiteral kind = 'l' // brackets that are text
)

func (k kind) isCode() bool { return strings.IndexByte("(tQSF{si", byte(k)) >= 0 }

// bracket is an open bracket, or a statement.
type bracket struct {
	kind  kind
	start int  // of its expression; -1 if that is in an earlier block
	link  int  // index of the link that it belongs to, or -1
	note  int  // index of its footnote mark, or -1
	level bool // it has opened a level of runs
}

// maxOpen bounds the brackets that are kept track of. Deeper ones are text.
const maxOpen = 64

// maxLevels bounds the depth of runs inside runs; deeper ones follow each other
// on the last level.
const maxLevels = 16

const maxKept = 1 << 16 // elements of a buffer that is worth keeping

const byteOrderMark = "\uFEFF"

// scanners keeps the buffers of scanners between calls of Next.
var scanners = sync.Pool{New: func() any { return new(scanner) }}

// Next implements prose.Parser.
func (Parser) Next(text string, before prose.State) *prose.Block {
	s := scanners.Get().(*scanner)
	b := &prose.Block{}
	s.Text, s.block = text, b
	for i := range len(before.Extra) {
		s.open = append(s.open, bracket{kind: kind(before.Extra[i]), start: -1, link: -1, note: -1})
	}
	s.next()
	b.After.Extra = s.extra(before.Extra)
	if s.release() {
		scanners.Put(s)
	}
	return b
}

// scanner reads one block in one pass. All its offsets are byte offsets into
// text, which starts with the block.
type scanner struct {
	runs.Cursor
	block *prose.Block
	open  []bracket
	done  bool

	decided bool            // the block's kind is known
	plain   prose.BlockKind // the block's kind if it holds no prose
	base    int             // brackets that are open around the block's first line
	heading bool            // the block ends with its line
	indent  int             // a list item goes on in lines indented by more; else -1
	term    bool            // the colon behind a term is still to come
}

// release forgets the document and reports whether the buffers are of a size
// worth keeping.
func (s *scanner) release() bool {
	ok := s.Release(maxKept)
	*s = scanner{Cursor: s.Cursor, open: s.open[:0]}
	return ok
}

// extra returns the open brackets' kinds; before saves building an equal
// string.
func (s *scanner) extra(before string) string {
	var kinds [maxOpen]byte
	for i, b := range s.open {
		kinds[i] = byte(b.kind)
	}
	if string(kinds[:len(s.open)]) == before {
		return before
	}
	return string(kinds[:len(s.open)])
}

// top returns the kind of the innermost open bracket, inContent if none is.
func (s *scanner) top() kind {
	if len(s.open) == 0 {
		return inContent
	}
	return s.open[len(s.open)-1].kind
}

func (s *scanner) next() {
	start := 0
	if strings.HasPrefix(s.Text, byteOrderMark) {
		start = len(byteOrderMark)
	}
	first := runs.SkipBlanks(s.Text, start)
	s.plain, s.indent = prose.Markup, -1
	if first == len(s.Text) || s.Text[first] == '\n' {
		s.block.Kind = prose.Blank
		s.close(runs.LineEnd(s.Text, first))
		return
	}
	if first == start && s.lost(first) {
		s.open = s.open[:0]
	}
	s.base = len(s.open)
	s.Reset(0)
	s.JumpTo(first)
	if !s.top().isCode() {
		if strings.HasPrefix(s.Text[first:], "//") {
			s.comments(first)
			return
		}
		s.lineStart(start)
	}
	for !s.done {
		if s.top().isCode() {
			s.code()
		} else {
			s.content()
		}
	}
}

// lost reports whether the line at i, at the left edge, shows that a bracket
// before it was left open: a heading, or text where code should be.
func (s *scanner) lost(i int) bool {
	if len(s.open) == 0 {
		return false
	}
	if m := markerAt(s.Text, i); m.level > 0 {
		return true
	}
	return s.top().isCode() && isProse(s.Text, i)
}

// isProse reports whether the line at i, being code or text, is text: # starts
// no code inside code, and Han text comes before any sign of code.
func isProse(text string, i int) bool {
	const near = 256 // bytes
	if text[i] == '#' {
		return true
	}
	for _, c := range []byte(text[i:min(len(text), i+near)]) {
		switch {
		case c >= 0x80:
			return true
		case c == '\n' || strings.IndexByte(`"()[]{}:,=;#$/<`, c) >= 0:
			return false
		}
	}
	return false
}

// close ends the block at end and takes the blank lines behind it in.
func (s *scanner) close(end int) {
	s.block.Source = s.Text[:runs.BlankLinesEnd(s.Text, end)]
	s.done = true
}

// comments reads lines that are nothing but comments.
func (s *scanner) comments(i int) {
	s.block.Kind = prose.Comment
	for {
		end := runs.LineEnd(s.Text, i)
		s.block.Comments = append(s.block.Comments, prose.Span{Start: i + 2, End: runs.TrimEnd(s.Text, i+2, end)})
		i = runs.SkipBlanks(s.Text, end)
		if !strings.HasPrefix(s.Text[i:], "//") {
			s.close(end)
			return
		}
	}
}

// lineStart reads the mark of a heading or list item at the cursor, on a line
// that starts at offset start.
func (s *scanner) lineStart(start int) {
	m := markerAt(s.Text, s.At)
	switch {
	case m.level > 0:
		s.decide(prose.Heading, min(m.level, 6))
		s.heading = true
	case m.size > 0:
		s.decide(prose.ListItem, 0)
		s.indent = s.At - start
		s.term = m.term
	default:
		return
	}
	s.At = runs.SkipBlanks(s.Text, s.At+m.size)
	s.From = s.At
}
