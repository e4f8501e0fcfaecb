package annotate_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markdown"
)

// generated is a glossary of n concepts, and about size bytes of Markdown that
// uses them.
func generated(n, size int) (*glossary.Glossary, string) {
	rng := rand.New(rand.NewPCG(1, 2))
	// Ideographs by rank with the frequencies of running text (Zipf), as many
	// as a newspaper uses.
	zipf := rand.NewZipf(rng, 1.1, 20, 3000)
	word := func(k int) string {
		out := make([]rune, k)
		for i := range out {
			out[i] = rune(0x4E00 + 5*zipf.Uint64())
		}
		return string(out)
	}
	f := &glossary.File{Name: "generated"}
	terms := make([]string, n)
	for i := range terms {
		terms[i] = word(2 + rng.IntN(4))
		f.Concepts = append(f.Concepts, &glossary.Concept{
			ID: fmt.Sprintf("c%d", i), Terms: []glossary.Term{{Text: terms[i], Lang: "zh-Hant"}},
		})
	}
	g, _ := glossary.Merge(glossary.Layer{f})
	var b strings.Builder
	for b.Len() < size {
		switch rng.IntN(12) {
		case 0:
			fmt.Fprintf(&b, "## %s\n\n", word(6))
		case 1:
			fmt.Fprintf(&b, "- %s，見《%s》與[連結](https://example.org/%d)。\n", word(12), word(4), rng.IntN(100))
		default:
			for range 4 + rng.IntN(8) {
				b.WriteString(word(6 + rng.IntN(10)))
				if rng.IntN(3) == 0 {
					b.WriteString(terms[rng.IntN(n)])
				}
				if rng.IntN(9) == 0 {
					b.WriteString("「" + word(9) + "」")
				}
				b.WriteString("，")
			}
			b.WriteString("**強調**的文字 and `code`。\n\n")
		}
	}
	return g, b.String()
}

func BenchmarkAnnotate(b *testing.B) {
	g, text := generated(10_000, 1<<20)
	plain := annotate.Compile(g)
	d, err := prose.LoadDictionary()
	if err != nil {
		b.Fatal(err)
	}
	for name, x := range map[string]*annotate.Lexicon{"terms": plain, "dictionary": plain.WithDictionary(d)} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				annotate.Annotate(prose.Parse(markdown.Parser{}, text), x)
			}
		})
	}
}

func BenchmarkCompile(b *testing.B) {
	g, _ := generated(10_000, 1)
	for b.Loop() {
		annotate.Compile(g)
	}
}
