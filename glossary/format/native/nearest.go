package native

// nearest returns the word of words that s is most likely a slip for, or "".
// A word is near if at most a third of its letters differ, counted as
// insertions, deletions, substitutions and exchanges of neighbours (optimal
// string alignment); case, hyphens and underscores do not count.
func nearest(s string, words []string) string {
	if len(s) > 40 {
		return ""
	}
	best, found := "", 1<<10
	for _, w := range words {
		d := distance(plain(s), plain(w))
		if d < found && d <= max(1, len(w)/3) {
			best, found = w, d
		}
	}
	return best
}

// plain returns s in lower case without hyphens and underscores.
func plain(s string) string {
	b := make([]byte, 0, len(s))
	for i := range len(s) {
		switch c := s[i]; {
		case c == '-' || c == '_':
		case c >= 'A' && c <= 'Z':
			b = append(b, c|0x20)
		default:
			b = append(b, c)
		}
	}
	return string(b)
}

func distance(a, b string) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
