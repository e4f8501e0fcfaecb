package markdown

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"
)

// paragraph reads a paragraph and what it turns out to be: a setext heading, a
// table's first row, link definitions.
func (s *scanner) paragraph(l *line, pos int) {
	start := pos
	lineStart, last := pos, *l // the paragraph's last line and where its content starts
	open := string(s.stack)
	quoted := strings.IndexByte(open, quote) >= 0
	s.block.Kind = s.paragraphKind()
	setext := false
	end := l.next
	for end < len(s.text) {
		n := lineAt(s.text, end)
		inside := match(&n, open) == len(open)
		cols, p := n.indent()
		if p >= n.end || n.blank() {
			break
		}
		if inside && cols <= 3 {
			if level := setextLevel(&n, p); level > 0 {
				s.block.Kind, s.block.Level = prose.Heading, level
				setext = true
				end = n.next
				break
			}
			if columns := delimiterColumns(&n, p); columns > 0 && columns == countCells(&last, lineStart) {
				s.mask(end)
				s.table(start, lineStart, &last, columns)
				s.finish(n.next)
				return
			}
		}
		if cols <= 3 && s.startsBlock(&n, cols, p, inside) {
			break
		}
		if quoted && n.pos > end {
			s.masks = append(s.masks, prose.Span{Start: end, End: n.pos})
		}
		lineStart, last = p, n
		end = n.next
	}
	content := runs.TrimEnd(s.text, start, last.end)
	s.mask(content)
	if start = s.definitions(start, content); start >= content {
		if !setext {
			s.block.Kind = prose.Markup
		}
		s.finish(end)
		return
	}
	if s.opened && s.block.Kind != prose.Heading {
		start = skipTask(s.text, start, content)
	}
	if setext {
		content = trimAttributes(s.text, start, content)
	}
	s.run(start, content)
	s.finish(end)
}

// startsBlock reports whether the line ends the paragraph before it. A line
// outside the paragraph's container may open any list.
func (s *scanner) startsBlock(l *line, cols, pos int, inside bool) bool {
	if k := leafAt(l, pos); k != leafNone && k != leafTag {
		return true
	}
	m, ok := markerAt(l, cols, pos)
	return ok && len(s.stack) < maxDepth && (m.interrupts() || !inside)
}

// setextLevel returns the level of the heading that the line underlines, or 0.
func setextLevel(l *line, pos int) int {
	c := l.text[pos]
	if c != '=' && c != '-' {
		return 0
	}
	if runs.SkipSpace(l.text, pos+countByte(l.text[pos:l.end], c), l.end) < l.end {
		return 0
	}
	if c == '=' {
		return 1
	}
	return 2
}

// skipTask returns the offset behind the box of a task list's item.
func skipTask(text string, start, end int) int {
	if start+4 <= end && text[start] == '[' && text[start+2] == ']' && runs.IsSpace(text[start+3]) {
		if c := text[start+1]; c == ' ' || c == 'x' || c == 'X' {
			return runs.SkipSpace(text, start+3, end)
		}
	}
	return start
}

// mask prepares the text up to end for the inline scanner, which must not see
// the container marks inside a paragraph. They become spaces, so that offsets
// stay what they are.
func (s *scanner) mask(end int) {
	if len(s.masks) == 0 {
		return
	}
	b := []byte(s.text[:end])
	for _, m := range s.masks {
		for i := m.Start; i < min(m.End, end); i++ {
			b[i] = ' '
		}
	}
	s.inline.masked = string(b)
}

// definitions reads the link reference definitions at a paragraph's start and
// returns the offset behind them.
func (s *scanner) definitions(start, end int) int {
	for start < end && s.text[start] == '[' {
		next, ok := s.inline.definition(s.source(), start, end, s.block)
		if !ok {
			break
		}
		start = next
	}
	return start
}

// source returns the text as the inline scanner must see it.
func (s *scanner) source() string {
	if s.inline.masked != "" {
		return s.inline.masked
	}
	return s.text
}

// run reads source[start:end] as inline text and adds its runs.
func (s *scanner) run(start, end int) {
	s.inline.scan(s.text, s.source(), start, end, s.block, false)
	s.inline.flush(s.block)
}
