package boundary

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"math/bits"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// Word is an entry of the lexicon.
type Word struct {
	Text      string // folded, one to MaxWord ideographs
	Frequency int32  // in the corpora that jieba's dictionary was counted in
	Class     byte   // first letter of its part of speech, as in prose.Dictionary
}

// MaxWord is the length of the longest word in runes.
const MaxWord = 4

// entry is what is known of a string of characters. It is a word if class is
// not 0.
type entry struct {
	class class
	log   uint16 // natural logarithm of 1 + frequency, in units
	more  bool   // it has two characters, and a longer word starts with them
}

// unit is one nat (a factor of e) in the fixed-point numbers of costs and logarithms.
const unit = 1024

func logarithm(x float64) int32 { return int32(math.Round(unit * math.Log(x))) }

// lexicon maps words to entries. Characters are numbered. Two to four numbers
// are a key of a hash table.
type lexicon struct {
	numbers []uint16 // by rune - firstRune, unfolded; 0 is in no word
	single  []entry  // by number
	alone   []int32  // by number: log of the share of its occurrences in which it is a word by itself
	slots   []uint64 // open addressing: key, class and more of an entry, packed; 0 is free
	logs    []uint16 // by slot: log of an entry
	shift   uint     // of a hash, leaving a slot
	pairs   []uint64 // the pairs of neighbours in any word, hashed to bits
	surname []int32  // by number: cost as a person's surname; 0 if it is none
	given   []int32  // by number: cost as a character of a given name
}

const (
	// Runes outside have no number: the lexicon's words have none of them.
	firstRune, lastRune = 0x2E80, 0xFAFF

	numberBits = 13 // of a character's number
	classBits  = 11 // of a class
	keyShift   = classBits + 1
	maxNumber  = 1<<numberBits - 1

	pairBits = 21 // of the set of pairs: 256 kB, one pair in fifteen passes for another
)

func newLexicon(words []Word, classOf func(Word) class) *lexicon {
	x := &lexicon{pairs: make([]uint64, 1<<(pairBits-6))}
	inside := x.number(words)
	x.table(len(words))
	var numbers [MaxWord]uint16
	for _, w := range words {
		n := 0
		for _, r := range w.Text {
			numbers[n] = x.of(r)
			n++
		}
		if slices.Contains(numbers[:n], 0) {
			continue
		}
		x.set(numbers[:n], entry{class: classOf(w), log: uint16(logarithm(1 + float64(w.Frequency)))})
		for i := 1; i < n; i++ {
			x.addPair(numbers[i-1], numbers[i])
		}
		if n > 2 {
			x.set(numbers[:2], entry{more: true})
		}
	}
	x.alone = make([]int32, len(x.single))
	for i, e := range x.single {
		frequency := 0.0
		if e.class != 0 {
			frequency = math.Exp(float64(e.log)/unit) - 1
		}
		x.alone[i] = logarithm((frequency + 1) / (inside[i] + 2))
	}
	return x
}

// number gives the most frequent characters of words a number, and every rune
// that folds to one the same. It returns by number how often the words have it.
func (x *lexicon) number(words []Word) (inside []float64) {
	counts := map[rune]float64{}
	for _, w := range words {
		for _, r := range w.Text {
			counts[r] += float64(w.Frequency)
		}
	}
	runes := slices.SortedFunc(maps.Keys(counts), func(a, b rune) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
	runes = runes[:min(len(runes), maxNumber)]
	folded := make(map[rune]uint16, len(runes))
	inside = make([]float64, len(runes)+1)
	for i, r := range runes {
		folded[r] = uint16(i + 1)
		inside[i+1] = counts[r]
	}
	x.numbers = make([]uint16, lastRune-firstRune+1)
	for i := range x.numbers {
		x.numbers[i] = folded[prose.Fold(firstRune+rune(i))]
	}
	x.single = make([]entry, len(runes)+1)
	return inside
}

// of returns the number of a rune, folded or not.
func (x *lexicon) of(r rune) uint16 {
	if r < firstRune || r > lastRune {
		return 0
	}
	return x.numbers[r-firstRune]
}

// table makes an empty hash table for n words, and the beginnings of words, which
// are a fifth as many.
func (x *lexicon) table(n int) {
	b := max(bits.Len(uint(n*8/5)), 4)
	x.slots, x.logs, x.shift = make([]uint64, 1<<b), make([]uint16, 1<<b), uint(64-b)
}

// hash is Knuth's multiplicative hashing.
func hash(key uint64) uint64 { return key * 0x9E3779B97F4A7C15 }

// slot returns the slot of a key, or the free one where it belongs.
func (x *lexicon) slot(key uint64) uint64 {
	for i := hash(key) >> x.shift; ; i = (i + 1) & uint64(len(x.slots)-1) {
		if s := x.slots[i]; s>>keyShift == key || s == 0 {
			return i
		}
	}
}

// find returns the entry of two to four characters, packed into key; the zero
// entry if there is none.
func (x *lexicon) find(key uint64) entry {
	i := x.slot(key)
	s := x.slots[i]
	e := entry{class: class(s >> 1 & (1<<classBits - 1)), more: s&1 != 0}
	if e.class != 0 {
		e.log = x.logs[i]
	}
	return e
}

// set adds what e says to the entry of a string of numbers.
func (x *lexicon) set(runes []uint16, e entry) {
	if len(runes) == 1 {
		old := &x.single[runes[0]]
		old.more = old.more || e.more
		if e.class != 0 {
			old.class, old.log = e.class, e.log
		}
		return
	}
	var key uint64
	for _, n := range runes {
		key = key<<numberBits | uint64(n)
	}
	i := x.slot(key)
	x.slots[i] |= key<<keyShift | uint64(e.class)<<1
	if e.more {
		x.slots[i] |= 1
	}
	if e.class != 0 {
		x.logs[i] = e.log
	}
}

func (x *lexicon) addPair(a, b uint16) {
	h := hash(uint64(a)<<16|uint64(b)) >> (64 - pairBits)
	x.pairs[h>>6] |= 1 << (h & 63)
}

// mayJoin reports whether some word may have a and b beside each other.
func (x *lexicon) mayJoin(a, b uint16) bool {
	h := hash(uint64(a)<<16|uint64(b)) >> (64 - pairBits)
	return x.pairs[h>>6]>>(h&63)&1 != 0
}

// ParseWords reads lines of a word, its frequency and its class, separated by
// spaces.
func ParseWords(lines string) ([]Word, error) {
	words := make([]Word, 0, strings.Count(lines, "\n"))
	for rest := lines; rest != ""; {
		line, after, _ := strings.Cut(rest, "\n")
		rest = after
		text, line, ok := strings.Cut(line, " ")
		frequency, class, ok2 := strings.Cut(line, " ")
		n, err := strconv.ParseInt(frequency, 10, 32)
		if !ok || !ok2 || len(class) != 1 || err != nil || n < 1 {
			return nil, fmt.Errorf("word %q: damaged line", text)
		}
		if k := utf8.RuneCountInString(text); k < 1 || k > MaxWord {
			return nil, fmt.Errorf("word %q has %d characters", text, k)
		}
		words = append(words, Word{text, int32(n), class[0]})
	}
	return words, nil
}
