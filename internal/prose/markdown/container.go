package markdown

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"
)

// The containers that are open between two blocks are the bytes of
// prose.State.Extra, the outermost first. A byte below itemLimit is a list
// item and says how many columns its content is indented by.
const (
	itemLimit  = 64
	quote      = 0x7F
	footnote   = 0x7E
	admonition = 0x7D // the body of MkDocs' !!! and ??? and ===
	bodyIndent = 4    // of a footnote's or an admonition's body
)

// maxDepth bounds the containers that may be open, and with them the work that
// a line costs. Deeper marks are text.
const maxDepth = 96

// The bits of prose.State.Mode.
const (
	modeStarted  = 1 << iota // not at the document's start
	modeTable                // the next line may be a table's row
	modeItemOpen             // a list item opened and has no block yet
)

// match reads the marks of the open containers and returns how many of them
// the line continues. Those behind are closed, unless the line continues a
// paragraph lazily. A blank line continues list items and bodies.
func match(l *line, open string) int {
	for i := 0; i < len(open); i++ {
		cols, pos := l.indent()
		switch c := open[i]; c {
		case quote:
			if cols > 3 || pos >= l.end || l.text[pos] != '>' {
				return i
			}
			readQuote(l, cols)
		case footnote, admonition:
			if cols >= bodyIndent {
				l.skip(bodyIndent)
			} else if pos < l.end {
				return i
			}
		default:
			if cols >= int(c) {
				l.skip(int(c))
			} else if pos < l.end {
				return i
			}
		}
	}
	return len(open)
}

// readQuote reads a > that stands behind cols columns of white space, and the
// space that belongs to it.
func readQuote(l *line, cols int) {
	l.skip(cols)
	l.advance(1)
	if l.rest == 0 && l.pos < l.end && (l.text[l.pos] == ' ' || l.text[l.pos] == '\t') {
		l.skip(1)
	}
}

// marker is a container's mark at the cursor.
type marker struct {
	kind  byte // the container's byte in prose.State.Extra
	size  int  // bytes of the mark
	lone  bool // nothing follows on the line
	num   int  // of an ordered item, else -1
	label prose.Span
}

// markerAt recognises a container's mark at pos, cols columns behind the
// cursor. It does not move the cursor.
func markerAt(l *line, cols, pos int) (marker, bool) {
	if cols > 3 || pos >= l.end {
		return marker{}, false
	}
	switch c := l.text[pos]; {
	case c == '>':
		return marker{kind: quote, size: 1, num: -1}, true
	case c == '[':
		return footnoteMarker(l, pos)
	case c == '!' || c == '?' || c == '=':
		return admonitionMarker(l, pos)
	case c == '-' || c == '+' || c == '*':
		return itemMarker(l, cols, pos, 1, -1)
	case isDigit(c):
		n, p := 0, pos
		for p < l.end && p < pos+9 && isDigit(l.text[p]) {
			n = n*10 + int(l.text[p]-'0')
			p++
		}
		if p < l.end && (l.text[p] == '.' || l.text[p] == ')') {
			return itemMarker(l, cols, pos, p+1-pos, n)
		}
	}
	return marker{}, false
}

func itemMarker(l *line, cols, pos, size, num int) (marker, bool) {
	m := marker{size: size, num: num}
	after := *l
	after.skip(cols)
	after.advance(size)
	pad, p := after.indent()
	switch {
	case p >= l.end:
		m.lone, pad = true, 1
	case pad == 0:
		return marker{}, false
	case pad > 4:
		pad = 1
	}
	m.kind = byte(cols + size + pad)
	return m, true
}

// footnoteMarker recognises [^label]: at pos.
func footnoteMarker(l *line, pos int) (marker, bool) {
	end, ok := footnoteLabel(l.text, pos, l.end)
	if !ok || end >= l.end || l.text[end] != ':' {
		return marker{}, false
	}
	return marker{kind: footnote, size: end + 1 - pos, num: -1, label: prose.Span{Start: pos, End: end}}, true
}

// footnoteLabel returns the end of [^label] at pos.
func footnoteLabel(text string, pos, end int) (int, bool) {
	if pos+3 >= end || text[pos+1] != '^' {
		return 0, false
	}
	for i := pos + 2; i < end; i++ {
		switch c := text[i]; {
		case c == ']':
			return i + 1, i > pos+2
		case c == '[' || c == '^' || runs.IsSpace(c):
			return 0, false
		}
	}
	return 0, false
}

// admonitionMarker recognises MkDocs' !!! type "title", ??? type, ???+ type
// and === "title". The mark is the whole line.
func admonitionMarker(l *line, pos int) (marker, bool) {
	rest := l.restOf(pos)
	c := rest[0]
	if len(rest) < 5 || rest[1] != c || rest[2] != c {
		return marker{}, false
	}
	word := strings.TrimLeft(rest[3:], "+! ")
	switch {
	case len(word) == len(rest)-3 || word == "":
		return marker{}, false
	case c == '=' && word[0] != '"':
		return marker{}, false
	case !isLetter(word[0]) && word[0] != '"':
		return marker{}, false
	}
	return marker{kind: admonition, size: l.end - pos, num: -1}, true
}

// open reads a mark. A list item's padding and what belongs to a quote's mark
// are read with it.
func (m marker) open(l *line, cols int) {
	switch m.kind {
	case quote:
		readQuote(l, cols)
	case footnote, admonition:
		l.skip(cols)
		l.advance(m.size)
	default:
		l.skip(cols)
		l.advance(m.size)
		l.skip(int(m.kind) - cols - m.size)
	}
}

// interrupts reports whether the mark may end a paragraph of the same
// container: an empty item and a list that starts with another number than 1
// may not.
func (m marker) interrupts() bool {
	return !m.lone && (m.num == -1 || m.num == 1)
}
