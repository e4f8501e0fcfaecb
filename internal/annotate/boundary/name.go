package boundary

const (
	// nameCost is that of a person's name at all, in units: e^-2 of words are
	// one, as in news.
	nameCost = 2 * unit
	// rareGiven is the cost of a character that no given name was seen with.
	rareGiven = 12 * unit
	// nameClass is the class that names share.
	nameClass = "n3"
)

// persons adds the names of two and three characters whose surname is at i, right
// before an edge of the term.
func (l *lattice) persons(m *Model, i int) {
	x := m.words
	if l.start == l.end || i != l.start-1 && i != l.end-1 || !x.isSurname(l.runes[i]) {
		return
	}
	cost := nameCost + int32(x.surname.at(int(l.runes[i])))
	for j := i + 1; j < l.n && j < i+3; j++ {
		cost += int32(x.given.at(int(l.runes[j])))
		if k := l.kindOf(i, j+1); k == astride || k == around {
			l.add(arc{start: uint8(i), end: uint8(j + 1), class: m.persons, cost: cost, kind: k, name: true})
		}
	}
}

func (x *lexicon) isSurname(n uint16) bool { return x.surname.at(int(n)) != 0 }
