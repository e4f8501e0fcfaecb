package check_test

import (
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/check"
)

// What the rules of copy editing let pass, and what they find in either script,
// with Windows line ends and with characters beyond the basic plane.
func TestCopyediting(t *testing.T) {
	paragraphs := strings.Repeat("這一段有逗號，也有句號。\n\n", 12)
	for _, c := range []struct {
		rule, text string
		want       int
	}{
		{"script-radical", "𠮷野家的⽇志。\r\n", 1},
		{"script-radical", "⽇、⽉是部首。\n", 0},
		{"script-radical", "`⽇志` 與 [⽇](https://x.example/⽇志)。\n", 0},
		{"typo-latin", "😀每位 contributer 都要看 CommmunityVolume。\r\n", 2},
		{"typo-latin", "MaaAssistant 與 www、AAAA 級、Hmmm 和 contributer_id、contributer.md。\n", 0},
		{"latin-name-owner", "放在 Github 上，用 ElasticSearch 查。\r\n", 2},
		{"latin-name-owner", "放在 GITHUB 上，見 github.com/a 與 `Github`，檔名 Github.md。\n", 0},
		{"latin-name-number", "Top10 榜單與 Top 10 榜單。\n", 1},
		{"latin-name-number", "GPU 0 與 GPU 1，Top 10 與 Top 5。\n", 0},
		{"particle-de", "系統能夠更快的處理資料。\n", 1},
		{"particle-de", "系統的功能非常強大的部分，需要更多的支持和認可，可以更好的是價格。\n", 0},
		{"closed-pleonasm", "結果依舊還是不變，𠮷。超過八成以上的人同意。\r\n", 2},
		{"repeated-modal", "人們會自然地會問。\r\n", 1},
		{"repeated-modal", "我們將始終如一地將它寫作一個詞；應當根據各地應有的條件；會自然地會意。\n", 0},
		{"heading-empty", "###\r\n\r\n甲。\r\n", 1},
		{"heading-number", "# 1.1 甲\r\n\r\n# 1.1 乙\r\n", 1},
		{"heading-number", "# 1.1 甲\n\n## 1.1 乙\n\n# 2024.1 版\n", 0},
		{"caption-duplicate", "图 1.1 甲乙丙\r\n\r\n图 1.2 甲乙丙\r\n", 1},
		{"caption-duplicate", "圖 1.1 說明了甲。\n\n圖 1.1 也說明了乙。\n", 0},
		{"xref-title-mismatch", "见〈05-06 投票〉。\r\n\r\n见《5-7 投票》。\r\n", 2},
		{"footnote-absorbs-text", "甲。[^1]\r\n\r\n[^1]: https://x.example/a\r\n這一段本來是正文，卻因為少了一個空行而成了註腳的一部分。\r\n", 1},
		{"markup-url-glued", "見 https://x.example/a。\r\n", 1},
		{"markup-url-glued", "見 <https://x.example/a>。見 https://x.example/a 。\n", 0},
		{"sentence-unfinished", paragraphs + "這一段寫得很長，有好幾個逗號，也有好幾個分句，讀到最後卻沒有句號\r\n", 1},
		{"line-break-stray", paragraphs + "它比別的快一百\r\n倍，最大的特色是快。\r\n", 1},
		{"punct-dunhao-clause", "這和趨勢一樣、並在高峰之後下降。\r\n", 1},
		{"punct-dunhao-clause", "並列、並存、而今、但書與還願。\n", 0},
		{"num-range-mixed", "2019 - 2023 年，6 時 - 21 時。\r\n", 2},
		{"num-range-mixed", "編號 2019-2023，5 - 3 等於 2，2017-2018 年。\n", 0},
		{"num-year-bare", "他於 1990 離開，在 2000 人中間，於 1990 年出生。\r\n", 1},
		{"space-doubled", "近  5 年。The end.  It began，甲  乙，姓名   5。\r\n", 1},
		{"name-language-mixed", "文頓·瑟夫（Vint Cerf）說。\r\n\r\n後來 Vint Cerf 同意，瑟夫也說。\r\n", 1},
		{"name-language-mixed", "谷歌說，谷歌又說，見 Google Cloud 與（Google）。\n", 0},
		{"name-gloss-repeated", "泰德·尼爾森（Ted Nelson）說。\r\n\r\n尼爾森（Ted Nelson）又說。\r\n", 1},
		{"term-quoted-variant", "「所有展示之母」與“所有演示之母”。\r\n", 1},
		{"term-quoted-variant", "「第一階段的成果」與「第二階段的成果」。\n", 0},
		{"variant-word-class", "這項研究計劃的成果，可以紀錄下來。\r\n", 2},
		{"variant-word-class", "他計劃研究，公聽會紀錄與會議紀錄。这项研究计划的成果。\n", 0},
		{"typo-context", "只到 2023 年才停。既使下雨，他也去。\r\n", 2},
		{"typo-context", "他只到過一次。既使人感動，也使人深思。\n", 0},
		{"source-superseded", "依 ISO 704:2009 與 GB/T 15834-1995。\r\n", 2},
		{"source-superseded", "依 ISO 704:2022，原 ISO 704:2009 已廢止。\n", 0},
		{"latin-word-case", "Issue 甲、Issue 乙、Issue 丙、Issue 丁、Issue 戊與 issue 己。\r\n", 1},
		{"num-decade-mixed", "二十世紀 60 年代、二十世紀 70 年代、二十世紀 80 年代與 1990 年代、2010 年代。\r\n", 1},
	} {
		if found := of(check.Lookup(c.rule), findings(c.text, &check.Settings{})); len(found) != c.want {
			t.Errorf("%s: %d findings, want %d: %s", c.rule, len(found), c.want, c.text)
		}
	}
}

// 通過 is through, or to pass.
func TestRegionThrough(t *testing.T) {
	const taiwan = "這個軟體的伺服器透過網路提供資訊。"
	for text, want := range map[string]int{
		"使用者可以通過網頁查詢。":     1,
		"通過這座橋，車隊到了對岸。":    1,
		"立法院通過了這項法案。":      0,
		"必須通過安全查核與考試才行。":   0,
		"提案在三讀時通過。":        0,
		"測試能通過以後再說，審查會通過。": 0,
	} {
		n := 0
		for _, f := range of(check.RegionTerm, findings(taiwan+text+"\n", &check.Settings{})) {
			if strings.HasPrefix((taiwan + text)[f.Start:], "通過") {
				n++
			}
		}
		if n != want {
			t.Errorf("%s: %d findings, want %d", text, n, want)
		}
	}
}
