package typst_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/typst"
)

// pieces are what a document is made of, whole and broken.
var pieces = []string{
	"技術主權", " ", "\n", "\n", "\n\n", "\r\n", "  ", "{", "}", "[", "]", "(", ")", "$", "$ a $", "*", "_", "~", "-", "--", "---", "...", "\"",
	"`", "``", "```", "```typ\n", "\\", "\\\n", "//", "// 註\n", "/*", "*/", "<", "<a>", "@", "@key", "@key[頁 1]", "@k[", "#", "#f", "#f(", "#f(a)", "#f[",
	"#strong[", "#footnote[", "#footnote(n: 1)[", "#quote[", "#quote(block: true)[", "#cite(<a>)", "#cite(<", "#link(\"u\")[", "#link(\"",
	"#table(", "#table(\n  [甲], [乙],\n", "#let x = ", "#let f = [", "#set text(", "#show: f.with(", "#if x [", "] else [", "#for a in b {", "#{", "#(",
	"#context ", "#h(1em)", "#linebreak()", ";", ":", ",", "= ", "\n= 題\n", "\n- ", "\n  + ", "\n/ 詞: ", "\n1. ", "https://a.b", "a@b.c", "😀", "é", "\t", "\uFEFF", ".x",
}

func randomText(r *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(pieces[r.IntN(len(pieces))])
	}
	return b.String()
}

// TestHalfWritten types every snippet, and breaks it at every byte.
func TestHalfWritten(t *testing.T) {
	for _, tt := range slices.Concat(blocks, inlines) {
		for i := range len(tt.source) + 1 {
			checkDocument(t, prose.Parse(typst.Parser{}, tt.source[:i]), tt.source[:i])
			checkEdit(t, tt.source[:i]+"\n下一行。\n", i, i, tt.source[i:])
			for _, insert := range []string{"{", "\n", "\n\n", "$", `\cite[`, `\begin{quote}`} {
				checkEdit(t, tt.source, i, i, insert)
			}
			checkEdit(t, tt.source, i, min(i+4, len(tt.source)), "")
		}
	}
}

func TestEditRandom(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	for range 20000 {
		text := randomText(r, 1+r.IntN(24))
		start := r.IntN(len(text) + 1)
		end := min(start+r.IntN(9), len(text))
		checkEdit(t, text, start, end, randomText(r, r.IntN(3)))
	}
}

// TestLossIsLocal asserts that what is half-written takes in nothing beyond
// its paragraph.
func TestLossIsLocal(t *testing.T) {
	for _, broken := range []string{
		"@k[", "#cite(<", "#footnote[", "#strong[", "#f(", "#f(a, [", "#f(\"", "#{", "#(", "#let x = ", "#let x = (", "#let x = \"", "#let x = [", "#set text(", "#show: ",
		"#if x ", "#if x [", "#table(", "#link(\"", "$", "$ ", "`", "*", "_", "<", "\\", "[", "]", "}", "#quote(block: true)[", "#context ", "#", "@", "/",
	} {
		text := "文" + broken + "\n\n技術主權。\n"
		got := outlines(prose.Parse(typst.Parser{}, text))
		if last := got[len(got)-1]; !strings.HasSuffix(last, "[技術主權。]") {
			t.Errorf("behind %q: %q", broken, got)
		}
	}
}

// TestLinear asserts that the time grows with the length and not its square.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip()
	}
	hostile := append(slices.Clone(pieces), "a\n", "`a``", "```a", "#a#", "#f(a", "#f(\"", "#f(\"a", "#cite(<a>,", "#cite(<a", "#link(\"a", "@k[a", "@k[[", "<a", "/*a*/", "/* /",
		"#f[a](", "#f[][", "#if ", "#if a [] else ", "a*b", "#context#", "#x.y", "#x.y(", "((((", "[[[[", "#table(\n", "[甲],", "#table([甲],", "#footnote[#f(", "\n- `", "\n#let x = \"", "- ", "\\u{", "http:",
		"#quote(", "#quote(block", "#h(", "])", "})", "#{ [", "1", "1. ", "=", "\n=", "#let", "#f(x=>[")
	took := func(text string) time.Duration {
		best := time.Hour
		for range 3 {
			start := time.Now()
			prose.Parse(typst.Parser{}, text)
			best = min(best, time.Since(start))
		}
		return best
	}
	for _, unit := range hostile {
		text := strings.Repeat(unit, 1<<17/len(unit))
		start := time.Now()
		prose.Parse(typst.Parser{}, text)
		if time.Since(start) < 100*time.Millisecond {
			continue
		}
		// A square would be 64 times as much, every time; a busy machine is so
		// only now and then.
		for try := 1; ; try++ {
			once, more := took(text), took(strings.Repeat(text, 8))
			if more <= 30*once {
				break
			}
			if try == 5 {
				t.Errorf("%q: %d bytes take %v, eight times as many %v", unit, len(text), once, more)
				break
			}
		}
	}
}

func FuzzEdit(f *testing.F) {
	for i, tt := range slices.Concat(blocks, inlines) {
		f.Add(tt.source, uint16(i), uint16(i+3), "\n\\item ")
	}
	f.Fuzz(func(t *testing.T, text string, start, end uint16, insert string) {
		if len(text) > 1<<12 {
			t.Skip()
		}
		checkDocument(t, prose.Parse(typst.Parser{}, text), text)
		from := min(int(start), len(text))
		checkEdit(t, text, from, min(max(int(end), from), len(text)), insert)
	})
}

var essay = strings.Repeat(`= 技術主權的由來 <origin>
技術主權是指一個國家自主決定並掌握*關鍵技術*的能力，它與數位主權不同@hobbes1651[頁 12]。
歐盟在二〇二〇年的文件中第一次使用這個說法，此後各國的政府文件與研究機構的報告都跟著使用它，
然而它的含義從來沒有得到公認的界定。#footnote[參見第三章，那裡討論了各家的定義。]我們把它放回政治思想史，
看看霍布斯、博丹與盧梭怎樣理解主權，再問技術在其中佔有什麼位置。 // 待補

`, 400)

func BenchmarkParse(b *testing.B) {
	b.SetBytes(int64(len(essay)))
	b.ReportAllocs()
	for b.Loop() {
		prose.Parse(typst.Parser{}, essay)
	}
}

func BenchmarkNext(b *testing.B) {
	b.SetBytes(int64(len(essay)))
	b.ReportAllocs()
	for b.Loop() {
		var state prose.State
		for rest := essay; rest != ""; {
			block := typst.Parser{}.Next(rest, state)
			rest, state = rest[len(block.Source):], block.After
		}
	}
}
