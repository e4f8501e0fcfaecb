package boundary

import (
	_ "embed"
	"errors"
	"math"
	"strconv"
	"strings"
	"sync"

	"github.com/jiaozhu/jiaozhu/internal/packed"
)

//go:generate go run ./internal/genmodel -jieba $JIEBA_DICT -opencc $OPENCC_DATA -corpora $JIAOZHU_CORPORA -o data/model.bin
//go:generate go run ./internal/fitweights -sets ../../../testdata/boundaries -corpora $JIAOZHU_CORPORA -shift 0.4 -o weights.go

// embedded is the model as Build lays it out; genmodel says how it is made.
//
//go:embed data/model.bin
var embedded string

// class is the class of a word. 0 is none, and the edge of a run of ideographs.
type class uint16

const (
	edge    class = iota
	unknown       // a character that the lexicon lacks
	open          // what is beyond the window, where the run goes on
	firstClass
)

// Model is a lexicon with the statistics of its words. It is immutable and safe
// for concurrent use.
type Model struct {
	words   *lexicon
	classes int
	names   string             // of the classes, each with a line feed
	nouns   [MaxWord + 1]class // by length in characters
	persons class              // of persons' names
	mass    []int32            // by class: log of the summed frequency of its words
	steps   *steps
}

// Load returns the embedded model. The first call takes some milliseconds, later
// ones share it.
func Load() (*Model, error) { return load() }

var load = sync.OnceValues(func() (*Model, error) { return read(embedded) })

// errDamaged says that data is not what Build makes.
var errDamaged = errors.New("model of word boundaries: damaged data")

// read makes a model of what Build wrote.
func read(data string) (*Model, error) {
	s := packed.NewSections(data)
	folded := numbers16(s.Next())
	x := &lexicon{
		single: numbers16(s.Next()), alone: numbers16(s.Next()),
		surname: numbers16(s.Next()), given: numbers16(s.Next()),
	}
	x.tree.first = numbers32(s.Next())
	for i := range x.tree.rows {
		x.tree.rows[i] = row{
			chars: numbers16(s.Next()), codes: s.Next(), common: numbers16(s.Next()), kidsAt: numbers32(s.Next()), many: numbers32(s.Next()),
			rareAt: numbers32(s.Next()), rare: numbers16(s.Next()),
		}
	}
	m := &Model{words: x, names: s.Next()}
	mass, plain, backoff := numbers32(s.Next()), s.Next(), s.Next()
	behind, counted := numbers16(s.Next()), numbers16(s.Next())
	m.classes = mass.len()
	n := folded.len() + 1
	if !s.Whole() || x.single.len() != 2*n || x.alone.len() != n || x.surname.len() != n || x.given.len() != n ||
		x.tree.first.len() != n+1 || strings.Count(m.names, "\n") != m.classes || len(plain) != 8*m.classes ||
		len(backoff) != 8*m.classes || behind.len() != m.classes {
		return nil, errDamaged
	}
	x.number(folded)
	x.pairs = newPairs(&x.tree)
	m.mass = make([]int32, m.classes)
	for i := range m.mass {
		m.mass[i] = int32(mass.at(i))
	}
	ids := map[string]class{}
	for i, name := range m.classNames() {
		ids[name] = class(i)
	}
	for i := range m.nouns {
		m.nouns[i] = ids[partOfSpeech('n', i)]
	}
	m.persons = ids[nameClass]
	var ok bool
	if m.steps, ok = newSteps(floats(plain), floats(backoff), behind, counted); !ok {
		return nil, errDamaged
	}
	return m, nil
}

// classNames returns the names of the classes.
func (m *Model) classNames() []string { return strings.Split(strings.TrimSuffix(m.names, "\n"), "\n") }

// partOfSpeech names the class of the words of a part of speech that are so many
// runes long.
func partOfSpeech(pos byte, runes int) string {
	return string(pos) + strconv.Itoa(min(runes, 3))
}

// cost converts nats to units.
func cost(nats float64) uint16 {
	return uint16(min(max(math.Round(unit*nats), 0), math.MaxUint16))
}
