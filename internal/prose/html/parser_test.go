package html

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/growth"
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/prosetest"
)

func TestBlocks(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"empty", "", ""},
		{"blank lines", "\n \n\t\n", "-"},
		{"plain text", "技術主權是一個詞。", "P[技術主權是一個詞。]"},
		{"paragraph", "<p>技術主權</p>", "P[技術主權]"},
		{"byte order mark", "\uFEFF<p>技術</p>", "P[技術]"},
		{"inline element", "<p>技術<b>主權</b>與國家</p>", "P[技術主權與國家]"},
		{"nested inline", "<p>技<i><b>術</b>主</i>權</p>", "P[技術主權]"},
		{"inline attributes", `<p>技<span class="a>b" lang=zh>術</span></p>`, "P[技術]"},
		{"two on a line", "<p>甲</p><p>乙</p>", "P[甲|乙]"},
		{"text around", "甲<p>乙</p>丙", "P[甲|乙|丙]"},
		{"lines join", "<p>技術\n主權</p>", "P[技術主權]"},
		{"lines join, CRLF", "<p>技術\r\n  主權</p>\r\n", "P[技術主權]"},
		{"lines of Latin", "<p>one\ntwo</p>", "P[one two]"},
		{"spaces collapse", "<p>one  \t two   三</p>", "P[one two 三]"},
		{"spaces across tags", "<p>one <b> two</b> </p>", "P[one two]"},
		{"space at a tag", "<p>用 <b>Go</b> 寫</p>", "P[用 Go 寫]"},
		{"edges trimmed", "<p>  甲  </p>", "P[甲]"},
		{"tags on their lines", "<p>\n  甲\n</p>\n<p>乙", "M\nP[甲]\nM\nP[乙]"},
		{"paragraph over blocks", "<p>甲\n<p>乙\n<div>丙</div>", "P[甲]\nP[乙]\nP[丙]"},
		{"blank line ends", "<p>甲\n\n乙</p>", "P[甲]\nP[乙]"},
		{"heading", "<h1>一</h1>\n<h2 id=x>二</h2>\n<H3>三</H3>", "H1[一]\nH2[二]\nH3[三]"},
		{"heading over lines", "<h2>\n題\n</h2>\n文", "M\nH2[題]\nM\nP[文]"},
		{"heading left open", "<h2>題\n\n文<p>字", "H2[題]\nP[文|字]"},
		{"heading left open before block", "<h2>題\n<p>文", "H2[題]\nP[文]"},
		{"document title", "<title>題</title>\n<p>文", "FM[題]\nP[文]"},
		{"list", "<ul>\n<li>甲</li>\n<li>乙\n</ul>\n丙", "M\nLI[甲]\nLI[乙]\nM\nP[丙]"},
		{"item with paragraphs", "<li><p>甲</p>\n<p>乙</p></li>", "LI[甲]\nP[乙]"},
		{"definitions", "<dl><dt>詞</dt>\n<dd>義</dd></dl>", "P[詞]\nP[義]"},
		{"table", "<table>\n<tr><th>甲</th><td>乙 <b>丙</b></td></tr>\n</table>\n文", "M\nTR[甲|乙 丙]\nM\nP[文]"},
		{"table, a cell a line", "<tr>\n<td>甲\n<td>乙\n</tr></table>\n丙", "M\nTR[甲]\nTR[乙]\nM\nP[丙]"},
		{"quote", "<blockquote>\n<p>甲\n<p>乙</blockquote>\n丙", "M\nQ[甲]\nQ[乙]\nP[丙]"},
		{"nested quote", "<blockquote><blockquote>甲</blockquote>\n乙</blockquote>\n丙", "Q[甲]\nQ[乙]\nP[丙]"},
		{"caption", "<figure><img src=a.png alt=圖>\n<figcaption>說明</figcaption></figure>", "P[◇] link a.png=<img src=a.png alt=圖>\nP[說明]"},
		{"image in text", `見<img alt="不讀" src="圖 &amp; b.png">圖`, `P[見◇圖] link 圖 & b.png=<img alt="不讀" src="圖 &amp; b.png">`},
		{"attributes are no prose", `<p title="不讀">甲<abbr title="歐洲聯盟">歐盟</abbr></p>`, "P[甲歐盟]"},
		{"break", "甲<br>乙<br/>\n  丙<br>", "P[甲⏎乙⏎丙]"},
		{"wbr", "技術<wbr>主權", "P[技術主權]"},
		{"hr", "甲<hr>乙", "P[甲|乙]"},
		{"link", `<p>見<a href="https://a.tw/?x=1&amp;y">這裡</a>。`, `P[見這裡。] link https://a.tw/?x=1&y=<a href="https://a.tw/?x=1&amp;y">這裡</a>`},
		{"link without target", `<a name=x>甲</a>`, "P[甲]"},
		{"link left open", `<a href='x'>甲`, "P[甲] link x=<a href='x'>"},
		{"tag over lines", "<p>甲<a\n  href=\"x\"\n  title='一\n二'\n>乙</a></p>", "P[甲乙] link x=<a\n  href=\"x\"\n  title='一\n二'\n>乙</a>"},
		{"block tag over lines", "<p\n  class=a\n>甲\n乙</p>", "P[甲乙]"},
		{"entities", "A&amp;B&nbsp;&#x4E2D;&#22269;&hellip;", "P[A&B\u00a0中国…]"},
		{"entities that are none", "&notit; &x; & &amp &#; a&b;", "P[&notit; &x; & &amp &#; a&b;]"},
		{"entity of an astral character", "&#x20BB7;野家😀", "P[𠮷野家😀]"},
		{"invisible entities", "技&shy;術&ZeroWidthSpace;主&#x200B;權", "P[技術主權]"},
		{"less-than in text", "若 x<y 則 1 < 2，a<3。", "P[若 x<y 則 1 < 2，a<3。]"},
		{"less-than before Han", "甲<乙，<b 的>", "P[甲<乙，<b 的>]"},
		{"comment", "<!-- 註 -->", "C comment  註 "},
		{"comment in a word", "技<!-- x -->術", "P[技術] comment  x "},
		{"comment over lines", "甲<!-- 一\n二 -->乙\n丙", "P[甲乙丙] comment  一\n二 "},
		{"comment with blank lines", "<!-- 一\n\n<p>二\n\n--> 甲\n<p>乙", "C comment  一\nC comment <p>二\nP[甲] comment \nP[乙]"},
		{"comment left open", "甲<!-- 一\n乙\n\n丙", "P[甲] comment  一\n乙\nC comment 丙"},
		{"short comments", "<!-->甲<!--->乙<!---->丙", "P[甲乙丙] comment "},
		{"script", "<script>\nif (a<b) {'中文'}\n\n'文'\n</script>\n甲", "CODE\nCODE\nP[甲]"},
		{"script in text", "技<script>x='</b>'</script>術", "P[技術]"},
		{"style", "<style>p::before{content:'文'}</STYLE>甲", "P[甲]"},
		{"script, XHTML", "<script src='x'/>\n甲", "CODE\nP[甲]"},
		{"pre", "甲<pre>\n文 <b>字</b>\n\n文\n</pre>乙", "P[甲]\nP[乙]"},
		{"pre alone", "<pre><code>文\n字</code></pre>\n甲", "CODE\nP[甲]"},
		{"textarea", "<textarea>文</textarea>", "CODE"},
		{"code", "用<code>go 文</code>編譯", "P[用◇編譯] code <code>go 文</code>"},
		{"code over lines", "用<code>go\n文</code>編譯", "P[用◇編譯] code <code>go\n文</code>"},
		{"code left open", "用<code>go\n文\n<p>甲", "P[用◇] code <code>go\n文\nP[甲]"},
		{"kbd", "按<kbd>Enter</kbd>鍵", "P[按◇鍵] code <kbd>Enter</kbd>"},
		{"math", "設<math><mi>x</mi></math>為", "P[設◇為] code <math><mi>x</mi></math>"},
		{"svg", "<p>圖<svg viewBox='0 0 1 1'>\n<title>不讀</title>\n</svg>示", "P[圖◇示]"},
		{"svg with blank line", "<svg>\n\n<text>不讀</text></svg>甲", "P[◇]\nP[甲]"},
		{"doctype", "<!DOCTYPE html>\n<html lang=zh-Hant>\n<body>甲</body>", "M\nM\nP[甲]"},
		{"doctype over lines", "<!DOCTYPE html PUBLIC\n \"x\">\n甲", "M\nP[甲]"},
		{"instruction", "<?xml version='1.0'?>\n甲<?php echo '文'; ?>乙", "M\nP[甲乙]"},
		{"instruction of HTML", "<?x>甲", "P[甲]"},
		{"CDATA", "甲<![CDATA[不讀 <b>]]>乙", "P[甲乙]"},
		{"q", "<p>他說<q>好<q>的</q></q>。", "P[他說“好‘的’”。]"},
		{"q closed alone", "好</q>。", "P[好”。]"},
		{"ruby", "<ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp>字<rt>zì</ruby>文", "P[漢字文]"},
		{"ruby over lines", "<ruby>漢<rt>\nhàn\n</rt></ruby>字", "P[漢字]"},
		{"ruby from rt's line", "<ruby>\n<rt>\nhàn\n</rt>字", "M\nM\nM\nP[字]"},
		{"ruby left open", "漢<rt>han<p>字", "P[漢|字]"},
		{"rb", "<ruby><rb>漢</rb><rt>han</rt></ruby>", "P[漢]"},
		{"uppercase", "<P>甲<BR>乙</P>", "P[甲⏎乙]"},
		{"unknown elements", "<my-note>甲</my-note><x:y>乙</x:y>", "P[甲乙]"},
		{"closing tags alone", "</p></div>\n甲</b>", "M\nP[甲]"},
		{"half-written tag", "甲<a href=\"x\n<p>乙", "P[甲]\nP[乙]"},
		{"half-written tag before blank", "甲<a href=\"x\n乙\n\n丙\">丁", "P[甲]\nP[丙\">丁]"},
		{"half-written at the end", "甲<p", "P[甲]"},
		{"half-written closing tag", "<p>甲</p\n<p>乙</p", "P[甲]\nP[乙]"},
		{"half-written names", "甲</ <! < <", "P[甲</ <! < <]"},
		{"half-written tag in a tag", "甲<a <b>乙</b>", "P[甲乙]"},
		{"combining marks", "<p>e\u0301<b>\u0301</b></p>", "P[e\u0301\u0301]"},
		{"full-width space", "<p>\u3000\u3000甲</p>", "P[\u3000\u3000甲]"},
		{"template attributes", "<p @click=\"a>b\" :x=y v-bind:z #a (b)=\"c\" [d]='e'>甲</p>", "P[甲]"},
		{"body resets", "<blockquote><li>\n</body>\n甲", "M\nM\nP[甲]"},
		{"select", "<select><option>甲<option>乙</select>", "P[甲|乙]"},
		{"bytes that are no UTF-8", "<p>甲\xff\xfe</p>", "P[甲\xff\xfe]"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := prose.Parse(Parser{}, tt.text)
			if got := prosetest.Dump(d); got != tt.want {
				t.Errorf("blocks of %q:\n%s\nwant:\n%s", tt.text, got, tt.want)
			}
			prosetest.CheckDocument(t, d, tt.text)
		})
	}
}

// TestPlaces checks that runs lead back to the source.
func TestPlaces(t *testing.T) {
	for _, tt := range []struct {
		text, find, want string
		verbatim         bool
	}{
		{"<p>技術<b>主權</b></p>", "技術主權", "技術<b>主權", false},
		{"<p>技術<b>主權</b></p>", "主權", "主權", true},
		{"<p>技術\n  主權</p>", "技術主權", "技術\n  主權", false},
		{"<p>A&amp;B</p>", "&", "&amp;", false},
		{"<p>A&amp;B</p>", "B", "B", true},
		{"<p>用<code>x</code>寫</p>", "用\uFFFC寫", "用<code>x</code>寫", false},
		{"<q>好</q>", "好", "好", true},
		{"<q>好</q>", "“好”", "<q>好</q>", false},
		{"<q>好</q>", "“", "<q", false},
	} {
		b := prose.Parse(Parser{}, tt.text).Blocks()[0]
		r := &b.Runs[0]
		prosetest.CheckPlace(t, b, r, tt.find, tt.want, tt.verbatim)
	}
}

// TestEditIsLocal checks that what is being written costs no more than its
// paragraph.
func TestEditIsLocal(t *testing.T) {
	text := strings.Repeat("<p>技術主權是一個\n很長的詞。</p>\n\n<ul>\n<li>甲</li>\n</ul>\n", 50)
	d := prose.Parse(Parser{}, text)
	at := strings.Index(text[len(text)/2:], "很長") + len(text)/2
	for _, insert := range []string{"字", "<", "<b", "<a href=\"", "</p", "&", "<code>", "<q>", "\n\n", "<p>", "<h1>"} {
		nd, change := d.Edit(at, at, insert)
		if change.Old > 4 || change.New > 4 {
			t.Errorf("inserting %q replaces %d blocks by %d", insert, change.Old, change.New)
		}
		prosetest.CheckDocument(t, nd, text[:at]+insert+text[at:])
	}
}

func FuzzEdits(f *testing.F) {
	prosetest.FuzzEdits(f, Parser{}, []string{"<b", "\n\n", "<!--"},
		"<p>技術<b>主權</b>\n與</p>\n\n<ul><li>甲\n</ul>", "<!-- a\n\nb -->甲<script>\n\n</script>乙",
		"<a href=\"x\n\ny\">甲&amp;&#x4E2D;<q>好</q>", "<ruby>漢<rt>han</rt></ruby><code>x\n</code>\r\n<pre>\r\n\r\n</pre>",
		"<blockquote><h1>題\n<svg>\n\n</svg><td>x</td><![CDATA[ ]]><?php\n\n?>",
	)
}

// TestLinear asserts that the time grows with the length and not its square.
func TestLinear(t *testing.T) {
	for _, unit := range []string{
		"<", "<a ", "<a x=\"", "<a x='<a x=\"", "<y x=\"<y x='", "</", "</p", "<!--", "<!", "<?", "<? x\n", "<![CDATA[", "&", "&amp", "&#",
		"<code>", "<code>\n", "<script>", "<script></", "<svg>\n\n", "<q>", "<rt>", " ", "\n", " \n", "<p>\n", "<p>甲", "甲\n", "甲<br>",
		"<b>", "<a href=x>", "<img src=\"", "<a\n", "<a x\n\n", "<y x\n", "<blockquote>", "<!-- \n\n", "<!DOCTYPE", "x<y ",
	} {
		text := func(n int) string { return strings.Repeat(unit, n/len(unit)) }
		growth.Linear(t, strconv.Quote(unit), 1<<14, text, func(text string) { prose.Parse(Parser{}, text) })
	}
}

func chineseText(paragraph func(b *strings.Builder, i int)) string {
	var b strings.Builder
	for i := 0; b.Len() < 1<<20; i++ {
		paragraph(&b, i)
	}
	return b.String()
}

func BenchmarkParse(b *testing.B) {
	for _, bm := range []struct {
		name string
		text string
	}{
		{"article", chineseText(func(w *strings.Builder, i int) {
			fmt.Fprintf(w, "<h2 id=\"s%d\">第 %d 節 技術與主權</h2>\n<p>國家在<b>技術</b>上的自主，取決於它能否掌握關鍵的環節；這不只是<a href=\"/a/%d\">投入的問題</a>，\n也是制度的問題。所謂“主權”，在此指的是作出決定並承擔後果的能力&mdash;&mdash;而不是拒絕一切往來。</p>\n\n<ul>\n  <li>標準由誰制定，規則由誰解釋，爭議又由誰裁決。</li>\n</ul>\n", i, i, i)
		})},
		{"plain", chineseText(func(w *strings.Builder, _ int) {
			w.WriteString("<p>國家在技術上的自主，取決於它能否掌握關鍵的環節；這不只是投入的問題，也是制度的問題。所謂主權，在此指的是作出決定並承擔後果的能力，而不是拒絕一切往來。標準由誰制定，規則由誰解釋，爭議又由誰裁決，這些問題比數字更要緊。</p>\n")
		})},
	} {
		b.Run(bm.name, func(b *testing.B) {
			b.SetBytes(int64(len(bm.text)))
			b.ReportAllocs()
			for b.Loop() {
				prose.Parse(Parser{}, bm.text)
			}
		})
	}
}
