package boundary

import (
	"encoding/binary"
	"math"
	"sync/atomic"
)

// steps holds the costs of classes behind each other, in units. The row of a
// class, with the costs of all behind it, is made when it is first asked for: a
// short text has few of the thousand classes.
type steps struct {
	// plain is what is a class's whatever is before it, and backoff what is added
	// behind a class to it if the two were not counted together.
	plain, backoff []float64
	// counted has, for each class, those that were counted behind it with their
	// costs, from pair starts[class] on; and starts the end, too.
	counted numbers16
	starts  []uint32
	rows    []atomic.Pointer[[]uint16]
}

// newSteps reads costs in nats, the numbers of classes counted behind each class,
// and those with their costs. It reports false if they do not fit together.
func newSteps(plain, backoff []float64, behind, counted numbers16) (*steps, bool) {
	s := &steps{
		plain: plain, backoff: backoff, counted: counted,
		starts: make([]uint32, 1, len(plain)+1), rows: make([]atomic.Pointer[[]uint16], len(plain)),
	}
	at := uint32(0)
	for i := range behind.len() {
		at += uint32(behind.at(i))
		s.starts = append(s.starts, at)
	}
	// A factor that is a power of two loses nothing.
	for i := range plain {
		plain[i], backoff[i] = unit*plain[i], unit*backoff[i]
	}
	return s, 2*uint64(at) == uint64(counted.len()) && len(backoff) == len(plain) && behind.len() == len(plain)
}

// cost returns the cost of a class behind another.
func (s *steps) cost(first, second class) int32 {
	row := s.rows[first].Load()
	if row == nil {
		row = s.fill(first)
	}
	return int32((*row)[second])
}

// fill makes the row of a class.
func (s *steps) fill(first class) *[]uint16 {
	row := make([]uint16, len(s.plain))
	backoff := s.backoff[first]
	for i, x := range s.plain {
		row[i] = uint16(min(max(int(x+backoff+0.5), 0), math.MaxUint16))
	}
	row[open] = 0
	for i := int(s.starts[first]); i < int(s.starts[first+1]); i++ {
		if second := int(s.counted.at(2 * i)); second < len(row) {
			row[second] = s.counted.at(2*i + 1)
		}
	}
	s.rows[first].Store(&row)
	return &row
}

func floats(s string) []float64 {
	out := make([]float64, len(s)/8)
	for i := range out {
		out[i] = math.Float64frombits(binary.LittleEndian.Uint64([]byte(s[8*i : 8*i+8])))
	}
	return out
}
