package automaton

import (
	"math/bits"
	"slices"
)

// trie is a set of words as a plain tree. Its nodes are in breadth-first order,
// so that the children of each are neighbours, and the root is node 0.
type trie []branch

type branch struct {
	class    uint16 // of the edge that leads here
	children int32  // their number
	first    int32  // the first child
	value    int32  // of the word that ends here, or -1
	base     uint32 // in the double array
	index    uint32 // in the double array
}

// stretch is some neighbouring words: those from start on and before end.
type stretch struct {
	start, end int32
}

// newTrie builds the trie of sorted, distinct words.
func (s *scratch) newTrie(words []word) trie {
	t := append(reserve(s.trie, len(s.ids)+1), branch{value: -1})
	// level holds, for each node of one depth, starting at node from, which of the
	// words are below it.
	level, below := append(s.level[:0], stretch{0, int32(len(words))}), s.below[:0]
	for from, depth := 0, 0; len(level) > 0; depth++ {
		below = below[:0]
		next := len(t)
		for i, w := range level {
			n := from + i
			t[n].first = int32(len(t))
			if w.start < w.end && depth > 0 && words[w.start].at(depth) == 0 {
				t[n].value = words[w.start].value
				w.start++
			}
			for w.start < w.end {
				c := words[w.start].at(depth)
				end := w.start + 1
				for end < w.end && words[end].at(depth) == c {
					end++
				}
				t = append(t, branch{class: c, value: -1})
				below = append(below, stretch{w.start, end})
				w.start = end
			}
			t[n].children = int32(len(t)) - t[n].first
		}
		level, below, from = below, level, next
	}
	s.trie, s.level, s.below = t, level, below
	return t
}

// below returns the children of node n.
func (t trie) below(n int32) []branch {
	return t[t[n].first : t[n].first+t[n].children]
}

// filter returns the pairs of classes with which words start.
func (t trie) filter() filter {
	pairs := 0
	for _, b := range t.below(0) {
		pairs += int(b.children)
	}
	f := newFilter(pairs)
	for n := range t.below(0) {
		b := t[t[0].first+int32(n)]
		for _, c := range t[b.first : b.first+b.children] {
			f.add(uint32(b.class), uint32(c.class))
		}
	}
	return f
}

// pack lays the trie out as a double array.
//
// Nodes with many children choose their base first, while there is room; each
// takes the first that fits behind the last one of as many children. Nodes with
// one child fill the holes.
func (t trie) pack(classes int) ([]node, []int32) {
	// The nodes up to the last class are the root's children.
	used := slots{open: classes + 1}
	for i := 0; i <= classes; i++ {
		used.take(i)
	}
	var many []int32
	for n := range t {
		if n > 0 && t[n].children > 1 {
			many = append(many, int32(n))
		}
	}
	slices.SortStableFunc(many, func(x, y int32) int { return int(t[y].children - t[x].children) })
	from := 0
	for i, n := range many {
		if i == 0 || t[n].children != t[many[i-1]].children {
			from = used.next(0)
		}
		from = used.fit(t.below(n), from)
		t[n].base = uint32(from - int(t[t[n].first].class))
	}
	for n := range t {
		// The nodes of a chain become neighbours.
		for b := &t[n]; n > 0 && b.children == 1 && b.base == 0; b = &t[b.first] {
			slot := used.next(0)
			used.take(slot)
			b.base = uint32(slot - int(t[b.first].class))
		}
	}
	return t.layOut(max(used.end, 1))
}

// layOut writes the trie, whose bases are known, into an array of n nodes.
func (t trie) layOut(n int) ([]node, []int32) {
	nodes, values := make([]node, n), make([]int32, n)
	for _, b := range t {
		at := &nodes[b.index]
		at.base = b.base
		if b.value >= 0 {
			at.base |= terminal
			values[b.index] = b.value
		}
		for i := range t[b.first : b.first+b.children] {
			c := &t[b.first+int32(i)]
			c.index = b.base + uint32(c.class)
			nodes[c.index].parent = b.index
		}
	}
	return nodes, values
}

// slots is the set of places of a double array that are taken.
type slots struct {
	taken []uint64
	open  int // no slot before it is free
	end   int // no slot from here on is taken
}

func (s *slots) take(slot int) {
	for slot>>6 >= len(s.taken) {
		s.taken = append(s.taken, 0)
	}
	s.taken[slot>>6] |= 1 << (slot & 63)
	s.end = max(s.end, slot+1)
}

// window returns the 64 slots from slot on as bits.
func (s *slots) window(slot int) uint64 {
	var w uint64
	i, shift := slot>>6, slot&63
	if i < len(s.taken) {
		w = s.taken[i] >> shift
	}
	if i++; i < len(s.taken) {
		w |= s.taken[i] << (64 - shift)
	}
	return w
}

// next returns the first free slot from slot from on.
func (s *slots) next(from int) int {
	search := max(from, s.open)
	slot := search
	for {
		free := ^s.window(slot)
		if free != 0 {
			slot += bits.TrailingZeros64(free)
			break
		}
		slot += 64
	}
	if search == s.open {
		s.open = slot
	}
	return slot
}

// fit takes the first slots from slot from on that children, in the order of
// their classes, fit into, and returns that of the first child. It tries 64
// bases at once.
func (s *slots) fit(children []branch, from int) int {
	first := int(children[0].class)
	for slot := from; ; slot += 64 {
		var taken uint64
		for i := range children {
			taken |= s.window(slot + int(children[i].class) - first)
			if taken == ^uint64(0) {
				break
			}
		}
		if taken == ^uint64(0) {
			continue
		}
		slot += bits.TrailingZeros64(^taken)
		for i := range children {
			s.take(slot + int(children[i].class) - first)
		}
		return slot
	}
}
