package latex

import (
	"github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"
)

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// paragraphEnd returns the offset of the first blank line at or behind i, the
// start of a line.
func paragraphEnd(text string, i int) int {
	for i < len(text) && !runs.IsBlankLine(text, i) {
		i = runs.LineEnd(text, i)
	}
	return i
}

// hasHan tells prose from options: it reports whether text holds more than
// ASCII.
func hasHan(text string) bool {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return true
		}
	}
	return false
}
