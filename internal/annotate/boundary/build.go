package boundary

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"unicode/utf8"
)

// Word is an entry of the lexicon.
type Word struct {
	Text      string // folded, one to MaxWord ideographs
	Frequency int32  // in the corpora that jieba's dictionary was counted in
	Class     byte   // first letter of its part of speech, as in prose.Dictionary
}

// Count is how often a word of one class was behind one of another.
type Count struct {
	First, Second string
	N             int
}

// Names says how unlikely a character is as a surname, and as one of a given
// name: the negative natural logarithm of its probability.
type Names struct{ Surnames, Given map[rune]float64 }

// New makes a model. Without counts a word's cost does not depend on the word
// before.
func New(words []Word, counts []Count) (*Model, error) {
	data, err := Build(words, counts, Names{})
	if err != nil {
		return nil, err
	}
	return read(string(data))
}

// builder makes a model's data.
type builder struct {
	numbers map[rune]uint16 // of the characters that have one
	folded  []rune          // by number - 1; 0 if none has it
	inside  []float64       // by number: how often the words have it
	single  []entry         // by number
	ids     map[string]class
	names   []string  // of the classes
	mass    []float64 // by class: summed frequency of its words
}

// singles is how many of the most frequent words of one character are classes of
// their own.
const singles = 999

// Build makes the data of a model. The error says that the data has no place for
// something.
func Build(words []Word, counts []Count, names Names) ([]byte, error) {
	b := &builder{ids: map[string]class{}}
	for _, special := range []string{edge: "#", unknown: "?", open: "…"} {
		b.class(special)
	}
	b.number(words)
	own := frequentSingles(words)
	root := &branch{}
	for _, w := range words {
		numbers, ok := b.numbersOf(w.Text)
		if !ok {
			continue
		}
		if n := len(numbers); n < 1 || n > MaxWord || w.Frequency < 1 {
			return nil, fmt.Errorf("model of word boundaries: word %q of %d characters, frequency %d", w.Text, n, w.Frequency)
		}
		name := w.Text
		if !own[name] {
			name = partOfSpeech(w.Class, len(numbers))
		}
		e := entry{b.class(name), uint16(logarithm(1 + float64(w.Frequency)))}
		b.mass[e.class] += float64(w.Frequency)
		if len(numbers) == 1 {
			b.single[numbers[0]] = e
		} else {
			root.add(numbers, e)
		}
	}
	// A term that the lexicon lacks is taken for a noun.
	for n := range MaxWord {
		b.class(partOfSpeech('n', n+1))
	}
	b.mass[unknown] = 1
	for _, c := range counts {
		for _, name := range []string{c.First, c.Second} {
			if _, ok := b.ids[name]; !ok {
				return nil, fmt.Errorf("model of word boundaries: counts of %q, which is no class", name)
			}
		}
	}
	var out layout
	out.add16(runes16(b.folded))
	out.add16(entries(b.single))
	out.add16(b.alone())
	surnames, given := b.persons(names)
	out.add16(surnames)
	out.add16(given)
	out.tree(root, len(b.single))
	var classes []byte
	for _, name := range b.names {
		classes = append(append(classes, name...), '\n')
	}
	out.section(classes)
	mass := make([]uint32, len(b.mass))
	for i, n := range b.mass {
		mass[i] = uint32(logarithm(max(n, 1)))
	}
	out.add32(mass)
	b.count(&out, counts)
	return out.data, out.err
}

func (b *builder) class(name string) class {
	id, ok := b.ids[name]
	if !ok {
		id = class(len(b.names))
		b.ids[name] = id
		b.names = append(b.names, name)
		b.mass = append(b.mass, 0)
	}
	return id
}

// number gives the most frequent characters of words a number.
func (b *builder) number(words []Word) {
	counts := map[rune]float64{}
	for _, w := range words {
		for _, r := range w.Text {
			counts[r] += float64(w.Frequency)
		}
	}
	b.folded = slices.SortedFunc(maps.Keys(counts), func(a, c rune) int {
		return cmp.Or(cmp.Compare(counts[c], counts[a]), cmp.Compare(a, c))
	})
	b.folded = b.folded[:min(len(b.folded), maxNumber)]
	b.numbers = make(map[rune]uint16, len(b.folded))
	b.inside = make([]float64, len(b.folded)+1)
	for i, r := range b.folded {
		if r < firstRune || r > lastRune {
			b.folded[i] = 0 // nobody has that number
			continue
		}
		b.numbers[r] = uint16(i + 1)
		b.inside[i+1] = counts[r]
	}
	b.single = make([]entry, len(b.inside))
}

// numbersOf returns the numbers of a word's characters. It reports false if one
// has none.
func (b *builder) numbersOf(word string) ([]uint16, bool) {
	var numbers []uint16
	for _, r := range word {
		n := b.numbers[r]
		if n == 0 {
			return nil, false
		}
		numbers = append(numbers, n)
	}
	return numbers, true
}

// frequentSingles returns the words of one character that are classes.
func frequentSingles(words []Word) map[string]bool {
	var all []Word
	for _, w := range words {
		if utf8.RuneCountInString(w.Text) == 1 {
			all = append(all, w)
		}
	}
	slices.SortFunc(all, func(a, b Word) int {
		return cmp.Or(cmp.Compare(b.Frequency, a.Frequency), cmp.Compare(a.Text, b.Text))
	})
	own := make(map[string]bool, singles)
	for _, w := range all[:min(singles, len(all))] {
		own[w.Text] = true
	}
	return own
}

// alone returns, by number, the log of the share of a character's occurrences in
// which it is a word by itself.
func (b *builder) alone() []uint16 {
	out := make([]uint16, len(b.single))
	for i, e := range b.single {
		frequency := 0.0
		if e.class != 0 {
			frequency = math.Exp(float64(e.log)/unit) - 1
		}
		out[i] = uint16(int16(logarithm((frequency + 1) / (b.inside[i] + 2))))
	}
	return out
}

// persons returns, by number, the costs of a character in persons' names.
func (b *builder) persons(names Names) (surnames, given []uint16) {
	surnames, given = make([]uint16, len(b.single)), make([]uint16, len(b.single))
	for i := range given {
		given[i] = rareGiven
	}
	for r, nats := range names.Surnames {
		if n := b.numbers[r]; n != 0 {
			surnames[n] = uint16(nats * unit)
		}
	}
	unnumbered := 0.0 // the least likely of those without a number is for all
	for r, nats := range names.Given {
		if n := b.numbers[r]; n != 0 {
			given[n] = uint16(nats * unit)
		} else {
			unnumbered = max(unnumbered, nats)
		}
	}
	if unnumbered > 0 {
		given[0] = uint16(unnumbered * unit)
	}
	return surnames, given
}

// count lays out the costs of classes behind each other. Pairs that were not
// counted share, behind each class, a mass that grows with the number of
// different classes seen there (Witten and Bell 1991, method C, with a factor),
// in proportion to how frequent a class is, half by the lexicon and half by the
// counts.
func (b *builder) count(out *layout, counts []Count) {
	const factor = 0.5
	n := len(b.names)
	var all float64
	for _, f := range b.mass {
		all += f
	}
	left, right, kinds, total := make([]float64, n), make([]float64, n), make([]float64, n), 0.0
	for _, c := range counts {
		first, second := b.ids[c.First], b.ids[c.Second]
		left[first] += float64(c.N)
		right[second] += float64(c.N)
		kinds[first]++
		total += float64(c.N)
	}
	share := make([]float64, n) // of a class, whatever is before
	for i := range share {
		share[i] = b.mass[i] / all
		if total > 0 {
			share[i] = (share[i] + right[i]/total) / 2
		}
	}
	share[edge] = 1
	if total > 0 {
		share[edge] = right[edge] / total
	}
	plain, backoff := make([]float64, n), make([]float64, n)
	for i := range n {
		plain[i] = -math.Log(share[i] + 1e-12)
		k := factor * (kinds[i] + 1)
		backoff[i] = math.Log((left[i] + k) / k)
	}
	behind, pairs := make([]uint16, n), make([][]uint16, n)
	for _, c := range counts {
		first, second := b.ids[c.First], b.ids[c.Second]
		k := factor * (kinds[first] + 1)
		behind[first]++
		pairs[first] = append(pairs[first], uint16(second),
			cost(-math.Log((float64(c.N)+k*share[second])/(left[first]+k))))
	}
	out.floats(plain)
	out.floats(backoff)
	out.add16(behind)
	out.add16(slices.Concat(pairs...))
}
