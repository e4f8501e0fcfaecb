package passage

import (
	"cmp"
	"math"
	"slices"
	"sort"
)

const (
	perEdit    = 5  // characters of a scanned match for each of its edits
	maxPlaces  = 64 // places of one shingle that are looked at
	solid      = 5  // characters behind the last edit that make an end inside a clause
	around     = 8  // characters on either side of a shingle that must resemble
	maxShift   = 2  // diagonals away that still are beside one another
	clauseTail = 2  // characters that may differ at the edge of a clause
)

// Scan finds stored passages in running text that carries no quotation marks:
// stretches of at least minRunes folded characters of which at most a fifth was
// edited. They do not overlap; the longest comes first.
func (x *Index) Scan(text string, minRunes int) []Match {
	if len(text) > math.MaxInt32 || len(x.posts) == 0 {
		return nil
	}
	s := x.scratch.Get().(*scratch)
	defer x.scratch.Put(s)
	x.read(&s.query, text, true)
	found := x.stretches(s, max(minRunes, shingle))
	if len(found) == 0 {
		return nil
	}
	sort.SliceStable(found, func(i, j int) bool {
		a, b := &found[i], &found[j]
		return cmp.Or(cmp.Compare(b.score(), a.score()), cmp.Compare(a.wording, b.wording)) < 0
	})
	var kept []stretch // in the order of the text
	for _, a := range found {
		i, _ := slices.BinarySearchFunc(kept, a, func(k, a stretch) int { return cmp.Compare(k.t1, a.t0+1) })
		if i == len(kept) || a.t1 <= kept[i].t0 {
			kept = slices.Insert(kept, i, a)
		}
	}
	matches := make([]Match, len(kept))
	for i, a := range kept {
		matches[i] = x.render(s, a.wording, []alignment{a.alignment}, false)
	}
	sort.SliceStable(matches, func(i, j int) bool { return matches[j].Runes < matches[i].Runes })
	return matches
}

// stretch is a part of the text aligned with a wording.
type stretch struct {
	alignment
	wording int
}

// score prefers a shorter part rendered faithfully to a longer one that is not.
func (a stretch) score() int { return a.t1 - a.t0 - perEdit*a.cost }

// stretches aligns the text around every shingle that it shares with a wording.
func (x *Index) stretches(s *scratch, minRunes int) []stretch {
	var found []stretch
	if s.upto == nil {
		s.upto = make([]int32, len(x.texts))
	}
	q := s.query.chars
	k, run := uint64(0), 0
	whole := true // all places of the shingle before were looked at
	covered := 0  // the end of what is found without edits
	budget := 1<<16 + 256*len(q)
	s.steps = 0
	for i, c := range q {
		if c < first {
			run = 0
			continue
		}
		k = k<<16 | uint64(c)
		if run++; run < shingle {
			continue
		}
		t := i - shingle + 1
		if i < covered {
			// Whatever else is better starts before or ends behind.
			whole = false
			continue
		}
		list := x.postings(hash(k))
		before := whole && run > shingle
		whole = len(list) <= maxPlaces
		if !whole {
			list = list[:maxPlaces]
		}
		for _, p := range list {
			pos := int(p)
			if key(x.chars, pos) != k {
				continue
			}
			w := x.wordingAt(pos)
			lo, hi := x.bounds(w)
			if before && pos > lo && x.chars[pos-1] == q[t-1] {
				continue // tried from the shingle before
			}
			if t < int(s.upto[w]) || s.steps > budget || !x.promising(q, t, pos, minRunes) {
				continue
			}
			al, ok := x.trim(s, w, x.alignBest(s, anchor{t, pos, shingle}, lo, hi), minRunes)
			if !ok {
				continue
			}
			found = append(found, stretch{alignment: al, wording: w})
			s.upto[w] = int32(al.t1)
			if al.cost == 0 {
				covered = max(covered, al.t1)
			}
		}
	}
	for _, a := range found {
		s.upto[a.wording] = 0
	}
	return found
}

// promising reports whether the shingle that q and chars have in common may be
// part of a stretch of minRunes. It counts the equal characters around: those
// in a row, and on either side those among the next few, on the diagonal that
// has most. It does not mind where a wording ends.
func (x *Index) promising(q []uint16, t, pos, minRunes int) bool {
	need := min(minRunes*5/8, 12)
	if q[t] >= x.narrow {
		need = 14 // letters are equal by chance
	}
	n := shingle
	for n < need && t+n < len(q) && pos+n < len(x.chars) && q[t+n] == x.chars[pos+n] {
		n++
	}
	for n < need && t > 0 && pos > 0 && q[t-1] == x.chars[pos-1] {
		t, pos, n = t-1, pos-1, n+1
	}
	if n >= need || pos < around+maxShift || pos+n+around+maxShift > len(x.chars) {
		return true
	}
	l, r := min(around, t), min(around, len(q)-t-n)
	return n+resemblance(q[t-l:t], x.chars[pos-l-maxShift:pos+maxShift])+
		resemblance(q[t+n:t+n+r], x.chars[pos+n-maxShift:pos+n+r+maxShift]) >= need
}

// resemblance returns the number of equal characters on the best of the
// diagonals from -maxShift to maxShift. chars has maxShift more than q at both
// ends.
func resemblance(q, chars []uint16) int {
	var same [2*maxShift + 1]int
	for i, c := range q {
		for d, s := range chars[i : i+len(same)] {
			if s == c {
				same[d]++
			}
		}
	}
	return slices.Max(same[:])
}

// trim cuts an alignment down to its longest part that is near enough to the
// wording and does not end in a chance resemblance. It reports false if nothing
// is left.
func (x *Index) trim(s *scratch, w int, al alignment, minRunes int) (alignment, bool) {
	if al.t1-al.t0 < minRunes {
		return al, false
	}
	f := &s.query
	changes := merge(al.changes)
	n := len(changes)
	s.steps += n * n
	// Run i of equal characters stands between changes i-1 and i.
	starts := func(i int) (t, s int) {
		if i == 0 {
			return al.t0, al.s0
		}
		return changes[i-1].t1, changes[i-1].s1
	}
	ends := func(i int) (t, s int) {
		if i == n {
			return al.t1, al.s1
		}
		return changes[i].t0, changes[i].s0
	}
	best, from, to := 0, 0, -1
	for i := 0; i <= n; i++ {
		t0, s0 := starts(i)
		firm := x.boundedAt(w, s0) && f.bounded(t0)
		cost := 0
		for j := i; j <= n; j++ {
			if j > i {
				cost += changes[j-1].cost()
			}
			t1, s1 := ends(j)
			if t1-t0 <= best || perEdit*cost > t1-t0 {
				continue
			}
			if j > i {
				inner, _ := ends(i)
				outer, _ := starts(j)
				if !firm && inner-t0 < solid || t1-outer < solid && !(x.boundedAt(w, s1) && f.bounded(t1)) {
					continue
				}
			}
			best, from, to = t1-t0, i, j
		}
	}
	if to < 0 {
		return al, false
	}
	al.t0, al.s0 = starts(from)
	al.t1, al.s1 = ends(to)
	al.changes = slices.Clone(changes[from:to])
	al.cost = 0
	for _, c := range al.changes {
		al.cost += c.cost()
	}
	x.completeClauses(f, w, &al)
	weight := x.weight(f.chars[al.t0:al.t1])
	return al, weight >= minRunes && (al.cost == 0 || weight >= minAltered)
}

func (c change) cost() int { return max(c.t1-c.t0, c.s1-c.s0) }

// completeClauses takes in a clause's last or first characters, of which one or
// two differ: no alignment that stops where it pays does so.
func (x *Index) completeClauses(f *foldedText, w int, al *alignment) {
	lo, hi := x.bounds(w)
	inClause := func(t, s int) bool { return !f.bounded(t) && !x.boundedAt(w, s) }
	// A clause must have some equal characters beside those that differ.
	behind := inClause(al.t1, al.s1) && inClause(al.t1-1, al.s1-1) && inClause(al.t1-2, al.s1-2)
	for n := 1; behind && n <= clauseTail && al.s1+n <= hi && al.t1+n <= len(f.chars); n++ {
		ends, sourceEnds := f.bounded(al.t1+n), x.boundedAt(w, al.s1+n)
		if ends && sourceEnds {
			tail := x.compare(f, al.t1, al.s1, n)
			if perEdit*(al.cost+len(tail)) <= al.t1-al.t0+n {
				al.changes = append(al.changes, tail...)
				al.t1, al.s1, al.cost = al.t1+n, al.s1+n, al.cost+len(tail)
			}
		}
		if ends || sourceEnds {
			break
		}
	}
	before := inClause(al.t0, al.s0) && inClause(al.t0+1, al.s0+1) && inClause(al.t0+2, al.s0+2)
	for n := 1; before && n <= clauseTail && al.s0-n >= lo && al.t0-n >= 0; n++ {
		starts, sourceStarts := f.bounded(al.t0-n), x.boundedAt(w, al.s0-n)
		if starts && sourceStarts {
			head := x.compare(f, al.t0-n, al.s0-n, n)
			if perEdit*(al.cost+len(head)) <= al.t1-al.t0+n {
				al.changes = append(head, al.changes...)
				al.t0, al.s0, al.cost = al.t0-n, al.s0-n, al.cost+len(head)
			}
		}
		if starts || sourceStarts {
			break
		}
	}
}

// compare returns which of n characters differ.
func (x *Index) compare(f *foldedText, t, s, n int) []change {
	var differ []change
	for i := range n {
		if f.chars[t+i] != x.chars[s+i] {
			differ = append(differ, change{t + i, t + i + 1, s + i, s + i + 1})
		}
	}
	return differ
}
