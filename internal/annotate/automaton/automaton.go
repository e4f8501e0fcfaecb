// Package automaton finds many terms in a text at once.
//
// The terms are compiled into a double-array trie (Aoe 1989) whose edges are
// classes of runes instead of runes or bytes: runes that fold to the same rune
// share a class, so folding costs a match nothing, and the text is read as it
// stands, with its own byte offsets. As in the character-wise automaton of
// Kanda, Akabe and Oda (2023, arXiv:2207.13870) classes are numbered by
// frequency, which keeps the array dense, and a filter over the first two runes
// rejects nearly every position at which no term starts.
//
// There are no failure links: a walk starts at each position that passes the
// filter. The cost is bounded by the text's length times MaxRunes.
package automaton

import "unsafe"

// MaxRunes is the length of the longest key in runes.
const MaxRunes = 64

// Values of keys that Build leaves out.
const (
	Empty     = -1 // has no runes
	TooLong   = -2 // has more than MaxRunes runes
	Malformed = -3 // is not UTF-8, or has a rune that fold maps to none
	TooRare   = -4 // has a rune whose class is not among the 65,535 most frequent
)

// Automaton is a set of compiled keys. It is immutable and safe for concurrent
// use. The zero value holds no keys.
//
// Texts may be broken UTF-8: a byte that belongs to no rune matches nothing.
type Automaton struct {
	classes classes
	nodes   []node
	values  []int32 // of the terminal nodes
	filter  filter
	singles uint32 // classes 1 to singles are keys of one rune
}

// Match is an occurrence of a key. Start and End are byte offsets into the text
// and lie on rune boundaries. Value is the value that Build gave the key.
type Match struct {
	Start, End, Value int
}

// node is a state of the trie, named by its index. The child of state s over
// class c is at base(s)+c if the node there has s for its parent. Node 0 is the
// root. Its base is 0, so the node after a first class c is c.
type node struct {
	base   uint32 // and terminal; a base of 0 says that there are no children
	parent uint32 // 0 too if the node is not in use, which no walk mistakes
}

// terminal marks, in node.base, a state at which a key ends.
const terminal = 1 << 31

// child returns the state that follows s, which is not the root, over class c.
// It is 0 if there is none, as there never is over class 0.
func (a *Automaton) child(s, c uint32) uint32 {
	next := a.nodes[s].base&^terminal + c
	if uint64(next) >= uint64(len(a.nodes)) || a.nodes[next].parent != s {
		return 0
	}
	return next
}

// longest returns the end of the longest key that has been read up to state s
// and byte i of text or goes on from there, and the state at which it ends. The
// state is 0 if there is no such key.
func (a *Automaton) longest(text string, i int, s uint32) (end int, last uint32) {
	for {
		n := a.nodes[s].base
		if n&terminal != 0 {
			end, last = i, s
		}
		if n&^terminal == 0 || i >= len(text) {
			return end, last
		}
		c, size := a.classes.at(text, i)
		if s = a.child(s, c); s == 0 {
			return end, last
		}
		i += size
	}
}

// prefixes appends a match for every key that has been read up to state s and
// byte i of text or goes on from there, the shortest first.
func (a *Automaton) prefixes(dst []Match, text string, start, i int, s uint32) []Match {
	for {
		n := a.nodes[s].base
		if n&terminal != 0 {
			dst = append(dst, Match{start, i, int(a.values[s])})
		}
		if n&^terminal == 0 || i >= len(text) {
			return dst
		}
		c, size := a.classes.at(text, i)
		if s = a.child(s, c); s == 0 {
			return dst
		}
		i += size
	}
}

// first returns the state after the rune at byte i of text and the byte behind
// it. The state is 0 if no key starts with that rune or i is not in text.
func (a *Automaton) first(text string, i int) (s uint32, next int) {
	if i < 0 || i >= len(text) || len(a.nodes) == 0 {
		return 0, i
	}
	c, size := a.classes.at(text, i)
	return c, i + size
}

// Longest returns the longest key that starts at byte at of text.
func (a *Automaton) Longest(text string, at int) (Match, bool) {
	s, next := a.first(text, at)
	if s == 0 {
		return Match{}, false
	}
	end, last := a.longest(text, next, s)
	if last == 0 {
		return Match{}, false
	}
	return Match{at, end, int(a.values[last])}, true
}

// Prefixes appends to dst every key that starts at byte at of text, the shortest
// first.
func (a *Automaton) Prefixes(dst []Match, text string, at int) []Match {
	s, next := a.first(text, at)
	if s == 0 {
		return dst
	}
	return a.prefixes(dst, text, at, next, s)
}

// Next returns the first longest match that starts at byte at of text or behind
// it.
func (a *Automaton) Next(text string, at int) (Match, bool) {
	for i := max(at, 0); ; {
		start, next, s := a.candidate(text, i)
		if s == 0 {
			return Match{}, false
		}
		if end, last := a.longest(text, next, s); last != 0 {
			return Match{start, end, int(a.values[last])}, true
		}
		i = next
	}
}

// All appends to dst the leftmost-longest matches: read from the left, each is
// the longest key that starts where it does, and none overlaps another.
func (a *Automaton) All(dst []Match, text string) []Match {
	for at := 0; ; {
		m, ok := a.Next(text, at)
		if !ok {
			return dst
		}
		dst = append(dst, m)
		at = m.End
	}
}

// Overlapping appends to dst every key at every position of text, ordered by
// Start and then by End.
func (a *Automaton) Overlapping(dst []Match, text string) []Match {
	for i := 0; ; {
		start, next, s := a.candidate(text, i)
		if s == 0 {
			return dst
		}
		dst = a.prefixes(dst, text, start, next, s)
		i = next
	}
}

// Lookup returns the value of the key that is equal to key when both are folded.
func (a *Automaton) Lookup(key string) (int, bool) {
	s, i := a.first(key, 0)
	for s != 0 && i < len(key) {
		c, size := a.classes.at(key, i)
		s = a.child(s, c)
		i += size
	}
	if s == 0 || a.nodes[s].base&terminal == 0 {
		return 0, false
	}
	return int(a.values[s]), true
}

// Size returns the memory that the automaton takes, in bytes.
func (a *Automaton) Size() int {
	return int(unsafe.Sizeof(*a)) +
		cap(a.nodes)*int(unsafe.Sizeof(node{})) +
		cap(a.values)*int(unsafe.Sizeof(a.values[0])) +
		a.classes.size() +
		cap(a.filter.words)*int(unsafe.Sizeof(a.filter.words[0]))
}
