package boundary

import "math"

const (
	// window is how many characters on either side of a term are read. More
	// change no verdict worth the time.
	window = 8
	// maxRun bounds a run: longer terms are not doubted.
	maxRun  = 2*window + 16
	maxArcs = (MaxWord+2)*maxRun + 3
)

// kind says how a word in the lattice lies to the term. It is the state of a
// path, too: what kind of word it has had so far.
type kind uint8

const (
	apart   kind = iota // beside the term, or a part of it
	astride             // has one edge of the term inside and ends within it or starts there
	around              // contains the term and more
	whole               // is the term
	kinds
)

// arc is a word at a place in a run.
type arc struct {
	start, end uint8 // in characters of the run
	kind       kind
	name       bool // a person's
	class      class
	cost       int32 // of the word within its class
	next       int16 // the arc that ends at the same place and was added before
	best       [kinds]int32
	back       [kinds]int16
}

const unreached = math.MaxInt32 / 2

// lattice holds all words of a run of characters. Paths through it are readings.
type lattice struct {
	runes      [maxRun]uint16
	n          int // of runes
	start, end int // of the term
	before     class
	after      class
	arcs       [maxArcs]arc
	used       int
	ending     [maxRun + 1]int16 // the last arc that ends there
}

// none is what arc.next, arc.back and lattice.ending hold for no arc.
const none = -1

// fill sets the words of the run, and the term with at least the frequency given
// as a logarithm.
func (l *lattice) fill(m *Model, least int32) {
	l.clear()
	l.add(arc{class: l.before, kind: apart})
	for i := range l.n {
		e := m.words.single.pair(int(l.runes[i]))
		if e.class != 0 {
			l.word(m, i, i+1, e)
		} else {
			l.add(arc{start: uint8(i), end: uint8(i + 1), class: unknown, cost: unit, kind: l.kindOf(i, i+1)})
		}
		l.longer(m, i)
		l.persons(m, i)
		if i == l.start && l.end > l.start {
			l.term(m, least)
		}
	}
}

// clear removes all words.
func (l *lattice) clear() {
	l.used = 0
	for i := range l.n + 1 {
		l.ending[i] = none
	}
}

// longer adds the words of two and more characters that start at i.
func (l *lattice) longer(m *Model, i int) {
	if i+1 >= l.n || !m.words.pairs.mayHave(l.runes[i], l.runes[i+1]) {
		return
	}
	t := &m.words.tree
	from, to := t.start(l.runes[i])
	for j := i + 1; from < to && j < min(l.n, i+MaxWord); j++ {
		r := &t.rows[j-i-1]
		n := r.find(from, to, l.runes[j])
		if n < 0 {
			return
		}
		if e := r.entry(n); e.class != 0 {
			l.word(m, i, j+1, e)
		}
		from, to = r.kids(n)
	}
}

// word adds a word of the lexicon. The term is added by term.
func (l *lattice) word(m *Model, i, j int, e entry) {
	if k := l.kindOf(i, j); k != whole {
		l.add(arc{start: uint8(i), end: uint8(j), class: e.class, cost: max(m.mass[e.class]-int32(e.log), 0), kind: k})
	}
}

func (l *lattice) term(m *Model, least int32) {
	e := m.words.find(l.runes[l.start:l.end])
	if e.class == 0 {
		e.class = m.nouns[min(l.end-l.start, MaxWord)]
	}
	l.add(arc{
		start: uint8(l.start), end: uint8(l.end), class: e.class, kind: whole,
		cost: max(m.mass[e.class]-max(int32(e.log), least), 0),
	})
}

func (l *lattice) kindOf(i, j int) kind {
	switch {
	case i == l.start && j == l.end:
		return whole
	case l.start == l.end:
		return apart
	case i <= l.start && j >= l.end:
		return around
	case i < l.start && l.start < j || i < l.end && l.end < j:
		return astride
	}
	return apart
}

func (l *lattice) add(a arc) {
	a.next = l.ending[a.end]
	l.ending[a.end] = int16(l.used)
	l.arcs[l.used] = a
	l.used++
}

// solve finds the least cost of a reading for each kind, unreached if there is
// none. The arcs are sorted by their starts, so those that an arc continues come
// before it.
func (l *lattice) solve(m *Model) (costs [kinds]int32, last int) {
	first := &l.arcs[0]
	first.best = [kinds]int32{0, unreached, unreached, unreached}
	l.ending[0] = 0
	for i := 1; i < l.used; i++ {
		l.reach(m, i)
	}
	l.ending[0] = none
	last = l.used
	l.arcs[last] = arc{start: uint8(l.n), end: uint8(l.n), class: l.after, kind: apart}
	l.reach(m, last)
	return l.arcs[last].best, last
}

// reach sets the best ways to arc i.
func (l *lattice) reach(m *Model, i int) {
	a := &l.arcs[i]
	a.best = [kinds]int32{unreached, unreached, unreached, unreached}
	for p := l.ending[a.start]; p != none; p = l.arcs[p].next {
		from := &l.arcs[p]
		step := a.cost + m.steps.cost(from.class, a.class)
		if a.kind == apart {
			for k, c := range from.best {
				if c += step; c < a.best[k] {
					a.best[k], a.back[k] = c, p
				}
			}
			continue
		}
		c := from.best[apart]
		if a.kind == astride {
			c = min(c, from.best[astride])
		}
		if c += step; c < a.best[a.kind] {
			a.best[a.kind], a.back[a.kind] = c, p
		}
	}
}

// path appends to dst the arcs of the best reading of a kind that ends in arc
// last, the last one first.
func (l *lattice) path(dst []int16, k kind, last int) []int16 {
	for i := int16(last); ; {
		a := &l.arcs[i]
		i = a.back[k]
		if a.kind == k && k != apart && !(k == astride && l.arcs[i].best[astride] < l.arcs[i].best[apart]) {
			k = apart
		}
		if i == 0 {
			return dst
		}
		dst = append(dst, i)
	}
}
