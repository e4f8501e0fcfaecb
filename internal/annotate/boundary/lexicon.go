package boundary

import (
	"fmt"
	"math"
	"math/bits"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// Word is an entry of the lexicon.
type Word struct {
	Text      string // folded, one to MaxWord ideographs
	Frequency int    // in the corpora that jieba's dictionary was counted in
	Class     byte   // first letter of its part of speech, as in prose.Dictionary
}

// MaxWord is the length of the longest word in runes.
const MaxWord = 4

// entry is what is known of a string of characters. It is a word if class is
// not 0.
type entry struct {
	class class
	log   uint16 // natural logarithm of 1 + frequency, in units
	more  bool   // a longer word starts with it
}

// unit is one nat (a factor of e) in the fixed-point numbers of costs and logarithms.
const unit = 1024

func logarithm(x float64) int32 { return int32(math.Round(unit * math.Log(x))) }

// lexicon maps words to entries. Characters are numbered: a word is up to four
// numbers of 16 bits, a key of a hash table.
type lexicon struct {
	numbers []uint16 // by rune - firstRune, unfolded; 0 is in no word
	single  []entry  // by number
	alone   []int32  // by number: log of the share of its occurrences in which it is a word by itself
	keys    []uint64 // open addressing; 0 is a free slot
	entries []entry
	shift   uint     // of a hash, leaving a slot
	pairs   []uint64 // the pairs of neighbours in any word, hashed to bits
	surname []int32  // by number: cost as a person's surname; 0 if it is none
	given   []int32  // by number: cost as a character of a given name
}

const (
	// Runes outside have no number: the lexicon's words have none of them.
	firstRune, lastRune = 0x2E80, 0xFAFF

	pairBits = 21 // of the set of pairs: 256 kB, one pair in fifteen passes for another
)

func newLexicon(words []Word, classOf func(Word) class) *lexicon {
	x := &lexicon{pairs: make([]uint64, 1<<(pairBits-6))}
	x.number(words)
	x.keys, x.entries, x.shift = table(2 * len(words))
	inside := make([]float64, len(x.single)) // occurrences in words of any length
	var runes [MaxWord]uint16
	for _, w := range words {
		n := 0
		for _, r := range w.Text {
			runes[n] = x.of(r)
			inside[runes[n]] += float64(w.Frequency)
			n++
		}
		e := x.make(runes[:n])
		e.class, e.log = classOf(w), uint16(logarithm(1+float64(w.Frequency)))
		for i := 1; i < n; i++ {
			x.addPair(runes[i-1], runes[i])
			x.make(runes[:i]).more = true
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

// number gives every character of words a number, and every rune that folds to
// one the same.
func (x *lexicon) number(words []Word) {
	folded := map[rune]uint16{}
	for _, w := range words {
		for _, r := range w.Text {
			if folded[r] == 0 {
				folded[r] = uint16(len(folded) + 1)
			}
		}
	}
	x.numbers = make([]uint16, lastRune-firstRune+1)
	for i := range x.numbers {
		x.numbers[i] = folded[prose.Fold(firstRune+rune(i))]
	}
	x.single = make([]entry, len(folded)+1)
}

// of returns the number of a rune, folded or not.
func (x *lexicon) of(r rune) uint16 {
	if r < firstRune || r > lastRune {
		return 0
	}
	return x.numbers[r-firstRune]
}

// table returns an empty hash table for n entries.
func table(n int) (keys []uint64, entries []entry, shift uint) {
	b := max(bits.Len(uint(n)), 4)
	return make([]uint64, 1<<b), make([]entry, 1<<b), uint(64 - b)
}

// hash is Knuth's multiplicative hashing.
func hash(key uint64) uint64 { return key * 0x9E3779B97F4A7C15 }

// find returns the entry of two to four characters, packed into key; the zero
// entry if there is none.
func (x *lexicon) find(key uint64) entry {
	for i := hash(key) >> x.shift; ; i = (i + 1) & uint64(len(x.keys)-1) {
		switch x.keys[i] {
		case key:
			return x.entries[i]
		case 0:
			return entry{}
		}
	}
}

// make returns the place of the entry of a string of numbers.
func (x *lexicon) make(runes []uint16) *entry {
	if len(runes) == 1 {
		return &x.single[runes[0]]
	}
	var key uint64
	for _, n := range runes {
		key = key<<16 | uint64(n)
	}
	for i := hash(key) >> x.shift; ; i = (i + 1) & uint64(len(x.keys)-1) {
		if x.keys[i] == key || x.keys[i] == 0 {
			x.keys[i] = key
			return &x.entries[i]
		}
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
		n, err := strconv.Atoi(frequency)
		if !ok || !ok2 || len(class) != 1 || err != nil || n < 1 {
			return nil, fmt.Errorf("word %q: damaged line", text)
		}
		if k := utf8.RuneCountInString(text); k < 1 || k > MaxWord {
			return nil, fmt.Errorf("word %q has %d characters", text, k)
		}
		words = append(words, Word{text, n, class[0]})
	}
	return words, nil
}
