package markup_test

import (
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/html"
	"github.com/jiaozhu/jiaozhu/internal/prose/latex"
	"github.com/jiaozhu/jiaozhu/internal/prose/markdown"
	"github.com/jiaozhu/jiaozhu/internal/prose/org"
	"github.com/jiaozhu/jiaozhu/internal/prose/plaintext"
	"github.com/jiaozhu/jiaozhu/internal/prose/prosetest"
	"github.com/jiaozhu/jiaozhu/internal/prose/typst"
)

var parsers = []prose.Parser{markdown.Parser{}, plaintext.Parser{}, org.Parser{}, html.Parser{}, latex.Parser{}, typst.Parser{}}

// FuzzEdit asserts that an edited document is the document of the edited text.
func FuzzEdit(f *testing.F) {
	seeds := []string{
		"# 技術主權\n\n論**主權**的\n第一段。[^1]\n\n[^1]: 註\n\n    續\n",
		"- 一\n- 二\n\n  續段\n\n1. 三\n   > 引文\n   續行\n\n四\n",
		"---\ntitle: 題\n---\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n後\n\n```go\nx\n```\n尾\r\n",
		"$$\nx\n$$\n<!-- 註\n\n註 -->\n<div>\n文\n\n</div>\n::: tip 題\n內\n:::\n",
		"甲\n乙\n===\n丙 [@a；@b] 見@c `碼` $x$ 𠮷😀\n\t四\n> 五\n六\n",
		"!!! note \"題\"\n    內文\n\n    續\n外\n[a]: /u\n\"t\"\n",
		"這是一行很長很長很長很長很長很長很長很長很長很長的硬換行文字，到此\n為止。\n　　新段 https://a.b/c\n\f末",
	}
	for i, s := range seeds {
		f.Add(s, uint16(3), uint16(9), "\n```\n", uint16(i*7), uint16(0), "- ")
		f.Add(s, uint16(len(s)), uint16(len(s)), "\n", uint16(0), uint16(4), "> ")
	}
	f.Fuzz(func(t *testing.T, text string, s1, e1 uint16, t1 string, s2, e2 uint16, t2 string) {
		if len(text) > 1<<12 {
			t.Skip()
		}
		for _, p := range parsers {
			d := prose.Parse(p, text)
			prosetest.CheckDocument(t, d, text)
			for _, e := range []struct {
				start, end uint16
				text       string
			}{{s1, e1, t1}, {s2, e2, t2}, {s1, s1, t2}} {
				start := min(int(e.start), d.Len())
				d = prosetest.CheckEdit(t, d, p, start, min(max(int(e.end), start), d.Len()), e.text)
			}
		}
	})
}
