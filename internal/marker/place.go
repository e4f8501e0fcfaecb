package marker

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// place is a stretch of a document and a cursor in it, in bytes.
type place struct {
	start, end int
	cursor     int
}

// find returns where a document has the text that an argument names. A bar in
// the text is the cursor, two bars are a bar. Text in marker comments does not
// count. Of several occurrences the one that the argument counts or the line
// that it names decides, then nearness: the last in front of the comment at
// before, else the first behind it.
func (d *document) find(a arg, before int) (place, error) {
	text, cursor := splitCursor(a.text)
	if text == "" {
		return place{}, fmt.Errorf("%s: no text to look for", a)
	}
	masked := regions(d.name, d.text)
	var all []int
	for at := 0; at <= len(d.text); {
		i := strings.Index(d.text[at:], text)
		if i < 0 {
			break
		}
		at += i
		if !inside(masked, at, at+len(text)) {
			all = append(all, at)
		}
		_, n := utf8.DecodeRuneInString(d.text[at:])
		at += n
	}
	at, ok := choose(d, all, a, before, len(text))
	if !ok {
		return place{}, fmt.Errorf("%s: %s has %d such texts, not the one asked for", a, d.name, len(all))
	}
	return place{at, at + len(text), at + max(cursor, 0)}, nil
}

func choose(d *document, all []int, a arg, before, length int) (int, bool) {
	switch {
	case a.occurrence > 0:
		if a.occurrence > len(all) {
			return 0, false
		}
		return all[a.occurrence-1], true
	case a.line > 0:
		for _, at := range all {
			if 1+strings.Count(d.text[:at], "\n") == a.line {
				return at, true
			}
		}
		return 0, false
	case len(all) == 0:
		return 0, false
	}
	for i := len(all) - 1; i >= 0; i-- {
		if all[i]+length <= before {
			return all[i], true
		}
	}
	return all[0], true
}

// splitCursor takes the cursor out of a text; it is -1 if the text has none.
func splitCursor(text string) (string, int) {
	cursor := -1
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] != '|':
			b.WriteByte(text[i])
		case i+1 < len(text) && text[i+1] == '|':
			b.WriteByte('|')
			i++
		case cursor < 0:
			cursor = b.Len()
		}
	}
	return b.String(), cursor
}

func inside(masked []region, start, end int) bool {
	for _, r := range masked {
		if start < r.end && r.start < end {
			return true
		}
	}
	return false
}

// withoutMarkers returns a text without its marker comments and the lines that
// they leave empty.
func withoutMarkers(name, text string) string {
	rs := regions(name, text)
	for i := len(rs) - 1; i >= 0; i-- {
		start, end := rs[i].start, rs[i].end
		if start == 0 || text[start-1] == '\n' {
			switch {
			case strings.HasPrefix(text[end:], "\r\n"):
				end += 2
			case strings.HasPrefix(text[end:], "\n"):
				end++
			}
		}
		text = text[:start] + text[end:]
	}
	return text
}

// offsetOf converts a position under an encoding to a byte offset. Unlike a
// server it is strict: a position that is none is an error.
func offsetOf(text, encoding string, p position) (int, error) {
	at := 0
	for range p.Line {
		i := strings.IndexByte(text[at:], '\n')
		if i < 0 {
			return 0, fmt.Errorf("line %d: the document has fewer", p.Line)
		}
		at += i + 1
	}
	line, _, _ := strings.Cut(text[at:], "\n")
	line = strings.TrimSuffix(line, "\r")
	units := uint32(0)
	for i, r := range line {
		if units == p.Character {
			return at + i, nil
		}
		if units > p.Character {
			return 0, fmt.Errorf("%d:%d lies inside a character of %q", p.Line, p.Character, line)
		}
		units += unitsOf(r, encoding)
	}
	if units != p.Character {
		return 0, fmt.Errorf("%d:%d lies behind the end of %q", p.Line, p.Character, line)
	}
	return at + len(line), nil
}

// positionOf converts a byte offset to a position under an encoding.
func positionOf(text, encoding string, offset int) position {
	start := strings.LastIndexByte(text[:offset], '\n') + 1
	p := position{Line: uint32(strings.Count(text[:offset], "\n"))}
	for _, r := range text[start:offset] {
		p.Character += unitsOf(r, encoding)
	}
	return p
}

// unitsOf returns how many code units of an encoding a code point takes.
func unitsOf(r rune, encoding string) uint32 {
	switch encoding {
	case "utf-32":
		return 1
	case "utf-16":
		if r >= 0x10000 {
			return 2
		}
		return 1
	}
	return uint32(utf8.RuneLen(r))
}

// rangeText returns the bytes that a range covers.
func rangeText(text, encoding string, r lspRange) (start, end int, err error) {
	if start, err = offsetOf(text, encoding, r.Start); err != nil {
		return 0, 0, err
	}
	if end, err = offsetOf(text, encoding, r.End); err != nil {
		return 0, 0, err
	}
	if end < start {
		return 0, 0, fmt.Errorf("the range %v ends before it starts", r)
	}
	return start, end, nil
}
