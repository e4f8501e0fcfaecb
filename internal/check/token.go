package check

import (
	"unicode"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// class says what the runes of a token are.
type class uint8

const (
	classOther  class = iota // symbols, letters of scripts that are none of these, bytes that are no UTF-8
	classHan                 // ideographs
	classLetter              // Latin, Greek and Cyrillic letters
	classDigit               // 0 to 9
	classBlank               // spaces and tabs; a line end that reads as a space
	classWide                // Chinese punctuation, “ ” ‘ ’ … — · and U+3000 among it
	classNarrow              // ASCII punctuation
	classObject              // prose.Object
)

// token is a stretch of a run of one class. A mark, wide or narrow, is a token
// of its own.
type token struct {
	prose.Span // in the run's text
	class      class
	r          rune // the first one
}

// tokens are the tokens of a block's runs, which cover the runs without gaps.
// The rules of punctuation and spacing share them.
type tokens [][]token

func classOf(r rune) class {
	switch {
	case r < utf8.RuneSelf:
		return asciiClasses[r]
	case 0x4E00 <= r && r <= 0x9FFF:
		return classHan
	case 0x3000 <= r && r < 0x3000+rune(len(cjkMarkClasses)):
		return cjkMarkClasses[r-0x3000]
	case 0xFF00 <= r && r < 0xFF00+rune(len(fullwidthClasses)):
		return fullwidthClasses[r-0xFF00]
	}
	return rareClassOf(r)
}

// The classes of the characters in the blocks of marks of Chinese text, from
// U+3000 and U+FF00 on.
var (
	cjkMarkClasses   = classesFrom[[0x40]class](0x3000)
	fullwidthClasses = classesFrom[[0xF0]class](0xFF00)
)

func classesFrom[T [0x40]class | [0xF0]class](first rune) (t T) {
	for i := range len(t) {
		t[i] = rareClassOf(first + rune(i))
	}
	return t
}

func rareClassOf(r rune) class {
	switch {
	case isWideMark(r):
		return classWide
	case r == prose.Object:
		return classObject
	case r == 0xA0 || 0x2000 <= r && r <= 0x200A || r == 0x202F || r == 0x205F:
		return classBlank
	case prose.IsHan(r):
		return classHan
	case r < 0x530 && unicode.IsLetter(r) || 0x1E00 <= r && r < 0x2000 && unicode.IsLetter(r):
		return classLetter
	}
	return classOther
}

// isWideMark reports whether r is punctuation of Chinese text.
func isWideMark(r rune) bool {
	switch r {
	case '“', '”', '‘', '’', '…', '—', '·', 0x3000:
		return true
	}
	return prose.IsFullwidthPunct(r)
}

var asciiClasses = func() (t [utf8.RuneSelf]class) {
	for r := range t {
		switch {
		case r == ' ' || r == '\t' || r == '\n' || r == '\r':
			t[r] = classBlank
		case '0' <= r && r <= '9':
			t[r] = classDigit
		case 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z':
			t[r] = classLetter
		case r > ' ' && r < 0x7F:
			t[r] = classNarrow
		}
	}
	return t
}()

// at returns the token of index i, or one without length and class if there is
// none: rules look at neighbours without asking whether they are there.
func at(ts []token, i int) token {
	if i < 0 || i >= len(ts) {
		return token{}
	}
	return ts[i]
}

// text returns what a token covers.
func (t token) text(run *prose.Run) string { return run.Text[t.Start:t.End] }

// none reports whether there is no token.
func (t token) none() bool { return t.End == 0 }

// isBlank reports whether the token is spaces that stand in the source as
// such, not a line end.
func (t token) isBlank(run *prose.Run) bool {
	return t.class == classBlank && run.Verbatim(t.Span)
}
