package markdown

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// mathBlockAt reports whether display math starts at pos: $$ or \[ that is
// alone on its line, or has no text behind its end on the line.
func mathBlockAt(l *line, pos int) bool {
	rest := l.restOf(pos)
	if len(rest) < 2 {
		return false
	}
	switch rest[:2] {
	case "$$":
		i := strings.Index(rest[2:], "$$")
		return i < 0 && !strings.HasPrefix(rest, "$$$") || i > 0 && i+4 == len(rest)
	case `\[`:
		return len(rest) == 2 || strings.HasSuffix(rest, `\]`) && strings.Count(rest, `\[`) == 1 && looksLikeMath(rest[2:len(rest)-2])
	}
	return false
}

// math reads display math, which ends at its closing mark or, being broken,
// before a blank line: math holds none.
func (s *scanner) math(l *line, pos int) {
	s.block.Kind = prose.Math
	closer := "$$"
	if l.text[pos] == '\\' {
		closer = `\]`
	}
	end := l.next
	open := string(s.stack)
	for n, from := *l, pos+2; !strings.Contains(n.text[from:n.end], closer); from = n.pos {
		if end >= len(s.text) {
			break
		}
		n = lineAt(s.text, end)
		if match(&n, open) < len(open) || n.blank() {
			break
		}
		end = n.next
	}
	s.finish(end)
}
