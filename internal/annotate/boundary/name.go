package boundary

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Names says how likely a character is as a surname, and as one of a given name.
type Names struct{ Surnames, Given map[rune]float64 }

const (
	// nameCost is that of a person's name at all, in units: e^-2 of words are
	// one, as in news.
	nameCost = 2 * unit
	// rareGiven is the cost of a character that no given name was seen with.
	rareGiven = 12 * unit
	// nameClass is the class that names share.
	nameClass = "n3"
)

// addNames reads lines of "s" or "g", for surname and given name, a character
// and the negative natural logarithm of its probability, separated by spaces.
func (m *Model) addNames(lines string) error {
	x := m.words
	x.surname, x.given = make([]int32, len(x.single)), make([]int32, len(x.single))
	for i := range x.given {
		x.given[i] = rareGiven
	}
	for line := range strings.Lines(lines) {
		fields := strings.Fields(line)
		if len(fields) != 3 {
			return fmt.Errorf("names: damaged line %q", line)
		}
		nats, err := strconv.ParseFloat(fields[2], 64)
		if err != nil {
			return fmt.Errorf("names: %w", err)
		}
		r, _ := utf8.DecodeRuneInString(fields[1])
		n := x.of(r)
		switch fields[0] {
		case "s":
			x.surname[n] = int32(nats * unit)
		case "g":
			x.given[n] = int32(nats * unit)
		}
	}
	x.surname[0] = 0
	return nil
}

// names adds the names of two and three characters whose surname is at i, right
// before an edge of the term.
func (l *lattice) names(m *Model, i int) {
	x := m.words
	if l.start == l.end || i != l.start-1 && i != l.end-1 || !x.isSurname(l.runes[i]) {
		return
	}
	cost := nameCost + x.surname[l.runes[i]]
	for j := i + 1; j < l.n && j < i+3; j++ {
		cost += x.given[l.runes[j]]
		if k := l.kindOf(i, j+1); k == astride || k == around {
			l.add(arc{start: uint8(i), end: uint8(j + 1), class: m.ids[nameClass], cost: cost, kind: k, name: true})
		}
	}
}

func (x *lexicon) isSurname(n uint16) bool { return len(x.surname) > 0 && x.surname[n] != 0 }
