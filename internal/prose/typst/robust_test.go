package typst_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/growth"
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/prosetest"
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

// TestHalfWritten types every snippet, and breaks it at every byte.
func TestHalfWritten(t *testing.T) {
	for _, tt := range slices.Concat(blocks, inlines) {
		prosetest.CheckHalfWritten(t, typst.Parser{}, tt.source, "{", "\n", "\n\n", "$", "#cite(<", "#quote[")
	}
}

func TestEditRandom(t *testing.T) { prosetest.CheckRandomEdits(t, typst.Parser{}, pieces) }

// TestLossIsLocal asserts that what is half-written takes in nothing beyond
// its paragraph.
func TestLossIsLocal(t *testing.T) {
	for _, broken := range []string{
		"@k[", "#cite(<", "#footnote[", "#strong[", "#f(", "#f(a, [", "#f(\"", "#{", "#(", "#let x = ", "#let x = (", "#let x = \"", "#let x = [", "#set text(", "#show: ",
		"#if x ", "#if x [", "#table(", "#link(\"", "$", "$ ", "`", "*", "_", "<", "\\", "[", "]", "}", "#quote(block: true)[", "#context ", "#", "@", "/",
	} {
		text := "文" + broken + "\n\n技術主權。\n"
		got := prosetest.Outlines(prose.Parse(typst.Parser{}, text))
		if last := got[len(got)-1]; !strings.HasSuffix(last, "[技術主權。]") {
			t.Errorf("behind %q: %q", broken, got)
		}
	}
}

// TestLinear asserts that the time grows with the length and not its square.
func TestLinear(t *testing.T) {
	hostile := append(slices.Clone(pieces), "a\n", "`a``", "```a", "#a#", "#f(a", "#f(\"", "#f(\"a", "#cite(<a>,", "#cite(<a", "#link(\"a", "@k[a", "@k[[", "<a", "/*a*/", "/* /",
		"#f[a](", "#f[][", "#if ", "#if a [] else ", "a*b", "#context#", "#x.y", "#x.y(", "((((", "[[[[", "#table(\n", "[甲],", "#table([甲],", "#footnote[#f(", "\n- `", "\n#let x = \"", "- ", "\\u{", "http:",
		"#quote(", "#quote(block", "#h(", "])", "})", "#{ [", "1", "1. ", "=", "\n=", "#let", "#f(x=>[")
	for _, unit := range hostile {
		text := func(n int) string { return strings.Repeat(unit, n/len(unit)) }
		growth.Linear(t, strconv.Quote(unit), 1<<14, text, func(text string) { prose.Parse(typst.Parser{}, text) })
	}
}

func FuzzEdit(f *testing.F) {
	var seeds []string
	for _, tt := range slices.Concat(blocks, inlines) {
		seeds = append(seeds, tt.source)
	}
	prosetest.FuzzEdits(f, typst.Parser{}, []string{"\n- "}, seeds...)
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
