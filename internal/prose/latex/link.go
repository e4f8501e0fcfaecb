package latex

import (
	"github.com/jiaozhu/jiaozhu/internal/prose"

	"github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"
)

// target reads the address in braces at i. One that is not closed ends at
// white space.
func target(text string, i int) (at prose.Span, end int, ok bool) {
	if i >= len(text) || text[i] != '{' {
		return at, i, false
	}
	depth := 1
	for end = i + 1; end < len(text) && !runs.IsSpace(text[end]); end++ {
		switch text[end] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return prose.Span{Start: i + 1, End: end}, end + 1, true
			}
		}
	}
	return prose.Span{Start: i + 1, End: end}, end, true
}

// url reads \url, which ends at i.
func (s *scanner) url(i int) {
	at, end, ok := target(s.Text, i)
	if !ok {
		s.Drop(i)
		return
	}
	s.link(prose.Span{Start: s.At, End: end}, at)
	s.Object(s.At, end, true)
}

// href reads \href, which ends at i. Its second argument is prose.
func (s *scanner) href(i int) {
	at, end, ok := target(s.Text, i)
	if !ok {
		s.Drop(i)
		return
	}
	s.link(prose.Span{Start: s.At, End: end}, at)
	if end >= len(s.Text) || s.Text[end] != '{' {
		s.Drop(end)
		return
	}
	if g := s.begin(groupLink, s.At, end+1); g != nil {
		g.item = len(s.block.Links) - 1
	}
}
