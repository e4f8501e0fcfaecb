package marker

import "strings"

// lineDiff returns what two texts do not share: the lines of the first with a
// minus, then those of the second with a plus, without the lines that begin and
// end both. With the first text it tells the second.
func lineDiff(before, after string) string {
	a, b := strings.SplitAfter(before, "\n"), strings.SplitAfter(after, "\n")
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	var out strings.Builder
	for _, side := range []struct {
		mark  string
		lines []string
	}{{"-", a}, {"+", b}} {
		for _, line := range side.lines {
			if line != "" {
				out.WriteString(side.mark + strings.TrimSuffix(line, "\n") + "\n")
			}
		}
	}
	return out.String()
}
