package native

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
)

// maxDepth is how deep nodes nest in what blockReader reads.
const maxDepth = 32

// blockReader reads the subset of YAML in which glossaries are written, many
// times as fast as the library: block mappings with plain ASCII keys, block
// sequences, plain and quoted scalars and flow collections on one line, and
// simple block scalars. It accepts nothing that the library refuses, and its
// nodes are equal to the converter's; where it is not sure, it gives up. An
// item of a section on which it gives up is read by the library alone.
type blockReader struct {
	src    string // ends where reading ends
	bytes  []byte // the same, for the library
	line   line   // the current line, which has something on it
	depth  int
	uneasy []int // offsets ahead of bytes that only the library knows to treat

	open []node // children of the collections that are being read, innermost last
	room []node // where children of finished collections go, in large pieces
}

// line is a line of the source. Past the last one, its indent is -1.
type line struct {
	start, text, end, next int // offsets: first byte, first byte that is no blank, line end, next line
	indent                 int // number of blanks
}

// readBlock reads src[from:to]. text is src once more: the texts of the nodes
// are parts of it. It reports whether it could.
func readBlock(src []byte, text string, from, to int) (node, bool) {
	b := &blockReader{src: text[:to], bytes: src[:to]}
	if b.uneasy = uneasy(b.src, from); len(b.uneasy) > maxUneasy {
		return node{}, false
	}
	b.line.next = from
	b.advance()
	if b.line.indent < 0 {
		return node{}, false
	}
	root, ok := b.block()
	return root, ok && b.line.indent < 0 && len(b.uneasy) == 0
}

// maxUneasy is how many bytes that need the library a file may have for its
// other items to be read without.
const maxUneasy = 100

// uneasy returns the offsets of the bytes of src from an offset on that end a
// line for YAML though they are no line feed, that YAML forbids, or that are
// white space but no blank. It stops after maxUneasy.
func uneasy(src string, from int) []int {
	var list []int
	for i := from; i < len(src) && len(list) <= maxUneasy; i++ {
		switch c := src[i]; {
		case c >= 0x20 && c < 0x7F || c == '\n':
		case c == '\r' && i+1 < len(src) && src[i+1] == '\n':
		case c < 0x20 || c == 0x7F:
			list = append(list, i)
		case c == 0xC2 && src[i+1] < 0xA0, // C1 controls, U+0085 among them
			c == 0xE2 && src[i+1] == 0x80 && (src[i+2] == 0xA8 || src[i+2] == 0xA9), // U+2028, U+2029
			c == 0xEF && src[i+1] == 0xBB && src[i+2] == 0xBF,                       // U+FEFF
			c == 0xEF && src[i+1] == 0xBF && src[i+2] >= 0xBE:                       // U+FFFE, U+FFFF
			list = append(list, i)
		}
	}
	return list
}

// advance goes to the next line that has something but a comment on it.
func (b *blockReader) advance() {
	for b.line.next < len(b.src) {
		start := b.line.next
		end := len(b.src)
		b.line.next = end
		if i := strings.IndexByte(b.src[start:], '\n'); i >= 0 {
			end = start + i
			b.line.next = end + 1
		}
		if end > start && b.src[end-1] == '\r' {
			end--
		}
		text := b.blanks(start, end)
		if text == end || b.src[text] == '#' {
			continue
		}
		b.line.start, b.line.text, b.line.end, b.line.indent = start, text, end, text-start
		return
	}
	b.line = line{start: len(b.src), text: len(b.src), end: len(b.src), next: len(b.src), indent: -1}
}

// blanks returns the offset of what follows blanks at an offset.
func (b *blockReader) blanks(at, end int) int {
	for at < end && b.src[at] == ' ' {
		at++
	}
	return at
}

// isItem reports whether the current line starts an item of a sequence.
func (b *blockReader) isItem() bool {
	at := b.line.text
	return at < b.line.end && b.src[at] == '-' && (at+1 == b.line.end || b.src[at+1] == ' ')
}

// block reads the collection whose first line is the current one.
func (b *blockReader) block() (node, bool) {
	b.depth++
	defer func() { b.depth-- }()
	switch {
	case b.depth > maxDepth:
		return node{}, false
	case b.isItem():
		return b.sequence()
	}
	return b.mapping(b.line.text)
}

func (b *blockReader) mapping(at int) (node, bool) {
	indent := at - b.line.start
	n := node{kind: mapping, span: glossary.Range{Start: at}}
	base := len(b.open)
	for {
		key, ok := b.key(at)
		if !ok {
			return n, false
		}
		value, ok := b.value(key.span.End+1, indent, true)
		if !ok || b.line.indent > indent {
			return n, false
		}
		b.open = append(b.open, key, value)
		if b.line.indent < indent {
			return b.closed(n, base), true
		}
		at = b.line.text
	}
}

func (b *blockReader) sequence() (node, bool) {
	indent := b.line.indent
	n := node{kind: sequence, span: glossary.Range{Start: b.line.text}}
	base, count := len(b.open), 0
	for {
		first := b.line
		item, ok := b.item(indent)
		if b.depth == 2 && (!ok || len(b.uneasy) > 0 && b.uneasy[0] < b.line.start) {
			b.line = first
			b.open = b.open[:base+count]
			item, ok = b.byLibrary(indent)
		}
		if !ok {
			return n, false
		}
		b.open = append(b.open, item)
		count++
		switch {
		case b.line.indent < indent, b.line.indent == indent && !b.isItem():
			return b.closed(n, base), true
		case b.line.indent > indent:
			return n, false
		}
	}
}

func (b *blockReader) item(indent int) (node, bool) {
	at := b.blanks(b.line.text+1, b.line.end)
	if _, ok := b.key(at); ok {
		b.depth++
		defer func() { b.depth-- }()
		if b.depth > maxDepth {
			return node{}, false
		}
		return b.mapping(at)
	}
	return b.value(at, indent, false)
}

// byLibrary reads the item of a section that starts on the current line.
func (b *blockReader) byLibrary(indent int) (node, bool) {
	from := b.line.start
	for b.advance(); b.line.indent > indent; b.advance() {
	}
	to := b.line.start
	if len(b.uneasy) > 0 && b.uneasy[0] < from {
		return node{}, false
	}
	for len(b.uneasy) > 0 && b.uneasy[0] < to {
		b.uneasy = b.uneasy[1:]
	}
	root, more, err := load(b.bytes, from, to)
	if err != nil || more || root.kind != sequence || len(root.children) != 1 {
		return node{}, false
	}
	return root.children[0], true
}

// closed returns a block collection with its end and its children, which are
// those that are open from base on.
func (b *blockReader) closed(n node, base int) node {
	n.children = b.take(base)
	n.settle()
	n.span.End = n.children[len(n.children)-1].span.End
	n.name = n.span
	return n
}

// take returns the nodes that are open from base on, which then no longer are.
func (b *blockReader) take(base int) []node {
	const piece = 1024
	count := len(b.open) - base
	if cap(b.room)-len(b.room) < count {
		b.room = make([]node, 0, max(piece, count))
	}
	start := len(b.room)
	b.room = append(b.room, b.open[base:]...)
	b.open = b.open[:base]
	return b.room[start:len(b.room):len(b.room)]
}

// key reads a plain key of ASCII letters, digits, - and _. The colon is right
// behind its span.
func (b *blockReader) key(at int) (node, bool) {
	end := at
	for end < b.line.end && isKeyByte(b.src[end]) {
		end++
	}
	const longest = 100 // YAML allows 1024 characters
	if end == at || end-at > longest || b.src[at] == '-' || end >= b.line.end || b.src[end] != ':' || end+1 < b.line.end && b.src[end+1] != ' ' {
		return node{}, false
	}
	text := b.src[at:end]
	if isNull(text) {
		return node{}, false
	}
	return textNode(text, at, end), true
}

func isKeyByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_'
}

func textNode(text string, start, end int) node {
	r := glossary.Range{Start: start, End: end}
	return node{kind: scalar, text: text, span: r, name: r}
}

// value reads the value at an offset of the current line, or on the lines
// below it, of a key or an item whose collection is indented by indent. It
// leaves the reader on the first line behind.
func (b *blockReader) value(at, indent int, ofKey bool) (node, bool) {
	at = b.blanks(at, b.line.end)
	if at == b.line.end || b.src[at] == '#' {
		b.advance()
		if b.line.indent > indent || ofKey && b.line.indent == indent && b.isItem() {
			return b.block()
		}
		return node{}, true
	}
	var n node
	ok := false
	switch b.src[at] {
	case '|', '>':
		return b.blockScalar(at, indent)
	case '"', '\'', '[', '{':
		n, ok = b.flow(at, 0)
	default:
		n, ok = b.plain(at)
	}
	if !ok {
		return n, false
	}
	rest := b.blanks(n.span.End, b.line.end)
	if rest < b.line.end && (rest == n.span.End || b.src[rest] != '#') {
		return n, false
	}
	b.advance()
	return n, b.line.indent <= indent // else it goes on below
}

// plain reads a plain scalar in block context that ends on its line.
func (b *blockReader) plain(at int) (node, bool) {
	if strings.IndexByte(notPlain, b.src[at]) >= 0 {
		return node{}, false
	}
	end := at
	for i := at; i < b.line.end; i++ {
		switch b.src[i] {
		case ' ':
			continue
		case ':':
			if i+1 == b.line.end || b.src[i+1] == ' ' {
				return node{}, false
			}
		case '#':
			if b.src[i-1] == ' ' {
				return plainNode(b.src[at:end], at, end), true
			}
		}
		end = i + 1
	}
	return plainNode(b.src[at:end], at, end), true
}

// notPlain are the characters with which a plain scalar does not start, or not
// always.
const notPlain = "-?:,[]{}#&*!|>'\"%@` "

func plainNode(text string, start, end int) node {
	n := textNode(text, start, end)
	if isNull(text) {
		n.kind, n.text = absent, ""
	}
	return n
}

// blockScalar reads a literal or folded scalar whose header is at an offset.
func (b *blockReader) blockScalar(at, above int) (node, bool) {
	literal := b.src[at] == '|'
	header := at + 1
	strip := header < b.line.end && b.src[header] == '-'
	if strip {
		header++
	}
	if b.blanks(header, b.line.end) != b.line.end {
		return node{}, false
	}
	var text strings.Builder
	indent, empty, name := -1, 0, glossary.Range{}
	next := b.line.next
	for next < len(b.src) {
		start, end := next, len(b.src)
		next = end
		if i := strings.IndexByte(b.src[start:], '\n'); i >= 0 {
			end = start + i
			next = end + 1
		}
		full := next > end // has a line break
		if end > start && b.src[end-1] == '\r' {
			end--
		}
		first := b.blanks(start, end)
		if first == end {
			if first > start || indent < 0 || !full {
				return node{}, false // blanks on an empty line, or one before the text
			}
			empty++
			continue
		}
		if indent < 0 {
			indent = first - start
			if indent <= above {
				return node{}, false
			}
			name.Start = first
		}
		if first-start < indent {
			next = start
			break
		}
		if !literal && first-start > indent || !full {
			return node{}, false // not folded, or ending without a line break
		}
		if name.End > 0 {
			switch {
			case literal:
				empty++
				fallthrough
			case empty > 0:
				text.WriteString(strings.Repeat("\n", empty))
			default:
				text.WriteByte(' ')
			}
		}
		empty = 0
		text.WriteString(b.src[start+indent : end])
		name.End = end
		for b.src[name.End-1] == ' ' {
			name.End--
		}
	}
	if indent < 0 {
		return node{}, false
	}
	if !strip {
		text.WriteByte('\n')
	}
	b.line.next = next
	b.advance()
	n := node{kind: scalar, text: text.String(), span: glossary.Range{Start: at, End: name.End}, name: name}
	return n, b.line.indent <= above
}
