package check

import "strings"

// indexChar is strings.Index for a character of three bytes. It looks for the last
// of them, since in Chinese text the first is nearly everywhere.
func indexChar(text, char string) int {
	const last = len("字") - 1
	for at := last; at < len(text); at++ {
		k := strings.IndexByte(text[at:], char[last])
		if k < 0 {
			return -1
		}
		at += k
		if text[at-last] == char[0] && text[at-1] == char[1] {
			return at - last
		}
	}
	return -1
}
