package typst_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/prosetest"
	"github.com/jiaozhu/jiaozhu/internal/prose/typst"
)

type snippet struct {
	source string
	want   []string
}

var blocks = []snippet{
	{"", nil},
	{" \n\n", []string{"Blank"}},
	{"\uFEFF主權是最高的\n權力。\n", []string{"P[主權是最高的權力。]"}},
	{"第一段。\r\n\r\n第二段。\r\n", []string{"P[第一段。]", "P[第二段。]"}},
	{"= 緒論 <intro>\n正文\n== 小節\n======= 深\n", []string{"H1[緒論]", "P[正文]", "H2[小節]", "H6[深]"}},
	{"=不是標題\n", []string{"P[=不是標題]"}},
	{"正文\n= 標題\n", []string{"P[正文]", "H1[標題]"}},
	{"- 甲\n- 乙\n  續\n外\n", []string{"L[甲]", "L[乙續]", "P[外]"}},
	{"+ 一\n2. 二\n  - 內\n", []string{"L[一]", "L[二]", "L[內]"}},
	{"/ 主權: 最高的：權力: 也\n", []string{"L[主權][最高的：權力: 也]"}},
	{"-不是\n1.5 倍\n", []string{"P[-不是 1.5 倍]"}},
	{"- 項\n\n  續段\n", []string{"L[項]", "P[續段]"}},
	{"```typ\n= 不是\n\n文\n```\n正文", []string{"Code", "P[正文]"}},
	{"````\n```\n````", []string{"Code"}},
	{"正文\n```\n碼\n```\n", []string{"P[正文]", "Code"}},
	{"$ a = b $\n", []string{"Math"}},
	{"其中\n$ a $\n是\n", []string{"P[其中 ▢ 是]"}},
	{"// 註一\n  // 註二\n正文 // 註三\n再", []string{"Comment", "P[正文再]"}},
	{"/* 註 /* 內 */\n\n外 */\n正文 /* 中 */ 文", []string{"Comment", "P[正文 文]"}},
	{"#let x = 5\n#set text(font: \"宋體\")\n#import \"a.typ\": b, c\n正文\n", []string{"Markup", "Markup", "Markup", "P[正文]"}},
	{"#let 名(x) = {\n  let s = \"文\"\n\n  [內容 #x]\n}\n正文\n", []string{"Markup", "P[內容 ▢]", "P[正文]"}},
	{"#set document(title: [論主權])\n", []string{"Markup[論主權]"}},
	{"#show: article.with(\n  title: [論技術主權],\n  author: \"某\",\n  abstract: [第一段。\n\n  第二段。],\n)\n正文", []string{
		"Markup[論技術主權][第一段。]", "P[第二段。]", "P[正文]",
	}},
	{"#show \"甲\": [乙]\n正文", []string{"Markup[乙]", "P[正文]"}},
	{"#quote(block: true, attribution: [霍布斯])[引文。]\n", []string{"Q[引文。][霍布斯]"}},
	{"#quote(block: true)[\n  引文一。\n\n  引文二。\n]\n正文。\n", []string{"Markup", "Q[引文一。]", "Q[引文二。]", "P[正文。]"}},
	{"#figure(\n  image(\"a.png\"),\n  caption: [圖的\n  說明@a],\n) <fig>\n正文", []string{"P[圖的說明▢]{a}", "P[正文]"}},
	{"#table(\n  columns: 2,\n  table.header([*名*], [義]),\n  [甲], [],\n  table.cell(colspan: 2)[合],\n)\n正文", []string{
		"Markup", "Markup", "T[名][義]", "T[甲][]", "T[合]", "Markup", "P[正文]",
	}},
	{"#table(columns: 2, [甲], [乙 [丙]])\n", []string{"T[甲][乙 [丙]]"}},
	{"#figure(table(\n  columns: 2,\n  [甲], [乙],\n), caption: [表])\n後", []string{"Markup", "Markup", "T[甲][乙]", "P[表]", "P[後]"}},
	{"#outline()\n#pagebreak()\n#bibliography(\"a.bib\")\n正文", []string{"Markup", "Markup", "Markup", "P[正文]"}},
	{"#[\n  #set text(red)\n  紅字\n]\n黑字", []string{"Markup", "Markup", "P[紅字]", "P[黑字]"}},
	{"#if x > 1 [甲] else if y [乙] else {\n  [丙]\n} 丁\n", []string{"P[丁][甲][乙][丙]"}},
	{"#for x in (1, 2) [項 #x]\n正文", []string{"P[項 ▢]", "P[正文]"}},
	{"#context [此處]\n", []string{"P[此處]"}},
	{"#{\n  let a = [甲]\n\n  a\n}\n正文", []string{"P[甲]", "Markup", "P[正文]"}},
	{"#text(red\n\n正文在此。\n", []string{"Markup", "P[正文在此。]"}},
	{"#f(a,\n\nLeviathan 是書名\n", []string{"Markup", "P[Leviathan 是書名]"}},
	{"#block[未完\n\n= 標題\n正文 ]\n", []string{"P[未完]", "H1[標題]", "P[正文 ]]"}},
	{"#footnote[未完\n\n續]後\n", []string{"P[未完]", "F[續][後]"}},
}

var inlines = []snippet{
	{"技術*主權*是_權力_", []string{"P[技術主權是權力]"}},
	{"snake_case_name 與 2*3", []string{"P[snake_case_name 與 2*3]"}},
	{"a\nb\n主\n權", []string{"P[a b 主權]"}},
	{"見@hobbes1651，與 @a.b: 及@fig:one[頁 12]。", []string{"P[見▢，與 ▢: 及▢。]{hobbes1651}{a.b}{fig:one@頁 12}"}},
	{"見@smith2020認為", []string{"P[見▢]{smith2020認為}"}},
	{"見#cite(<霍布斯1651>)與#cite(label(\"a\"), supplement: [頁 12], form: \"prose\")。", []string{"P[見▢與▢。]{!霍布斯1651}{!a@頁 12}"}},
	{"#cite(<未完", []string{"Markup"}},
	{"@ 空 @key[未完", []string{"P[@ 空 ▢[未完]{key}"}},
	{"寫信給 foo@bar.com", []string{"P[寫信給 ▢]"}},
	{"主權#footnote[註，見@a。]理論#footnote(numbering: \"*\")[二]", []string{"P[主權理論][註，見▢。][二]{a}"}},
	{"#footnote[外#footnote[內]外]", []string{"P[內][外外]"}},
	{"技術#strong[主權]與#text(fill: red, \"不\")[紅#emph[字]]", []string{"P[技術主權與紅字]"}},
	{"他說#quote[主權]與#quote(attribution: [某])[二]。", []string{"P[他說“主權”與“二”。][某]"}},
	{"#link(\"https://a.b\")[連結]與#link(\"https://c.d\")、https://e.f/g。", []string{"P[連結與▢、▢。]"}},
	{"碼`a*b`與```c`d```、``。", []string{"P[碼▢與▢、▢。]"}},
	{"未完`碼\n續\n\n後", []string{"P[未完▢]", "P[後]"}},
	{"若$a^2$且$b \\$$則", []string{"P[若▢且▢則]"}},
	{"未完$a\n\n後", []string{"P[未完▢]", "P[後]"}},
	{`\*甲\* \u{1f600} \@乙 \主`, []string{"P[*甲* 😀 @乙 主]"}},
	{"一行\\\n二行\\ 三行", []string{"P[一行⏎二行⏎三行]"}},
	{"第~3~章1990--2000---是soft-?hy...", []string{"P[第 3 章1990–2000—是softhy…]"}},
	{"\"雙\" '單' don't", []string{"P[\"雙\" '單' don't]"}},
	{"文#h(1em)字#linebreak()行#x;尾#f(1, [不])。", []string{"P[文 字⏎行▢尾▢。][不]"}},
	{"文#x.y.z(1)[內].尾", []string{"P[文內.尾]"}},
	{"文<label>字 <b>", []string{"P[文字]"}},
	{"1 < 2 > 0 <未完", []string{"P[1 < 2 > 0 <未完]"}},
	{"#\"字串\" #5 # #", []string{"P[▢ ▢ # #]"}},
	{"#(1 + 2)是#{ 3 }是#[內]", []string{"P[▢是▢是內]"}},
	{"文[方]括] #strong[內[方]括]", []string{"P[文[方]括] 內[方]括]"}},
	{"𠮷*😀*é", []string{"P[𠮷😀é]"}},
	{"*未完", []string{"P[未完]"}},
	{"#strong[未完", []string{"P[未完]"}},
	{"#strong[", []string{"Markup"}},
	{"#", []string{"P[#]"}},
	{`\`, []string{"Markup"}},
	{"#let x = \"未完\n續\n\n後", []string{"Markup", "P[後]"}},
	{"#let f = [內 #let y = 1]\n後", []string{"Markup[內]", "P[後]"}},
	{"#f(\"a)b\", /* ) */ `)`, $)$, [內)])後", []string{"P[▢後][內)]"}},
	{"#f(a]b)後 #f{", []string{"P[▢後 ▢{]"}},
	{"#strong[甲#f(1]乙", []string{"P[甲乙]"}},
	{"/ 詞\n", []string{"L[詞]"}},
	{"-\n", []string{"L"}},
}

func TestBlocks(t *testing.T) {
	for _, tt := range slices.Concat(blocks, inlines) {
		d := prose.Parse(typst.Parser{}, tt.source)
		prosetest.CheckDocument(t, d, tt.source)
		prosetest.CheckTargets(t, d)
		if got := prosetest.Outlines(d); !slices.Equal(got, tt.want) {
			t.Errorf("%q\ngot  %q\nwant %q", tt.source, got, tt.want)
		}
	}
}

// TestSpans checks where things stand in the source.
func TestSpans(t *testing.T) {
	source := `技*術*\#...見#link("u")[此]#footnote[註]與https://w.x $x$ // 說明 `
	b := prose.Parse(typst.Parser{}, source).Blocks()[0]
	at := func(s prose.Span) string { return source[s.Start:s.End] }
	text := b.Runs[0].Text
	for _, tt := range []struct{ part, want string }{
		{"技術", `技*術`}, {"#", `\#`}, {"見此與", `見#link("u")[此]#footnote[註]與`}, {"技", "技"},
	} {
		i := strings.Index(text, tt.part)
		span := prose.Span{Start: i, End: i + len(tt.part)}
		if got := at(b.Runs[0].Source(span)); i < 0 || got != tt.want {
			t.Errorf("%q of %q stands at %q, want %q", tt.part, text, got, tt.want)
		}
		if got := b.Runs[0].Verbatim(span); got != (tt.part == tt.want) {
			t.Errorf("Verbatim(%q) = %v", tt.part, got)
		}
	}
	var got []string
	for _, l := range b.Links {
		got = append(got, at(l.Span)+" "+l.Target)
	}
	for _, f := range b.Footnotes {
		got = append(got, at(f.Span))
	}
	for _, s := range slices.Concat(b.Code, b.Comments) {
		got = append(got, at(s))
	}
	want := []string{`#link("u")[此] u`, `https://w.x https://w.x`, `#footnote[註]`, "$x$", " 說明"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
