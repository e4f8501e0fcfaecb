package markdown_test

import "testing"

// agreed are snippets whose reader's text is goldmark's.
var agreed = []string{
	// Paragraphs, breaks.
	"", "\n", "   \n\n", "技術主權", "技術主權。\n", "第一行\n第二行\n", "第一行  \n第二行", "第一行\\\n第二行", "one\ntwo\n\nthree",
	"　　全形縮排的段落。\n　　第二段。", "甲\r\n乙\r\n\r\n丙\r\n", "\t碼\n", "甲\n    不是程式碼\n", "𠮷野家😀與é", "ending space \n next",
	// Headings.
	"# 題\n文", "## 題 ##\n", "###### 六級", "####### 七級", "#無空格", "#\t題", "# 題 #號", "#", "題\n===", "題\n---\n文", "兩行\n的題\n===\n", "  # 縮排", "    # 碼",
	"題 # 尾", "> # 引文裡的題\n> 文", "- # 項裡的題\n",
	// Emphasis.
	"技術**主權**", "技術*主權*論", "**「技術主權」**是", "這是**「技術主權」**是", "*a*b", "_a_b", "snake_case_name", "**粗*斜*粗**", "***都***", "**未閉", "未開**",
	"* 不是 *", "a * b * c", "**a*", "*a**", "__粗__", "_斜_", "前__後__", "*（甲）*乙", "乙*（甲）*", "**甲。**乙", "甲**乙**，丙", "~~刪去~~", "甲~~乙~~丙", "**a _b** c_",
	"*甲 **乙* 丙**", "***a** b*", "*a **b***", "a**\"b\"**c", "＊全形＊星", "**甲**\n**乙**", "甲*\n*乙", "*甲\n乙*", "**bold**中文**粗**",
	// Code.
	"`碼`與文", "`` ` ``", "`未閉", "``a`b``", "`a``b", "```\n碼\n```\n文", "~~~go\n碼\n~~~\n文", "```\n未閉\n文", "    縮排碼\n\n文", "文\n```\n碼\n```", "- ```\n  碼\n  ```\n- 乙",
	"> ```\n> 碼\n\n文", "````\n```\n````\n文", "``` a`b\n", "`a\nb`甲", "**`碼`**",
	// Links, images, autolinks.
	"[文](https://a.b)", "[文](<a b> \"題\")尾", "[文](a '題')尾", "[文](a (題))尾", "[文](a b)", "[文]( a )", "[文]()尾", "[**粗**文](a)", "[a [b](c) d](e)", "[甲](乙", "![圖](a.png)文",
	"![圖 *斜*](a.png)", "![a ![b](c) d](e)", "[![圖](a)](b)文", "<https://a.b/c>文", "<a@b.c>文", "見 https://a.b/c?d=e 文", "www.a.com 文", "寫信給 a.b@c.de 。",
	"[甲][乙]\n\n[乙]: https://a.b", "[甲][]\n\n[甲]: https://a.b '題'\n", "[乙]: <a b>\n文", "[乙]: a\n\"題\"\n\n文", "[乙]: a \"題\" 尾", "[甲](a)[乙](b)", "[甲](a\\)b)尾", "[甲](a(b)c)尾", "[`]`](a)尾",
	"*[甲](a)*", "[甲*](a)*乙", "!甲", "! [甲](a)", "[甲] (乙)", "[]", "]甲[", "[甲]]", "[[甲]]", "[甲][乙",
	// HTML.
	"甲<b>乙</b>丙", "甲<span class=\"x\">乙</span>", "甲<!-- 註 -->乙", "甲<!-- 未閉", "甲 < 乙 > 丙", "a<b", "甲<1>", "<div>\n文\n</div>\n\n後", "<!-- 註\n\n註 -->\n後", "<p>甲</p>\n乙\n\n丙",
	"<script>\nvar 甲\n\n</script>\n後", "甲<?php 乙 ?>丙", "甲<a href='x' b=c d>乙</a>丙", "甲<a href=\"未閉>乙", "<custom-tag>\n文\n</custom-tag>\n\n後", "文\n<custom>\n後", "甲</b >乙",
	// Escapes, entities.
	"\\*甲\\*", "\\# 題", "甲&amp;乙", "&lt;甲&gt;", "&copy;&nbsp;甲", "&#20013;&#x6587;", "&unknown;", "&甲;", "甲\\乙", "\\\\*甲*", "&", "&#;", "AT&T",
	// Lists.
	"- 甲\n- 乙\n", "* 甲\n\n  續\n* 乙", "1. 甲\n2. 乙", "3) 甲\n4) 乙", "- 甲\n  - 乙\n    - 丙\n", "- 甲\n懶行\n", "-\n甲", "-\n  甲\n", "- \n\n  甲", "文\n- 甲", "文\n2. 甲", "文\n1. 甲",
	"- 甲\n\n\n- 乙\n", "-甲", "1.甲", "+ 甲\n+ 乙", "10. 甲\n\n    續", "- 甲\n\n      碼\n", "- - 甲\n  - 乙", "- > 甲\n  > 乙\n", "- [ ] 待辦\n- [x] 已辦\n", "1234567890. 甲",
	"* * *\n文", "- 甲\n---\n乙", "-\t甲\n\n\t續\n", "- 甲\n\n乙",
	// Quotes.
	"> 甲\n> 乙\n", "> 甲\n懶行\n", ">甲\n\n乙", "> 甲\n>\n> 乙", "> > 甲\n> 乙\n", "> - 甲\n> - 乙\n", "> 甲\n---\n", "> - 甲\n懶行", "    > 碼", ">\t甲", "> **甲\n> 乙**\n",
	// Tables.
	"| 甲 | 乙 |\n|----|----|\n| 丙 | 丁 |\n", "甲|乙\n-|-\n丙|丁\n\n文", "| 甲 |\n|:-:|\n| **丙** |", "| 甲 | 乙 |\n|--|\n", "| a\\|b | c |\n|--|--|\n| d | e\\|f |", "| 甲 |\n|--|\n| 乙 | 多 |\n",
	"文\n| 甲 | 乙 |\n|--|--|\n| 丙 | 丁 |\n", "| 甲 | 乙 |\n|--|--|\n| 丙 |\n後文", "| 甲 |\n|--|\n> 引", "| [文](a) | `碼` |\n|--|--|\n| ![圖](b) | <b>丁</b> |", "> | 甲 | 乙 |\n> |--|--|\n> | 丙 | 丁 |", "- | 甲 | 乙 |\n  |--|--|\n  | 丙 | 丁 |",
	// Footnotes.
	"甲[^1]乙\n\n[^1]: 註文\n", "甲[^長名]\n\n[^長名]: 註\n\n    續段\n\n後", "甲[^a]。[^b]\n\n[^a]: 一\n[^b]: 二\n",
	// Breaks.
	"甲\n\n---\n\n乙", "***\n甲", "_ _ _\n甲", "甲\n***\n乙",
}

// TestCorpus compares the reader's text with goldmark's.
func TestCorpus(t *testing.T) {
	if n := len(agreed) + len(explained); n < 150 {
		t.Errorf("%d snippets", n)
	}
	for _, source := range agreed {
		if ours, theirs := ourText(source), goldmarkText(source); ours != theirs {
			t.Errorf("%q\n  ours     %q\n  goldmark %q", source, ours, theirs)
		}
	}
}

// explained are snippets that goldmark reads otherwise, and why we do not.
var explained = []struct{ why, source, ours, goldmark string }{
	{"a lone block knows no definitions: a shortcut reference keeps its brackets", "[甲]\n\n[甲]: a", "[甲]", "甲"},
	{"a full reference is known by its shape", "[甲][乙]", "甲", "[甲][乙]"},
	{"numbers side by side are references to literature", "甲[1][2]\n\n[2]: a", "甲[1][2]", "甲1"},
	{"a footnote mark counts without its definition", "甲[^1]乙", "甲乙", "甲[^1]乙"},
	{"an inline note", "甲^[註]乙", "甲註乙", "甲^[註]乙"},
	{"a single ~ stands between numbers", "10~20與30~40", "10~20與30~40", "1020與3040"},
	{"math", "設 $x_i$ 為", "設為", "設$x_i$為"},
	{"math", "設 \\(x_i\\) 為", "設為", "設(x_i)為"},
	{"display math", "$$\na\n$$\n文", "文", "$$a$$文"},
	{"citations", "見 [@a, 頁 12] 與 @b", "見與", "見[@a,頁12]與@b"},
	{"heading attributes", "# 題 {#id}", "題", "題{#id}"},
	{"attributes of a link", "[甲](a){target=_blank}乙", "甲乙", "甲{target=_blank}乙"},
	{"a bracketed span", "[甲]{.smallcaps}乙", "甲乙", "[甲]{.smallcaps}乙"},
	{"directives", "::: tip\n甲\n:::\n", "甲", ":::tip甲:::"},
	{"admonitions", "!!! note\n    甲\n\n    乙\n", "甲乙", "!!!note甲"},
	{"an element that holds no prose", "甲<code>x</code>乙", "甲乙", "甲x乙"},
	{"a bare URL ends where Han text starts, and needs no space before it", "見https://a.b/c。乙", "見。乙", "見https://a.b/c。乙"},
	{"a bare URL behind a full-width bracket", "（https://a.b/c）", "（）", "（https://a.b/c）"},
	{"GFM asks for a space behind a task's box", "- [x]無空格", "[x]無空格", "無空格"},
	{"a URL as a link's text is a URL", "[https://a.b](https://a.b)", "", "https://a.b"},
	{"front matter", "---\ntitle: 題\n---\n文", "文", "title:題文"},
}

func TestCorpusExplained(t *testing.T) {
	for _, tt := range explained {
		if got := ourText(tt.source); got != tt.ours {
			t.Errorf("%s: %q reads %q, want %q", tt.why, tt.source, got, tt.ours)
		}
		if got := goldmarkText(tt.source); got != tt.goldmark {
			t.Errorf("%s: goldmark reads %q as %q, not %q", tt.why, tt.source, got, tt.goldmark)
		}
	}
}
