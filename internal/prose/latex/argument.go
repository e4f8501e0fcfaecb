package latex

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"
)

// A signature says what arguments of a command are no prose, a byte each:
//
//	o  optional, in brackets
//	m  mandatory, in braces or a macro; on one line
//	M  the same, over lines up to a blank one
//	p  optional, in parentheses
//	l  a length without braces, as TeX's primitives take it
//
// Arguments behind those are prose.

// skip returns the offset behind the arguments at i that the signature names.
func (s *scanner) skip(i int, signature string) int {
	for _, c := range signature {
		j := runs.SkipBlanks(s.Text, i)
		if j >= len(s.Text) {
			break
		}
		switch open := s.Text[j]; c {
		case 'o':
			if end, ok := s.optional(j); ok {
				i = end
			}
		case 'm', 'M':
			switch open {
			case '{':
				i, _ = groupEnd(s.Text, j, c == 'M')
			case '\\':
				i = j + 1 + len(commandName(s.Text, j))
			}
		case 'l':
			i = lengthEnd(s.Text, j)
		case 'p':
			if open == '(' {
				line := runs.LineEnd(s.Text[:min(len(s.Text), j+maxOptional)], j)
				if k := strings.IndexByte(s.Text[j:line], ')'); k >= 0 {
					i = j + k + 1
				}
			}
		}
	}
	return i
}

// lengthEnd returns the offset behind the length at i, or i if there is none.
func lengthEnd(text string, i int) int {
	j := i
	for j < len(text) && (isDigit(text[j]) || text[j] == '.' || text[j] == '-') {
		j++
	}
	if j == i {
		return i
	}
	j = runs.SkipBlanks(text, j)
	if j+1 < len(text) && isLetter(text[j]) && isLetter(text[j+1]) {
		return j + 2
	}
	if j < len(text) && text[j] == '\\' {
		return j + 1 + len(commandName(text, j))
	}
	return j
}

// groupEnd returns the offset behind the group whose brace is at i. A group
// that is not closed ends with its line or, if it may have many, its
// paragraph.
func groupEnd(text string, i int, lines bool) (end int, closed bool) {
	depth := 0
	for ; i < len(text); i++ {
		switch text[i] {
		case '\\':
			if i+1 < len(text) && text[i+1] != '\n' {
				i++
			}
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i + 1, true
			}
		case '\n':
			if !lines || runs.IsBlankLine(text, i+1) {
				return trimLineEnd(text, i), false
			}
		}
	}
	return len(text), false
}

// trimLineEnd returns i, the offset of a line end, or that of its \r.
func trimLineEnd(text string, i int) int {
	if i > 0 && text[i-1] == '\r' {
		return i - 1
	}
	return i
}

// maxOptional is the length in bytes of the longest optional argument, so that
// a lone [ costs little.
const maxOptional = 1024

// optional returns the offset behind the optional argument at i. It has to end
// on its line, unless that ends with [ or a comma, which nobody writes at the
// end of a line of prose.
func (s *scanner) optional(i int) (end int, ok bool) {
	text := s.Text
	if i >= len(text) || text[i] != '[' {
		return i, false
	}
	limit := min(len(text), i+maxOptional)
	if line := text[i:limit]; strings.IndexByte(line, ']') < 0 && strings.IndexByte(line, '\n') < 0 {
		return i, false
	}
	depth, several := 0, false
	last := byte('[')
	for j := i + 1; j < limit; j++ {
		c := text[j]
		switch c {
		case '\\':
			if j+1 < limit && text[j+1] != '\n' {
				j++
			}
		case '{':
			depth++
		case '}':
			if depth--; depth < 0 {
				return j, several
			}
		case ']':
			if depth == 0 {
				return j + 1, true
			}
		case '\n':
			if last != '[' && last != ',' && !several {
				return i, false
			}
			several = true
			if runs.IsBlankLine(text, j+1) {
				return trimLineEnd(text, j), true
			}
		}
		if !runs.IsSpace(c) {
			last = c
		}
	}
	if several {
		return runs.TrimEnd(text, limit, runs.LineEnd(text, limit)), true
	}
	return i, false
}
