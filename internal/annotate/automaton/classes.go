package automaton

import (
	"slices"
	"unicode/utf8"
	"unsafe"
)

const (
	pageBits = 6 // what a continuation byte of UTF-8 holds
	pageLen  = 1 << pageBits
	pageMask = pageLen - 1

	maxClass = 1<<16 - 1

	// lastFolded is the end of the planes that have letters. Above it a rune
	// stands for itself.
	lastFolded = 0x3FFFF
)

// classes maps runes to classes, which are numbered from 1. A rune of class 0 is
// in no key.
type classes struct {
	// three is the page of a rune of three bytes by its first two bytes. Below
	// U+0800 it is page 0: such a rune is overlong in three bytes.
	three [1 << 16 >> pageBits]uint16
	index []uint16 // the page of any rune by rune>>pageBits; cut behind the last in use
	pages []uint16 // pageLen classes a page; page 0 is empty, pages 1 and 2 are ASCII
}

// ascii is where the classes of ASCII start in classes.pages.
const ascii = pageLen

// at returns the class of the rune at byte i of text and its length in bytes.
// What is no rune has class 0; the length then skips nothing that could match.
func (t *classes) at(text string, i int) (class uint32, size int) {
	b := text[i]
	if b < utf8.RuneSelf {
		return uint32(t.pages[ascii+int(b)]), 1
	}
	if b>>4 == 0xE && i+2 < len(text) {
		b1, b2 := text[i+1], text[i+2]
		if b1&0xC0 != 0x80 || b2&0xC0 != 0x80 {
			return 0, 1
		}
		page := t.three[uint(b&0xF)<<pageBits|uint(b1&pageMask)]
		return uint32(t.pages[uint(page)<<pageBits|uint(b2&pageMask)]), 3
	}
	return t.decode(text, i)
}

// decode is at for runes of any length.
func (t *classes) decode(text string, i int) (class uint32, size int) {
	r, size := utf8.DecodeRuneInString(text[i:])
	if r == utf8.RuneError && size <= 1 {
		return 0, 1
	}
	return uint32(t.of(r)), size
}

// of returns the class of r, which may be any number.
func (t *classes) of(r rune) uint16 {
	p := uint(uint32(r)) >> pageBits
	if p >= uint(len(t.index)) {
		return 0
	}
	return t.pages[uint(t.index[p])<<pageBits|uint(r&pageMask)]
}

// set gives r a class. It may be called until seal.
func (t *classes) set(r rune, class uint16) {
	at := int(r >> pageBits)
	if at >= len(t.index) {
		t.index = append(t.index, make([]uint16, at+1-len(t.index))...)
	}
	p := &t.index[at]
	if *p == 0 {
		*p = uint16(len(t.pages) >> pageBits)
		t.pages = append(t.pages, emptyPage[:]...)
	}
	t.pages[int(*p)<<pageBits|int(r&pageMask)] = class
}

var emptyPage [pageLen]uint16

// clear makes an empty map of runes, in the memory of the one that was there.
func (t *classes) clear() {
	t.index = append(t.index[:0], 1, 2)
	t.pages = append(reserve(t.pages, usualPages<<pageBits), emptyPage[:]...)
	t.pages = append(t.pages, emptyPage[:]...)
	t.pages = append(t.pages, emptyPage[:]...)
}

// seal returns the map, whose runes have been set, in memory of its own.
func (t *classes) seal() classes {
	sealed := classes{index: slices.Clone(t.index), pages: slices.Clone(t.pages)}
	const overlong = 0x800 >> pageBits
	if len(t.index) > overlong {
		copy(sealed.three[overlong:], t.index[overlong:])
	}
	return sealed
}

// classes returns the map in which a rune has the class of what it folds to.
// Class i+1 is that of the folded rune order[i].
func (s *scratch) classes(order []rune, f *Folding) classes {
	t := &s.runeClasses
	t.clear()
	for i, r := range order {
		if utf8.ValidRune(r) && f.of(r) == r {
			t.set(r, uint16(i+1))
		}
	}
	for i, r := range f.moved {
		if n := s.numbers.of(f.targets[i]); n != 0 && s.class[n-1] != 0 {
			t.set(r, s.class[n-1])
		}
	}
	return t.seal()
}

func (t *classes) size() int {
	return (cap(t.index) + cap(t.pages)) * int(unsafe.Sizeof(t.pages[0]))
}
