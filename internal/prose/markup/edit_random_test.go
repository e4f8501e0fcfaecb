package markup_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/prosetest"
)

var (
	prefixes = []string{"", "", "", "", "> ", ">", "- ", "  ", "    ", "\t", "1. ", "2) ", "* ", "   ", "> - ", "[^n]: ", "-", " > > "}
	contents = []string{
		"", "", "", "技術**主權**", "甲_乙_ `碼` $x$", "# 題", "===", "---", "```", "~~~ go", "| 甲 | 乙 |", "|---|---|", "$$", "$$ a $$",
		"<div>文</div>", "<!-- 註", "-->", ":::", "::: tip 題", "!!! note \"題\"", "[a]: /u", "\"t\"", "[@a, 頁 1", "; @b]", "**未", "\\[", "a = b \\]",
		"行尾\\", "兩空格  ", "![圖](x.png)", "title: 題", "+++", "***", "\f", "　　段", "這一行寬得像硬換行的文字那樣寬而且沒有句號所以接下去", "<script>", "</script>", "\r",
	}
)

func randomText(r *rand.Rand, lines int) string {
	var b strings.Builder
	for range lines {
		b.WriteString(prefixes[r.IntN(len(prefixes))])
		b.WriteString(contents[r.IntN(len(contents))])
		if r.IntN(12) > 0 {
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// TestEdit edits texts made of lines that mean something to a parser, a few
// times each.
func TestEdit(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 4000 {
		text := randomText(r, 1+r.IntN(14))
		if r.IntN(4) == 0 {
			text = "---\n" + text
		}
		for _, p := range parsers {
			d := prose.Parse(p, text)
			for range 4 {
				start := r.IntN(d.Len() + 1)
				d = prosetest.CheckEdit(t, d, p, start, min(start+r.IntN(12), d.Len()), randomText(r, r.IntN(3)))
			}
		}
	}
}
