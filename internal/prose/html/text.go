package html

import (
	"html"
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

const byteOrderMark = "\uFEFF"

// special has the bytes at which the scanner stops.
var special = func() (t [256]bool) {
	for _, c := range []byte(" \t\r\n\f<&") {
		t[c] = true
	}
	return t
}()

// scan reads a block and returns its end. The block goes on behind a line end
// only while a run is open: up to a blank line or one that starts with a tag of
// a block.
func (s *scanner) scan() int {
	i := 0
	if strings.HasPrefix(s.text, byteOrderMark) {
		i = len(byteOrderMark)
	}
	s.from = i
	if s.raw != rawNone {
		i = s.skipRaw(i, -1)
		if s.raw != rawNone {
			return i
		}
		s.from = i
	}
	for i < len(s.text) {
		c := s.text[i]
		if !special[c] {
			i++
			continue
		}
		switch c {
		case '<':
			i = s.angle(i)
			if s.raw != rawNone {
				return i
			}
		case '&':
			i = s.entity(i)
		default:
			end, done := s.space(i)
			if done {
				return end
			}
			i = end
		}
	}
	s.flush(i)
	return i
}

// space reads the white space at i. It returns the block's end and true if
// the block ends there, else the offset behind the white space.
func (s *scanner) space(i int) (int, bool) {
	j := i + 1
	if s.text[i] == ' ' && s.from < i && j < len(s.text) && !special[s.text[j]] {
		return j, false // a single space between words
	}
	j = i
	for j < len(s.text) && s.text[j] != '\n' && isSpace(s.text[j]) {
		j++
	}
	s.flush(i)
	if j < len(s.text) && s.text[j] == '\n' {
		if s.run.Empty() || s.startsBlock(j+1) {
			return j + 1, true
		}
		for j < len(s.text) && isSpace(s.text[j]) {
			j++
		}
		if !s.gloss {
			s.run.SoftBreak(i, j)
		}
	} else if !s.gloss {
		s.run.Space(i, j)
	}
	s.from = j
	return j, false
}

// startsBlock reports whether the line at pos ends the paragraph before it.
func (s *scanner) startsBlock(pos int) bool {
	if _, blank := blankLine(s.text, pos); blank {
		return true
	}
	for isSpace(s.text[pos]) {
		pos++
	}
	if s.text[pos] != '<' {
		return false
	}
	pos++
	if pos < len(s.text) && s.text[pos] == '/' {
		pos++
	}
	name, _ := tagName(s.text, pos)
	class := elements[name]
	return class == classBlock || class == classRawBlock
}

// flush adds the text up to end to the run.
func (s *scanner) flush(end int) {
	switch {
	case s.from >= end:
	case s.gloss:
		s.found |= foundMarkup
	default:
		s.run.Verbatim(s.from, end)
	}
	s.from = end
}

// object adds an Object for [start,end), unless a reader sees none there.
func (s *scanner) object(start, end int) {
	if !s.gloss {
		s.run.Object(start, end)
	}
}

// maxEntity is the length of &CounterClockwiseContourIntegral;, the longest
// there is, or of a number with zeros before it.
const maxEntity = 40

// entity reads the & at i and returns the offset behind the character
// reference, or behind the & if there is none.
func (s *scanner) entity(i int) int {
	end := i + 1
	limit := min(len(s.text), i+maxEntity)
	for end < limit && (isLetter(s.text[end]) || isDigit(s.text[end]) || s.text[end] == '#' && end == i+1) {
		end++
	}
	if end >= len(s.text) || s.text[end] != ';' {
		return i + 1
	}
	end++
	source := s.text[i:end]
	text := html.UnescapeString(source)
	if text == source || strings.HasSuffix(text, ";") && text != ";" {
		return i + 1 // no such name: &notit; would be ¬it;
	}
	s.flush(i)
	s.from = end
	switch text {
	case "\u00AD", "\u200B", "\u200C", "\u200D", "\u2060":
		return end // says where a line may break; no reader sees it
	case " ", "\t", "\n", "\r":
		if !s.gloss {
			s.run.Space(i, end)
		}
		return end
	}
	if !s.gloss {
		s.run.Atomic(text, i, end)
	}
	return end
}

// comment notes the text of a comment.
func (s *scanner) comment(start, end int) {
	s.found |= foundComment
	s.block.Comments = append(s.block.Comments, prose.Span{Start: start, End: end})
}
