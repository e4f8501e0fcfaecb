package passage

import (
	"cmp"
	"slices"
)

// hit says that the text and chars have the same shingle: its position in
// chars in the high half, in the text in the low half.
type hit uint64

func (h hit) source() int { return int(h >> 32) }
func (h hit) text() int   { return int(h & (1<<32 - 1)) }

// rarity is a shingle of the text and how many places its bucket holds.
type rarity struct{ places, at int }

// maxHits bounds what is looked at of text whose every shingle is common.
const maxHits = 1 << 14

// lookup collects the places of the text's shingles, rarest first, into s.hits
// in the order of chars. It returns the number of shingles looked up. Shingles
// across one of the cuts are left out.
func (x *Index) lookup(s *scratch, cuts []int) int {
	q := s.query.chars
	s.rare, s.hits = s.rare[:0], s.hits[:0]
	for i := 0; i+shingle <= len(q); i++ {
		for len(cuts) > 0 && cuts[0] <= i {
			cuts = cuts[1:]
		}
		if len(cuts) > 0 && cuts[0] < i+shingle {
			continue
		}
		s.rare = append(s.rare, rarity{len(x.postings(hash(key(q, i)))), i})
	}
	slices.SortStableFunc(s.rare, func(a, b rarity) int { return cmp.Compare(a.places, b.places) })
	looked, left := 0, maxHits
	for _, r := range s.rare {
		if left == 0 {
			break
		}
		looked++
		if r.places == 0 {
			continue
		}
		k := key(q, r.at)
		list := x.postings(hash(k))
		list = list[:min(len(list), left)]
		left -= len(list)
		for _, pos := range list {
			if key(x.chars, int(pos)) == k {
				s.hits = append(s.hits, hit(pos)<<32|hit(r.at))
			}
		}
	}
	slices.Sort(s.hits)
	return looked
}

// candidate is a wording that shares shingles with the text.
type candidate struct {
	wording int
	votes   int    // shingles on neighbouring diagonals
	anchor  anchor // the longest stretch of them
}

// candidates returns the wordings with at least votes shingles within spread
// diagonals, best first, at most n.
func (x *Index) candidates(s *scratch, spread, votes, n int) []candidate {
	var found []candidate
	for hits := s.hits; len(hits) > 0; {
		w := x.wordingAt(hits[0].source())
		lo, hi := x.bounds(w)
		end := 1
		for end < len(hits) && hits[end].source() < hi {
			end++
		}
		group := hits[:end]
		hits = hits[end:]
		if len(group) < votes {
			continue
		}
		c := candidate{wording: w}
		c.votes, c.anchor = s.vote(group, lo, spread)
		if c.votes >= votes {
			found = append(found, c)
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return cmp.Compare(b.votes, a.votes) })
	return found[:min(len(found), n)]
}

// vote finds the spread of diagonals with most hits of one wording, which
// starts at lo in chars.
func (s *scratch) vote(hits []hit, lo, spread int) (int, anchor) {
	if len(hits) == 1 {
		return 1, anchor{hits[0].text(), hits[0].source(), shingle}
	}
	// Sort by diagonal, then by place in the text.
	bias := len(s.query.chars) - lo
	s.diagonals = s.diagonals[:0]
	for _, h := range hits {
		s.diagonals = append(s.diagonals, hit(h.source()-h.text()+bias)<<32|hit(h.text()))
	}
	d := s.diagonals
	slices.Sort(d)
	votes, from := 0, 0
	for l, r := 0, 0; r < len(d); r++ {
		for d[r].source()-d[l].source() > spread {
			l++
		}
		if r-l+1 > votes {
			votes, from = r-l+1, l
		}
	}
	var best anchor
	for i := from; i < from+votes; {
		j := i + 1
		for j < from+votes && d[j] == d[j-1]+1 {
			j++
		}
		if n := j - i + shingle - 1; n > best.n {
			t := d[i].text()
			best = anchor{t, t + d[i].source() - bias, n}
		}
		i = j
	}
	return votes, best
}

// rarest returns the shortest list of places of a shingle of the text and where
// that shingle is; no places if one of the shingles has none.
func (x *Index) rarest(q []uint16) (list []uint32, at int) {
	for i := 0; i+shingle <= len(q); i++ {
		places := x.postings(hash(key(q, i)))
		if len(places) == 0 {
			return nil, 0
		}
		if i == 0 || len(places) < len(list) {
			list, at = places, i
		}
	}
	return list, at
}
