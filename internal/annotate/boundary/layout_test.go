package boundary

import (
	"encoding/binary"
	"math/rand/v2"
	"testing"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// TestTree reads every word back from a tree with rows of more than one block,
// nodes with many kids and more entries than there are codes, and no word beside
// them.
func TestTree(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var folded []rune
	for r := rune(0x4E00); len(folded) < 42; r++ {
		if prose.Fold(r) == r {
			folded = append(folded, r)
		}
	}
	frequencies := map[string]int32{}
	var words []Word
	for len(words) < 5000 {
		text := ""
		for range 1 + random.IntN(MaxWord) {
			text += string(folded[random.IntN(40)])
		}
		if frequencies[text] == 0 {
			w := Word{text, 1 + random.Int32N(3000), byte('a' + random.IntN(20))}
			frequencies[text] = w.Frequency
			words = append(words, w)
		}
	}
	m, err := New(words, nil)
	if err != nil {
		t.Fatal(err)
	}
	numbers := func(text string) (out []uint16) {
		for _, r := range text {
			out = append(out, m.words.of(r))
		}
		return out
	}
	names := m.classNames()
	for _, w := range words {
		e := m.words.find(numbers(w.Text))
		class := w.Text
		if n := utf8.RuneCountInString(w.Text); n > 1 {
			class = partOfSpeech(w.Class, n)
		}
		if names[e.class] != class || int32(e.log) != logarithm(1+float64(w.Frequency)) {
			t.Fatalf("%s is %+v of class %s, want %s", w.Text, e, names[e.class], class)
		}
		runes := numbers(w.Text)
		for i := 1; i < len(runes); i++ {
			if !m.words.pairs.mayHave(runes[i-1], runes[i]) {
				t.Fatalf("no pair at %d in %s", i, w.Text)
			}
		}
	}
	for range 20000 {
		text := ""
		for range 2 + random.IntN(MaxWord) {
			text += string(folded[random.IntN(42)])
		}
		if e := m.words.find(numbers(text)); frequencies[text] == 0 && e != (entry{}) {
			t.Fatalf("%s is %+v", text, e)
		}
	}
}

func TestBuildRefuses(t *testing.T) {
	for _, w := range []Word{{"", 1, 'n'}, {"一二三四五", 1, 'n'}, {"一", 0, 'n'}} {
		if _, err := New([]Word{w}, nil); err == nil {
			t.Errorf("no error for %+v", w)
		}
	}
	if _, err := New([]Word{{"一", 1, 'n'}}, []Count{{"#", "x7", 1}}); err == nil {
		t.Error("no error for the counts of a class that is none")
	}
}

func TestReadRefusesDamage(t *testing.T) {
	long := binary.LittleEndian.AppendUint32(nil, 1<<31) // longer than what is there
	for _, data := range []string{"", "\x00", string(long), embedded[:len(embedded)/2], embedded[:len(embedded)-1], embedded + "\x00"} {
		if _, err := read(data); err == nil {
			t.Errorf("no error for %d damaged bytes", len(data))
		}
	}
}

// The first load happens once a process, so its cost is measured inside.
func BenchmarkRead(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := read(embedded); err != nil {
			b.Fatal(err)
		}
	}
}
