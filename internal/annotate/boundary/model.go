package boundary

import (
	"bytes"
	"cmp"
	"compress/flate"
	_ "embed"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:generate go run ./internal/genmodel -jieba $JIEBA_DICT -opencc $OPENCC_DATA -corpora $JIAOZHU_CORPORA -o data
//go:generate go run ./internal/fitweights -sets ../../../testdata/boundaries -corpora $JIAOZHU_CORPORA -shift 0.4 -o weights.go

// The model; genmodel says how its parts are made.
var (
	//go:embed data/words.txt.flate
	packedWords []byte
	//go:embed data/classes.txt.flate
	packedCounts []byte
	//go:embed data/names.txt.flate
	packedNames []byte
)

// class is the class of a word. 0 is none, and the edge of a run of ideographs.
type class uint16

const (
	edge    class = iota
	unknown       // a character that the lexicon lacks
	open          // what is beyond the window, where the run goes on
	firstClass
)

// singles is how many of the most frequent words of one character are classes of
// their own.
const singles = 999

// Model is a lexicon with the statistics of its words. It is immutable and safe
// for concurrent use.
type Model struct {
	words *lexicon
	names []string // of the classes
	ids   map[string]class
	mass  []int32 // by class: log of the summed frequency of its words
	// steps holds the cost of a class behind another, in units, by the first
	// times len(names) plus the second.
	steps []uint16
}

// Count is how often a word of one class was behind one of another.
type Count struct {
	First, Second string
	N             int
}

// Load returns the embedded model. The first call unpacks it, later ones share
// it.
func Load() (*Model, error) { return load() }

var load = sync.OnceValues(func() (*Model, error) {
	words, err := unpack(packedWords)
	if err != nil {
		return nil, err
	}
	counts, err := unpack(packedCounts)
	if err != nil {
		return nil, err
	}
	names, err := unpack(packedNames)
	if err != nil {
		return nil, err
	}
	return parse(words, counts, names)
})

func unpack(packed []byte) (string, error) {
	var b strings.Builder
	b.Grow(3 * len(packed))
	if _, err := io.Copy(&b, flate.NewReader(bytes.NewReader(packed))); err != nil {
		return "", fmt.Errorf("unpack the model of word boundaries: %w", err)
	}
	return b.String(), nil
}

func parse(words, counts, names string) (*Model, error) {
	w, err := ParseWords(words)
	if err != nil {
		return nil, fmt.Errorf("model of word boundaries: %w", err)
	}
	c, err := parseCounts(counts)
	if err != nil {
		return nil, fmt.Errorf("model of word boundaries: %w", err)
	}
	m := New(w, c)
	if err := m.addNames(names); err != nil {
		return nil, fmt.Errorf("model of word boundaries: %w", err)
	}
	return m, nil
}

// parseCounts reads lines of two classes and a number, separated by spaces.
func parseCounts(lines string) ([]Count, error) {
	counts := make([]Count, 0, strings.Count(lines, "\n"))
	for line := range strings.Lines(lines) {
		fields := strings.Fields(line)
		if len(fields) != 3 {
			return nil, fmt.Errorf("counts: damaged line %q", line)
		}
		n, err := strconv.Atoi(fields[2])
		if err != nil {
			return nil, fmt.Errorf("counts: %w", err)
		}
		counts = append(counts, Count{fields[0], fields[1], n})
	}
	return counts, nil
}

// New makes a model. Without counts a word's cost does not depend on the word
// before.
func New(words []Word, counts []Count) *Model {
	m := &Model{names: []string{edge: "#", unknown: "?", open: "…"}, ids: map[string]class{"#": edge, "?": unknown, "…": open}}
	own := frequentSingles(words)
	var mass []float64
	classOf := func(w Word) class {
		name := w.Text
		if !own[name] {
			name = partOfSpeech(w.Class, utf8.RuneCountInString(w.Text))
		}
		id := m.class(name)
		for int(id) >= len(mass) {
			mass = append(mass, 0)
		}
		mass[id] += float64(w.Frequency)
		return id
	}
	m.words = newLexicon(words, classOf)
	// A term that the lexicon lacks is taken for a noun.
	for n := range MaxWord {
		m.class(partOfSpeech('n', n+1))
	}
	mass = append(mass, make([]float64, len(m.names)-len(mass))...)
	mass[unknown] = 1
	m.mass = make([]int32, len(mass))
	for i, n := range mass {
		m.mass[i] = logarithm(max(n, 1))
	}
	m.count(mass, counts)
	return m
}

// partOfSpeech names the class of the words of a part of speech that are so many
// runes long.
func partOfSpeech(pos byte, runes int) string {
	return string(pos) + strconv.Itoa(min(runes, 3))
}

func (m *Model) class(name string) class {
	id, ok := m.ids[name]
	if !ok {
		name = strings.Clone(name) // not to hold the list of words
		id = class(len(m.names))
		m.names = append(m.names, name)
		m.ids[name] = id
	}
	return id
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

// count sets the costs of classes behind each other. Pairs that were not counted
// share, behind each class, a mass that grows with the number of different
// classes seen there (Witten and Bell 1991, method C, with a factor), in
// proportion to how frequent a class is, half by the lexicon and half by the
// counts.
func (m *Model) count(mass []float64, counts []Count) {
	const factor = 0.5
	n := len(m.names)
	m.steps = make([]uint16, n*n)
	var all float64
	for _, f := range mass {
		all += f
	}
	left, right, kinds, total := make([]float64, n), make([]float64, n), make([]float64, n), 0.0
	for _, c := range counts {
		a, b := m.class(c.First), m.class(c.Second)
		left[a] += float64(c.N)
		right[b] += float64(c.N)
		kinds[a]++
		total += float64(c.N)
	}
	share := make([]float64, n) // of a class, whatever is before
	for i := range share {
		share[i] = mass[i] / all
		if total > 0 {
			share[i] = (share[i] + right[i]/total) / 2
		}
	}
	share[edge] = 1
	if total > 0 {
		share[edge] = right[edge] / total
	}
	plain := make([]float64, n)
	for i := range plain {
		plain[i] = -math.Log(share[i] + 1e-12)
	}
	for a := range n {
		row := m.steps[a*n : (a+1)*n]
		k := factor * (kinds[a] + 1)
		backoff := math.Log((left[a] + k) / k)
		for b := range row {
			row[b] = cost(plain[b] + backoff)
		}
		row[open] = 0
	}
	for _, c := range counts {
		a, b := m.ids[c.First], m.ids[c.Second]
		k := factor * (kinds[a] + 1)
		m.steps[int(a)*n+int(b)] = cost(-math.Log((float64(c.N) + k*share[b]) / (left[a] + k)))
	}
}

// cost converts nats to units.
func cost(nats float64) uint16 {
	return uint16(min(max(math.Round(unit*nats), 0), math.MaxUint16))
}
