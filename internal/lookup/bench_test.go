package lookup_test

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"testing"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/lookup"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// many makes a glossary of n generated concepts, each with a Chinese and an
// English term. Their characters are as frequent as Zipf has it.
func many(n int) *glossary.Glossary {
	rng := rand.New(rand.NewPCG(3, 5))
	zipf := rand.NewZipf(rng, 1.1, 20, 3000)
	f := &glossary.File{Name: "many"}
	for i := range n {
		han := make([]rune, 3+rng.IntN(4))
		for j := range han {
			han[j] = rune(0x4E00 + 5*zipf.Uint64())
		}
		latin := make([]byte, 6+rng.IntN(12))
		for j := range latin {
			latin[j] = "etaoinshrdlucmfwypvbgkqjxz"[rng.IntN(26)*rng.IntN(26)/26]
		}
		f.Concepts = append(f.Concepts, &glossary.Concept{ID: fmt.Sprintf("c%d", i), Terms: []glossary.Term{
			{Text: string(han), Lang: "zh-Hant"}, {Text: string(latin), Lang: "en"},
		}})
	}
	g, _ := glossary.Merge(glossary.Layer{f})
	return g
}

// noUses counts as a document that uses nothing does, at the price of a lookup.
type noUses map[*glossary.Concept]int

func (u noUses) Concept(c *glossary.Concept) int { return u[c] }
func (u noUses) Work(*glossary.Reference) int    { return 0 }

// BenchmarkComplete completes terms among 100,000 concepts with 200,000 terms.
func BenchmarkComplete(b *testing.B) {
	g := many(100_000)
	c := lookup.NewCatalogue(g, nil)
	first := g.Concepts()[7].Terms
	han := []rune(first[0].Text)
	uses := noUses{}
	for _, p := range g.Concepts()[:1000] {
		uses[p] = 1
	}
	w := &lookup.Writer{Script: prose.Hant, Tags: []string{"zh-Hant", "zh"}, Chinese: true}
	for _, x := range []struct{ name, before string }{
		{"han1", "我們討論" + string(han[:1])},
		{"han2", "我們討論" + string(han[:2])},
		{"pinyin2", "我們討論zh"},
		{"pinyin2s", "我們討論sh"},
		{"pinyin4", "我們討論jszq"},
		{"pinyinLong", "我們討論jishuzhuquanlizhengce"},
		{"latin2", "我們討論 " + first[1].Text[:2]},
		{"latin5", "我們討論 " + first[1].Text[:5]},
	} {
		b.Run(x.name, func(b *testing.B) {
			b.ReportAllocs()
			n := 0
			for b.Loop() {
				n = len(c.Terms.Complete(x.before, "", w, uses, nil, 60))
			}
			b.ReportMetric(float64(n), "found")
		})
	}
	b.Run("symbols", func(b *testing.B) {
		q := lookup.NewQuery(string(han[:1]))
		for b.Loop() {
			c.Terms.Find(q, string(han[:1]))
		}
	})
}

// BenchmarkNewCatalogue makes the catalogue of 100,000 concepts, and reports what
// it holds in memory.
func BenchmarkNewCatalogue(b *testing.B) {
	g := many(100_000)
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	c := lookup.NewCatalogue(g, nil)
	runtime.GC()
	runtime.ReadMemStats(&after)
	runtime.KeepAlive(c)
	for b.Loop() {
		lookup.NewCatalogue(g, nil)
	}
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/(1<<20), "MB-held")
	runtime.KeepAlive(g)
}
