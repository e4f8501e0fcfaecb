package typst

import (
	"unicode"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"
)

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// trimLineEnd returns i, the offset of a line end, or that of its \r.
func trimLineEnd(text string, i int) int {
	if i > 0 && text[i-1] == '\r' {
		return i - 1
	}
	return i
}

// endsParagraph reports whether no paragraph goes on in the line at i, for it
// is blank or there is none.
func endsParagraph(text string, i int) bool { return i >= len(text) || runs.IsBlankLine(text, i) }

// countByte returns how many bytes c text starts with.
func countByte(text string, c byte) int {
	n := 0
	for n < len(text) && text[n] == c {
		n++
	}
	return n
}

// identifierEnd returns the end of the identifier at i, i if there is none.
// Typst's are those of Unicode (UAX #31) with - and _; Han characters belong
// to them.
func identifierEnd(text string, i int) int {
	start := i
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '_' || unicode.IsLetter(r):
		case i > start && (r == '-' || isContinue(r)):
		default:
			return i
		}
		i += n
	}
	return i
}

// isContinue reports whether r may stand inside an identifier.
func isContinue(r rune) bool {
	if r < utf8.RuneSelf {
		return r == '_' || isLetter(byte(r)) || isDigit(byte(r))
	}
	return unicode.In(r, unicode.L, unicode.Nl, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc)
}

// labelEnd returns the end of the label at i: characters of identifiers
// and -.:.
func labelEnd(text string, i int) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !isContinue(r) && r != '-' && r != '.' && r != ':' {
			break
		}
		i += n
	}
	return i
}

// insideWord reports whether letters or digits of a script with spaces stand
// on either side of the byte at i, where * and _ are text.
func insideWord(text string, from, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[from:i])
	after, _ := utf8.DecodeRuneInString(text[i+1:])
	return wordy(before) && wordy(after)
}

func wordy(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsNumber(r)) && !runs.Wide(r) && !unicode.Is(unicode.Hangul, r)
}
