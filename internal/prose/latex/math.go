package latex

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"
)

// dollar reads the $ or $$ at the cursor.
func (s *scanner) dollar() {
	if strings.HasPrefix(s.Text[s.At:], "$$") {
		s.displayMath(s.At+2, "$$")
		return
	}
	s.inlineMath(s.At+1, "$")
}

// inlineMath reads math whose opening mark ends at from.
func (s *scanner) inlineMath(from int, closer string) {
	end := mathEnd(s.Text, from, closer, breaksMath)
	s.block.Code = append(s.block.Code, prose.Span{Start: s.At, End: end})
	s.Object(s.At, end, true)
}

// displayMath reads math whose opening mark ends at from. By itself it is a
// block; between text it belongs to the sentence.
func (s *scanner) displayMath(from int, closer string) {
	end := mathEnd(s.Text, from, closer, isBlankOrEnd)
	s.plain = prose.Math
	s.block.Code = append(s.block.Code, prose.Span{Start: s.At, End: end})
	s.Object(s.At, end, false)
}

func isBlankOrEnd(text string, i int) bool { return i >= len(text) || runs.IsBlankLine(text, i) }

// mathEnd returns the offset behind the closing mark of math, or the end of
// the last line before one that cannot belong to it.
func mathEnd(text string, i int, closer string, stops func(text string, line int) bool) int {
	for i < len(text) {
		switch c := text[i]; {
		case c == closer[0] && strings.HasPrefix(text[i:], closer):
			return i + len(closer)
		case c == '\\' && i+1 < len(text) && text[i+1] != '\n':
			i += 2
			continue
		case c == '%':
			for i+1 < len(text) && text[i+1] != '\n' {
				i++
			}
		case c == '\n' && stops(text, i+1):
			return trimLineEnd(text, i)
		}
		i++
	}
	return len(text)
}

// verb reads \verb, whose name ends at i.
func (s *scanner) verb(i int) {
	if i < len(s.Text) && s.Text[i] == '*' {
		i++
	}
	s.delimited(i)
}

// inlineCode reads the code of \lstinline or \mintinline at i.
func (s *scanner) inlineCode(i int) {
	if i < len(s.Text) && s.Text[i] == '{' {
		end, _ := groupEnd(s.Text, i, false)
		s.code(end)
		return
	}
	s.delimited(i)
}

// delimited reads code between two equal characters, the first at i. It ends
// with its line at the latest.
func (s *scanner) delimited(i int) {
	if i >= len(s.Text) || runs.IsSpace(s.Text[i]) || isLetter(s.Text[i]) || s.Text[i] >= 0x80 {
		s.Drop(i)
		return
	}
	end := i + 1
	for end < len(s.Text) && s.Text[end] != s.Text[i] {
		if s.Text[end] == '\n' {
			s.code(trimLineEnd(s.Text, end))
			return
		}
		end++
	}
	s.code(min(end+1, len(s.Text)))
}

func (s *scanner) code(end int) {
	s.block.Code = append(s.block.Code, prose.Span{Start: s.At, End: end})
	s.Object(s.At, end, true)
}
