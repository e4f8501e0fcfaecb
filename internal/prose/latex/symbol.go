package latex

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// controlSymbol reads a backslash that no letter follows.
func (s *scanner) controlSymbol() {
	end := s.At + 2
	if end > len(s.Text) {
		s.Drop(len(s.Text))
		return
	}
	switch c := s.Text[s.At+1]; c {
	case '\\':
		s.doubleBackslash(end)
	case '(':
		s.inlineMath(end, `\)`)
	case '[':
		s.displayMath(end, `\]`)
	case '&', '%', '#', '_', '$', '{', '}':
		s.Atom(s.Text[end-1:end], end)
	case ' ', '\t', ',', ';', ':', '>':
		s.Space(end)
	case '`', '\'', '^', '~', '=', '.', '"':
		s.accent(accents[c], s.Text[end-1:end], end)
	case '|':
		s.Atom("‖", end)
	case '!', '/', '-', '@', '+', '<', ')', ']', '*':
		s.Drop(end)
	default:
		s.Drop(s.At + 1)
	}
}

// doubleBackslash reads a \\ that ends at end: a table row's end, or a line
// break.
func (s *scanner) doubleBackslash(end int) {
	if end < len(s.Text) && s.Text[end] == '*' {
		end++
	}
	if e, ok := s.optional(end); ok && !hasHan(s.Text[end:e]) {
		end = e
	}
	if s.inTable() && len(s.groups) == 0 {
		s.row()
		s.Drop(end)
		return
	}
	s.HardBreak(end)
}

// accent reads the letter at i that carries the accent of a command at the
// cursor.
func (s *scanner) accent(mark, name string, i int) {
	text := s.Text
	j := i
	braced := j < len(text) && text[j] == '{'
	if braced {
		j++
	}
	base, size := utf8.DecodeRuneInString(text[j:])
	switch {
	case braced && base == '}' && !isLetter(name[0]):
		s.Atom(name, j+1) // \~{} is how people write a tilde
		return
	case base == '\\':
		if dotless := commandName(text, j); dotless == "i" || dotless == "j" {
			base, size = rune(dotless[0]), 2
		}
	}
	if end := j + size; unicode.Is(unicode.Latin, base) || unicode.Is(unicode.Greek, base) || unicode.Is(unicode.Cyrillic, base) {
		if !braced {
			s.Atom(norm.NFC.String(string(base)+mark), end)
			return
		}
		if end < len(text) && text[end] == '}' {
			s.Atom(norm.NFC.String(string(base)+mark), end+1)
			return
		}
	}
	s.Drop(i)
}

// ligature reads the quotation mark c at the cursor, alone or doubled.
func (s *scanner) ligature(c byte, single, double string) {
	if s.At+1 < len(s.Text) && s.Text[s.At+1] == c {
		s.Atom(double, s.At+2)
		return
	}
	s.Atom(single, s.At+1)
}

// dash reads the hyphens at the cursor: two are an en dash, three an em dash.
func (s *scanner) dash() {
	n := 1
	for s.At+n < len(s.Text) && s.Text[s.At+n] == '-' && n < 3 {
		n++
	}
	switch n {
	case 1:
		s.At++
	case 2:
		s.Atom("–", s.At+2)
	default:
		s.Atom("—", s.At+3)
	}
}
