package html

import (
	"html"
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// angle reads the < at i and returns the offset behind what it starts, or
// behind the < if it is text.
func (s *scanner) angle(i int) int {
	next := byteAt(s.text, i+1)
	switch {
	case next == '!' || next == '?':
		return s.declaration(i)
	case next == '/':
		name, end := tagName(s.text, i+2)
		if name == "" {
			return i + 1
		}
		for end < len(s.text) && (s.text[end] == ' ' || s.text[end] == '\t') {
			end++
		}
		if byteAt(s.text, end) == '>' {
			end++
		} else if elements[name] == classUnknown {
			return i + 1
		}
		s.flush(i)
		s.from = end
		s.found |= foundMarkup
		s.shut(name, i, end)
		return end
	case !isLetter(next):
		return i + 1
	}
	name, j := tagName(s.text, i+1)
	end, ok := tagEnd(s.text, j)
	if !ok && (end == 0 || elements[name] == classUnknown) {
		return i + 1
	}
	s.flush(i)
	if elements[name] != classRawNone {
		s.found |= foundMarkup
	}
	switch {
	case ok:
		end = s.open(name, i, end)
	case elements[name] == classBlock:
		s.cut()
		s.enter(name)
	}
	s.from = end
	return end
}

// byteAt returns the byte at i, or 0 outside.
func byteAt(t string, i int) byte {
	if i < 0 || i >= len(t) {
		return 0
	}
	return t[i]
}

// tagEnd returns the end of the opening tag whose name ends at i. A tag that
// is not closed before a blank line, a line that starts with < or a < outside
// quotation marks is half written: tagEnd returns where it stops and false. It
// returns 0 and false if this is no tag but text, as in “x<y 時”.
func tagEnd(t string, i int) (int, bool) {
	if c := byteAt(t, i); i < len(t) && !isSpace(c) && c != '/' && c != '>' {
		return 0, false
	}
	for i < len(t) {
		switch c := t[i]; {
		case c == '>':
			return i + 1, true
		case c == '<':
			return i, false
		case c == '\n' && stops(t, i+1):
			return i, false
		case c >= 0x80:
			return 0, false
		case c == '=':
			for i++; i < len(t) && isSpace(t[i]) && t[i] != '\n'; {
				i++
			}
			if q := byteAt(t, i); q == '"' || q == '\'' {
				end, ok := quoteEnd(t, i)
				if !ok {
					return end, false
				}
				i = end
			} else {
				for i < len(t) && !isSpace(t[i]) && t[i] != '>' && t[i] != '<' {
					i++
				}
			}
		default:
			i++
		}
	}
	return i, false
}

// quoteEnd returns the end of the attribute's value at i, or the line end at
// which one that is not closed stops.
func quoteEnd(t string, i int) (int, bool) {
	q := t[i]
	for i++; i < len(t); i++ {
		switch {
		case t[i] == q:
			return i + 1, true
		case t[i] == '\n' && stops(t, i+1):
			return i, false
		}
	}
	return i, false
}

// stops reports whether a half-written tag ends before the line at pos.
func stops(t string, pos int) bool {
	if _, blank := blankLine(t, pos); blank {
		return true
	}
	for isSpace(t[pos]) {
		pos++
	}
	return t[pos] == '<'
}

// target notes the link of the tag at [start,end), if it has the attribute
// that holds one, and returns its index in the block's links or -1.
func (s *scanner) target(attribute string, start, end int) int {
	at, ok := attributeValue(s.text[:end], start, attribute)
	if !ok {
		return -1
	}
	s.block.Links = append(s.block.Links, prose.Link{
		Span:   prose.Span{Start: start, End: end},
		Target: html.UnescapeString(strings.TrimSpace(s.text[at.Start:at.End])),
		At:     at,
	})
	return len(s.block.Links) - 1
}

// attributeValue returns the value of an attribute of the tag at pos.
func attributeValue(tag string, pos int, name string) (prose.Span, bool) {
	_, i := tagName(tag, pos+1)
	for i < len(tag) {
		for i < len(tag) && (isSpace(tag[i]) || tag[i] == '/') {
			i++
		}
		start := i
		for i < len(tag) && !isSpace(tag[i]) && tag[i] != '=' && tag[i] != '>' && tag[i] != '/' {
			i++
		}
		found := strings.EqualFold(tag[start:i], name)
		for i < len(tag) && isSpace(tag[i]) {
			i++
		}
		if byteAt(tag, i) != '=' {
			if i == start {
				i++
			}
			continue
		}
		for i++; i < len(tag) && isSpace(tag[i]); {
			i++
		}
		value := prose.Span{Start: i}
		if q := byteAt(tag, i); q == '"' || q == '\'' {
			j := strings.IndexByte(tag[i+1:], q)
			if j < 0 {
				return value, false
			}
			value = prose.Span{Start: i + 1, End: i + 1 + j}
			i = value.End + 1
		} else {
			for i < len(tag) && !isSpace(tag[i]) && tag[i] != '>' {
				i++
			}
			value.End = i
		}
		if found {
			return value, true
		}
	}
	return prose.Span{}, false
}
