package latex

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"
)

// cite reads a citation command whose name ends at i. The commands of natbib,
// biblatex, apacite and their like all have "cite" in their names, as have
// those that templates define.
func (s *scanner) cite(name string, i int) {
	name = strings.ToLower(name)
	several := strings.HasSuffix(name, "cites") || strings.HasSuffix(name, "citetexts")
	volume := strings.HasSuffix(name, "volcite")
	c := prose.KeyCitation{Bracketed: true}
	if several {
		i = s.skip(i, "pp")
	}
	for {
		locator, next := s.citeNotes(i)
		if next >= len(s.Text) || s.Text[next] != '{' {
			break
		}
		if volume {
			end, _ := groupEnd(s.Text, next, false)
			locator, next = s.citeNotes(end)
			if next >= len(s.Text) || s.Text[next] != '{' {
				i = end
				break
			}
		}
		first := len(c.Items)
		c.Items, i = citeKeys(s.Text, next, c.Items)
		if last := len(c.Items) - 1; last >= first {
			c.Items[last].Locator = locator
		}
		if !several {
			break
		}
	}
	if len(c.Items) > 0 {
		c.Start, c.End = s.At, i
		s.block.Cites = append(s.block.Cites, c)
	}
	// What a command prints into a note, or not at all, leaves no gap.
	silent := name == "nocite" || strings.Contains(name, "foot") || strings.HasPrefix(name, "fnote") ||
		strings.HasPrefix(name, "fvol") || strings.HasPrefix(name, "ftvol")
	if silent || len(c.Items) == 0 {
		s.Drop(i)
		return
	}
	s.Object(s.At, i, true)
}

// citeNotes reads up to two optional arguments at i. The last of them is the
// locator.
func (s *scanner) citeNotes(i int) (locator string, next int) {
	next = runs.SkipBlanks(s.Text, i)
	for range 2 {
		end, ok := s.optional(next)
		if !ok {
			break
		}
		locator = strings.TrimSpace(strings.TrimSuffix(s.Text[next+1:end], "]"))
		next = runs.SkipBlanks(s.Text, end)
	}
	return locator, next
}

// citeKeys appends the keys of the list whose brace is at i, and returns the
// offset behind it. A list that is not closed ends before what cannot be in
// one.
func citeKeys(text string, i int, items []prose.CiteItem) (out []prose.CiteItem, end int) {
	i++
	for {
		i = skipListSpace(text, i)
		start := i
		for i < len(text) && !endsKey(text, i) {
			i++
		}
		if start < i && text[start:i] != "*" {
			items = append(items, prose.CiteItem{Key: text[start:i], At: prose.Span{Start: start, End: i}})
		}
		j := skipListSpace(text, i)
		if strings.Count(text[i:j], "\n") > 1 || j >= len(text) || text[j] != ',' && text[j] != '}' {
			return items, i
		}
		i = j + 1
		if text[j] == '}' {
			return items, i
		}
	}
}

// endsKey reports whether the byte at i, in or behind a key, is none of it.
func endsKey(text string, i int) bool {
	switch c := text[i]; c {
	case ',', '{', '}', '\\', '%', '$', '#', '"', '~', '[', ']':
		return true
	case 0xE3, 0xEF:
		return strings.HasPrefix(text[i:], "。") || strings.HasPrefix(text[i:], "，") || strings.HasPrefix(text[i:], "；")
	default:
		return runs.IsSpace(c)
	}
}

// skipListSpace returns the offset behind the white space, comments and single
// line ends at i. It does not read over a line at which a paragraph ends.
func skipListSpace(text string, i int) int {
	for i < len(text) {
		switch c := text[i]; {
		case c == '%':
			for i < len(text) && text[i] != '\n' {
				i++
			}
		case c == '\n':
			if i+1 >= len(text) || breaks(text, i+1) {
				return trimLineEnd(text, i)
			}
			i++
		case runs.IsSpace(c):
			i++
		default:
			return i
		}
	}
	return i
}
