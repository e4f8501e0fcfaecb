package markdown_test

import (
	"strings"
	"testing"

	"github.com/yuin/goldmark/text"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markdown"
)

// chapter is a page of the kind of text that the parser is for.
const chapter = `# 技術主權與數位治理

技術主權是一國自主決定並掌握**關鍵技術**的能力。它並不等於自給自足，而是指在相互依賴之中保有選擇的餘地；
依賴若不可替代，選擇便只剩服從。[^dep] 參見 [@chen2021, 頁 12–15; -@wu2019] 與《產業政策二十講》。

## 定義與邊界

談論主權時，人們常把「控制」與「能力」混為一談：前者是權利，後者是事實。沒有能力的權利只是*紙上的條文*，沒有權利的能力則可能隨時被剝奪。

- 第一，標準的制定權，例如 5G 與 ` + "`TLS 1.3`" + ` 之類的協定；
- 第二，供應鏈的可替代性，見[附錄三](appendix.md#supply)；
- 第三，人才與知識的再生產。

> 所謂自主，並不是拒絕一切外來的事物，
> 而是能夠說明自己為何接受、又為何拒絕。

| 層次 | 指標 | 說明 |
|------|------|------|
| 基礎 | 晶圓產能 | 以月產能計算，含成熟製程 |
| 應用 | 資料落地 | 依各國法規而定 |

設替代彈性為 $\sigma$，則依賴度可以寫成下式，其中 $w_i$ 為權重：

$$
D = \sum_i w_i (1 - \sigma_i)
$$

[^dep]: 這裡的「依賴」指單向依賴；相互依賴的情形見第三章。更多資料見 https://example.org/data?id=3 。

`

func megabyte() string { return strings.Repeat(chapter, 1_000_000/len(chapter)+1) }

// BenchmarkNext reads about 1 MB of Chinese Markdown block by block.
func BenchmarkNext(b *testing.B) {
	text := megabyte()
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		var state prose.State
		for rest := text; rest != ""; {
			block := markdown.Parser{}.Next(rest, state)
			state = block.After
			rest = rest[len(block.Source):]
		}
	}
}

// BenchmarkDocument adds what prose.Parse does with the blocks.
func BenchmarkDocument(b *testing.B) {
	text := megabyte()
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		prose.Parse(markdown.Parser{}, text)
	}
}

// BenchmarkEdit types one character into the middle of 1 MB.
func BenchmarkEdit(b *testing.B) {
	text := megabyte()
	d := prose.Parse(markdown.Parser{}, text)
	at := d.Start(len(d.Blocks()) / 2)
	b.ReportAllocs()
	for b.Loop() {
		d, _ = d.Edit(at, at, "字")
		d, _ = d.Edit(at, at+len("字"), "")
	}
}

// BenchmarkGoldmark is the yardstick: goldmark's tree of the same text.
func BenchmarkGoldmark(b *testing.B) {
	source := []byte(megabyte())
	b.SetBytes(int64(len(source)))
	b.ReportAllocs()
	for b.Loop() {
		yardstick.Parser().Parse(text.NewReader(source))
	}
}
