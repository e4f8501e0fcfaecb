package wordlist

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// sample is words of one to eight of few characters, so that many share their
// beginnings, with frequencies of every size.
func sample(n int) []Word {
	random := rand.New(rand.NewPCG(3, 1))
	characters := []rune("一丁七万丈三上下不与丐丑专且世𠮷𠰷")
	frequencies := []int{1, 254, 255, 256, 65534, 65535, 65536, 1 << 20}
	texts := map[string]bool{}
	for len(texts) < n {
		var b strings.Builder
		for range 1 + random.IntN(MaxRunes) {
			b.WriteRune(characters[random.IntN(len(characters))])
		}
		texts[b.String()] = true
	}
	words := make([]Word, 0, n)
	for text := range texts {
		words = append(words, Word{Text: text})
	}
	slices.SortFunc(words, func(a, b Word) int { return strings.Compare(a.Text, b.Text) })
	for i := range words {
		words[i].Frequency = frequencies[random.IntN(len(frequencies))]
		words[i].Class = "nvadr"[random.IntN(5)]
		if random.IntN(10) == 0 {
			words[i].Spellings = []string{words[i].Text, "又"}
		}
	}
	return words
}

func TestList(t *testing.T) {
	words := sample(5000)
	data, err := Pack(words)
	if err != nil {
		t.Fatal(err)
	}
	l, err := Read(string(data))
	if err != nil {
		t.Fatal(err)
	}
	known, total := map[string]bool{}, 0
	for i, w := range words {
		got, ok := l.Find(w.Text)
		if !ok || got != i || l.Frequency(i) != w.Frequency || l.Class(i) != w.Class || l.Spellings(i) != strings.Join(w.Spellings, " ") {
			t.Fatalf("%d, %+v, is %d (%v), frequency %d, class %c, spellings %q", i, w, got, ok, l.Frequency(i), l.Class(i), l.Spellings(i))
		}
		known[w.Text] = true
		total += w.Frequency
	}
	if l.Len() != len(words) || l.Total() != total {
		t.Errorf("%d words, %d in all, want %d, %d", l.Len(), l.Total(), len(words), total)
	}
	l.All(func(i int, word string) bool {
		if word != words[i].Text {
			t.Errorf("word %d is %s, want %s", i, word, words[i].Text)
		}
		return true
	})
	for _, w := range words {
		text := w.Text + "一\xff"
		var want, got []string
		for end := range text {
			if known[text[:end]] {
				want = append(want, text[:end])
			}
		}
		l.Prefixes(text, func(_, end int) { got = append(got, text[:end]) })
		if !slices.Equal(got, want) {
			t.Fatalf("Prefixes(%q) = %q, want %q", text, got, want)
		}
		if i, ok := l.Find(text); ok {
			t.Errorf("%q is word %d", text, i)
		}
	}
	for _, word := range []string{"", "\x00", "一\x00", "\xff", "\uFFFD", "國", "一國", "\U00020000"} {
		if i, ok := l.Find(word); ok {
			t.Errorf("%q is word %d", word, i)
		}
	}
}

func TestPackRefuses(t *testing.T) {
	for _, words := range [][]Word{
		{{Text: "", Frequency: 1}},
		{{Text: "一", Frequency: 0}},
		{{Text: "一二三四五六七八九", Frequency: 1}},
		{{Text: "，", Frequency: 1}},
		{{Text: "一\x00", Frequency: 1}},
		{{Text: "二", Frequency: 1}, {Text: "一", Frequency: 1}},
	} {
		if _, err := Pack(words); err == nil {
			t.Errorf("no error for %+v", words)
		}
	}
}

func TestReadRefusesDamage(t *testing.T) {
	data, err := Pack(sample(100))
	if err != nil {
		t.Fatal(err)
	}
	for n := range data {
		if _, err := Read(string(data[:n])); err == nil {
			t.Errorf("no error for the first %d bytes", n)
		}
	}
	if _, err := Read(string(data) + "\x00"); err == nil {
		t.Error("no error for a byte too many")
	}
}
