package native

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
)

// lineStart returns the offset of the line that an offset is on.
func (e *editor) lineStart(at int) int { return strings.LastIndexByte(e.src[:at], '\n') + 1 }

// nextLine returns the offset of the line behind the one that an offset is on,
// or the file's end.
func (e *editor) nextLine(at int) int {
	if i := strings.IndexByte(e.src[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(e.src)
}

// column returns how many bytes stand before an offset on its line, a byte
// order mark aside.
func (e *editor) column(at int) int {
	return len(strings.TrimPrefix(e.src[e.lineStart(at):at], "\uFEFF"))
}

// behind returns the offset of the line behind a block node.
func (e *editor) behind(n *node) int { return e.nextLine(n.span.End) }

// behindComments returns the offset behind the comments at an offset that are
// indented by more than indent: they belong to what stands before them.
func (e *editor) behindComments(at, indent int) int {
	for at < len(e.src) {
		next := e.nextLine(at)
		line := e.src[at:next]
		body := strings.TrimLeft(line, " ")
		if !strings.HasPrefix(body, "#") || len(line)-len(body) <= indent {
			break
		}
		at = next
	}
	return at
}

// insertLines inserts lines, indented, at the start of a line or at the file's
// end.
func (e *editor) insertLines(at, indent int, lines []string) Edit {
	lines = indented(strings.Repeat(" ", indent), lines)
	text := strings.Join(lines, e.eol) + e.eol
	if at > 0 && e.src[at-1] != '\n' && e.src[:at] != "\uFEFF" {
		text = e.eol + text
	}
	return Edit{glossary.Range{Start: at, End: at}, text}
}

func indented(indent string, lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		if l != "" {
			out[i] = indent + l
		}
	}
	return out
}

// extend adds a text as the last child of a flow collection.
func (e *editor) extend(n *node, text string) Edit {
	if len(n.children) == 0 {
		at := n.span.Start + 1
		return Edit{glossary.Range{Start: at, End: at}, text}
	}
	last := &n.children[len(n.children)-1]
	head := last
	if n.kind == mapping {
		head = &n.children[len(n.children)-2]
	}
	separator := ", "
	start := e.lineStart(head.span.Start)
	if before := e.src[start:head.span.Start]; start > n.span.Start && strings.TrimSpace(before) == "" {
		separator = "," + e.eol + before // one child a line
	}
	at := last.span.End
	if last.kind == absent && n.kind == mapping {
		at = e.colon(head) // a key without a value
	}
	return Edit{glossary.Range{Start: at, End: at}, separator + text}
}

// colon returns the offset behind a key's colon.
func (e *editor) colon(key *node) int {
	if i := strings.IndexByte(e.src[key.span.End:], ':'); i >= 0 {
		return key.span.End + i + 1
	}
	return key.span.End
}

// fill gives a key without a value, or with null, a value on its line.
func (e *editor) fill(key, value *node, text string) Edit {
	if value.span.End > value.span.Start {
		return Edit{value.span, text}
	}
	at := e.colon(key)
	return Edit{glossary.Range{Start: at, End: at}, " " + text}
}

// fillLines gives a key of a block mapping without a value, or with null, a
// value on the lines below it.
func (e *editor) fillLines(key, value *node, lines []string) Edit {
	if value.span.End > value.span.Start {
		return Edit{glossary.Range{Start: e.colon(key), End: value.span.End}, e.eol + strings.Join(lines, e.eol)}
	}
	return e.insertLines(e.nextLine(key.span.End), 0, lines)
}
