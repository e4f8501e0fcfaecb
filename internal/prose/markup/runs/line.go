package runs

import "strings"

// IsSpace reports whether a byte is white space of ASCII.
func IsSpace(c byte) bool {
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'
}

// LineEnd returns the offset behind the line at i, its line end included.
func LineEnd(text string, i int) int {
	if j := strings.IndexByte(text[i:], '\n'); j >= 0 {
		return i + j + 1
	}
	return len(text)
}

// SkipSpace returns the offset behind the white space at i, no further than to.
func SkipSpace(text string, i, to int) int {
	for i < to && IsSpace(text[i]) {
		i++
	}
	return i
}

// SkipBlanks returns the offset behind the white space at i that is no line
// end.
func SkipBlanks(text string, i int) int {
	for i < len(text) && text[i] != '\n' && IsSpace(text[i]) {
		i++
	}
	return i
}

// TrimEnd returns the end of text[start:end] without white space at its end.
func TrimEnd(text string, start, end int) int {
	for end > start && IsSpace(text[end-1]) {
		end--
	}
	return end
}

// IsBlankLine reports whether the line at i is blank; at the text's end there
// is none.
func IsBlankLine(text string, i int) bool {
	if i >= len(text) {
		return false
	}
	j := SkipBlanks(text, i)
	return j == len(text) || text[j] == '\n'
}

// BlankLinesEnd returns the offset behind the blank lines at i.
func BlankLinesEnd(text string, i int) int {
	for IsBlankLine(text, i) {
		i = LineEnd(text, i)
	}
	return i
}
