package typst

import (
	"github.com/jiaozhu/jiaozhu/internal/prose"

	"github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"
)

// codeSpecial has the bytes at which code stops.
var codeSpecial = func() (t [256]bool) {
	for _, c := range []byte("\n\"/`$()[]{};") {
		t[c] = true
	}
	return t
}()

// code reads code up to the next special byte, and what that starts.
func (s *scanner) code() {
	text := s.Text
	i := s.At
	for i < len(text) && !codeSpecial[text[i]] {
		i++
	}
	s.JumpTo(i)
	if i == len(text) {
		s.finish(i)
		return
	}
	end := i + 1
	switch c := text[i]; c {
	case '\n':
		s.codeLine()
		return
	case '"':
		end = stringEnd(text, i)
	case '$':
		end = mathEnd(text, i)
	case '`':
		end = s.rawEnd()
	case '/':
		if s.comment() {
			return
		}
	case '(':
		name := nameBefore(text, i)
		k := inParens
		if name == "table" || name == "grid" || s.top() == inTable && tableParts[name] {
			k = inTable
		}
		s.push(k, -1)
	case '{':
		s.push(inBraces, -1)
	case '[':
		if s.enter(inCell, i, -1) {
			return
		}
	case ')', '}':
		s.closeCode(c)
		return
	case ']':
		s.leave()
		return
	case ';':
		if s.top() == inStatement || s.top() == inControl {
			s.pop()
		}
	}
	s.JumpTo(end)
}

// tableParts are the functions whose arguments are a table's cells too.
var tableParts = map[string]bool{"header": true, "footer": true, "cell": true}

// codeLine reads the line end at the cursor, in code.
func (s *scanner) codeLine() {
	next := s.At + 1
	for s.top() == inStatement || s.top() == inControl {
		s.pop()
	}
	if !s.top().isCode() {
		return // content reads it
	}
	if s.top() == inTable || endsParagraph(s.Text, next) {
		s.finish(next)
		return
	}
	s.JumpTo(next)
}

// pop closes the innermost bracket, which is code.
func (s *scanner) pop() bracket {
	b := s.open[len(s.open)-1]
	s.open = s.open[:len(s.open)-1]
	s.base = min(s.base, len(s.open))
	return b
}

// closeCode reads the ) or } at the cursor, in code. It closes the brackets
// inside its own, which are open by mistake; without a partner it does nothing.
func (s *scanner) closeCode(c byte) {
	end := s.At + 1
	n := len(s.open) - 1
	for n >= 0 && s.open[n].kind.isCode() && !s.open[n].kind.closedBy(c) {
		n--
	}
	if n < 0 || !s.open[n].kind.isCode() {
		s.JumpTo(end)
		return
	}
	b := s.open[n]
	s.open = s.open[:n]
	s.base = min(s.base, n)
	s.JumpTo(end)
	switch {
	case !s.top().isCode():
		s.chain(b.start, "", b.kind.behind(), b.link, false)
	case s.top() == inControl && c == '}':
		s.otherwise()
	}
}

func (k kind) closedBy(c byte) bool {
	switch k {
	case inBraces:
		return c == '}'
	case inParens, inTable, inQuoteArgs, inSpeechArgs, inNoteArgs:
		return c == ')'
	}
	return false
}

// leave reads the ] at the cursor, in code: it closes the content around the
// code, if there is any.
func (s *scanner) leave() {
	n := len(s.open)
	for n > 0 && s.open[n-1].kind.isCode() {
		n--
	}
	if n == 0 {
		s.At++
		s.From = s.At
		return
	}
	s.open = s.open[:n]
	s.base = min(s.base, n)
	s.closeContent()
}

// otherwise ends a control statement at the cursor, unless an else follows.
func (s *scanner) otherwise() {
	const word = "else"
	i := runs.SkipBlanks(s.Text, s.At)
	if end := identifierEnd(s.Text, i); s.Text[i:end] == word {
		s.JumpTo(end)
		return
	}
	s.pop()
}

// nameBefore returns the identifier that ends at i, if it may be one of those
// that we know.
func nameBefore(text string, i int) string {
	const longest = len("header")
	j := i
	for j > 0 && i-j <= longest && isLetter(text[j-1]) {
		j--
	}
	return text[j:i]
}

// stringEnd returns the end of the string at i, which ends with its paragraph
// at the latest.
func stringEnd(text string, i int) int {
	for i++; i < len(text); i++ {
		switch text[i] {
		case '\\':
			if i+1 < len(text) && text[i+1] != '\n' {
				i++
			}
		case '"':
			return i + 1
		case '\n':
			if endsParagraph(text, i+1) {
				return trimLineEnd(text, i)
			}
		}
	}
	return len(text)
}

// argumentsEnd returns the end of the arguments in parentheses at i. They must
// end on their line.
func argumentsEnd(text string, i int) (end int, ok bool) {
	const longest = 512 // bytes, so that a lone ( costs little
	depth := 0
	for limit := min(len(text), i+longest); i < limit; i++ {
		switch text[i] {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			if depth--; depth == 0 {
				return i + 1, true
			}
		case '"':
			i++
			for i < limit && text[i] != '"' && text[i] != '\n' {
				if text[i] == '\\' {
					i++
				}
				i++
			}
			if i >= limit || text[i] == '\n' {
				return 0, false
			}
		case '\n':
			return 0, false
		}
	}
	return 0, false
}

// link adds the link of a call of link whose parenthesis is at i, and returns
// its index, or -1 if its target is no string on the line.
func (s *scanner) link(start, i int) int {
	const longest = 2048 // bytes, as browsers have it
	from := runs.SkipBlanks(s.Text, i+1)
	if from >= len(s.Text) || s.Text[from] != '"' {
		return -1
	}
	from++
	for j := from; j < min(len(s.Text), from+longest); j++ {
		switch s.Text[j] {
		case '\n':
			return -1
		case '"':
			s.block.Links = append(s.block.Links, prose.Link{
				Span: prose.Span{Start: start, End: j + 1}, Target: s.Text[from:j], At: prose.Span{Start: from, End: j},
			})
			return len(s.block.Links) - 1
		}
	}
	return -1
}
