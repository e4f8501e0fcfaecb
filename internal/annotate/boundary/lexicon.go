package boundary

import (
	"math"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// MaxWord is the length of the longest word in runes.
const MaxWord = 4

// unit is one nat (a factor of e) in the fixed-point numbers of costs and logarithms.
const unit = 1024

func logarithm(x float64) int32 { return int32(math.Round(unit * math.Log(x))) }

// Runes outside have no number: the lexicon's words have none of them.
const firstRune, lastRune = 0x2E80, 0xFAFF

// lexicon maps words to entries. Characters are numbered from 1; 0 is one that is
// in no word.
type lexicon struct {
	numbers []uint16  // by rune - firstRune, unfolded
	single  numbers16 // by number: its entry as a word
	alone   numbers16 // by number: log of the share of its occurrences in which it is a word by itself, signed
	surname numbers16 // by number: cost as a person's surname; 0 if it is none
	given   numbers16 // by number: cost as a character of a given name
	tree    tree
	pairs   pairs
}

// number sets the numbers of runes: those of folded ones by their order, but for
// zeros, and of every rune that folds to one the same.
func (x *lexicon) number(folded numbers16) {
	own := make([]uint16, lastRune-firstRune+1)
	for i := range folded.len() {
		if r := rune(folded.at(i)); r >= firstRune && r <= lastRune {
			own[r-firstRune] = uint16(i + 1)
		}
	}
	x.numbers = make([]uint16, len(own))
	for i := range x.numbers {
		if r := prose.Fold(firstRune + rune(i)); r >= firstRune && r <= lastRune {
			x.numbers[i] = own[r-firstRune]
		}
	}
}

// of returns the number of a rune, folded or not.
func (x *lexicon) of(r rune) uint16 {
	if r < firstRune || r > lastRune {
		return 0
	}
	return x.numbers[r-firstRune]
}

// find returns the entry of a string of characters.
func (x *lexicon) find(runes []uint16) entry {
	switch {
	case len(runes) == 1:
		return x.single.pair(int(runes[0]))
	case len(runes) > MaxWord:
		return entry{}
	}
	return x.tree.find(runes)
}
