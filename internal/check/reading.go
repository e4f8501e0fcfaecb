package check

import (
	"sync"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// reading is what one pass over the runs of a block yields for all rules. It is
// good for one block at a time: nothing of it may be kept.
type reading struct {
	tokens tokens
	chars  []charset // by run
	all    []token   // of all runs
	ends   []int     // of each run, in all
	pass   BlockPass // of the rules, empty but while they run
}

var readings = sync.Pool{New: func() any { return new(reading) }}

// maxReading bounds the tokens that a reading which is used again may hold.
const maxReading = 1 << 13

// readBlock divides the runs of a block into tokens.
func readBlock(b *prose.Block) *reading {
	r := readings.Get().(*reading)
	r.tokens, r.all, r.ends = r.tokens[:0], r.all[:0], r.ends[:0]
	if n := len(b.Runs); n > cap(r.chars) {
		r.chars = make([]charset, n)
	} else {
		r.chars = r.chars[:n]
	}
	for i := range b.Runs {
		r.chars[i] = charset{}
		r.all = tokenize(r.all, &r.chars[i], b.Runs[i].Text)
		r.ends = append(r.ends, len(r.all))
	}
	start := 0
	for _, end := range r.ends {
		r.tokens = append(r.tokens, r.all[start:end:end])
		start = end
	}
	return r
}

// release gives a reading back, which must not be used any more.
func (r *reading) release() {
	if cap(r.all) <= maxReading && cap(r.chars) <= maxReading/64 {
		readings.Put(r)
	}
}

// tokenize appends the tokens of a text and notes its characters.
func tokenize(out []token, chars *charset, text string) []token {
	last := class(255) // of the token that may go on, none if it is a mark
	var before [2]rune // the two characters before, the nearer one first
	again := 0         // how many characters are the same as the last but one
	for i := 0; i < len(text); {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:])
		}
		chars.add(r)
		if r == before[0] {
			chars.twice = true
		}
		if r != before[1] {
			again = 0
		} else if again++; again == 2 {
			chars.doubled = true
		}
		before[0], before[1] = r, before[0]
		c := classOf(r)
		if c == classHan && (r < 0x4E00 || r > 0x9FFF) {
			chars.rareHan = true
		}
		if c == last {
			out[len(out)-1].End += n
		} else {
			out = append(out, token{prose.Span{Start: i, End: i + n}, c, r})
			last = c
			if c == classWide || c == classNarrow || c == classObject {
				last = 255
			}
		}
		i += n
	}
	return out
}

// charset is a set of characters that may hold more than were added (a Bloom
// filter with one hash): where it lacks a character, so does the text. Its first
// half is for ideographs and the other for what is more seldom asked for.
type charset struct {
	bits    [16]uint64
	twice   bool // a character stands twice in a row
	doubled bool // two characters stand twice in a row
	rareHan bool // an ideograph stands outside of U+4E00 to U+9FFF
}

// place returns the word and the bit of a character.
func (*charset) place(r rune) (word, bit uint32) {
	u := uint32(r)
	word = u >> 6 & 7
	if u < 0x3400 || u >= 0xA000 {
		word += 8
	}
	return word, u & 63
}

func (s *charset) add(r rune) {
	word, bit := s.place(r)
	s.bits[word&15] |= 1 << bit
}

// may reports whether the text may have a character.
func (s *charset) may(r rune) bool {
	word, bit := s.place(r)
	return s.bits[word&15]>>bit&1 != 0
}

// mayAny reports whether the text may have one of some characters.
func (s *charset) mayAny(chars string) bool {
	for _, r := range chars {
		if s.may(r) {
			return true
		}
	}
	return false
}

// mayAll reports whether the text may have all characters of a word.
func (s *charset) mayAll(word string) bool {
	for _, r := range word {
		if !s.may(r) {
			return false
		}
	}
	return true
}
