package boundary

// pairBits makes a set of 256 kB: one pair in fifteen passes for another.
const pairBits = 21

// pairs is the set of pairs of neighbours in any word, hashed to bits.
type pairs []uint64

// hash is Knuth's multiplicative hashing.
func hash(key uint64) uint64 { return key * 0x9E3779B97F4A7C15 }

func (p pairs) add(a, b uint16) {
	h := hash(uint64(a)<<16|uint64(b)) >> (64 - pairBits)
	p[h>>6] |= 1 << (h & 63)
}

// mayHave reports whether some word may have a and b beside each other.
func (p pairs) mayHave(a, b uint16) bool {
	h := hash(uint64(a)<<16|uint64(b)) >> (64 - pairBits)
	return p[h>>6]>>(h&63)&1 != 0
}

// newPairs returns the neighbours in the words of a tree: a node and its kid.
func newPairs(t *tree) pairs {
	p := make(pairs, 1<<(pairBits-6))
	for a := range t.first.len() - 1 {
		from, to := t.start(uint16(a))
		for i := from; i < to; i++ {
			p.add(uint16(a), t.rows[0].chars.at(i)&maxNumber)
		}
	}
	for d := range t.rows[1:] {
		r, kid := &t.rows[d], 0
		many := r.many // of the nodes from i on
		for i := range r.chars.len() {
			char := r.chars.at(i)
			kids := int(char >> numberBits)
			if kids == manyKids {
				kids, many = int(many.at(1)), many[8:]
			}
			for range kids {
				p.add(char&maxNumber, t.rows[d+1].chars.at(kid)&maxNumber)
				kid++
			}
		}
	}
	return p
}
