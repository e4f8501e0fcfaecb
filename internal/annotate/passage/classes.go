package passage

import (
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
	pageBits = 6
	pageLen  = 1 << pageBits
	pageMask = pageLen - 1
	maxRune  = unicode.MaxRune

	// lastFolded is the end of what fold is asked about, the ideographs of
	// extension H and all below. Above, a rune stands for itself.
	lastFolded = 0x323BF
)

// classes maps runes to the classes by which they are compared.
type classes struct {
	index  [(maxRune + 1) >> pageBits]uint16 // page by rune>>pageBits
	pages  []uint16                          // pageLen classes each; page 0 is all unknown, page 1 all dropped
	narrow uint16                            // the first class of a letter or digit
}

// of returns the class of r, which must be from 0 to maxRune.
func (t *classes) of(r rune) uint16 {
	return t.pages[uint(t.index[uint(r)>>pageBits&(1<<15-1)])<<pageBits|uint(r&pageMask)]
}

// newClasses numbers the folded characters of the wordings.
func newClasses(wordings []string, fold func(rune) rune) *classes {
	t := &classes{pages: make([]uint16, 2*pageLen)}
	for i := range pageLen {
		t.pages[i] = unknown
	}
	seen := make(map[rune]bool, 4096)
	own := map[rune]bool{} // pages above lastFolded that need classes of their own
	ids := make([]uint16, lastFolded+1)
	above := map[rune]uint16{}
	var wide, narrow []rune
	for _, w := range wordings {
		for _, r := range w {
			if seen[r] {
				continue
			}
			seen[r] = true
			if !counts(r) {
				continue
			}
			if r > lastFolded {
				own[r>>pageBits] = true
			}
			r = folded(r, fold)
			switch {
			case r == unicode.ReplacementChar:
				continue
			case r <= lastFolded && ids[r] != 0 || above[r] != 0:
				continue
			case isWide(r):
				wide = append(wide, r)
			default:
				narrow = append(narrow, r)
			}
			if r <= lastFolded {
				ids[r] = lost
			} else {
				above[r] = lost
			}
		}
	}
	next := first
	number := func(rs []rune) {
		for _, r := range rs {
			if next > 1<<16-1 {
				return
			}
			if r <= lastFolded {
				ids[r] = uint16(next)
			} else {
				above[r] = uint16(next)
			}
			next++
		}
	}
	number(wide)
	t.narrow = uint16(min(next, 1<<16-1))
	number(narrow)

	var page [pageLen]uint16
	for p := range t.index {
		base := rune(p) << pageBits
		if base > lastFolded && !own[rune(p)] {
			if !counts(base) {
				t.index[p] = 1
			}
			continue
		}
		same := true
		for i := range page {
			page[i] = dropped
			if r := base + rune(i); counts(r) {
				page[i] = unknown
				f := folded(r, fold)
				id := above[f]
				if f <= lastFolded {
					id = ids[f]
				}
				if id >= first {
					page[i] = id
				}
			}
			same = same && page[i] == page[0]
		}
		switch {
		case same && page[0] == unknown:
		case same && page[0] == dropped:
			t.index[p] = 1
		default:
			t.index[p] = uint16(len(t.pages) >> pageBits)
			t.pages = append(t.pages, page[:]...)
		}
	}
	t.pages = append([]uint16(nil), t.pages...)
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

// isIdeograph covers the blocks of unified ideographs, assigned or not.
func isIdeograph(r rune) bool {
	return r >= 0x3400 && r <= 0x4DBF || r >= 0x4E00 && r <= 0x9FFF || r >= 0x20000 && r <= lastFolded
}

// isWide reports whether r weighs as much as an ideograph.
func isWide(r rune) bool {
	return isIdeograph(r) || unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Co)
}

// folded returns what stands for r: its base character without combining marks
// (é and e with U+0301 are one), folded.
func folded(r rune, fold func(rune) rune) rune {
	if r > lastFolded || r == unicode.ReplacementChar {
		return r
	}
	f := fold(base(r))
	if f < 0 || f > maxRune {
		return r
	}
	return f
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
