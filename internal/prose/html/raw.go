package html

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// rawKind is text that holds no markup and no prose. Its values are part of
// prose.State.Mode.
type rawKind uint8

const (
	rawNone rawKind = iota
	rawComment
	rawInstruction
	rawCDATA
	rawFirstElement // rawElements[0], and so on
)

var rawElements = [...]string{
	"script", "style", "pre", "listing", "xmp", "textarea", "svg", "math", "iframe", "noembed", "noframes",
}

func rawElement(name string) rawKind {
	for i, n := range rawElements {
		if n == name {
			return rawFirstElement + rawKind(i)
		}
	}
	return rawNone
}

// declaration reads the comment, document type, CDATA section or processing
// instruction at i.
func (s *scanner) declaration(i int) int {
	rest := s.text[i:]
	switch {
	case strings.HasPrefix(rest, "<!--"):
		s.flush(i)
		// <!--> and <!---> are whole comments.
		for _, whole := range [...]string{"<!-->", "<!--->"} {
			if strings.HasPrefix(rest, whole) {
				s.found |= foundComment
				s.from = i + len(whole)
				return s.from
			}
		}
		s.raw = rawComment
		i += len("<!--")
	case strings.HasPrefix(rest, "<![CDATA["):
		s.flush(i)
		s.found |= foundMarkup
		s.raw = rawCDATA
	case strings.HasPrefix(rest, "<?"):
		s.flush(i)
		s.found |= foundMarkup
		s.raw = rawInstruction
		if line := s.text[i:lineEnd(s.text, i)]; !strings.Contains(line, "?>") && !strings.HasPrefix(line, "<?php") {
			if j := strings.IndexByte(line, '>'); j >= 0 {
				s.raw = rawNone
				s.from = i + j + 1
				return s.from
			}
		}
	case len(rest) > 2 && isLetter(rest[2]):
		s.flush(i)
		s.found |= foundMarkup
		end := i
		for end < len(s.text) && s.text[end] != '>' && (s.text[end] != '\n' || !stops(s.text, end+1)) {
			end++
		}
		if byteAt(s.text, end) == '>' {
			end++
		}
		s.from = end
		return end
	default:
		return i + 1
	}
	s.from = s.skipRaw(i, -1)
	return s.from
}

// skipRaw reads raw text from i up to its end, or up to a blank line, behind
// which the next block goes on with it. It returns the offset behind what it
// read and, if that is the end, leaves s.raw empty. An element that has a place
// in the sentence starts at object, which else is -1.
func (s *scanner) skipRaw(i, object int) int {
	start := i
	for {
		end := lineEnd(s.text, i)
		if stop, next, ok := s.rawEnd(i, end); ok {
			s.skipped(start, stop, object, next)
			s.raw = rawNone
			return next
		}
		next := min(end+1, len(s.text))
		if _, blank := blankLine(s.text, next); blank {
			s.skipped(start, end, object, end)
			return next
		}
		i = next
	}
}

// skipped notes the raw text at [start,stop), with its tags at [object,end).
func (s *scanner) skipped(start, stop, object, end int) {
	switch {
	case s.raw == rawComment:
		if stop > start && s.text[stop-1] == '\r' {
			stop--
		}
		s.comment(start, stop)
	case s.raw == rawCDATA || s.raw == rawInstruction:
		s.found |= foundMarkup
	case object >= 0:
		s.object(object, end)
		if s.raw == rawElement("math") {
			s.block.Code = append(s.block.Code, prose.Span{Start: object, End: end})
		}
	default:
		s.found |= foundCode
	}
}

// rawEnd finds the end of the raw text in text[i:end]: where it stops and what
// follows its closing mark.
func (s *scanner) rawEnd(i, end int) (stop, next int, ok bool) {
	closer := ""
	switch s.raw {
	case rawComment:
		closer = "-->"
	case rawInstruction:
		closer = "?>"
	case rawCDATA:
		closer = "]]>"
	default:
		return closingTag(s.text, i, end, rawElements[s.raw-rawFirstElement])
	}
	j := strings.Index(s.text[i:end], closer)
	return i + j, i + j + len(closer), j >= 0
}

// closingTag finds </name> in text[i:end] in any letter case. One without its
// > ends with its name.
func closingTag(text string, i, end int, name string) (start, next int, ok bool) {
	for {
		j := strings.Index(text[i:end], "</")
		if j < 0 {
			return 0, 0, false
		}
		start = i + j
		i = start + 2
		if len(name) > end-i || !strings.EqualFold(text[i:i+len(name)], name) {
			continue
		}
		next = i + len(name)
		for next < end && isSpace(text[next]) {
			next++
		}
		switch {
		case next < end && text[next] == '>':
			return start, next + 1, true
		case next > i+len(name) || next == end:
			return start, next, true
		}
	}
}

// code reads the code in a sentence whose opening tag is at [start,i). If it is
// not closed it ends with its paragraph.
func (s *scanner) code(name string, start, i int) int {
	for {
		end := lineEnd(s.text, i)
		_, next, ok := closingTag(s.text, i, end, name)
		if !ok && (end >= len(s.text) || s.startsBlock(end+1)) {
			next, ok = end, true
		}
		if ok {
			s.object(start, next)
			s.block.Code = append(s.block.Code, prose.Span{Start: start, End: next})
			return next
		}
		i = end + 1
	}
}
