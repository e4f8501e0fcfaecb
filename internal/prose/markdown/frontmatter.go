package markdown

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"
)

// frontMatter reads the YAML or TOML at a document's start. It is no parser of
// either: it knows a line by its shape, so that front matter whose end is not
// yet written ends before the first line that cannot belong to it.
func (s *scanner) frontMatter(start int) (end int, ok bool) {
	l := lineAt(s.text, start)
	mark := l.restOf(start)
	if mark != "---" && mark != "+++" || l.next >= len(s.text) {
		return 0, false
	}
	toml := mark == "+++"
	s.inline.text = s.text
	quotes := "" // the """ or ''' of TOML that is open
	for end = l.next; end < len(s.text); {
		n := lineAt(s.text, end)
		rest := n.restOf(end)
		if quotes == "" && (rest == mark || !toml && rest == "...") {
			end = n.next
			break
		}
		key, value := metaKey(rest, toml)
		if end == l.next && key == "" && (!toml || rest == "" || rest[0] != '[') {
			return 0, false
		}
		if quotes == "" && key == "" && !metaLine(rest, n.text[end:n.end], toml) {
			break
		}
		inside := quotes != ""
		if toml {
			quotes = openQuotes(rest, quotes)
		}
		at := end + value
		end = n.next
		switch {
		case inside || key == "" || !s.isProseKey(key):
		case quotes == "":
			end = s.metaValue(at, n.end, end, toml)
		case strings.HasPrefix(s.text[at:], quotes):
			if i := strings.Index(s.text[at+len(quotes):], quotes); i >= 0 {
				s.metaText(at+len(quotes), at+len(quotes)+i, metaLiteral)
			}
		}
	}
	s.block.Kind = prose.FrontMatter
	s.inline.flush(s.block)
	return end, true
}

const maxMetaKey = 64 // bytes

// metaKey returns the key that a line of front matter starts with, and the
// offset of its value in the line.
func metaKey(line string, toml bool) (key string, value int) {
	if line == "" || strings.IndexByte(" \t#-[]{}|>&*!%@`,?", line[0]) >= 0 {
		return "", 0
	}
	i := 0
	if toml {
		i = strings.IndexByte(line, '=')
	} else if i = strings.Index(line, ": "); i < 0 && strings.HasSuffix(line, ":") {
		i = len(line) - 1
	}
	if i <= 0 || i > maxMetaKey {
		return "", 0
	}
	return strings.Trim(line[:i], "\"' \t"), runs.SkipSpace(line, i+1, len(line))
}

// metaLine reports whether a line without a key may stand in front matter.
func metaLine(rest, line string, toml bool) bool {
	if rest == "" || runs.IsSpace(line[0]) || strings.IndexByte("#]}", rest[0]) >= 0 {
		return true
	}
	if toml {
		return rest[0] == '['
	}
	return rest == "-" || strings.HasPrefix(rest, "- ")
}

// openQuotes returns the multi-line quotes of TOML that are open behind line.
func openQuotes(line, open string) string {
	for {
		if open != "" {
			i := strings.Index(line, open)
			if i < 0 {
				return open
			}
			line, open = line[i+3:], ""
		}
		i, j := strings.Index(line, `"""`), strings.Index(line, `'''`)
		switch {
		case i < 0 && j < 0:
			return ""
		case j < 0 || i >= 0 && i < j:
			line, open = line[i+3:], `"""`
		default:
			line, open = line[j+3:], `'''`
		}
	}
}

func (s *scanner) isProseKey(key string) bool {
	for _, k := range s.keys {
		if strings.EqualFold(k, key) {
			return true
		}
	}
	return false
}

// metaStyle is how a value is written.
type metaStyle uint8

const (
	metaPlain   metaStyle = iota
	metaLiteral           // YAML's |: line ends count
	metaDouble            // escapes by backslash
	metaSingle            // '' stands for '
)

// metaValue adds the run of the value at start, on a line that ends at
// lineEnd; in YAML it goes on over the indented lines from next on. It returns
// the offset behind the value's last line.
func (s *scanner) metaValue(start, lineEnd, next int, toml bool) int {
	end := lineEnd
	for !toml && next < len(s.text) {
		l := lineAt(s.text, next)
		if l.end > next && !runs.IsSpace(s.text[next]) || l.end == next && !isBlockScalar(s.text[start:lineEnd]) {
			break
		}
		end, next = l.end, l.next
	}
	end = runs.TrimEnd(s.text, start, end)
	if start >= end {
		return next
	}
	switch c := s.text[start]; {
	case c == '"' || c == '\'':
		style, quotes := metaDouble, 1
		if c == '\'' {
			style = metaSingle
		}
		if toml {
			style = metaLiteral
			if strings.HasPrefix(s.text[start:end], strings.Repeat(string(c), 3)) {
				quotes = 3
			} else if c == '"' {
				style = metaDouble
			}
		}
		s.metaText(start+quotes, quotedEnd(s.text, start+quotes, end, c, style), style)
	case isBlockScalar(s.text[start:lineEnd]):
		style := metaPlain
		if c == '|' {
			style = metaLiteral
		}
		s.metaText(runs.SkipSpace(s.text, lineEnd, end), end, style)
	case !toml && strings.IndexByte("[{&*!#", c) < 0:
		if i := strings.Index(s.text[start:lineEnd], " #"); i >= 0 {
			end = runs.TrimEnd(s.text, start, start+i)
		}
		s.metaText(start, end, metaPlain)
	}
	return next
}

// isBlockScalar reports whether a YAML value starts with | or >.
func isBlockScalar(value string) bool {
	return value != "" && (value[0] == '|' || value[0] == '>') && strings.Trim(value[1:], "+-0123456789 \t\r") == ""
}

// quotedEnd returns where the quoted text from start on ends.
func quotedEnd(text string, start, end int, quotes byte, style metaStyle) int {
	for i := start; i < end; i++ {
		switch {
		case text[i] == '\\' && style == metaDouble:
			i++
		case text[i] != quotes:
		case style == metaSingle && i+1 < end && text[i+1] == quotes:
			i++
		default:
			return i
		}
	}
	return end
}

// metaText adds the run of s.text[start:end].
func (s *scanner) metaText(start, end int, style metaStyle) {
	b := s.inline.builder(0)
	pos := start
	for i := start; i < end; {
		next := i + 1
		switch c := s.text[i]; {
		case c == '\n':
			from := runs.TrimEnd(s.text, pos, i)
			next = runs.SkipSpace(s.text, i, end)
			b.Verbatim(pos, from)
			if style == metaLiteral || strings.Count(s.text[i:next], "\n") > 1 {
				b.HardBreak(from, next)
			} else {
				b.SoftBreak(from, next)
			}
			pos = next
		case style == metaSingle && c == '\'' && i+1 < end, style == metaDouble && c == '\\' && i+1 < end && isPunct(s.text[i+1]):
			next = i + 2
			b.Verbatim(pos, i)
			b.Atomic(s.text[i+1:next], i, next)
			pos = next
		}
		i = next
	}
	b.Verbatim(pos, end)
	s.inline.cut(b)
}
