package automaton_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/annotate/automaton"
	"github.com/jiaozhu/jiaozhu/internal/growth"
)

// corpus is text and terms as Chinese prose has them: 4,000 characters whose
// frequencies follow Zipf and Mandelbrot, a punctuation mark about every twelfth
// character, some Latin words. Characters are spread over the block as they are
// in life. Terms use them more evenly than text does.
type corpus struct {
	rand  *rand.Rand
	han   []rune
	prose *rand.Zipf
	names *rand.Zipf
}

func newCorpus() *corpus {
	r := rand.New(rand.NewPCG(1651, 4))
	han := make([]rune, 0, 4000)
	for _, i := range r.Perm(0x9FA6 - 0x4E00)[:cap(han)] {
		han = append(han, rune(0x4E00+i))
	}
	last := uint64(len(han) - 1)
	return &corpus{r, han, rand.NewZipf(r, 1.3, 30, last), rand.NewZipf(r, 1.1, 400, last)}
}

// terms returns n distinct terms of two to eight characters.
func (c *corpus) terms(n int) []string {
	seen := make(map[string]bool, n)
	terms := make([]string, 0, n)
	for len(terms) < n {
		length := 2
		switch p := c.rand.IntN(100); {
		case p < 50:
		case p < 72:
			length = 3
		case p < 94:
			length = 4
		default:
			length = 5 + c.rand.IntN(4)
		}
		var b strings.Builder
		if len(terms) > 0 && c.rand.IntN(3) == 0 { // a compound of an earlier one
			b.WriteString(terms[c.rand.IntN(len(terms))])
			length -= 2
		}
		for range length {
			b.WriteRune(c.han[c.names.Uint64()])
		}
		if s := b.String(); !seen[s] {
			seen[s] = true
			terms = append(terms, s)
		}
	}
	return terms
}

// text returns about n bytes in which one of terms is put before about every
// 1/share-th character.
func (c *corpus) text(n int, terms []string, share float64) string {
	var b strings.Builder
	for b.Len() < n {
		switch {
		case c.rand.Float64() < share:
			b.WriteString(terms[c.rand.IntN(len(terms))])
		case c.rand.IntN(12) == 0:
			b.WriteString([]string{"，", "。", "、", "：", "「", "」", "\n\n", " Hobbes "}[c.rand.IntN(8)])
		default:
			b.WriteRune(c.han[c.prose.Uint64()])
		}
	}
	return b.String()
}

const textLen = 2 << 20

func benchmarkAll(b *testing.B, n int, share float64) {
	c := newCorpus()
	terms := c.terms(n)
	text := c.text(textLen, terms, share)
	a, _ := automaton.Build(terms, fold)
	dst := a.All(nil, text)
	found := len(dst)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		dst = a.All(dst[:0], text)
	}
	if len(dst) != found {
		b.Fatal("the number of matches changed")
	}
	b.ReportMetric(100*float64(found)/float64(len([]rune(text))), "%matched")
	b.ReportMetric(float64(a.Size())/1e6, "MB-size")
}

func BenchmarkAll10k(b *testing.B)  { benchmarkAll(b, 10_000, 0.028) }
func BenchmarkAll100k(b *testing.B) { benchmarkAll(b, 100_000, 0.022) }

func BenchmarkOverlapping100k(b *testing.B) {
	c := newCorpus()
	terms := c.terms(100_000)
	text := c.text(textLen, terms, 0.022)
	a, _ := automaton.Build(terms, fold)
	dst := a.Overlapping(nil, text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		dst = a.Overlapping(dst[:0], text)
	}
}

// BenchmarkAllWorst reads text that nearly is a key at every position.
func BenchmarkAllWorst(b *testing.B) {
	a, _ := automaton.Build([]string{strings.Repeat("甲", automaton.MaxRunes-1) + "乙"}, fold)
	text := strings.Repeat("甲", 100_000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		a.All(nil, text)
	}
}

func benchmarkBuild(b *testing.B, n int) {
	terms := newCorpus().terms(n)
	bytes := 0
	for _, term := range terms {
		bytes += len(term)
	}
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	for b.Loop() {
		automaton.Build(terms, fold)
	}
}

func BenchmarkBuild100(b *testing.B)  { benchmarkBuild(b, 100) }
func BenchmarkBuild10k(b *testing.B)  { benchmarkBuild(b, 10_000) }
func BenchmarkBuild100k(b *testing.B) { benchmarkBuild(b, 100_000) }

// TestBuildLinear holds Build to time in proportion to its keys.
func TestBuildLinear(t *testing.T) {
	growth.Linear(t, "keys", 10_000, newCorpus().terms, func(terms []string) { automaton.Build(terms, fold) })
}

// TestLarge holds Build to its bound of memory and checks the matches of many
// terms against brute force.
func TestLarge(t *testing.T) {
	c := newCorpus()
	terms := c.terms(100_000)
	text := c.text(60_000, terms, 0.02)
	a, values := automaton.Build(terms, fold)
	if n := a.Size(); n > 10_000_000 {
		t.Errorf("100,000 keys take %d bytes", n)
	}
	for i, term := range terms {
		if v, ok := a.Lookup(term); !ok || v != values[i] || v != i {
			t.Fatalf("Lookup(%q) = %d, %v; value %d", term, v, ok, values[i])
		}
	}
	b, _ := newBrute(terms, fold)
	var want []automaton.Match
	end := 0
	for at := range text {
		ps := b.prefixes(text, at, fold)
		if at >= end && len(ps) > 0 {
			want = append(want, ps[len(ps)-1])
			end = want[len(want)-1].End
		}
	}
	got := a.All(nil, text)
	if len(got) != len(want) {
		t.Fatalf("%d matches, want %d", len(got), len(want))
	}
	for i := range got {
		if got[i] != want[i] {
			t.Fatalf("match %d is %v, want %v", i, got[i], want[i])
		}
	}
}
