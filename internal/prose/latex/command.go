package latex

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"
)

// command reads the command at the cursor.
func (s *scanner) command() {
	name := commandName(s.Text, s.At)
	if name == "" {
		s.controlSymbol()
		return
	}
	end := s.At + 1 + len(name)
	c, known := commands()[name]
	if known && c.do == actVerb {
		s.verb(end)
		return
	}
	end = s.overlay(end)
	star := end < len(s.Text) && s.Text[end] == '*'
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
	if i >= len(s.Text) || s.Text[i] != '<' {
		return i
	}
	j := i + 1
	for j < len(s.Text) && (isDigit(s.Text[j]) || strings.IndexByte("-+,|:.", s.Text[j]) >= 0) {
		j++
	}
	if j > i+1 && j < len(s.Text) && s.Text[j] == '>' {
		return j + 1
	}
	return i
}

// unknown reads a command that we do not know, whose name ends at end. With
// arguments it most likely prints them; without, it is a switch or prints what
// we cannot see.
func (s *scanner) unknown(end int) {
	next := byte(0)
	if end < len(s.Text) {
		next = s.Text[end]
	}
	switch {
	case strings.HasPrefix(s.Text[end:], "{}"):
		s.Object(s.At, end+2, false)
	case next == '{':
		s.Drop(end)
	case next == '[':
		if e, ok := s.optional(end); ok {
			end = e
		}
		s.Drop(end)
	default:
		s.Object(s.At, runs.SkipBlanks(s.Text, end), false)
	}
}

// perform does what a known command does. Its name, with a star if star is
// set, ends at end.
func (s *scanner) perform(c command, name string, end int, star bool) {
	if c.skip != "" {
		end = s.skip(end, c.skip)
	}
	word := isLetter(s.Text[end-1])
	if word && c.do != actBegin && c.do != actEnd {
		// TeX reads over the space behind a control word.
		end = runs.SkipBlanks(s.Text, end)
	}
	switch c.do {
	case actDrop:
		s.vanish(end)
	case actText:
		s.Atom(c.text, end)
	case actSpace:
		s.Space(end)
	case actBreak:
		s.HardBreak(end)
	case actObject:
		s.Object(s.At, end, true)
	case actMark:
		s.Object(s.At, end, false)
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
		if end < len(s.Text) && s.Text[end] == '{' {
			s.note(end)
		} else {
			s.Drop(end)
		}
	case actItem:
		s.item(end)
	case actPar:
		s.run(false)
		s.Drop(end)
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
	if end >= len(s.Text) || runs.IsSpace(s.Text[end]) || s.Text[end] == '}' {
		s.TakeTrimmed()
		s.JumpTo(end)
		return
	}
	s.Drop(end)
}

// argument opens a run of its own for the argument at end and a short form in
// brackets before it.
func (s *scanner) argument(end int) {
	s.run(false)
	s.Drop(end)
	if end >= len(s.Text) {
		return
	}
	switch s.Text[end] {
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
	s.Drop(end)
	if _, ok := s.optional(end); ok {
		s.begin(groupBracket, end, end+1)
	}
}

// define skips a definition: no prose, whatever it holds.
func (s *scanner) define(i int) {
	text := s.Text
	for i < len(text) {
		j := runs.SkipBlanks(text, i)
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
			e := runs.LineEnd(text, j)
			if runs.IsBlankLine(text, e) || e == len(text) {
				s.Drop(runs.TrimEnd(text, i, e))
				return
			}
			i = e
		default:
			s.Drop(i)
			return
		}
	}
	s.Drop(i)
}

// ifFalse reads up to the \fi of the \iffalse that ends at end.
func (s *scanner) ifFalse(end int) {
	stop, next := len(s.Text), len(s.Text)
	if j := strings.Index(s.Text[end:], `\fi`); j >= 0 {
		stop, next = end+j, end+j+len(`\fi`)
	}
	s.block.Comments = append(s.block.Comments, prose.Span{Start: end, End: stop})
	s.plain = prose.Comment
	s.Drop(next)
}

// class reads \documentclass, which opens a preamble, and the rest of its line.
func (s *scanner) class() {
	s.abandon()
	s.run(false)
	s.mode = modePreamble
	s.open = s.open[:0]
	s.Drop(runs.TrimEnd(s.Text, s.At, runs.LineEnd(s.Text, s.At)))
}
