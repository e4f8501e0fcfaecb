package latex

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// command reads the command at the cursor.
func (s *scanner) command() {
	name := commandName(s.text, s.i)
	if name == "" {
		s.controlSymbol()
		return
	}
	end := s.i + 1 + len(name)
	c, known := commands[name]
	if known && c.do == actVerb {
		s.verb(end)
		return
	}
	end = s.overlay(end)
	star := end < len(s.text) && s.text[end] == '*'
	if star {
		end++
	}
	switch {
	case !known && strings.Contains(strings.ToLower(name), "cite"):
		s.cite(name, end)
	case !known && strings.HasSuffix(name, "setup"):
		s.vanish(s.skip(end, "oM"))
	case !known:
		s.unknown(end)
	default:
		s.perform(c, name, end, star)
	}
}

// overlay skips beamer's overlay specification, as in \item<2->, at i.
func (s *scanner) overlay(i int) int {
	if i >= len(s.text) || s.text[i] != '<' {
		return i
	}
	j := i + 1
	for j < len(s.text) && (isDigit(s.text[j]) || strings.IndexByte("-+,|:.", s.text[j]) >= 0) {
		j++
	}
	if j > i+1 && j < len(s.text) && s.text[j] == '>' {
		return j + 1
	}
	return i
}

// unknown reads a command that we do not know, whose name ends at end. With
// arguments it most likely prints them; without, it is a switch or prints what
// we cannot see.
func (s *scanner) unknown(end int) {
	next := byte(0)
	if end < len(s.text) {
		next = s.text[end]
	}
	switch {
	case strings.HasPrefix(s.text[end:], "{}"):
		s.object(end+2, false)
	case next == '{':
		s.drop(end)
	case next == '[':
		if e, ok := s.optional(end); ok {
			end = e
		}
		s.drop(end)
	default:
		s.object(skipBlanks(s.text, end), false)
	}
}

// perform does what a known command does. Its name, with a star if star is
// set, ends at end.
func (s *scanner) perform(c command, name string, end int, star bool) {
	if c.skip != "" {
		end = s.skip(end, c.skip)
	}
	word := isLetter(s.text[end-1])
	if word && c.do != actBegin && c.do != actEnd {
		// TeX reads over the space behind a control word.
		end = skipBlanks(s.text, end)
	}
	switch c.do {
	case actDrop:
		s.vanish(end)
	case actText:
		s.atom(c.text, end)
	case actSpace:
		s.space(end)
	case actBreak:
		s.lineBreak(end)
	case actObject:
		s.object(end, true)
	case actMark:
		s.object(end, false)
	case actRun:
		s.argument(end)
	case actTitle:
		s.run(false)
		s.decide(prose.FrontMatter, 0)
		s.argument(end)
	case actHeading:
		s.abandon()
		s.run(false)
		s.open = s.open[:0]
		if len(s.block.Runs) == 0 {
			s.decide(prose.Heading, headings[name])
		}
		s.argument(end)
	case actNote:
		if end < len(s.text) && s.text[end] == '{' {
			s.note(end)
		} else {
			s.drop(end)
		}
	case actItem:
		s.item(end)
	case actPar:
		s.run(false)
		s.drop(end)
	case actBegin:
		s.beginEnvironment(end)
	case actEnd:
		s.endEnvironment(end)
	case actClass:
		s.class()
	case actDefine:
		s.define(end)
	case actInline:
		s.inlineCode(end)
	case actURL:
		s.url(end)
	case actHref:
		s.href(end)
	case actQuote:
		s.quote(end, star)
	case actAccent:
		s.accent(accents[name[0]], name, end)
	case actIfFalse:
		s.ifFalse(end)
	}
}

// vanish drops a command that ends at end and prints nothing, with the space
// before it where there is one, or none is wanted, behind it.
func (s *scanner) vanish(end int) {
	if end >= len(s.text) || isSpace(s.text[end]) || s.text[end] == '}' {
		s.flush(trimEnd(s.text, s.pos, s.i))
		s.i, s.pos = end, end
		return
	}
	s.drop(end)
}

// argument opens a run of its own for the argument at end and a short form in
// brackets before it.
func (s *scanner) argument(end int) {
	s.run(false)
	s.drop(end)
	if end >= len(s.text) {
		return
	}
	switch s.text[end] {
	case '{':
		s.begin(groupRun, end, end+1)
	case '[':
		if _, ok := s.optional(end); ok {
			if g := s.begin(groupBracket, end, end+1); g != nil {
				g.then = true
			}
		}
	}
}

// item starts a list item whose command, with what is no prose, ends at end.
func (s *scanner) item(end int) {
	s.abandon()
	s.run(false)
	if len(s.block.Runs) == 0 {
		s.decide(prose.ListItem, 0)
	}
	s.awaits = true
	s.drop(end)
	if _, ok := s.optional(end); ok {
		s.begin(groupBracket, end, end+1)
	}
}

// define skips a definition: no prose, whatever it holds.
func (s *scanner) define(i int) {
	text := s.text
	for i < len(text) {
		j := skipBlanks(text, i)
		if j >= len(text) {
			break
		}
		switch c := text[j]; {
		case c == '{':
			i, _ = groupEnd(text, j, true)
		case c == '[':
			e, ok := s.optional(j)
			if !ok {
				e = j + 1
			}
			i = e
		case c == '\\':
			i = max(j+1+len(commandName(text, j)), min(j+2, len(text)))
			if text[i-1] == '\n' {
				i--
			}
		case c == '#' || c == '*' || c == '=' || isDigit(c):
			i = j + 1
		case c == '%':
			e := lineEnd(text, j)
			if isBlank(text, e) || e == len(text) {
				s.drop(trimEnd(text, i, e))
				return
			}
			i = e
		default:
			s.drop(i)
			return
		}
	}
	s.drop(i)
}

// ifFalse reads up to the \fi of the \iffalse that ends at end.
func (s *scanner) ifFalse(end int) {
	stop, next := len(s.text), len(s.text)
	if j := strings.Index(s.text[end:], `\fi`); j >= 0 {
		stop, next = end+j, end+j+len(`\fi`)
	}
	s.block.Comments = append(s.block.Comments, prose.Span{Start: end, End: stop})
	s.plain = prose.Comment
	s.drop(next)
}

// class reads \documentclass, which opens a preamble, and the rest of its line.
func (s *scanner) class() {
	s.abandon()
	s.run(false)
	s.mode = modePreamble
	s.open = s.open[:0]
	s.drop(trimEnd(s.text, s.i, lineEnd(s.text, s.i)))
}
