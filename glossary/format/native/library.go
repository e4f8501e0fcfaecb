package native

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/jiaozhu/jiaozhu/glossary"
)

// load reads src[from:to] with the YAML library. It returns the root of the
// first document, absent if there is none. more reports a second document.
// The error, if any, is the library's; then there is no root.
func load(src []byte, from, to int) (root node, more bool, err error) {
	var doc yaml.Node
	err = yaml.Load(src[from:to], &doc)
	if err != nil {
		// The library offers no other handle on these two than their text,
		// and both leave what was read in doc.
		switch message := err.Error(); {
		case strings.Contains(message, "no documents in stream"):
			return node{span: glossary.Range{Start: from, End: from}}, false, nil
		case strings.Contains(message, "expected single document"):
			more = true
		default:
			return node{}, false, err
		}
	}
	if len(doc.Content) == 0 {
		return node{span: glossary.Range{Start: from, End: from}}, more, nil
	}
	c := converter{src: src[:to], lines: newLines(src, from, to)}
	return c.convert(doc.Content[0]), more, nil
}

// converter turns the library's nodes, which know the line and the rune column
// of their start, into nodes that know their range in bytes.
type converter struct {
	src   []byte // ends where the library's input ended
	lines *lines
}

func (c *converter) convert(y *yaml.Node) node {
	start := c.lines.offset(y.Line, y.Column)
	n := node{span: glossary.Range{Start: start, End: start}}
	body := c.skipProperties(start)
	switch y.Kind {
	case yaml.ScalarNode:
		c.scalar(&n, y, body)
		return n
	case yaml.AliasNode:
		n.kind = alias
		n.span.End = min(start+1+len(y.Value), len(c.src))
	case yaml.MappingNode, yaml.SequenceNode:
		n.kind = mapping
		if y.Kind == yaml.SequenceNode {
			n.kind = sequence
		}
		n.children = make([]node, len(y.Content))
		for i, child := range y.Content {
			n.children[i] = c.convert(child)
		}
		n.settle()
		n.span.End = max(body, start)
		if len(n.children) > 0 {
			n.span.End = n.children[len(n.children)-1].span.End
		}
		if y.Style&yaml.FlowStyle != 0 {
			n.span.End = c.closing(max(n.span.End, body+1))
		}
	}
	n.name = n.span
	return n
}

// skipProperties returns the offset of what follows tags and anchors at pos.
func (c *converter) skipProperties(pos int) int {
	for pos < len(c.src) && (c.src[pos] == '!' || c.src[pos] == '&') {
		for pos < len(c.src) && !isSpace(c.src[pos]) {
			pos++
		}
		pos = c.skipSpace(pos, "")
	}
	return pos
}

// skipSpace returns the offset of what follows white space, comments and the
// bytes of also at pos.
func (c *converter) skipSpace(pos int, also string) int {
	for pos < len(c.src) {
		switch b := c.src[pos]; {
		case isSpace(b) || strings.IndexByte(also, b) >= 0:
			pos++
		case b == '#' && pos > 0 && isSpace(c.src[pos-1]):
			end := bytes.IndexByte(c.src[pos:], '\n')
			if end < 0 {
				return len(c.src)
			}
			pos += end
		default:
			return pos
		}
	}
	return pos
}

// closing returns the offset behind the bracket that closes a flow collection
// whose last item ends at pos.
func (c *converter) closing(pos int) int {
	end := c.skipSpace(pos, ",:?")
	if end < len(c.src) && (c.src[end] == '}' || c.src[end] == ']') {
		return end + 1
	}
	return min(pos, len(c.src))
}

func (c *converter) scalar(n *node, y *yaml.Node, pos int) {
	quoted := y.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0
	block := y.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0
	n.kind, n.text = scalar, y.Value
	switch {
	case quoted && pos < len(c.src):
		end := closingQuote(c.src, pos)
		n.name = glossary.Range{Start: pos + 1, End: max(end-1, pos+1)}
		n.span.End = end
		return
	case block:
		header := bytes.IndexAny(c.src[min(pos, len(c.src)):], "\r\n")
		if header < 0 {
			header = len(c.src) - pos
		}
		if y.Value != "" {
			n.name = c.match(pos+header, y.Value)
		}
		if n.name.Start == n.name.End {
			n.name = glossary.Range{Start: pos, End: pos + header}
			n.name.End = pos + len(bytes.TrimRight(c.src[pos:pos+header], " \t"))
		}
		n.span.End = n.name.End
		return
	case isNull(y.Value) && y.ShortTag() == "!!null":
		n.kind, n.text = absent, ""
	}
	if y.Value == "" {
		n.name = n.span
		return
	}
	n.name = c.match(pos, y.Value)
	n.span.End = n.name.End
}

// match returns the range from pos on in which the characters of value stand
// that are not white space. Folding changes nothing else in a plain or block
// scalar.
func (c *converter) match(pos int, value string) glossary.Range {
	r := glossary.Range{Start: pos, End: pos}
	if !isSpace(value[0]) && pos+len(value) <= len(c.src) && string(c.src[pos:pos+len(value)]) == value {
		r.End = pos + len(value)
		return r
	}
	first := true
	for i := 0; i < len(value); i++ {
		b := value[i]
		if isSpace(b) {
			continue
		}
		for pos < len(c.src) && c.src[pos] != b {
			pos++
		}
		if pos == len(c.src) {
			break
		}
		if first {
			r.Start, first = pos, false
		}
		pos++
		r.End = pos
	}
	return r
}

// closingQuote returns the offset behind the quote that closes the scalar
// whose opening quote is src[pos].
func closingQuote(src []byte, pos int) int {
	quote := src[pos]
	for i := pos + 1; i < len(src); i++ {
		switch {
		case src[i] == '\\' && quote == '"':
			i++
		case src[i] != quote:
		case quote == '\'' && i+1 < len(src) && src[i+1] == '\'':
			i++
		default:
			return i + 1
		}
	}
	return len(src)
}

func isSpace(b byte) bool { return b == ' ' || b == '\t' || b == '\n' || b == '\r' }

// isNull reports whether a plain scalar of that text is null in YAML's core
// schema.
func isNull(text string) bool {
	switch text {
	case "", "~", "null", "Null", "NULL":
		return true
	}
	return false
}

// lines finds byte offsets of positions as the library counts them.
type lines struct {
	src    []byte
	starts []int // offset of each line's first byte

	// the last answer: nodes come in order, and one line can hold thousands
	line, column, at int
}

// newLines indexes src[from:to]. A line ends where YAML 1.1 has it end, which
// is what the library still does: at CR LF, LF, CR, U+0085, U+2028 and U+2029.
func newLines(src []byte, from, to int) *lines {
	l := &lines{src: src[:to], starts: []int{from}}
	for i := from; i < to; i++ {
		switch b := src[i]; {
		case b == '\n', b == '\r' && (i+1 == to || src[i+1] != '\n'):
			l.starts = append(l.starts, i+1)
		case b == 0xC2 && i+1 < to && src[i+1] == 0x85:
			l.starts = append(l.starts, i+2)
		case b == 0xE2 && i+2 < to && src[i+1] == 0x80 && (src[i+2] == 0xA8 || src[i+2] == 0xA9):
			l.starts = append(l.starts, i+3)
		}
	}
	return l
}

// offset returns the byte offset of a line and a rune column, both from 1.
// Positions outside of the text are moved to its nearest end.
func (l *lines) offset(line, column int) int {
	line = min(max(line, 1), len(l.starts))
	column = max(column, 1)
	if line != l.line || column < l.column {
		l.line, l.column, l.at = line, 1, l.starts[line-1]
	}
	for l.column < column && l.at < len(l.src) {
		_, size := utf8.DecodeRune(l.src[l.at:])
		l.at += size
		l.column++
	}
	return l.at
}

// lineAt returns the line of that number from 1, without its end.
func (l *lines) lineAt(line int) glossary.Range {
	line = min(max(line, 1), len(l.starts))
	r := glossary.Range{Start: l.starts[line-1], End: len(l.src)}
	if line < len(l.starts) {
		r.End = l.starts[line]
	}
	return trim(l.src, r)
}

// trim returns r without white space at either end.
func trim(src []byte, r glossary.Range) glossary.Range {
	for r.End > r.Start && isSpace(src[r.End-1]) {
		r.End--
	}
	for r.Start < r.End && isSpace(src[r.Start]) {
		r.Start++
	}
	return r
}

// errorLine returns the line that a person has to look at because of err, which
// came from reading src[from:to].
func errorLine(src []byte, from, to int, err error) glossary.Range {
	l := newLines(src, from, to)
	var e *yaml.LoadError
	if !errors.As(err, &e) {
		return l.lineAt(1)
	}
	number := e.Mark.Line
	switch {
	case number == 0: // the library's reader counts bytes only
		line := lineAround(src, min(from+e.Mark.Index, to))
		return trim(src, glossary.Range{Start: max(line.Start, from), End: min(line.End, to)})
	case opensAtContext(e.ContextMsg) && e.ContextMark.Line > 0:
		number = e.ContextMark.Line
	}
	line := l.lineAt(number)
	for line.Start == line.End && number > 1 { // noticed too late
		number--
		line = l.lineAt(number)
	}
	return line
}

// opensAtContext reports whether the mistake is where the construct starts:
// a quote or bracket that is never closed is noticed at the file's end.
func opensAtContext(context string) bool {
	return strings.Contains(context, "quoted scalar") ||
		strings.Contains(context, "flow ") ||
		strings.Contains(context, "simple key")
}

// lineAround returns the line that contains offset at.
func lineAround(src []byte, at int) glossary.Range {
	r := glossary.Range{Start: bytes.LastIndexByte(src[:at], '\n') + 1, End: len(src)}
	if i := bytes.IndexByte(src[at:], '\n'); i >= 0 {
		r.End = at + i
	}
	return r
}
