package boundary

import (
	"cmp"
	"encoding/binary"
	"errors"
	"maps"
	"math"
	"slices"
)

// branch is a node of a tree that is being made.
type branch struct {
	entry entry
	kids  map[uint16]*branch
}

func (t *branch) add(numbers []uint16, e entry) {
	for _, n := range numbers {
		kid := t.kids[n]
		if kid == nil {
			if t.kids == nil {
				t.kids = map[uint16]*branch{}
			}
			kid = &branch{}
			t.kids[n] = kid
		}
		t = kid
	}
	t.entry = e
}

// layout is data in the making: sections, each behind its length in bytes.
type layout struct {
	data []byte
	err  error
}

func (o *layout) section(data []byte) {
	o.data = append(binary.LittleEndian.AppendUint32(o.data, uint32(len(data))), data...)
}

func (o *layout) add16(numbers []uint16) {
	data := make([]byte, 0, 2*len(numbers))
	for _, n := range numbers {
		data = binary.LittleEndian.AppendUint16(data, n)
	}
	o.section(data)
}

func (o *layout) add32(numbers []uint32) {
	data := make([]byte, 0, 4*len(numbers))
	for _, n := range numbers {
		data = binary.LittleEndian.AppendUint32(data, n)
	}
	o.section(data)
}

func (o *layout) floats(numbers []float64) {
	data := make([]byte, 0, 8*len(numbers))
	for _, n := range numbers {
		data = binary.LittleEndian.AppendUint64(data, math.Float64bits(n))
	}
	o.section(data)
}

func runes16(runes []rune) []uint16 {
	out := make([]uint16, len(runes))
	for i, r := range runes {
		out[i] = uint16(r)
	}
	return out
}

func entries(list []entry) []uint16 {
	out := make([]uint16, 0, 2*len(list))
	for _, e := range list {
		out = append(out, uint16(e.class), e.log)
	}
	return out
}

// tree lays out the words below root. There are numbers up to n.
func (o *layout) tree(root *branch, n int) {
	first := make([]uint32, n+1)
	var level []*branch
	var chars []uint16
	for i := range n {
		first[i] = uint32(len(level))
		level, chars = appendKids(level, chars, root.kids[uint16(i)])
	}
	first[n] = uint32(len(level))
	o.add32(first)
	for range MaxWord - 1 {
		level, chars = o.row(level, chars)
	}
	if len(level) > 0 {
		o.err = errors.New("model of word boundaries: a word is too long")
	}
}

func appendKids(level []*branch, chars []uint16, t *branch) ([]*branch, []uint16) {
	if t != nil {
		for _, n := range slices.Sorted(maps.Keys(t.kids)) {
			level, chars = append(level, t.kids[n]), append(chars, n)
		}
	}
	return level, chars
}

// commonest returns codes for the most frequent entries of words in a row, and
// the entries by code.
func commonest(row []*branch) (codes map[entry]byte, common []entry) {
	counts := map[entry]int{}
	for _, t := range row {
		if t.entry.class != 0 {
			counts[t.entry]++
		}
	}
	common = slices.SortedFunc(maps.Keys(counts), func(a, b entry) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a.class, b.class), cmp.Compare(a.log, b.log))
	})
	common = slices.Insert(common[:min(len(common), rareCode-1)], notWord, entry{})
	codes = map[entry]byte{}
	for i, e := range common {
		codes[e] = byte(i)
	}
	return codes, common
}

// row lays out nodes and returns their kids.
func (o *layout) row(level []*branch, chars []uint16) (kids []*branch, kidChars []uint16) {
	codes, common := commonest(level)
	var kidsAt, many, rareAt []uint32
	var marks []byte
	var rare []entry
	for i, t := range level {
		if i%block == 0 {
			kidsAt, rareAt = append(kidsAt, uint32(len(kids))), append(rareAt, uint32(len(rare)))
		}
		chars[i] |= uint16(min(len(t.kids), manyKids)) << numberBits
		if len(t.kids) >= manyKids {
			many = append(many, uint32(i), uint32(len(t.kids)))
		}
		kids, kidChars = appendKids(kids, kidChars, t)
		code, ok := codes[t.entry]
		if !ok {
			code = rareCode
			rare = append(rare, t.entry)
		}
		marks = append(marks, code)
	}
	o.add16(chars)
	o.section(marks)
	o.add16(entries(common))
	o.add32(kidsAt)
	o.add32(many)
	o.add32(rareAt)
	o.add16(entries(rare))
	return kids, kidChars
}
