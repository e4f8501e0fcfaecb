package annotate_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markdown"
)

// library is a glossary of n stored passages of some sixty characters, a tenth
// as many works, and the passages.
func library(n int) (*annotate.Lexicon, []string) {
	rng := rand.New(rand.NewPCG(3, 4))
	zipf := rand.NewZipf(rng, 1.1, 20, 3000)
	words := func(runes int) string {
		var b strings.Builder
		for i := range runes {
			if i%9 == 8 {
				b.WriteString("，")
			}
			b.WriteRune(rune(0x4E00 + 5*zipf.Uint64()))
		}
		return b.String()
	}
	f := &glossary.File{Name: "library"}
	passages := make([]string, n)
	for i := range passages {
		key := fmt.Sprint("work", i/10)
		if i%10 == 0 {
			r := ref(key, words(5), fmt.Sprint(1900+i/10%100), "", words(3))
			f.References = append(f.References, r)
		}
		passages[i] = words(60)
		f.Quotations = append(f.Quotations, quotationOf(key, passages[i]))
	}
	g, _ := glossary.Merge(glossary.Layer{f})
	return annotate.Compile(g), passages
}

// firstRunes returns the first n runes of s.
func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// BenchmarkQuotation annotates a sentence with one quotation of 40 characters,
// beside 10,000 stored passages.
func BenchmarkQuotation(b *testing.B) {
	x, passages := library(10_000)
	for name, change := range map[string]func(string) string{
		"verbatim": func(s string) string { return s },
		"altered":  func(s string) string { return s[:30] + "龘" + s[33:60] + "龘" + s[63:] },
		"unknown":  func(s string) string { return strings.Repeat("龘靐齉爩", utf8.RuneCountInString(s)/4) },
	} {
		b.Run(name, func(b *testing.B) {
			blocks := make([]*prose.Block, 100)
			for i := range blocks {
				text := "那位作者在第三章裡寫過一句話：「" + change(firstRunes(passages[i*97], 40)) + "」，後來常有人引用。"
				blocks[i] = prose.Parse(markdown.Parser{}, text).Blocks()[0]
			}
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				x.Block(blocks[i%len(blocks)])
				i++
			}
		})
	}
}

// BenchmarkScholarly parses and annotates text that cites and quotes in every
// sentence, beside 10,000 stored passages.
func BenchmarkScholarly(b *testing.B) {
	x, passages := library(10_000)
	var text strings.Builder
	for i := 0; text.Len() < 1<<20; i++ {
		r := x.Glossary.References()[i%1000]
		p := passages[i*7%len(passages)]
		fmt.Fprintf(&text, "據%s（%s）的看法，這個問題並不簡單，後來的人也多半同意。", r.AuthorNames[0], r.Issued)
		fmt.Fprintf(&text, "《%s》第三章寫道：「%s」這句話常常被人引用，卻很少有人讀過前後文", r.Title, firstRunes(p, 30))
		fmt.Fprintf(&text, "（%s，%s：%d）[@%s, 頁 %d]。另一方面，反對的人也不少，他們的理由在這裡不必細說。\n\n", r.AuthorNames[0], r.Issued, i%300, r.Key, i%300)
	}
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		annotate.Annotate(prose.Parse(markdown.Parser{}, text.String()), x)
	}
}
