package markdown

import (
	"html"
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup/pandoc"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"
)

type bracketKind uint8

const (
	bracketLink bracketKind = iota
	bracketImage
	bracketNote
)

// bracket is an open [, ![ or ^[ with what the scanner had collected when it
// came.
type bracket struct {
	kind       bracketKind
	start, end int32
	node       int32 // index of its node
	tail       int32 // last delimiter that was linked
	delims     int32
	cites      int32
	cite       int32
}

// openBracket reads an opening bracket between start and end. It is text
// until it is closed.
func (in *inline) openBracket(start, end int, kind bracketKind) {
	in.links = min(in.links, len(in.brackets))
	in.groups = min(in.groups, len(in.brackets))
	in.brackets = append(in.brackets, bracket{
		kind: kind, start: int32(start), end: int32(end),
		node: int32(len(in.nodes)), tail: in.tail, delims: int32(len(in.delims)),
		cites: int32(len(in.block.Cites)), cite: in.cite,
	})
	in.push(nodeText, start, end)
}

// closeBracket reads the ] at i.
func (in *inline) closeBracket(i int) int {
	n := len(in.brackets) - 1
	if n < 0 {
		return i + 1
	}
	o := in.brackets[n]
	in.brackets = in.brackets[:n]
	if o.kind == bracketNote {
		in.nodes[o.node].kind = nodeNote
		in.push(nodeClose, i, i+1)
		in.emphasis(o.tail)
		in.block.Footnotes = append(in.block.Footnotes, prose.FootnoteMark{Span: prose.Span{Start: int(o.start), End: i + 1}})
		return i + 1
	}
	if o.kind == bracketImage || n >= in.links {
		if end, ok := in.link(&o, i); ok {
			return end
		}
	}
	if o.kind == bracketLink && in.cite > o.node && n >= in.groups {
		// Whether or not it is a group, those around it are none: this keeps
		// the work linear.
		in.groups = n
		if items := pandoc.Items(in.src, int(o.end), i); len(items) > 0 {
			in.group(&o, i+1, items)
			return i + 1
		}
	}
	if end, ok := attributesEnd(in.src, i+1, in.to); ok && o.kind == bracketLink {
		in.nodes[o.node].kind = nodeDrop
		in.push(nodeDrop, i, end)
		in.emphasis(o.tail)
		return end
	}
	return i + 1
}

// link reads what follows the ] at i if that makes a link or an image.
func (in *inline) link(o *bracket, i int) (int, bool) {
	if i+1 >= in.to {
		return 0, false
	}
	var end int
	switch in.src[i+1] {
	case '(':
		at, e, ok := in.destination(i + 1)
		if !ok {
			return 0, false
		}
		end = e
		in.block.Links = append(in.block.Links, prose.Link{
			Span: prose.Span{Start: int(o.start), End: end}, Target: unescape(in.src[at.Start:at.End]), At: at,
		})
	case '[':
		e, ok := in.reference(o, i+1)
		if !ok {
			return 0, false
		}
		end = e
	default:
		return 0, false
	}
	if o.kind == bracketImage {
		in.nodes[o.node].kind = nodeImage
		in.nodes[o.node].arg = int32(end)
		in.push(nodeClose, i, end)
		in.emphasis(o.tail)
		return in.attributes(end), true
	}
	in.nodes[o.node].kind = nodeDrop
	in.dropCites(o)
	in.push(nodeDrop, i, end)
	in.emphasis(o.tail)
	in.links = len(in.brackets) // links do not nest
	return in.attributes(end), true
}

// dropCites makes the bare citations of a link's text what they are there:
// names, as in [@user](https://…).
func (in *inline) dropCites(o *bracket) {
	if in.cite <= o.node {
		return
	}
	for i := int(o.node); i < len(in.nodes); i++ {
		if in.nodes[i].kind == nodeCite {
			in.nodes[i].kind = nodeText
		}
	}
	in.block.Cites = in.block.Cites[:o.cites]
	in.cite = o.cite
}

// destination reads the parentheses of an inline link at i.
func (in *inline) destination(i int) (at prose.Span, end int, ok bool) {
	j := runs.SkipSpace(in.src, i+1, in.to)
	if j < in.to && in.src[j] == ')' {
		return prose.Span{Start: j, End: j}, j + 1, true
	}
	at, j, ok = linkTarget(in.src, j, in.to)
	if !ok {
		return at, 0, false
	}
	if k := runs.SkipSpace(in.src, j, in.to); k > j {
		if t, ok := in.found.title(in.src, k, in.to); ok {
			k = runs.SkipSpace(in.src, t, in.to)
		}
		j = k
	}
	return at, j + 1, j < in.to && in.src[j] == ')'
}

// maxParens is the depth of parentheses that a link's target may have; the
// bound keeps hostile text linear, as in cmark.
const maxParens = 32

// linkTarget reads a link destination (CommonMark, section 6.3).
func linkTarget(text string, i, to int) (at prose.Span, next int, ok bool) {
	if i < to && text[i] == '<' {
		for j := i + 1; j < to; j++ {
			switch text[j] {
			case '>':
				return prose.Span{Start: i + 1, End: j}, j + 1, true
			case '\\':
				j++
			case '<', '\n':
				return at, 0, false
			}
		}
		return at, 0, false
	}
	depth := 0
	j := i
scan:
	for ; j < to; j++ {
		switch c := text[j]; {
		case c == '\\' && j+1 < to && isPunct(text[j+1]):
			j++
		case c == '(':
			if depth++; depth > maxParens {
				return at, 0, false
			}
		case c == ')':
			if depth == 0 {
				break scan
			}
			depth--
		case c <= ' ' || c == 0x7F:
			break scan
		}
	}
	return prose.Span{Start: i, End: j}, j, j > i && depth == 0
}

// maxLabel is the length of the longest link label (CommonMark, section 4.7).
const maxLabel = 999

// label returns the end of the link label at i.
func label(text string, i, to int) (int, bool) {
	blank := true
	for j := i + 1; j < min(to, i+maxLabel); j++ {
		switch c := text[j]; {
		case c == '[':
			return 0, false
		case c == ']':
			return j + 1, !blank
		case c == '\\':
			j++
			blank = false
		case !runs.IsSpace(c):
			blank = false
		}
	}
	return 0, false
}

// reference reads the label of [text][label] or [text][] at i. Numbers side
// by side, [1][2], are two references to literature.
func (in *inline) reference(o *bracket, i int) (int, bool) {
	if i+1 < in.to && in.src[i+1] == ']' {
		return i + 2, int(o.end) < i-1
	}
	end, ok := label(in.src, i, in.to)
	if !ok || in.src[i+1] == '^' || in.src[i+1] == '@' || in.src[i+1] == '-' || isNumeric(in.src[o.end:i-1]) {
		return 0, false
	}
	return end, true
}

func isNumeric(text string) bool {
	return text != "" && strings.Trim(text, "0123456789,-– ") == ""
}

// definition reads the link reference definition at i and returns the offset
// of what follows it.
func (in *inline) definition(src string, i, to int, block *prose.Block) (int, bool) {
	end, ok := label(src, i, to)
	if !ok || end >= to || src[end] != ':' || src[i+1] == '^' {
		return 0, false
	}
	j := runs.SkipSpace(src, end+1, to)
	at, j, ok := linkTarget(src, j, to)
	if !ok {
		return 0, false
	}
	next, ok := lineDone(src, j, to)
	if k := runs.SkipSpace(src, j, to); k > j {
		in.found.reset()
		if t, isTitle := in.found.title(src, k, to); isTitle {
			if n, done := lineDone(src, t, to); done {
				next, ok = n, true
			}
		}
	}
	if !ok {
		return 0, false
	}
	block.Links = append(block.Links, prose.Link{
		Span: prose.Span{Start: i, End: runs.TrimEnd(src, i, next)}, Target: unescape(src[at.Start:at.End]), At: at,
	})
	return next, true
}

// lineDone returns the offset of the text behind the line end at i, if nothing
// but white space comes before it.
func lineDone(text string, i, to int) (int, bool) {
	j := runs.SkipSpace(text, i, to)
	return j, j == to || strings.IndexByte(text[i:j], '\n') >= 0
}

// unescape resolves the escapes and entities of a link's target.
func unescape(text string) string {
	if strings.IndexByte(text, '\\') >= 0 {
		var b strings.Builder
		for i := 0; i < len(text); i++ {
			if text[i] == '\\' && i+1 < len(text) && isPunct(text[i+1]) {
				i++
			}
			b.WriteByte(text[i])
		}
		text = b.String()
	}
	if strings.IndexByte(text, '&') >= 0 {
		text = html.UnescapeString(text)
	}
	return text
}
