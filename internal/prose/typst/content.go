package typst

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"
)

// special has the bytes at which content stops.
var special = func() (t [256]bool) {
	for _, c := range []byte("\n\\`$*_~-./<@#[]:") {
		t[c] = true
	}
	return t
}()

// content reads text up to the next special byte, and what that starts.
func (s *scanner) content() {
	text := s.Text
	i := s.At
	for i < len(text) && !special[text[i]] {
		i++
	}
	s.At = i
	if i == len(text) {
		s.finish(i)
		return
	}
	switch c := text[i]; c {
	case '\n':
		s.newline()
	case '\\':
		s.escape()
	case '`':
		s.raw()
	case '$':
		s.math()
	case '*', '_':
		if insideWord(text, s.From, i) {
			s.At++
			break
		}
		s.Drop(i + 1)
	case '~':
		s.Space(i + 1)
	case '-':
		s.dash()
	case '.':
		s.dot()
	case '/':
		if !s.comment() {
			s.At++
		}
	case '<':
		if end := labelEnd(text, i+1); end > i+1 && end < len(text) && text[end] == '>' {
			s.vanish(end + 1)
			break
		}
		s.At++
	case '@':
		s.reference()
	case '#':
		s.hash()
	case '[':
		if len(s.open) > 0 {
			s.push(inLiteral, i)
		}
		s.At++
	case ']':
		s.closeContent()
	case ':':
		s.colon()
	}
}

// newline reads the line end at the cursor.
func (s *scanner) newline() {
	next := s.At + 1
	s.TakeTrimmed()
	if s.endsBefore(next) {
		s.finish(next)
		return
	}
	next = runs.SkipBlanks(s.Text, next)
	s.SoftBreak(next)
}

func (s *scanner) escape() {
	text, i := s.Text, s.At+1
	if i >= len(text) || runs.IsSpace(text[i]) {
		end := runs.SkipBlanks(text, i)
		if end < len(text) && text[end] == '\n' {
			end = trimLineEnd(text, end)
		}
		s.HardBreak(max(end, i))
		return
	}
	if strings.HasPrefix(text[i:], "u{") {
		j := i + 2
		for j < len(text) && j < i+10 && text[j] != '}' {
			j++
		}
		if n, err := strconv.ParseUint(text[i+2:j], 16, 21); err == nil && j < len(text) && text[j] == '}' {
			s.Atom(string(rune(n)), j+1)
			return
		}
	}
	_, n := utf8.DecodeRuneInString(text[i:])
	s.Atom(text[i:i+n], i+n)
}

// dash reads the hyphens at the cursor: two are an en dash, three an em dash.
func (s *scanner) dash() {
	switch n := countByte(s.Text[s.At:min(len(s.Text), s.At+3)], '-'); {
	case n == 3:
		s.Atom("—", s.At+3)
	case n == 2:
		s.Atom("–", s.At+2)
	case strings.HasPrefix(s.Text[s.At:], "-?"):
		s.Drop(s.At + 2)
	default:
		s.At++
	}
}

func (s *scanner) dot() {
	if strings.HasPrefix(s.Text[s.At:], "...") {
		s.Atom("…", s.At+3)
		return
	}
	s.At++
}

// colon reads the : at the cursor: that of a URL, the one behind a term, or
// text.
func (s *scanner) colon() {
	if start, end, ok := runs.URLAtColon(s.Text, s.From, s.At, len(s.Text)); ok {
		span := prose.Span{Start: start, End: end}
		s.block.Links = append(s.block.Links, prose.Link{Span: span, Target: s.Text[start:end], At: span})
		s.Object(start, end, true)
		return
	}
	if s.term && len(s.open) == s.base {
		s.term = false
		s.run(false)
		s.Drop(runs.SkipBlanks(s.Text, s.At+1))
		return
	}
	s.At++
}

// comment reads the comment at the cursor, if there is one.
func (s *scanner) comment() bool {
	text, i := s.Text, s.At
	switch {
	case strings.HasPrefix(text[i:], "//"):
		end := runs.LineEnd(text, i)
		s.block.Comments = append(s.block.Comments, prose.Span{Start: i + 2, End: runs.TrimEnd(text, i+2, end)})
		if end > i && text[end-1] == '\n' {
			end = trimLineEnd(text, end-1)
		}
		s.commented(end)
		return true
	case strings.HasPrefix(text[i:], "/*"):
		stop, end := commentEnd(text, i)
		s.block.Comments = append(s.block.Comments, prose.Span{Start: i + 2, End: stop})
		s.commented(end)
		return true
	}
	return false
}

func (s *scanner) commented(end int) {
	if runs.SkipBlanks(s.Text, 0) == s.At {
		s.plain = prose.Comment
	}
	s.vanish(end)
}

// commentEnd returns where the text of the block comment at i ends, and the
// comment itself. Comments nest; one that is not closed goes on to the text's
// end, as it does for Typst.
func commentEnd(text string, i int) (stop, end int) {
	depth := 1
	for i += 2; i+1 < len(text); i++ {
		switch {
		case text[i] == '*' && text[i+1] == '/':
			if depth--; depth == 0 {
				return i, i + 2
			}
			i++
		case text[i] == '/' && text[i+1] == '*':
			depth++
			i++
		}
	}
	return len(text), len(text)
}

// raw reads the backticks at the cursor and what they enclose.
func (s *scanner) raw() {
	start := s.At
	end := s.rawEnd()
	span := prose.Span{Start: start, End: end}
	if strings.HasPrefix(s.Text[start:], "```") && strings.IndexByte(s.Text[start:end], '\n') >= 0 {
		s.plain = prose.Code
		s.Object(start, end, false)
	} else {
		s.Object(start, end, true)
	}
	s.block.Code = append(s.block.Code, span)
}

// rawEnd returns the end of the raw text at the cursor. One backtick encloses
// no more than a paragraph; three or more enclose what comes before as many.
func (s *scanner) rawEnd() int {
	text, i := s.Text, s.At
	n := countByte(text[i:], '`')
	i += n
	switch {
	case n == 2:
		return i
	case n > 2:
		for i < len(text) {
			j := strings.IndexByte(text[i:], '`')
			if j < 0 {
				break
			}
			i += j
			k := countByte(text[i:], '`')
			if k >= n {
				return i + n
			}
			i += k
		}
		return len(text)
	}
	for i < len(text) && text[i] != '`' {
		if text[i] == '\n' && (endsParagraph(text, i+1) || startsBlock(text, runs.SkipBlanks(text, i+1))) {
			return trimLineEnd(text, i)
		}
		i++
	}
	return min(i+1, len(text))
}

// math reads the formula at the cursor. With white space inside its marks it
// is a block.
func (s *scanner) math() {
	start := s.At
	end := mathEnd(s.Text, start)
	s.block.Code = append(s.block.Code, prose.Span{Start: start, End: end})
	block := end-start > 2 && runs.IsSpace(s.Text[start+1]) && runs.IsSpace(s.Text[end-2])
	if block {
		s.plain = prose.Math
	}
	s.Object(start, end, !block)
}

// mathEnd returns the end of the formula at i, which ends with its paragraph
// at the latest.
func mathEnd(text string, i int) int {
	for i++; i < len(text); i++ {
		switch text[i] {
		case '\\':
			if i+1 < len(text) && text[i+1] != '\n' {
				i++
			}
		case '$':
			return i + 1
		case '\n':
			if endsParagraph(text, i+1) {
				return trimLineEnd(text, i)
			}
		}
	}
	return len(text)
}
