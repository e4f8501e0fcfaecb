package automaton

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// Folding says which runes are the same. It is safe for concurrent use.
type Folding struct {
	fold    func(rune) rune
	moved   []rune // those up to lastFolded that fold to another, in order
	targets []rune // what those fold to
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
		if to := fold(r); to != r {
			f.moved, f.targets = append(f.moved, r), append(f.targets, to)
		}
	}
	return f
}

// With returns a folding by a map that differs from that of f for the runes of
// a string alone.
func (f *Folding) With(fold func(rune) rune, runes string) *Folding {
	with := &Folding{fold: fold}
	add := func(r rune) {
		if to := fold(r); to != r && r <= lastFolded {
			with.moved, with.targets = append(with.moved, r), append(with.targets, to)
		}
	}
	for _, r := range f.moved {
		add(r)
	}
	for _, r := range runes {
		if f.of(r) == r {
			add(r)
		}
	}
	return with
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
	s := scratches.Get().(*scratch)
	defer scratches.Put(s)
	values := s.spell(keys, f.of)
	order, singles := s.number()
	t := s.newTrie(s.sort(values))
	a := &Automaton{
		classes: s.classes(order, f),
		filter:  t.filter(),
		singles: uint32(singles),
	}
	a.nodes, a.values = t.pack(len(order))
	return a, values
}

type foldedRune struct {
	rune   rune
	count  int  // of its occurrences in keys
	single bool // is a key by itself
}

// spell reads keys and returns their values; it refuses those that cannot be
// compiled.
func (s *scratch) spell(keys []string, fold func(rune) rune) (values []int) {
	values = make([]int, len(keys))
	length := 0
	for _, key := range keys {
		length += len(key)
	}
	s.ends, s.ids, s.seen = reserve(s.ends, len(keys)), reserve(s.ids, length), reserve(s.seen, min(length, usualRunes))
	s.numbers.clear(min(length, usualPages))
	for i, key := range keys {
		s.runes, values[i] = foldKey(s.runes[:0], key, fold)
		if values[i] == 0 {
			values[i] = i
			for _, r := range s.runes {
				number := s.numbers.place(r)
				if *number == 0 {
					s.seen = append(s.seen, foldedRune{rune: r})
					*number = int32(len(s.seen))
				}
				id := *number - 1
				s.seen[id].count++
				s.seen[id].single = s.seen[id].single || len(s.runes) == 1
				s.ids = append(s.ids, id)
			}
		}
		s.ends = append(s.ends, len(s.ids))
	}
	return values
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
func (s *scratch) number() (order []rune, singles int) {
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
	s.class = slices.Grow(s.class[:0], len(s.seen))[:len(s.seen)]
	clear(s.class)
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
func (s *scratch) sort(values []int) []word {
	words := reserve(s.words, len(values))
	tails := reserve(s.tails, len(s.ids)) // the words' tails are parts of it
	s.words, s.tails = words, tails
	start := 0
	for i, end := range s.ends {
		ids := s.ids[start:end]
		start = end
		if values[i] < 0 {
			continue
		}
		w := word{value: int32(i)}
		from := len(tails)
		for j, id := range ids {
			c := s.class[id]
			switch {
			case c == 0:
				values[i] = TooRare
			case j < headLen:
				w.head |= uint64(c) << (16 * (headLen - 1 - j))
			default:
				tails = append(tails, c)
			}
		}
		w.tail = tails[from:len(tails):len(tails)]
		if values[i] >= 0 {
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
			values[w.value] = int(distinct[n-1].value)
			continue
		}
		distinct = append(distinct, w)
	}
	return distinct
}
