// Package latex reads LaTeX as people write it: the prose of a document with
// the macros of the kernel, ctex, natbib, biblatex, csquotes, listings and
// their like, and the notation of TeX for dashes, quotation marks and accents.
//
// It is a scanner and no TeX: it expands nothing. The braces behind a macro
// that it does not know are transparent, since most macros print what they are
// given. Its time is linear in the text's length whatever the text is, and what
// a half-written command takes in ends with its paragraph.
package latex

import (
	"strings"
	"sync"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"
)

// Parser is a prose.Parser for LaTeX.
type Parser struct{}

// The values of prose.State.Mode.
const (
	modeBody     = iota
	modePreamble // between \documentclass and \begin{document}
	modeEnded    // behind \end{document}
)

// The environments that are open between two blocks and matter are the bytes
// of prose.State.Extra, the outermost first.
const (
	openTable    = 't'
	openQuote    = 'q'
	openAbstract = 'a' // in the preamble, where some classes want it
)

// maxOpen bounds the environments that are kept track of.
const maxOpen = 32

// maxLevels bounds the depth of notes inside notes; the text of deeper ones
// belongs to the note around them.
const maxLevels = 16

const maxKept = 1 << 16 // elements of a buffer that is worth keeping

const byteOrderMark = "\uFEFF"

// scanners keeps the buffers of scanners between calls of Next.
var scanners = sync.Pool{New: func() any { return new(scanner) }}

// Next implements prose.Parser.
func (Parser) Next(text string, before prose.State) *prose.Block {
	s := scanners.Get().(*scanner)
	b := &prose.Block{}
	s.Text, s.block, s.mode = text, b, before.Mode
	s.open = append(s.open[:0], before.Extra...)
	s.next()
	b.After = prose.State{Mode: s.mode, Extra: before.Extra}
	if string(s.open) != before.Extra {
		b.After.Extra = string(s.open)
	}
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
	mode  uint32
	open  []byte // environments, as in prose.State.Extra
	done  bool

	decided bool            // the block's kind is known
	plain   prose.BlockKind // the block's kind if it holds no prose
	awaits  bool            // an item's text may start on the next line
	cells   int             // of the table row so far
	quotes  int             // quotation groups that are open
	groups  []group
}

// release forgets the document and reports whether the buffers are of a size
// worth keeping.
func (s *scanner) release() bool {
	ok := s.Release(maxKept) && cap(s.groups) <= maxKept
	*s = scanner{Cursor: s.Cursor, open: s.open, groups: s.groups[:0]}
	return ok
}

func (s *scanner) next() {
	start := 0
	if strings.HasPrefix(s.Text, byteOrderMark) {
		start = len(byteOrderMark)
	}
	first := runs.SkipSpace(s.Text, start, len(s.Text))
	line := runs.LineEnd(s.Text, start)
	s.plain = prose.Markup
	switch {
	case first >= line:
		s.block.Kind = prose.Blank
		s.close(line)
	case s.mode == modeEnded:
		s.block.Kind = prose.Comment
		s.close(paragraphEnd(s.Text, line))
	case s.Text[first] == '%':
		s.comments(first)
	case s.mode == modePreamble && len(s.open) == 0:
		switch preambleLine(s.Text, first) {
		case lineCommand:
			s.preamble(line)
		case lineBody:
			s.mode = modeBody
			s.scan(first)
		default:
			s.scan(first)
		}
	default:
		s.scan(first)
	}
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
		s.block.Comments = append(s.block.Comments, prose.Span{Start: i + 1, End: runs.TrimEnd(s.Text, i+1, end)})
		i = runs.SkipSpace(s.Text, end, len(s.Text))
		if i >= len(s.Text) || s.Text[i] != '%' || runs.IsBlankLine(s.Text, end) {
			s.close(end)
			return
		}
	}
}

// scan reads text and commands from i on, to the block's end.
func (s *scanner) scan(i int) {
	s.Reset(0)
	s.JumpTo(i)
	text := s.Text
	for !s.done {
		i := s.At
		for i < len(text) && !special[text[i]] {
			i++
		}
		s.At = i
		if i == len(text) {
			s.finish(i)
			return
		}
		s.special(text[i])
	}
}

// special has the bytes at which scan stops.
var special = func() (t [256]bool) {
	for _, c := range []byte("\n\\%{}]$~`'-&:") {
		t[c] = true
	}
	return t
}()

// special reads what starts with the special byte at the cursor.
func (s *scanner) special(c byte) {
	i := s.At
	switch c {
	case '\n':
		s.newline()
	case '%':
		s.comment()
	case '\\':
		s.command()
	case '{':
		s.begin(groupPlain, i, i+1)
	case '}':
		s.closeBrace()
	case ']':
		s.closeBracket()
	case '$':
		s.dollar()
	case '~':
		s.Space(i + 1)
	case '`':
		s.ligature(c, "‘", "“")
	case '\'':
		s.ligature(c, "’", "”")
	case '-':
		s.dash()
	case '&':
		if !s.inTable() || len(s.groups) > 0 {
			s.At++
			break
		}
		s.run(true)
		s.Drop(i + 1)
		s.cells++
	case ':':
		if start, end, ok := runs.URLAtColon(s.Text, s.From, i, len(s.Text)); ok {
			s.At = start
			s.link(prose.Span{Start: start, End: end}, prose.Span{Start: start, End: end})
			s.Object(s.At, end, true)
			break
		}
		s.At++
	}
}
