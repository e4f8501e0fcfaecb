package automaton

import "math/bits"

// filter is a set of pairs of classes, hashed to bits of which some are set
// though their pair is not in the set.
type filter struct {
	words []uint64
	shift uint // of a hash, leaving the number of a bit
}

const (
	// bitsPerPair is how many bits there are at least for each pair: of the pairs
	// that are not in the set, at most one in so many passes.
	bitsPerPair = 16
	// maxFilterBits keeps the filter in a core's second-level cache (256 kB).
	maxFilterBits = 21
	minFilterBits = 6
)

// newFilter returns an empty filter for n pairs.
func newFilter(n int) filter {
	b := min(max(bits.Len(uint(n*bitsPerPair)), minFilterBits), maxFilterBits)
	return filter{words: make([]uint64, 1<<(b-6)), shift: uint(64 - b)}
}

// pairHash spreads a pair of classes over 64 bits, the upper ones best (Knuth's
// multiplicative hashing).
func pairHash(first, second uint32) uint64 {
	return (uint64(first)<<16 | uint64(second)) * 0x9E3779B97F4A7C15
}

func (f *filter) add(first, second uint32) {
	h := pairHash(first, second) >> f.shift
	f.words[h>>6] |= 1 << (h & 63)
}

// candidate returns the first position from byte i of text on at which a key may
// start, the byte behind its first rune, and the state after that rune. The
// state is 0 if there is none.
//
// The loop is classes.at written out. It holds the rune before i and asks of
// each pair of runes whether a key starts with it.
func (a *Automaton) candidate(text string, i int) (start, next int, s uint32) {
	words, shift, singles := a.filter.words, a.filter.shift&63, a.singles
	if len(words) == 0 {
		return 0, 0, 0
	}
	three, pages := &a.classes.three, a.classes.pages
	var last uint32 // class of the rune at start
	for i < len(text) {
		var c uint32
		size := 1
		if b := text[i]; b>>4 == 0xE && i+2 < len(text) {
			b1, b2 := text[i+1], text[i+2]
			if b1&0xC0 == 0x80 && b2&0xC0 == 0x80 {
				page := three[uint(b&0xF)<<pageBits|uint(b1&pageMask)]
				c = uint32(pages[uint(page)<<pageBits|uint(b2&pageMask)])
				size = 3
			}
		} else if b < 0x80 {
			c = uint32(pages[ascii+int(b)])
		} else {
			c, size = a.classes.decode(text, i)
		}
		// A key of one rune needs no second. Class 0 is none: it wraps.
		if last-1 < singles {
			return start, i, last
		}
		h := pairHash(last, c) >> shift
		if words[h>>6]>>(h&63)&1 != 0 && last != 0 {
			return start, i, last
		}
		start, last = i, c
		i += size
	}
	if last-1 < singles {
		return start, i, last
	}
	return 0, 0, 0
}
