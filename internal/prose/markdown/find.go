package markdown

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"
)

const maxTicks = 64 // backticks of a code span's fence

// finds looks for the ends of spans and remembers what is not there, so that
// a text of openers without closers is read once and not once an opener.
type finds struct {
	ticks   [maxTicks]int // where the last run of n backticks starts
	counted bool          // ticks holds for the whole range
	missing []missing
}

type missing struct {
	pattern string
	from    int
}

func (f *finds) reset() {
	f.counted = false
	f.missing = f.missing[:0]
}

// index returns the offset of the first pattern in text[i:to].
func (f *finds) index(text string, i, to int, pattern string) (int, bool) {
	for _, m := range f.missing {
		if m.pattern == pattern && m.from <= i {
			return 0, false
		}
	}
	if i > to {
		return 0, false
	}
	if j := strings.Index(text[i:to], pattern); j >= 0 {
		return i + j, true
	}
	f.missing = append(f.missing, missing{pattern, i})
	return 0, false
}

// backticks returns the end of the next run of exactly n backticks.
func (f *finds) backticks(text string, i, to, n int) (int, bool) {
	if n >= maxTicks || f.counted && f.ticks[n] < i {
		return 0, false
	}
	if !f.counted {
		clear(f.ticks[:])
	}
	for {
		j := strings.IndexByte(text[i:to], '`')
		if j < 0 {
			break
		}
		i += j
		k := countByte(text[i:to], '`')
		if k == n {
			return i + k, true
		}
		if k < maxTicks && !f.counted {
			f.ticks[k] = i
		}
		i += k
	}
	f.counted = true
	return 0, false
}

// title returns the end of the link title at i.
func (f *finds) title(text string, i, to int) (int, bool) {
	if i >= to {
		return 0, false
	}
	closer := text[i]
	switch closer {
	case '"', '\'':
	case '(':
		closer = ')'
	default:
		return 0, false
	}
	if _, ok := f.index(text, i+1, to, string(closer)); !ok {
		return 0, false
	}
	for j := i + 1; j < to; j++ {
		switch c := text[j]; {
		case c == closer:
			return j + 1, true
		case c == '\\':
			j++
		case c == '(' && closer == ')':
			return 0, false
		}
	}
	return 0, false
}

// dollarMath returns the end of the math at i by Pandoc's rules: no white
// space inside the marks, no digit behind a single closing $. Han text between
// two $ without a command is no math but two prices.
func (f *finds) dollarMath(text string, i, to int) (int, bool) {
	n := countByte(text[i:to], '$')
	start := i + n
	if n > 2 || start >= to {
		return 0, false
	}
	if n == 2 {
		j, ok := f.index(text, start, to, "$$")
		return j + 2, ok && j > start
	}
	if runs.IsSpace(text[start]) {
		return 0, false
	}
	for j := start; j < to; j++ {
		switch text[j] {
		case '\\':
			j++
		case '$':
			if runs.IsSpace(text[j-1]) || j+1 < to && isDigit(text[j+1]) {
				return 0, false
			}
			return j + 1, holdsCommand(text[start:j]) || !holdsHan(text[start:j])
		}
	}
	return 0, false
}

const maxBackslashMath = 4096 // bytes

// backslashMath returns the end of the math \(…\) or \[…\] at i. The same
// marks are escaped brackets in CommonMark, so the inside has to look like
// math.
func (f *finds) backslashMath(text string, i, to int) (int, bool) {
	closer := byte(')')
	if text[i+1] == '[' {
		closer = ']'
	}
	start := i + 2
	to = min(to, start+maxBackslashMath)
	for j := start; j+1 < to; j++ {
		if text[j] != '\\' {
			continue
		}
		switch text[j+1] {
		case closer:
			return j + 2, looksLikeMath(text[start:j])
		case '(', '[':
			return 0, false
		}
		j++
	}
	return 0, false
}

func looksLikeMath(text string) bool {
	switch {
	case holdsCommand(text):
		return true
	case holdsHan(text):
		return false
	case strings.ContainsAny(text, "^_={}+<>"):
		return true
	}
	text = strings.TrimSpace(text)
	return len(text) == 1 && isLetter(text[0])
}

// holdsCommand reports whether text has a TeX command such as \text.
func holdsCommand(text string) bool {
	for i := 0; i+1 < len(text); i++ {
		if text[i] == '\\' {
			if isLetter(text[i+1]) {
				return true
			}
			i++
		}
	}
	return false
}

func holdsHan(text string) bool {
	for _, r := range text {
		if runs.Wide(r) {
			return true
		}
	}
	return false
}
