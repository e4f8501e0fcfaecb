package passage

import (
	"math/bits"
	"sort"
	"sync"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// shingle is the number of characters that are looked up together. Of text in
// which a fifth of the characters were edited, four in a row survive.
const shingle = 4

// Index holds wordings so that text can be matched with them. It is immutable
// and safe for concurrent use.
type Index struct {
	*classes
	texts  []string
	starts []uint32 // of each wording in chars, and the number of chars behind them
	chars  []uint16 // the folded characters of all wordings
	marks  []mark   // of every markLen-th character

	// Characters pos to pos+shingle of one wording have a key, and the key a
	// bucket. filter holds two bits of every key.
	filter  []uint64
	heads   []uint32 // where in posts a bucket starts
	posts   []uint32 // pos, ascending in a bucket
	buckets uint     // log2 of the number of buckets

	short   []int // wordings too short to have a shingle
	scratch *sync.Pool
}

// mark says where a character of chars stands.
type mark struct {
	wording uint32
	offset  uint32 // in bytes
}

const markLen = 32

// NewIndex makes an index of wordings. fold gives the rune that stands for all
// that are to be taken for one another; it must be a pure function.
func NewIndex(wordings []string, fold func(rune) rune) *Index {
	x := &Index{
		classes: newClasses(wordings, fold),
		texts:   append([]string(nil), wordings...),
		starts:  make([]uint32, 1, len(wordings)+1),
		scratch: &sync.Pool{New: func() any { return new(scratch) }},
	}
	total := 0
	for _, w := range wordings {
		for _, r := range w {
			if x.of(r) != dropped {
				total++
			}
		}
	}
	x.chars = make([]uint16, 0, total)
	x.marks = make([]mark, 0, total/markLen+1)
	keys := 0
	for i, w := range wordings {
		for at, r := range w {
			c := x.of(r)
			if c == dropped {
				continue
			}
			if len(x.chars)%markLen == 0 {
				x.marks = append(x.marks, mark{uint32(i), uint32(at)})
			}
			x.chars = append(x.chars, max(c, lost))
		}
		n := len(x.chars) - int(x.starts[i])
		if n >= shingle {
			keys += n - shingle + 1
		} else if n > 0 {
			x.short = append(x.short, i)
		}
		x.starts = append(x.starts, uint32(len(x.chars)))
	}
	x.post(keys)
	return x
}

// post fills the buckets with n keys.
func (x *Index) post(n int) {
	x.buckets = uint(bits.Len(uint(n) / 2))
	x.heads = make([]uint32, 1<<x.buckets+1)
	x.posts = make([]uint32, n)
	x.filter = make([]uint64, 1<<bits.Len(uint(n)/8))
	x.eachKey(func(pos uint32, h uint64) {
		x.heads[x.bucket(h)+1]++
		word, bit := x.filterBits(h)
		x.filter[word] |= bit
	})
	for i := 1; i < len(x.heads); i++ {
		x.heads[i] += x.heads[i-1]
	}
	next := append([]uint32(nil), x.heads...)
	x.eachKey(func(pos uint32, h uint64) {
		b := x.bucket(h)
		x.posts[next[b]] = pos
		next[b]++
	})
}

func (x *Index) eachKey(do func(pos uint32, h uint64)) {
	for w := range x.texts {
		for pos := x.starts[w]; pos+shingle <= x.starts[w+1]; pos++ {
			do(pos, hash(key(x.chars, int(pos))))
		}
	}
}

// key is four classes as one number.
func key(chars []uint16, at int) uint64 {
	c := chars[at : at+shingle : at+shingle]
	return uint64(c[0])<<48 | uint64(c[1])<<32 | uint64(c[2])<<16 | uint64(c[3])
}

// hash spreads a key; its high bits are the good ones (Fibonacci hashing).
func hash(key uint64) uint64 {
	key *= 0x9E3779B97F4A7C15
	return (key ^ key>>32) * 0xD6E8FEB86659FD93
}

func (x *Index) bucket(h uint64) uint64 { return h >> 32 >> (32 - x.buckets) }

// filterBits returns where the filter has a key's two bits.
func (x *Index) filterBits(h uint64) (word int, bit uint64) {
	word = int(h>>12) & (len(x.filter) - 1)
	return word, 1<<(h&63) | 1<<(h>>6&63)
}

// postings returns the positions that may hold the key with hash h, and some
// that hold another.
func (x *Index) postings(h uint64) []uint32 {
	word, bit := x.filterBits(h)
	if x.filter[word]&bit != bit {
		return nil
	}
	b := x.bucket(h)
	return x.posts[x.heads[b]:x.heads[b+1]]
}

// wordingAt returns the wording that holds the character at pos.
func (x *Index) wordingAt(pos int) int {
	w := int(x.marks[pos/markLen].wording)
	if uint32(pos) < x.starts[w+1] {
		return w
	}
	rest := x.starts[w+2:]
	return w + 1 + sort.Search(len(rest), func(i int) bool { return rest[i] > uint32(pos) })
}

// bounds returns where wording w starts and ends in chars.
func (x *Index) bounds(w int) (lo, hi int) { return int(x.starts[w]), int(x.starts[w+1]) }

// offset returns the byte offset in wording w of its character at pos.
func (x *Index) offset(w, pos int) int {
	from, at := int(x.starts[w]), 0
	if i := pos / markLen; i*markLen > from {
		from, at = i*markLen, int(x.marks[i].offset)
	}
	for i, r := range x.texts[w][at:] {
		if x.of(r) == dropped {
			continue
		}
		if from == pos {
			return at + i
		}
		from++
	}
	return len(x.texts[w])
}

// sourceSpan returns the byte range in wording w of its characters from to to.
func (x *Index) sourceSpan(w, from, to int) prose.Span {
	start := x.offset(w, from)
	if from >= to {
		return prose.Span{Start: start, End: start}
	}
	return prose.Span{Start: start, End: characterEnd(x.texts[w], x.offset(w, to-1))}
}

// boundedAt reports whether a clause of wording w ends before its character at
// pos.
func (x *Index) boundedAt(w, pos int) bool {
	lo, hi := x.bounds(w)
	if pos <= lo || pos >= hi {
		return true
	}
	for _, r := range x.texts[w][x.offset(w, pos-1):x.offset(w, pos)] {
		if isClauseMark(r) {
			return true
		}
	}
	return false
}
