package latex

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// controlSymbol reads a backslash that no letter follows.
func (s *scanner) controlSymbol() {
	end := s.i + 2
	if end > len(s.text) {
		s.drop(len(s.text))
		return
	}
	switch c := s.text[s.i+1]; c {
	case '\\':
		s.doubleBackslash(end)
	case '(':
		s.inlineMath(end, `\)`)
	case '[':
		s.displayMath(end, `\]`)
	case '&', '%', '#', '_', '$', '{', '}':
		s.atom(s.text[end-1:end], end)
	case ' ', '\t', ',', ';', ':', '>':
		s.space(end)
	case '`', '\'', '^', '~', '=', '.', '"':
		s.accent(accents[c], s.text[end-1:end], end)
	case '|':
		s.atom("‖", end)
	case '!', '/', '-', '@', '+', '<', ')', ']', '*':
		s.drop(end)
	default:
		s.drop(s.i + 1)
	}
}

// doubleBackslash reads a \\ that ends at end: a table row's end, or a line
// break.
func (s *scanner) doubleBackslash(end int) {
	if end < len(s.text) && s.text[end] == '*' {
		end++
	}
	if e, ok := s.optional(end); ok && !hasHan(s.text[end:e]) {
		end = e
	}
	if s.inTable() && len(s.groups) == 0 {
		s.row()
		s.drop(end)
		return
	}
	s.lineBreak(end)
}

// accent reads the letter at i that carries the accent of a command at the
// cursor.
func (s *scanner) accent(mark, name string, i int) {
	text := s.text
	j := i
	braced := j < len(text) && text[j] == '{'
	if braced {
		j++
	}
	base, size := utf8.DecodeRuneInString(text[j:])
	switch {
	case braced && base == '}' && !isLetter(name[0]):
		s.atom(name, j+1) // \~{} is how people write a tilde
		return
	case base == '\\':
		if dotless := commandName(text, j); dotless == "i" || dotless == "j" {
			base, size = rune(dotless[0]), 2
		}
	}
	if end := j + size; unicode.Is(unicode.Latin, base) || unicode.Is(unicode.Greek, base) || unicode.Is(unicode.Cyrillic, base) {
		if !braced {
			s.atom(norm.NFC.String(string(base)+mark), end)
			return
		}
		if end < len(text) && text[end] == '}' {
			s.atom(norm.NFC.String(string(base)+mark), end+1)
			return
		}
	}
	s.drop(i)
}

// ligature reads the quotation mark c at the cursor, alone or doubled.
func (s *scanner) ligature(c byte, single, double string) {
	if s.i+1 < len(s.text) && s.text[s.i+1] == c {
		s.atom(double, s.i+2)
		return
	}
	s.atom(single, s.i+1)
}

// dash reads the hyphens at the cursor: two are an en dash, three an em dash.
func (s *scanner) dash() {
	n := 1
	for s.i+n < len(s.text) && s.text[s.i+n] == '-' && n < 3 {
		n++
	}
	switch n {
	case 1:
		s.i++
	case 2:
		s.atom("–", s.i+2)
	default:
		s.atom("—", s.i+3)
	}
}
