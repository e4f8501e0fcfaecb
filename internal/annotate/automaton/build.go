package automaton

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// Folding says which runes are the same. It is safe for concurrent use.
type Folding struct {
	fold  func(rune) rune
	moved []rune // those up to lastFolded that fold to another, in order
}

// NewFolding prepares a map of a rune to the one that stands for its class; nil
// stands for the identity. A rune that it maps to none (to a number that is not
// a code point) matches nothing. Runes above U+3FFFF are not folded: there are
// no letters. It reads the whole map, which takes a millisecond or two: make one
// and build all automata by it.
func NewFolding(fold func(rune) rune) *Folding {
	f := &Folding{fold: fold}
	if fold == nil {
		return f
	}
	const surrogateMin, surrogateMax = 0xD800, 0xDFFF
	for r := rune(0); r <= lastFolded; r++ {
		if r == surrogateMin {
			r = surrogateMax + 1
		}
		if fold(r) != r {
			f.moved = append(f.moved, r)
		}
	}
	return f
}

func (f *Folding) of(r rune) rune {
	if f.fold == nil || r > lastFolded {
		return r
	}
	return f.fold(r)
}

// Build compiles keys, by a folding that is used once.
func Build(keys []string, fold func(rune) rune) (*Automaton, []int) {
	return NewFolding(fold).Build(keys)
}

// Build compiles keys. Keys and texts are read through the folding.
//
// Build also returns the value of each key: its index, or that of the first key
// that folds to the same string, or one of Empty, TooLong, Malformed and TooRare
// for a key that is left out.
func (f *Folding) Build(keys []string) (*Automaton, []int) {
	s := spell(keys, f.of)
	order, singles := s.number()
	t := newTrie(s.sort())
	a := &Automaton{
		classes: foldClasses(order, f),
		filter:  t.filter(),
		singles: uint32(singles),
	}
	a.nodes, a.values = t.pack(len(order))
	return a, s.values
}

// spelling holds the keys as sequences of folded runes.
type spelling struct {
	values []int    // of each key
	ends   []int    // of each key in ids; a key starts where the one before ends
	ids    []int32  // numbers of folded runes, in order of appearance
	class  []uint16 // of each number; 0 if it has none
	seen   []foldedRune
}

type foldedRune struct {
	rune   rune
	count  int  // of its occurrences in keys
	single bool // is a key by itself
}

// spell reads keys and refuses those that cannot be compiled.
func spell(keys []string, fold func(rune) rune) *spelling {
	s := &spelling{values: make([]int, len(keys)), ends: make([]int, len(keys))}
	numbers := make(map[rune]int32)
	var runes []rune
	for i, key := range keys {
		runes, s.values[i] = foldKey(runes[:0], key, fold)
		if s.values[i] == 0 {
			s.values[i] = i
			for _, r := range runes {
				id, ok := numbers[r]
				if !ok {
					id = int32(len(s.seen))
					numbers[r] = id
					s.seen = append(s.seen, foldedRune{rune: r})
				}
				s.seen[id].count++
				s.seen[id].single = s.seen[id].single || len(runes) == 1
				s.ids = append(s.ids, id)
			}
		}
		s.ends[i] = len(s.ids)
	}
	return s
}

// foldKey appends the folded runes of key to dst. It returns 0, or the value of
// a key that is left out.
func foldKey(dst []rune, key string, fold func(rune) rune) ([]rune, int) {
	if key == "" {
		return dst, Empty
	}
	for i := 0; i < len(key); {
		r, size := utf8.DecodeRuneInString(key[i:])
		if r == utf8.RuneError && size <= 1 {
			return dst, Malformed
		}
		if len(dst) == MaxRunes {
			return dst, TooLong
		}
		if r = fold(r); r < 0 || r > utf8.MaxRune {
			return dst, Malformed
		}
		dst = append(dst, r)
		i += size
	}
	return dst, 0
}

// number gives the folded runes their classes: first those that are keys by
// themselves, whose number it returns, and among equals the frequent ones first.
// Element i of order is the folded rune of class i+1.
func (s *spelling) number() (order []rune, singles int) {
	ids := make([]int32, len(s.seen))
	for i := range ids {
		ids[i] = int32(i)
	}
	slices.SortFunc(ids, func(x, y int32) int {
		a, b := s.seen[x], s.seen[y]
		if a.single != b.single {
			if a.single {
				return -1
			}
			return 1
		}
		return cmp.Or(b.count-a.count, cmp.Compare(a.rune, b.rune))
	})
	s.class = make([]uint16, len(s.seen))
	ids = ids[:min(len(ids), maxClass)]
	order = make([]rune, len(ids))
	for i, id := range ids {
		s.class[id] = uint16(i + 1)
		order[i] = s.seen[id].rune
		if s.seen[id].single {
			singles++
		}
	}
	return order, singles
}

// word is a key as a sequence of classes.
type word struct {
	head  uint64 // the first four classes, the first in the upper bits
	tail  []uint16
	value int32
}

const headLen = 4

// at returns class i of the word, or 0 behind its end.
func (w *word) at(i int) uint16 {
	if i < headLen {
		return uint16(w.head >> (16 * (headLen - 1 - i)))
	}
	if i -= headLen; i < len(w.tail) {
		return w.tail[i]
	}
	return 0
}

// sort returns the distinct keys as words in the order of their classes and
// gives equal keys the value of the first of them.
func (s *spelling) sort() []word {
	words := make([]word, 0, len(s.values))
	tails := make([]uint16, 0, max(0, len(s.ids)-headLen))
	start := 0
	for i, end := range s.ends {
		ids := s.ids[start:end]
		start = end
		if s.values[i] < 0 {
			continue
		}
		w := word{value: int32(i)}
		from := len(tails)
		for j, id := range ids {
			c := s.class[id]
			switch {
			case c == 0:
				s.values[i] = TooRare
			case j < headLen:
				w.head |= uint64(c) << (16 * (headLen - 1 - j))
			default:
				tails = append(tails, c)
			}
		}
		w.tail = tails[from:len(tails):len(tails)]
		if s.values[i] >= 0 {
			words = append(words, w)
		}
	}
	slices.SortFunc(words, func(x, y word) int {
		if c := cmp.Compare(x.head, y.head); c != 0 {
			return c
		}
		if c := slices.Compare(x.tail, y.tail); c != 0 {
			return c
		}
		return cmp.Compare(x.value, y.value)
	})
	distinct := words[:0]
	for _, w := range words {
		if n := len(distinct); n > 0 && distinct[n-1].head == w.head && slices.Equal(distinct[n-1].tail, w.tail) {
			s.values[w.value] = int(distinct[n-1].value)
			continue
		}
		distinct = append(distinct, w)
	}
	return distinct
}
