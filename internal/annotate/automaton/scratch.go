package automaton

import "sync"

// scratch is the memory that a Build needs and leaves behind. A process makes
// some twenty automata in its first milliseconds, when nothing is as slow as
// memory that is used for the first time.
type scratch struct {
	runes       []rune       // of a key
	ends        []int        // of each key in ids; a key starts where the one before ends
	ids         []int32      // the keys as numbers of folded runes
	seen        []foldedRune // by their numbers, in order of appearance
	numbers     numbering    // of the folded runes, from 1
	class       []uint16     // of each number; 0 if it has none
	words       []word
	tails       []uint16
	trie        trie
	level       []stretch
	below       []stretch
	runeClasses classes
}

var scratches = sync.Pool{New: func() any { return &scratch{} }}

// Room for a list of Chinese words, whose characters are mostly of one block.
const (
	usualRunes = 1 << 12
	usualPages = 1 << 9
)

// reserve returns an empty slice with room for n elements. Fresh memory costs
// nothing until it is used, while growing step by step copies. slices.Grow would
// not do: it clears the room that it makes, and so uses it.
func reserve[E any](s []E, n int) []E {
	if cap(s) < n {
		return make([]E, 0, n)
	}
	return s[:0]
}

// numbering maps runes to numbers, 0 until they are set.
type numbering struct {
	index []uint16 // by rune>>pageBits: its page, from 1; 0 if it has none
	pages [][pageLen]int32
}

// clear makes an empty map, with room for so many pages.
func (n *numbering) clear(pages int) { n.index, n.pages = n.index[:0], reserve(n.pages, pages) }

// of returns the number of a rune, which may be any number.
func (n *numbering) of(r rune) int32 {
	if at := uint(uint32(r)) >> pageBits; at < uint(len(n.index)) && n.index[at] != 0 {
		return n.pages[n.index[at]-1][r&pageMask]
	}
	return 0
}

// place returns where the number of a code point is. It holds until the next
// call.
func (n *numbering) place(r rune) *int32 {
	at := int(r >> pageBits)
	if at >= len(n.index) {
		n.index = append(n.index, make([]uint16, at+1-len(n.index))...)
	}
	page := &n.index[at]
	if *page == 0 {
		n.pages = append(n.pages, [pageLen]int32{})
		*page = uint16(len(n.pages))
	}
	return &n.pages[*page-1][r&pageMask]
}
