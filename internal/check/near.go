package check

import (
	"bytes"
	"regexp/syntax"
	"slices"
	"sort"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// near is what every match of a regular expression holds near a word in it. Where
// it is missing the expression, which is far slower, need not be tried.
type near []nearWords

// nearWords are folded words one of which every match holds, and how far from the
// ends of the cue it is looked for, in characters.
type nearWords struct {
	before, behind int
	words          [][]byte
}

const (
	// maxNear bounds nearWords.before and nearWords.behind.
	maxNear = reach
	// maxNearWords bounds the words of a group.
	maxNearWords = 64
)

// nearOf derives from an expression over folded text what its matches hold near
// cue, a word that all of them hold. What is looked at first costs least.
func nearOf(cue, expression string) near {
	parsed, err := syntax.Parse(expression, syntax.Perl)
	if err != nil {
		return nil
	}
	parts := partsOf(nil, parsed)
	var holders []int // the parts that may hold the cue
	literals, widths := make([][][]byte, len(parts)), make([]int, len(parts))
	for i, p := range parts {
		literals[i], widths[i] = literalsOf(p), maxWidth(p)
		if slices.ContainsFunc(literals[i], func(l []byte) bool { return bytes.Contains(l, []byte(cue)) }) {
			holders = append(holders, i)
		}
	}
	if len(holders) == 0 { // it stands astride of parts
		for i := range parts {
			holders = append(holders, i)
		}
	}
	var n near
	for i, words := range literals {
		if len(words) == 0 || isIn(words, []byte(cue)) {
			continue
		}
		w := nearWords{words: words}
		for _, at := range holders {
			if i <= at {
				w.before = max(w.before, min(sum(widths[i:at+1]), maxNear))
			}
			if i >= at {
				w.behind = max(w.behind, min(sum(widths[at:i+1]), maxNear))
			}
		}
		n = append(n, w)
	}
	sort.SliceStable(n, func(i, j int) bool {
		a, b := &n[i], &n[j]
		return (a.before+a.behind)*len(a.words) < (b.before+b.behind)*len(b.words)
	})
	return n
}

func sum(widths []int) (total int) {
	for _, w := range widths {
		total += w
	}
	return total
}

// isIn reports whether one of the words is no more than a part of cue.
func isIn(words [][]byte, cue []byte) bool {
	for _, w := range words {
		if bytes.Contains(cue, w) {
			return true
		}
	}
	return false
}

// hold reports whether a word of every group stands near text[start:end].
func (n near) hold(text string, start, end int) bool {
	for i := range n {
		if !n[i].stand(text, start, end) {
			return false
		}
	}
	return true
}

func (w *nearWords) stand(text string, start, end int) bool {
	var buffer [1 << 10]byte
	from := start - len(lastRunes(text[:start], w.before))
	to := end + len(firstRunes(text[end:], w.behind))
	folded := buffer[:0]
	for _, r := range text[from:to] {
		folded = utf8.AppendRune(folded, prose.Fold(r))
	}
	for _, word := range w.words {
		if bytes.Contains(folded, word) {
			return true
		}
	}
	return false
}

// partsOf appends the expressions that an expression is made of, one behind the
// other.
func partsOf(parts []*syntax.Regexp, re *syntax.Regexp) []*syntax.Regexp {
	switch re.Op {
	case syntax.OpCapture, syntax.OpConcat:
		for _, sub := range re.Sub {
			parts = partsOf(parts, sub)
		}
		return parts
	}
	return append(parts, re)
}

// literalsOf returns all that an expression matches, nil if that is not a few
// words, or may be nothing.
func literalsOf(re *syntax.Regexp) [][]byte {
	switch re.Op {
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase != 0 {
			return nil
		}
		return [][]byte{[]byte(string(re.Rune))}
	case syntax.OpCharClass:
		var out [][]byte
		for i := 0; i < len(re.Rune); i += 2 {
			if int(re.Rune[i+1]-re.Rune[i])+len(out) >= maxNearWords {
				return nil
			}
			for r := re.Rune[i]; r <= re.Rune[i+1]; r++ {
				out = append(out, []byte(string(r)))
			}
		}
		return out
	case syntax.OpCapture:
		return literalsOf(re.Sub[0])
	case syntax.OpAlternate:
		var out [][]byte
		for _, sub := range re.Sub {
			words := literalsOf(sub)
			if len(words) == 0 || len(out)+len(words) > maxNearWords {
				return nil
			}
			out = append(out, words...)
		}
		return out
	case syntax.OpConcat:
		out := [][]byte{nil}
		for _, sub := range re.Sub {
			words := literalsOf(sub)
			if len(words) == 0 || len(out)*len(words) > maxNearWords {
				return nil
			}
			var next [][]byte
			for _, head := range out {
				for _, w := range words {
					next = append(next, append(bytes.Clone(head), w...))
				}
			}
			out = next
		}
		return out
	}
	return nil
}

// maxWidth returns the length in characters of the longest match, or maxNear if
// it is longer.
func maxWidth(re *syntax.Regexp) int {
	width := 0
	switch re.Op {
	case syntax.OpLiteral:
		width = len(re.Rune)
	case syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		width = 1
	case syntax.OpQuest, syntax.OpCapture, syntax.OpConcat:
		for _, sub := range re.Sub {
			width = min(width+maxWidth(sub), maxNear)
		}
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			width = max(width, maxWidth(sub))
		}
	case syntax.OpRepeat:
		if re.Max < 0 {
			return maxNear
		}
		width = re.Max * maxWidth(re.Sub[0])
	case syntax.OpStar, syntax.OpPlus:
		return maxNear
	}
	return min(width, maxNear)
}
