package org

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"
)

// line is one line of a text.
type line struct {
	text  string // the whole text
	start int
	pos   int // of the first byte that is no white space, or end
	end   int // without the line end
	next  int // start of the next line
}

func lineAt(text string, start int) line {
	l := line{text: text, start: start}
	if i := strings.IndexByte(text[start:], '\n'); i >= 0 {
		l.end, l.next = start+i, start+i+1
		if i > 0 && text[l.end-1] == '\r' {
			l.end--
		}
	} else {
		l.end, l.next = len(text), len(text)
	}
	l.pos = runs.SkipSpace(text, start, l.end)
	return l
}

// columns returns the width of the white space at the line's start. As in
// Emacs, a tab runs to the next multiple of eight.
func (l *line) columns() int {
	n := 0
	for _, c := range []byte(l.text[l.start:l.pos]) {
		if c == '\t' {
			n += 8 - n%8
		} else {
			n++
		}
	}
	return n
}

// rest returns the line from its first byte that is no white space on.
func (l *line) rest() string { return l.text[l.pos:l.end] }

// lineKind is what a line's first bytes tell of its block.
type lineKind uint8

const (
	lineText lineKind = iota
	lineBlank
	lineHeadline
	lineKeyword     // #+KEY: value, #+BEGIN_X, #+END_X
	lineComment     // # text
	lineFixed       // : text
	lineTable       // | a cell |
	lineDrawer      // :NAME: and :key: value
	lineEnvironment // \begin{name}
	lineItem
	lineFootnote // [fn:label] text
	lineRule     // -----
	lineMarkup   // planning, clocks, table rules and other lines of no prose
)

// kind recognises a line. Anything but lineText ends a paragraph.
func (l *line) kind() lineKind {
	if l.pos >= l.end {
		return lineBlank
	}
	rest := l.rest()
	switch c := rest[0]; c {
	case '*':
		if n := stars(rest); l.pos == l.start && n < len(rest) && rest[n] == ' ' {
			return lineHeadline
		}
		if l.pos > l.start && bullet(rest) > 0 {
			return lineItem
		}
	case '#':
		switch {
		case len(rest) == 1 || runs.IsSpace(rest[1]):
			return lineComment
		case rest[1] == '+':
			return lineKeyword
		}
	case ':':
		return colonKind(rest)
	case '|':
		if len(rest) > 1 && rest[1] == '-' {
			return lineMarkup
		}
		return lineTable
	case '+', '-':
		switch {
		case bullet(rest) > 0:
			return lineItem
		case c == '+' && rest[1] == '-' && strings.Trim(rest, "+-= \t") == "":
			return lineMarkup // a rule of table.el
		case c == '-' && len(rest) >= 5 && strings.Trim(rest, "- \t") == "" && strings.HasPrefix(rest, "-----"):
			return lineRule
		}
	case '[':
		if l.pos == l.start {
			if _, end, ok := footnoteLabel(l.text, l.pos, l.end); ok && l.text[end-1] == ']' {
				return lineFootnote
			}
		}
	case '\\':
		if _, ok := environmentName(rest, `\begin{`); ok {
			return lineEnvironment
		}
		if name, ok := environmentName(rest, `\end{`); ok && strings.TrimSpace(rest[len(`\end{}`)+len(name):]) == "" {
			return lineMarkup
		}
	case '%':
		if l.pos == l.start && strings.HasPrefix(rest, "%%(") {
			return lineMarkup
		}
	case 'S', 'D', 'C':
		for _, w := range [...]string{"SCHEDULED: ", "DEADLINE: ", "CLOSED: ", "CLOCK: "} {
			if after, ok := strings.CutPrefix(rest, w); ok && after != "" && (after[0] == '<' || after[0] == '[' || after[0] == '=') {
				return lineMarkup
			}
		}
	default:
		if isDigit(c) && bullet(rest) > 0 {
			return lineItem
		}
	}
	return lineText
}

// colonKind tells fixed-width lines, drawers and properties from text.
func colonKind(rest string) lineKind {
	if len(rest) == 1 || rest[1] == ' ' {
		return lineFixed
	}
	i := strings.IndexByte(rest[1:], ':') + 1
	if i < 2 || strings.ContainsAny(rest[1:i], " \t") {
		return lineText
	}
	if i+1 < len(rest) && !runs.IsSpace(rest[i+1]) {
		return lineText
	}
	return lineDrawer
}

// stars returns the number of stars that text starts with.
func stars(text string) int {
	n := 0
	for n < len(text) && text[n] == '*' {
		n++
	}
	return n
}

// bullet returns the length of the bullet that text starts with, or 0. A star
// is one only on an indented line.
func bullet(text string) int {
	n := 0
	switch text[0] {
	case '-', '+', '*':
		n = 1
	default:
		for n < len(text) && n < 9 && isDigit(text[n]) {
			n++
		}
		if n == 0 || n >= len(text) || text[n] != '.' && text[n] != ')' {
			return 0
		}
		n++
	}
	if n < len(text) && text[n] != ' ' && text[n] != '\t' {
		return 0
	}
	return n
}

// environmentName returns the name in \begin{name} or \end{name}.
func environmentName(text, command string) (string, bool) {
	after, ok := strings.CutPrefix(text, command)
	if !ok {
		return "", false
	}
	n := 0
	for n < len(after) && (isLetter(after[n]) || isDigit(after[n]) || after[n] == '*') {
		n++
	}
	return after[:n], n > 0 && n < len(after) && after[n] == '}'
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
