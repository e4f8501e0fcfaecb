package native

import (
	"fmt"
	"strings"
	"testing"
)

// generated returns a glossary of n concepts, written as people write them.
func generated(n int) []byte {
	var b strings.Builder
	b.WriteString("lang: zh-Hant\nconcepts:\n")
	for i := range n {
		fmt.Fprintf(&b, `  - id: concept-%d
    field: {zh-Hant: 政治學, en: political science}
    definition:
      zh-Hant: 第 %d 個概念，指國家在關鍵技術上保有供給選擇的能力：凡判定關係到公共福祉的技術，或由本身研發，或向多個來源取得。
      en: "Concept %d: the ability of a state to keep a choice of supply for key technologies."
    terms:
      - {text: 概念%d號, lang: zh-Hant}
      - {text: 概念%d号, lang: zh-Hans}
      - text: 舊概念%d號
        lang: zh-Hant
        status: superseded
        unless: [舊概念%d號樓]
    broader: [concept-%d]
    sources:
      - {ref: hobbes1651, locator: "ch. %d"}

`, i, i, i, i, i, i, i, i/10, i%40)
	}
	return []byte(b.String())
}

func BenchmarkParse(b *testing.B) {
	src := generated(10_000)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if f := Parse("x", src); len(f.Concepts) != 10_000 {
			b.Fatal(len(f.Concepts), f.Problems)
		}
	}
}

func BenchmarkLibrary(b *testing.B) {
	src := generated(10_000)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := load(src, 0, len(src)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadBlock(b *testing.B) {
	src := generated(10_000)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if _, ok := readBlock(src, string(src), 0, len(src)); !ok {
			b.Fatal("the benchmark's text leaves the subset")
		}
	}
}

// BenchmarkBroken reads a glossary with one entry in which a quote is open, as
// it is while somebody types.
func BenchmarkBroken(b *testing.B) {
	src := append(generated(10_000), "  - id: new\n    note: \"open\n"...)
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		if f := Parse("x", src); len(f.Concepts) != 10_000 || len(f.Problems) != 1 {
			b.Fatal(len(f.Concepts), f.Problems)
		}
	}
}
