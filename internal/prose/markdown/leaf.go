package markdown

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"
)

// leafKind is what the first bytes of a line's content tell of its block.
type leafKind uint8

const (
	leafNone leafKind = iota // a paragraph, a table or a blank line
	leafBreak
	leafHeading
	leafFence
	leafMath
	leafDirective
	leafVerbatim    // CommonMark's HTML block 1: script, pre, style, textarea
	leafComment     // 2
	leafInstruction // 3
	leafDeclaration // 4
	leafCDATA       // 5
	leafElement     // 6
	leafTag         // 7; cannot interrupt a paragraph
)

// leafAt recognises the block that starts at pos, at most three columns
// behind its container's edge.
func leafAt(l *line, pos int) leafKind {
	switch c := l.text[pos]; c {
	case '#':
		if n := countByte(l.text[pos:l.end], c); n <= 6 && (pos+n == l.end || runs.IsSpace(l.text[pos+n])) {
			return leafHeading
		}
	case '`', '~':
		n := countByte(l.text[pos:l.end], c)
		if n >= 3 && (c == '~' || strings.IndexByte(l.text[pos+n:l.end], '`') < 0) {
			return leafFence
		}
	case '$', '\\':
		if mathBlockAt(l, pos) {
			return leafMath
		}
	case ':':
		if countByte(l.text[pos:l.end], c) >= 3 {
			return leafDirective
		}
	case '<':
		return htmlBlockAt(l, pos)
	case '-', '*', '_':
		if isBreak(l, pos) {
			return leafBreak
		}
	}
	return leafNone
}

// countByte returns how many bytes c text starts with.
func countByte(text string, c byte) int {
	n := 0
	for n < len(text) && text[n] == c {
		n++
	}
	return n
}

// isBreak reports whether the line from pos on is a thematic break.
func isBreak(l *line, pos int) bool {
	c := l.text[pos]
	if c != '-' && c != '*' && c != '_' {
		return false
	}
	n := 0
	for ; pos < l.end; pos++ {
		switch l.text[pos] {
		case c:
			n++
		case ' ', '\t', '\r':
		default:
			return false
		}
	}
	return n >= 3
}

func (s *scanner) heading(l *line, pos int) {
	s.block.Kind = prose.Heading
	s.block.Level = countByte(l.text[pos:l.end], '#')
	start := runs.SkipSpace(l.text, pos+s.block.Level, l.end)
	end := runs.TrimEnd(l.text, start, l.end)
	hashes := end
	for hashes > start && l.text[hashes-1] == '#' {
		hashes--
	}
	if hashes == start || runs.IsSpace(l.text[hashes-1]) {
		end = runs.TrimEnd(l.text, start, hashes)
	}
	s.run(start, trimAttributes(l.text, start, end))
	s.finish(l.next)
}

// trimAttributes returns the end of a heading's text without Pandoc's {#id
// .class} behind it.
func trimAttributes(text string, start, end int) int {
	if end-start < 4 || text[end-1] != '}' {
		return end
	}
	i := strings.LastIndexByte(text[start:end], '{')
	if i < 0 || strings.IndexByte("#.-", text[start+i+1]) < 0 {
		return end
	}
	return runs.TrimEnd(text, start, start+i)
}

// fence reads fenced code, which ends at its closing fence, with its container
// or with the text.
func (s *scanner) fence(l *line, cols, pos int) {
	s.block.Kind = prose.Code
	mark := l.text[pos]
	size := countByte(l.text[pos:l.end], mark)
	end := l.next
	open := string(s.stack)
	for end < len(s.text) {
		n := lineAt(s.text, end)
		if match(&n, open) < len(open) {
			break
		}
		end = n.next
		if c, p := n.indent(); c <= 3 && p < n.end && n.text[p] == mark {
			if k := countByte(n.text[p:n.end], mark); k >= size && runs.SkipSpace(n.text, p+k, n.end) == n.end {
				break
			}
		}
	}
	s.finish(end)
}

// indentedCode reads the lines that are indented by four columns or more.
func (s *scanner) indentedCode(l *line) {
	s.block.Kind = prose.Code
	end := l.next
	open := string(s.stack)
	for end < len(s.text) {
		n := lineAt(s.text, end)
		if match(&n, open) < len(open) {
			break
		}
		if c, p := n.indent(); c <= 3 || p >= n.end {
			break
		}
		end = n.next
	}
	s.finish(end)
}

// directive reads a line of colons: VitePress' "::: tip 標題", Docusaurus'
// ":::tip[標題]", Pandoc's "::: {.class}". What they enclose are ordinary
// blocks. A title is prose.
func (s *scanner) directive(l *line, pos int) {
	s.block.Kind = prose.Markup
	end := runs.TrimEnd(l.text, pos, l.end)
	i := pos + countByte(l.text[pos:end], ':')
	i = runs.SkipSpace(l.text, i, end)
	for i < end && (isLetter(l.text[i]) || isDigit(l.text[i]) || l.text[i] == '-' || l.text[i] == '_') {
		i++
	}
	i = runs.SkipSpace(l.text, i, end)
	for end > i && l.text[end-1] == ':' {
		end--
	}
	end = runs.TrimEnd(l.text, i, end)
	if i < end {
		switch l.text[i] {
		case '[':
			if l.text[end-1] == ']' {
				s.run(i+1, end-1)
			}
		case '{', '.', '#':
		default:
			s.run(i, trimAttributes(l.text, i, end))
		}
	}
	s.finish(l.next)
}

// admonition reads the line that opens a body of MkDocs. Its title is prose.
func (s *scanner) admonition(l *line, pos int) {
	s.block.Kind = prose.Markup
	s.opened = false
	end := runs.TrimEnd(l.text, pos, l.end)
	if i := strings.IndexByte(l.text[pos:end], '"'); i >= 0 && l.text[end-1] == '"' && pos+i+1 < end {
		s.run(pos+i+1, end-1)
	}
	s.finish(l.next)
}
