package typst

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"
)

// push opens a bracket of a kind for the expression that starts at start. It
// reports false if there are too many.
func (s *scanner) push(k kind, start int) bool {
	if len(s.open) == maxOpen {
		return false
	}
	s.open = append(s.open, bracket{kind: k, start: start, link: -1, note: -1})
	return true
}

// enter opens content of a kind whose bracket is at the cursor.
func (s *scanner) enter(k kind, start, link int) bool {
	if start < 0 {
		start = s.At // the expression's start lies in an earlier block
	}
	if !s.push(k, start) {
		return false
	}
	b := &s.open[len(s.open)-1]
	b.link = link
	switch k {
	case inNote, inCell:
		s.Take(s.At)
		if b.level = s.Depth+1 < maxLevels; b.level {
			s.Reset(s.Depth + 1)
		} else {
			s.run(false)
		}
		if k == inNote {
			b.note = len(s.block.Footnotes)
			s.block.Footnotes = append(s.block.Footnotes, prose.FootnoteMark{Span: prose.Span{Start: start, End: s.At + 1}})
		}
	case inQuote:
		s.run(false)
	case inSpeech:
		s.Atom("“", s.At+1)
		return true
	}
	s.Drop(s.At + 1)
	return true
}

// closeContent reads the ] at the cursor, in content.
func (s *scanner) closeContent() {
	end := s.At + 1
	if len(s.open) == 0 {
		s.At = end
		return
	}
	b := s.open[len(s.open)-1]
	switch b.kind {
	case inLiteral:
		s.open = s.open[:len(s.open)-1]
		s.At = end
		return
	case inNote, inCell:
		s.run(b.kind == inCell && b.start >= 0 && len(s.open) > 1 && s.open[len(s.open)-2].kind == inTable)
		if b.level {
			s.Depth--
		}
		if b.note >= 0 {
			s.block.Footnotes[b.note].End = end
		}
	case inQuote:
		s.run(false)
	default:
		if b.start < 0 {
			s.run(false) // what holds a paragraph is none's part
		}
	}
	s.open = s.open[:len(s.open)-1]
	s.base = min(s.base, len(s.open))
	if b.kind == inSpeech {
		s.Atom("”", end)
	} else {
		s.Drop(end)
	}
	switch {
	case !s.top().isCode():
		s.chain(b.start, "", inContent, b.link, true)
	case s.top() == inControl:
		s.otherwise()
	}
}

// hash reads the # at the cursor, which leads from content into code.
func (s *scanner) hash() {
	text, start := s.Text, s.At
	i := start + 1
	if i >= len(text) {
		s.At++
		return
	}
	switch text[i] {
	case '(', '{', '[':
		s.Take(start)
		s.At = i
		s.From = i
		s.chain(start, "", inContent, -1, false)
		return
	case '"':
		s.Object(start, stringEnd(text, i), false)
		return
	case '$', '`', '<':
		s.Drop(i)
		return
	}
	end := identifierEnd(text, i)
	if end == i {
		for end < len(text) && isDigit(text[end]) {
			end++
		}
		if end == i {
			s.At++
			return
		}
		s.Object(start, end, false)
		return
	}
	switch name := text[i:end]; {
	case statements[name]:
		s.statement(inStatement, end)
	case controls[name]:
		s.statement(inControl, end)
	case name == "context":
		s.Take(start)
		s.At = runs.SkipBlanks(text, end)
		if e := identifierEnd(text, s.At); e > s.At {
			s.function(start, s.At, e)
			return
		}
		s.From = s.At
		s.chain(start, "", inContent, -1, false)
	default:
		s.Take(start)
		s.function(start, i, end)
	}
}

// statement opens a statement whose keyword ends at end. To a reader it is no
// more than a line break.
func (s *scanner) statement(k kind, end int) {
	s.TakeTrimmed()
	if k == inStatement && s.Depth == 0 && !s.TextHasProse() && len(s.block.Runs) == 0 {
		s.decide(prose.Markup, 0)
	}
	if !s.push(k, s.At) {
		end = s.At + 1
	}
	s.SoftBreak(end)
}

// function reads the name text[i:end] and what it is applied to, for the
// expression that starts at start.
func (s *scanner) function(start, i, end int) {
	text := s.Text
	name := text[i:end]
	s.JumpTo(end)
	if end < len(text) && text[end] == '(' {
		switch name {
		case "cite":
			if s.cite(start, end) {
				return
			}
		case "h", "v":
			if stop, ok := argumentsEnd(text, end); ok {
				s.At = start
				s.From = start
				s.Space(stop)
				return
			}
		case "linebreak":
			if strings.HasPrefix(text[end:], "()") {
				s.JumpTo(start)
				s.HardBreak(end + 2)
				return
			}
		case "link":
			s.chain(start, name, inContent, s.link(start, end), false)
			return
		}
	}
	s.chain(start, name, contentKind(name), -1, false)
}

// chain reads what follows an expression's part at the cursor, in content: a
// field, arguments, content of the given kind, or nothing. The last part's name
// is empty if it has none; printed says whether the expression has had content.
func (s *scanner) chain(start int, name string, content kind, link int, printed bool) {
	text := s.Text
	for s.At < len(text) {
		switch c := text[s.At]; {
		case c == '.' && s.At+1 < len(text) && (isLetter(text[s.At+1]) || text[s.At+1] == '_'):
			end := identifierEnd(text, s.At+1)
			name = text[s.At+1 : end]
			content = contentKind(name)
			s.JumpTo(end)
			continue
		case c == '(':
			if !s.push(argumentsKind(text, name, s.At), start) {
				break
			}
			s.open[len(s.open)-1].link = link
			s.At++
			s.From = s.At
			return
		case c == '{' && name == "" && !printed:
			if !s.push(inBraces, start) {
				break
			}
			s.At++
			s.From = s.At
			return
		case c == '[':
			if s.enter(content, start, link) {
				return
			}
		case c == ';':
			s.end(start, link, printed)
			s.At++
			s.From = s.At
			return
		}
		break
	}
	s.end(start, link, printed)
}

// end ends the expression that starts at start at the cursor. What it prints
// without content we cannot see.
func (s *scanner) end(start, link int, printed bool) {
	if link >= 0 {
		s.block.Links[link].End = s.At
	}
	if !printed && start >= 0 {
		s.Object(start, s.At, link >= 0)
	}
}

// argumentsKind returns the kind of the arguments in parentheses at i of a
// function.
func argumentsKind(text, name string, i int) kind {
	switch name {
	case "table", "grid":
		return inTable
	case "footnote":
		return inNoteArgs
	case "quote":
		// Only a quotation that is a block has none but its own marks.
		const near = 256 // bytes
		line := text[i+1 : min(len(text), i+near)]
		line = strings.TrimSpace(line[:runs.LineEnd(line, 0)])
		if line != "" && !strings.Contains(line, "block") {
			return inSpeechArgs
		}
		return inQuoteArgs
	}
	return inParens
}

// contentKind returns the kind of the content of a function.
func contentKind(name string) kind {
	switch name {
	case "footnote":
		return inNote
	case "quote":
		return inSpeech
	}
	return inContent
}

// behind returns the kind of the content behind arguments.
func (k kind) behind() kind {
	switch k {
	case inQuoteArgs:
		return inQuote
	case inSpeechArgs:
		return inSpeech
	case inNoteArgs:
		return inNote
	}
	return inContent
}
