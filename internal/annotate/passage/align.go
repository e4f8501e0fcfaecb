package passage

import "math"

// scratch is memory that searches use again.
type scratch struct {
	query     foldedText
	reached   []int32
	hits      []hit
	diagonals []hit // as hits, with the diagonal for the position in chars
	rare      []rarity
	upto      []int32 // by wording, where in the text the end of what was found of it is
	steps     int     // work done by alignments, in diagonals
}

// walk aligns two sequences from a point in both, forwards or backwards.
//
// It is the furthest-reaching method of Landau and Vishkin (1989): for each
// number of edits and each diagonal, how far along the text an alignment can
// get. Its cost depends on the edits, hardly on the length.
type walk struct {
	text, source     []uint16
	ti, si           int // the first character to look at
	tn, sn           int // how many characters there are
	step             int // 1 or -1
	reached          []int32
	edits, diag, end int // the end of the alignment found
}

// Level e, alignments with e edits, has diagonals -e to e and two more on either
// side that nothing reaches. A diagonal is the number of source characters less
// that of text characters.
func (w *walk) level(e int) []int32 {
	return w.reached[e*e+4*e : (e+1)*(e+1)+4*(e+1)]
}

const nowhere = math.MinInt32 / 2

type op uint8

const (
	substitute op = iota
	insert        // a text character that the source lacks
	remove        // a source character that the text lacks
)

// enter returns the furthest text position at which an alignment can come onto
// diagonal d with its e-th edit, and the edit. The position is negative if
// there is none. before is level e-1.
func (w *walk) enter(before []int32, e, d int) (int, op) {
	near := before[d+e : d+e+3] // diagonals d-1, d, d+1
	best, by := nowhere, substitute
	if p := int(near[1]); p < w.tn && p+d < w.sn {
		best = p + 1
	}
	if p := int(near[2]); p < w.tn && p+1 > best {
		best, by = p+1, insert
	}
	if p := int(near[0]); p+d-1 < w.sn && p > best {
		best, by = p, remove
	}
	return best, by
}

// slide goes along diagonal d as long as characters are equal.
func (w *walk) slide(i, d int) int {
	limit := min(w.tn, w.sn-d)
	t, s := w.ti+w.step*i, w.si+w.step*(i+d)
	for i < limit && w.text[t] == w.source[s] {
		i++
		t += w.step
		s += w.step
	}
	return i
}

// grow makes room for level e and returns it and the one before.
func (s *scratch) grow(w *walk, e int) (before, level []int32) {
	n := (e+1)*(e+1) + 4*(e+1)
	if len(s.reached) < n {
		s.reached = append(s.reached, make([]int32, n)...)
	}
	w.reached = s.reached
	s.steps += 2*e + 1
	level = w.level(e)
	level[0], level[1] = nowhere, nowhere
	level[2*e+3], level[2*e+4] = nowhere, nowhere
	if e > 0 {
		before = w.level(e - 1)
	}
	return before, level
}

// toEnd aligns all of the text with at most limit edits.
func (s *scratch) toEnd(w *walk, limit int) bool {
	_, level := s.grow(w, 0)
	w.edits, w.diag, w.end = 0, 0, w.slide(0, 0)
	level[2] = int32(w.end)
	if w.end == w.tn {
		return true
	}
	for e := 1; e <= limit; e++ {
		before, level := s.grow(w, e)
		best, diag := math.MaxInt, 0
		for d := -e; d <= e; d++ {
			i, by := w.enter(before, e, d)
			slid := i
			if i >= 0 {
				slid = w.slide(i, d)
			}
			level[e+d+2] = int32(slid)
			if slid != w.tn {
				continue
			}
			// Rather end on equal characters than on a substitution, and
			// rather on that than beside the source.
			rank := int(by) + 1
			if slid > i {
				rank = 0
			}
			if rank < best || rank == best && max(d, -d) < max(diag, -diag) {
				best, diag = rank, d
			}
		}
		if best < math.MaxInt {
			w.edits, w.diag, w.end = e, diag, w.tn
			return true
		}
	}
	return false
}

// An alignment that stops where it pays best scores 1 for a pair of equal
// characters and -2 for an edit; it is given up when it falls giveUp below its
// best (Zhang, Schwartz, Wagner and Miller 2000). Scores here are doubled.
const (
	editCost = 6
	giveUp   = 28
)

// toBest aligns as much of the text as pays.
func (s *scratch) toBest(w *walk) {
	_, level := s.grow(w, 0)
	w.edits, w.diag, w.end = 0, 0, w.slide(0, 0)
	level[2] = int32(w.end)
	best := 2 * w.end
	for e := 1; e <= maxEdits; e++ {
		before, level := s.grow(w, e)
		alive := false
		for d := -e; d <= e; d++ {
			i, _ := w.enter(before, e, d)
			if i >= 0 {
				i = w.slide(i, d)
				score := 2*i + d - editCost*e
				switch {
				case score > best:
					best = score
					w.edits, w.diag, w.end = e, d, i
				case score < best-giveUp:
					i = nowhere
				}
			}
			alive = alive || i >= 0
			level[e+d+2] = int32(i)
		}
		if !alive {
			return
		}
	}
}

// change is an edit in characters: text from t0 to t1 for source from s0 to s1.
type change struct{ t0, t1, s0, s1 int }

// changes appends the edits of the alignment in the order of the text.
func (w *walk) changes(to []change) []change {
	from := len(to)
	for e, d := w.edits, w.diag; e > 0; e-- {
		i, by := w.enter(w.level(e-1), e, d)
		j := i + d
		t, s := 0, 0
		switch by {
		case substitute:
			t, s = 1, 1
		case insert:
			t = 1
			d++
		case remove:
			s = 1
			d--
		}
		if w.step > 0 {
			to = append(to, change{w.ti + i - t, w.ti + i, w.si + j - s, w.si + j})
		} else {
			to = append(to, change{w.ti + 1 - i, w.ti + 1 - i + t, w.si + 1 - j, w.si + 1 - j + s})
		}
	}
	if w.step > 0 {
		for i, j := from, len(to)-1; i < j; i, j = i+1, j-1 {
			to[i], to[j] = to[j], to[i]
		}
	}
	return to
}

// alignment is a part of the text beside a part of chars.
type alignment struct {
	t0, t1, s0, s1 int
	cost           int      // edits
	changes        []change // in order
}

// anchor is a stretch of equal characters.
type anchor struct{ text, source, n int }

// walks returns the alignments backwards and forwards from an anchor, within
// text [t0,t1) and source [s0,s1).
func (x *Index) walks(s *scratch, a anchor, t0, t1, s0, s1 int) (back, forth walk) {
	q := s.query.chars
	back = walk{
		text: q, source: x.chars, ti: a.text - 1, si: a.source - 1,
		tn: a.text - t0, sn: a.source - s0, step: -1,
	}
	forth = walk{
		text: q, source: x.chars, ti: a.text + a.n, si: a.source + a.n,
		tn: t1 - a.text - a.n, sn: s1 - a.source - a.n, step: 1,
	}
	return back, forth
}

// alignAll aligns the text [t0,t1) through an anchor with the source [s0,s1),
// of which it may leave out both ends, with at most limit edits.
func (x *Index) alignAll(s *scratch, a anchor, t0, t1, s0, s1, limit int) (alignment, bool) {
	back, forth := x.walks(s, a, t0, t1, s0, s1)
	if !s.toEnd(&back, limit) {
		return alignment{}, false
	}
	changes := back.changes(nil)
	if !s.toEnd(&forth, limit-back.edits) {
		return alignment{}, false
	}
	changes = forth.changes(changes)
	return alignment{
		t0: t0, t1: t1,
		s0: a.source - back.end - back.diag, s1: a.source + a.n + forth.end + forth.diag,
		cost: back.edits + forth.edits, changes: changes,
	}, true
}

// alignBest aligns what pays around an anchor.
func (x *Index) alignBest(s *scratch, a anchor, s0, s1 int) alignment {
	back, forth := x.walks(s, a, 0, len(s.query.chars), s0, s1)
	s.toBest(&back)
	changes := back.changes(nil)
	s.toBest(&forth)
	return alignment{
		t0: a.text - back.end, t1: a.text + a.n + forth.end,
		s0: a.source - back.end - back.diag, s1: a.source + a.n + forth.end + forth.diag,
		cost: back.edits + forth.edits, changes: forth.changes(changes),
	}
}
