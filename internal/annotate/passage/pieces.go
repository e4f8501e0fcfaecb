package passage

import "slices"

const (
	maxClausal = 400 // characters of a quotation that is matched clause by clause
	maxPieced  = 8   // wordings that are found piece by piece
)

// piece is a stretch of the text's characters.
type piece struct{ from, to int }

// parts returns what ellipses separate.
func (f *foldedText) parts() []piece {
	var parts []piece
	from := 0
	for _, cut := range append(f.cuts, len(f.chars)) {
		if cut > from {
			parts = append(parts, piece{from, cut})
			from = cut
		}
	}
	return parts
}

// clauses returns the text's clauses. Short ones are joined to the next, and a
// short last one to the one before.
func (f *foldedText) clauses() []piece {
	var clauses []piece
	from := 0
	for i := 1; i <= len(f.chars); i++ {
		if i-from >= minPiece && f.bounded(i) {
			clauses = append(clauses, piece{from, i})
			from = i
		}
	}
	if from < len(f.chars) && len(clauses) > 0 {
		clauses[len(clauses)-1].to = len(f.chars)
	}
	return clauses
}

// tolerance is how many edits a piece may have: one, or a fifth.
func (p piece) tolerance() int {
	if n := p.to - p.from; n >= minPiece {
		return max(1, n/5)
	}
	return 0
}

// elliptic finds wordings in which the parts stand in order.
func (x *Index) elliptic(s *scratch, parts []piece) []Match {
	limit := x.allowed(s.query.chars)
	x.lookup(s, s.query.cuts)
	var found []Match
	for _, c := range x.candidates(s, limit, 1, maxVerified) {
		if als, ok := x.inOrder(s, c, parts, limit); ok {
			found = append(found, x.render(s, c.wording, als, false))
		}
	}
	return found
}

// inOrder aligns the parts one behind the other, starting with the one that
// holds the candidate's anchor.
func (x *Index) inOrder(s *scratch, c candidate, parts []piece, limit int) ([]alignment, bool) {
	lo, hi := x.bounds(c.wording)
	als := make([]alignment, len(parts))
	mid, ok := x.anchored(s, c.anchor, parts, als, lo, hi, limit)
	if !ok {
		return nil, false
	}
	left := limit - als[mid].cost
	for i := mid + 1; i < len(parts); i++ {
		from := als[i-1].s1
		if als[i], ok = x.locate(s, parts[i], from, min(hi, from+reach), left, false); !ok {
			return nil, false
		}
		left -= als[i].cost
	}
	for i := mid - 1; i >= 0; i-- {
		to := als[i+1].s0
		if als[i], ok = x.locate(s, parts[i], max(lo, to-reach), to, left, true); !ok {
			return nil, false
		}
		left -= als[i].cost
	}
	return als, true
}

// anchored aligns the piece that holds an anchor and returns its index.
func (x *Index) anchored(s *scratch, a anchor, pieces []piece, als []alignment, lo, hi, limit int) (int, bool) {
	for i, p := range pieces {
		from, to := max(a.text, p.from), min(a.text+a.n, p.to)
		if to-from < 2 {
			continue
		}
		var ok bool
		a := anchor{from, a.source + from - a.text, to - from}
		als[i], ok = x.alignAll(s, a, p.from, p.to, lo, hi, min(limit, p.tolerance()))
		return i, ok
	}
	return 0, false
}

// locate finds a piece in chars from lo to hi: its first exact occurrence, or
// the last if backwards, else the nearest thing.
func (x *Index) locate(s *scratch, p piece, lo, hi, limit int, backwards bool) (alignment, bool) {
	q, src := s.query.chars[p.from:p.to], x.chars[lo:hi]
	n := len(q)
	exact := -1
	for i := 0; i+n <= len(src); i++ {
		if src[i] == q[0] && slices.Equal(q, src[i:i+n]) {
			exact = lo + i
			if !backwards {
				break
			}
		}
	}
	if exact >= 0 {
		return alignment{t0: p.from, t1: p.to, s0: exact, s1: exact + n}, true
	}
	var best alignment
	ok := false
	limit = min(limit, p.tolerance())
	for i := 0; i+1 < len(src) && limit > 0; i++ {
		for j := 0; j+1 < n; j++ {
			if src[i] != q[j] || src[i+1] != q[j+1] || i > 0 && j > 0 && src[i-1] == q[j-1] {
				continue
			}
			if al, near := x.alignAll(s, anchor{p.from + j, lo + i, 2}, p.from, p.to, lo, hi, limit); near {
				best, ok = al, true
				limit = al.cost - 1
			}
		}
	}
	return best, ok
}

// clauses finds a wording that has every clause of the text, in another order
// or with something between them that the text leaves out.
func (x *Index) clauses(s *scratch, limit int) []Match {
	q := s.query.chars
	pieces := s.query.clauses()
	if len(pieces) < 2 || len(q) > maxClausal {
		return nil
	}
	var found []Match
	for _, c := range x.candidates(s, limit, 1, maxVerified) {
		if len(found) == maxPieced {
			break
		}
		if m, ok := x.clausal(s, c, pieces, limit); ok {
			found = append(found, m)
		}
	}
	return found
}

func (x *Index) clausal(s *scratch, c candidate, pieces []piece, limit int) (Match, bool) {
	lo, hi := x.bounds(c.wording)
	n := len(s.query.chars)
	als := make([]alignment, len(pieces))
	mid, ok := x.anchored(s, c.anchor, pieces, als, lo, hi, limit)
	if !ok {
		return Match{}, false
	}
	left := limit - als[mid].cost
	lo, hi = max(lo, als[mid].s0-2*n), min(hi, als[mid].s1+2*n)
	for i, p := range pieces {
		if i == mid {
			continue
		}
		if als[i], ok = x.locate(s, p, lo, hi, left, false); !ok {
			return Match{}, false
		}
		left -= als[i].cost
	}
	from, to, inOrder := als[0].s0, als[0].s1, true
	for i := 1; i < len(als); i++ {
		for _, other := range als[:i] {
			if als[i].s0 < other.s1 && other.s0 < als[i].s1 {
				return Match{}, false
			}
		}
		from, to = min(from, als[i].s0), max(to, als[i].s1)
		inOrder = inOrder && als[i-1].s1 <= als[i].s0
	}
	if to-from > 2*n {
		return Match{}, false
	}
	if inOrder {
		als = []alignment{join(als)}
	}
	return x.render(s, c.wording, als, !inOrder), true
}

// join makes one alignment of several in order; what the source has between
// them is an edit.
func join(als []alignment) alignment {
	whole := als[0]
	for _, al := range als[1:] {
		if omitted := al.s0 - whole.s1; omitted > 0 {
			whole.changes = append(whole.changes, change{whole.t1, whole.t1, whole.s1, al.s0})
			whole.cost += omitted
		}
		whole.changes = append(whole.changes, al.changes...)
		whole.cost += al.cost
		whole.t1, whole.s1 = al.t1, al.s1
	}
	return whole
}
