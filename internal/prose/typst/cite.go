package typst

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"
)

// maxSupplement is the length in bytes of the longest supplement of a
// reference, so that a lone [ costs little.
const maxSupplement = 256

// reference reads the @ at the cursor. @key may cite or refer to a label in
// the document; which of them, only the label tells.
func (s *scanner) reference() {
	text, start := s.Text, s.At
	if before, _ := utf8.DecodeLastRuneInString(text[s.From:start]); before < utf8.RuneSelf && (unicode.IsLetter(before) || unicode.IsDigit(before)) {
		if from, end, ok := runs.EmailAt(text, s.From, start, len(text)); ok {
			s.Object(from, end, true)
			return
		}
	}
	key := prose.Span{Start: start + 1, End: labelEnd(text, start+1)}
	for key.End > key.Start && (text[key.End-1] == '.' || text[key.End-1] == ':') {
		key.End--
	}
	if key.Len() == 0 {
		s.At++
		return
	}
	item := prose.CiteItem{Key: text[key.Start:key.End], At: key}
	end := key.End
	if e, ok := supplementEnd(text, end); ok {
		item.Locator = strings.TrimSpace(text[end+1 : e-1])
		end = e
	}
	s.block.Cites = append(s.block.Cites, prose.KeyCitation{
		Span: prose.Span{Start: start, End: end}, Items: []prose.CiteItem{item},
	})
	s.Object(start, end, true)
}

// supplementEnd returns the end of the [supplement] at i, which must end on
// its line.
func supplementEnd(text string, i int) (end int, ok bool) {
	if i >= len(text) || text[i] != '[' {
		return 0, false
	}
	depth := 0
	for end = i; end < min(len(text), i+maxSupplement); end++ {
		switch text[end] {
		case '\n':
			return 0, false
		case '\\':
			end++
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				return end + 1, true
			}
		}
	}
	return 0, false
}

// cite reads the call of cite that starts at start and whose parenthesis is at
// i.
func (s *scanner) cite(start, i int) bool {
	text := s.Text
	end, ok := argumentsEnd(text, i)
	if !ok {
		return false
	}
	key, ok := citeKey(text, runs.SkipBlanks(text, i+1))
	if !ok || key.End >= end {
		return false
	}
	item := prose.CiteItem{Key: text[key.Start:key.End], At: key}
	const supplement = "supplement:"
	if j := strings.Index(text[key.End:end], supplement); j >= 0 {
		from := runs.SkipBlanks(text, key.End+j+len(supplement))
		if e, ok := supplementEnd(text, from); ok && e < end {
			item.Locator = strings.TrimSpace(text[from+1 : e-1])
		}
	}
	s.block.Cites = append(s.block.Cites, prose.KeyCitation{
		Span: prose.Span{Start: start, End: end}, Bracketed: true, Items: []prose.CiteItem{item},
	})
	s.Object(start, end, true)
	return true
}

// citeKey reads <key> or label("key") at i.
func citeKey(text string, i int) (key prose.Span, ok bool) {
	const call = `label("`
	closer := byte('>')
	switch {
	case strings.HasPrefix(text[i:], "<"):
		i++
	case strings.HasPrefix(text[i:], call):
		i += len(call)
		closer = '"'
	default:
		return key, false
	}
	key = prose.Span{Start: i, End: labelEnd(text, i)}
	return key, key.Len() > 0 && key.End < len(text) && text[key.End] == closer
}
