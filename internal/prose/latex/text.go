package latex

import "strings"

func isSpace(c byte) bool {
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// lineEnd returns the offset behind the line at i, its line end included.
func lineEnd(text string, i int) int {
	if j := strings.IndexByte(text[i:], '\n'); j >= 0 {
		return i + j + 1
	}
	return len(text)
}

// skipSpace returns the offset behind the white space at i.
func skipSpace(text string, i, to int) int {
	for i < to && isSpace(text[i]) {
		i++
	}
	return i
}

// skipBlanks returns the offset behind the white space at i that is no line
// end.
func skipBlanks(text string, i int) int {
	for i < len(text) && text[i] != '\n' && isSpace(text[i]) {
		i++
	}
	return i
}

// trimEnd returns the end of text[start:end] without white space at its end.
func trimEnd(text string, start, end int) int {
	for end > start && isSpace(text[end-1]) {
		end--
	}
	return end
}

// isBlank reports whether the line at i is blank; at the text's end there is
// none.
func isBlank(text string, i int) bool {
	if i >= len(text) {
		return false
	}
	j := skipBlanks(text, i)
	return j == len(text) || text[j] == '\n'
}

// blankEnd returns the offset behind the blank lines at i.
func blankEnd(text string, i int) int {
	for isBlank(text, i) {
		i = lineEnd(text, i)
	}
	return i
}

// paragraphEnd returns the offset of the first blank line at or behind i, the
// start of a line.
func paragraphEnd(text string, i int) int {
	for i < len(text) && !isBlank(text, i) {
		i = lineEnd(text, i)
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
