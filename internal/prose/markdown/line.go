package markdown

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"
)

// line is a cursor over the white space and marks at a line's start, counting
// columns as CommonMark does: a tab runs to the next multiple of four.
type line struct {
	text string // the whole text
	pos  int    // offset of the next unread byte
	end  int    // offset behind the line without its line end
	next int    // offset of the next line
	col  int    // column of pos, less rest
	rest int    // columns of a tab that has been read in part
}

// lineAt returns the cursor at the line that starts at pos.
func lineAt(text string, pos int) line {
	l := line{text: text, pos: pos}
	if i := strings.IndexByte(text[pos:], '\n'); i >= 0 {
		l.end, l.next = pos+i, pos+i+1
		if i > 0 && text[l.end-1] == '\r' {
			l.end--
		}
	} else {
		l.end, l.next = len(text), len(text)
	}
	return l
}

// indent returns the columns of white space at the cursor and the offset
// behind it.
func (l *line) indent() (cols, pos int) {
	cols, pos = l.rest, l.pos
	for pos < l.end {
		switch l.text[pos] {
		case ' ':
			cols++
		case '\t':
			cols += 4 - (l.col+cols)%4
		default:
			return cols, pos
		}
		pos++
	}
	return cols, pos
}

// skip reads n columns of white space, or fewer if there are no more.
func (l *line) skip(n int) {
	if l.rest > 0 {
		k := min(n, l.rest)
		l.rest -= k
		l.col += k
		n -= k
	}
	for n > 0 && l.pos < l.end {
		switch l.text[l.pos] {
		case ' ':
			l.col++
			n--
		case '\t':
			w := 4 - l.col%4
			k := min(n, w)
			l.col += k
			l.rest = w - k
			n -= k
		default:
			return
		}
		l.pos++
	}
}

// advance reads n bytes that are no white space.
func (l *line) advance(n int) {
	l.pos += n
	l.col += n
}

// blank reports whether nothing but white space is left.
func (l *line) blank() bool {
	for i := l.pos; i < l.end; i++ {
		if c := l.text[i]; c != ' ' && c != '\t' && c != '\r' {
			return false
		}
	}
	return true
}

// restOf returns the text from pos to the line's end without white space at
// its end.
func (l *line) restOf(pos int) string {
	return l.text[pos:runs.TrimEnd(l.text, pos, l.end)]
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isPunct(c byte) bool {
	return c >= '!' && c <= '/' || c >= ':' && c <= '@' || c >= '[' && c <= '`' || c >= '{' && c <= '~'
}
