package typst

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"
)

// marker is the mark of a heading or a list item.
type marker struct {
	size  int // in bytes, 0 if there is none
	level int // of a heading
	term  bool
}

// markerAt recognises a mark at i, the first byte of a line that is no white
// space.
func markerAt(text string, i int) marker {
	m := marker{}
	switch c := text[i]; {
	case c == '=':
		m.size = countByte(text[i:], '=')
		m.level = m.size
	case c == '-' || c == '+':
		m.size = 1
	case c == '/':
		m.size, m.term = 1, true
	case isDigit(c):
		j := i
		for j < len(text) && isDigit(text[j]) {
			j++
		}
		if j == len(text) || text[j] != '.' {
			return marker{}
		}
		m.size = j + 1 - i
	default:
		return marker{}
	}
	if end := i + m.size; end < len(text) && !runs.IsSpace(text[end]) {
		return marker{}
	}
	return m
}

// endsBefore reports whether the block, being in content, ends before the line
// at next.
func (s *scanner) endsBefore(next int) bool {
	if endsParagraph(s.Text, next) {
		return true
	}
	first := runs.SkipBlanks(s.Text, next)
	if len(s.open) == s.base && (s.heading || s.indent >= first-next) {
		return true
	}
	if startsBlock(s.Text, first) {
		return true
	}
	return s.Depth == 0 && s.indent < 0 && !s.TextHasProse()
}

// startsBlock reports whether the line whose text starts at i is no paragraph's.
func startsBlock(text string, i int) bool {
	switch text[i] {
	case '#':
		return statements[text[i+1:identifierEnd(text, i+1)]]
	case '`':
		return strings.HasPrefix(text[i:], "```")
	}
	return markerAt(text, i).size > 0
}

// statements are the keywords whose code ends with its line.
var statements = map[string]bool{
	"let": true, "set": true, "show": true, "import": true, "include": true, "return": true, "break": true, "continue": true,
}

// controls are the keywords whose code ends with its content.
var controls = map[string]bool{"if": true, "for": true, "while": true}
