package native

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
)

// flow reads the node in flow context at an offset of the current line, on
// which it must end.
func (b *blockReader) flow(at, depth int) (node, bool) {
	if at >= b.line.end || depth > maxDepth {
		return node{}, false
	}
	switch b.src[at] {
	case '"', '\'':
		return b.quoted(at)
	case '[', '{':
		return b.collection(at, depth)
	}
	return b.plainInFlow(at)
}

func (b *blockReader) collection(at, depth int) (node, bool) {
	n := node{kind: sequence, span: glossary.Range{Start: at}}
	base := len(b.open)
	closing := byte(']')
	if b.src[at] == '{' {
		n.kind, closing = mapping, '}'
	}
	at = b.blanks(at+1, b.line.end)
	for more := at < b.line.end && b.src[at] != closing; more; {
		if n.kind == mapping {
			key, ok := b.key(at)
			if !ok {
				return n, false
			}
			b.open = append(b.open, key)
			at = b.blanks(key.span.End+1, b.line.end)
		}
		value, ok := b.flow(at, depth+1)
		if !ok {
			return n, false
		}
		b.open = append(b.open, value)
		at = b.blanks(value.span.End, b.line.end)
		if at >= b.line.end || b.src[at] != ',' && b.src[at] != closing {
			return n, false
		}
		if more = b.src[at] == ','; more {
			at = b.blanks(at+1, b.line.end)
		}
	}
	if at >= b.line.end || b.src[at] != closing {
		return n, false
	}
	n.children = b.take(base)
	n.span.End = at + 1
	n.name = n.span
	return n, true
}

func (b *blockReader) plainInFlow(at int) (node, bool) {
	if strings.IndexByte(notPlain, b.src[at]) >= 0 {
		return node{}, false
	}
	end := at
	for i := at; i < b.line.end; i++ {
		switch b.src[i] {
		case ' ':
			continue
		case ',', ']', '}':
			return plainNode(b.src[at:end], at, end), true
		case '[', '{':
			return node{}, false
		case ':':
			if i+1 == b.line.end || strings.IndexByte(" ,[]{}", b.src[i+1]) >= 0 {
				return node{}, false
			}
		case '#':
			if b.src[i-1] == ' ' {
				return node{}, false
			}
		}
		end = i + 1
	}
	return node{}, false
}

// quoted reads a quoted scalar that ends on its line.
func (b *blockReader) quoted(at int) (node, bool) {
	quote := b.src[at]
	special := false // there is something to replace
	for i := at + 1; i < b.line.end; i++ {
		switch c := b.src[i]; {
		case c == '\\' && quote == '"':
			special = true
			i++
		case c != quote:
		case quote == '\'' && i+1 < b.line.end && b.src[i+1] == '\'':
			special = true
			i++
		default:
			text, ok := b.src[at+1:i], true
			if special {
				text, ok = unquote(text, quote)
			}
			n := textNode(text, at, i+1)
			n.name = glossary.Range{Start: at + 1, End: i}
			return n, ok
		}
	}
	return node{}, false
}

// unquote replaces the escapes in the text of a quoted scalar. It reports
// whether it knows them all.
func unquote(text string, quote byte) (string, bool) {
	if quote == '\'' {
		return strings.ReplaceAll(text, "''", "'"), true
	}
	out := make([]byte, 0, len(text))
	for i := 0; i < len(text); i++ {
		if text[i] != '\\' {
			out = append(out, text[i])
			continue
		}
		i++
		switch text[i] {
		case '"', '\\', '/':
			out = append(out, text[i])
		case 'n':
			out = append(out, '\n')
		case 't':
			out = append(out, '\t')
		default:
			return "", false
		}
	}
	return string(out), true
}
