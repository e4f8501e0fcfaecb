package passage

import (
	"sync/atomic"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Classes with a meaning of their own. Those of the characters in wordings
// follow, ideographs and other wide ones first.
const (
	dropped = 0 // does not count: punctuation, space, symbols, combining marks
	unknown = 1 // counts, but stands in no wording
	lost    = 2 // in a wording, more characters than there are classes: equals nothing
	first   = 3 // the first class of a character
)

const (
	pageBits = 8
	pageLen  = 1 << pageBits
	maxRune  = unicode.MaxRune
)

// classes maps runes to the classes by which they are compared. A page of it is
// made when a rune of it is first met: most of Unicode never is.
type classes struct {
	pages  [(maxRune + 1) / pageLen]atomic.Pointer[page]
	ids    map[rune]uint16 // the class of what stands for a rune
	fold   func(rune) rune
	narrow uint16 // the first class of a letter or digit
}

type page [pageLen]uint16

// of returns the class of r, which must be a rune of a string.
func (t *classes) of(r rune) uint16 {
	p := t.pages[r>>pageBits].Load()
	if p == nil {
		p = t.load(r >> pageBits)
	}
	return p[r&(pageLen-1)]
}

// load makes a page. Two goroutines may make the same.
func (t *classes) load(n rune) *page {
	p := new(page)
	for i := range p {
		r := n<<pageBits + rune(i)
		if !counts(r) {
			continue
		}
		p[i] = unknown
		if id := t.ids[folded(r, t.fold)]; id != 0 {
			p[i] = id
		}
	}
	t.pages[n].Store(p)
	return p
}

// newClasses numbers the folded characters of the wordings.
func newClasses(wordings []string, fold func(rune) rune) *classes {
	t := &classes{ids: map[rune]uint16{}, fold: fold}
	seen := map[rune]bool{}
	var wide, narrow []rune
	for _, w := range wordings {
		for _, r := range w {
			if seen[r] {
				continue
			}
			seen[r] = true
			if !counts(r) || r == unicode.ReplacementChar {
				continue
			}
			r = folded(r, fold)
			if t.ids[r] != 0 {
				continue
			}
			t.ids[r] = unknown
			if isWide(r) {
				wide = append(wide, r)
			} else {
				narrow = append(narrow, r)
			}
		}
	}
	const last = 1<<16 - 1 // further characters stay unknown
	next := first
	for _, r := range append(wide, narrow...) {
		if next > last {
			break
		}
		t.ids[r] = uint16(next)
		next++
	}
	t.narrow = uint16(min(first+len(wide), last))
	return t
}

// counts reports whether r is compared at all. Private use stands for rare
// ideographs, U+FFFD for a character that was lost.
func counts(r rune) bool {
	if isIdeograph(r) {
		return true
	}
	return unicode.IsLetter(r) || unicode.In(r, unicode.Nd, unicode.Nl, unicode.Co) || r == unicode.ReplacementChar
}

// isIdeograph covers the blocks of unified ideographs up to extension H,
// assigned or not.
func isIdeograph(r rune) bool {
	return r >= 0x3400 && r <= 0x4DBF || r >= 0x4E00 && r <= 0x9FFF || r >= 0x20000 && r <= 0x323BF
}

// isWide reports whether r weighs as much as an ideograph.
func isWide(r rune) bool {
	return isIdeograph(r) || unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Co)
}

// folded returns what stands for r: its base character without combining marks
// (é and e with U+0301 are one), folded.
func folded(r rune, fold func(rune) rune) rune {
	if r == unicode.ReplacementChar {
		return r
	}
	return fold(base(r))
}

// base returns the character that r is made of, if the rest are marks.
func base(r rune) rune {
	if r < 0xC0 || isIdeograph(r) && (r < 0x2F800 || r > 0x2FA1F) || r >= 0xAC00 && r <= 0xD7A3 {
		return r
	}
	d := norm.NFKD.PropertiesString(string(r)).Decomposition()
	b := r
	for i, c := range string(d) {
		switch {
		case i == 0:
			b = c
		case !unicode.Is(unicode.M, c):
			return r
		}
	}
	return b
}
