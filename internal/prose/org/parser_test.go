package org

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
		{"paragraph", "技術主權是一個詞。", "P[技術主權是一個詞。]"},
		{"byte order mark", "\uFEFF* 題", "H1[題]"},
		{"lines join", "技術\n  主權\r\n與\n\n文\n", "P[技術主權與]\nP[文]"},
		{"lines of Latin", "one\ntwo", "P[one two]"},
		{"headlines", "* 一\n** 二\n******** 八\n文\n* 三", "H1[一]\nH2[二]\nH6[八]\nP[文]\nH1[三]"},
		{"headline's trimmings", "** TODO [#A] 寫 *緒論* [1/2]  :論文:a_b@c:\n", "H2[寫 緒論 ◇]"},
		{"headline with COMMENT", "* DONE COMMENT 題", "H1[題]"},
		{"headline without text", "* TODO :tag:\n* \n", "H1\nH1"},
		{"headline, no tags", "* 時間 12:30:\n* 題：:甲 乙:\n", "H1[時間 12:30:]\nH1[題：:甲 乙:]"},
		{"own TODO keywords", "#+TODO: 待辦(t) 進行 | 完成(d@)\n* 待辦 寫\n* 完成 寫\n* 擱置 寫", "M\nH1[寫]\nH1[寫]\nH1[擱置 寫]"},
		{"no headline", "*粗*\n *\n", "P[粗]\nLI"},
		{"planning", "* 題\nSCHEDULED: <2026-01-02 五>\nCLOCK: [2026-01-02 五 10:00]\n文", "H1[題]\nM\nM\nP[文]"},
		{"planning that is text", "CLOSED: 文", "P[CLOSED: 文]"},
		{"properties", "* 題\n:PROPERTIES:\n:ID: 文\n:END:\n文", "H1[題]\nM\nP[文]"},
		{"logbook", ":LOGBOOK:\n- State \"DONE\"\n文\n:END:\n文", "M\nP[文]"},
		{"logbook left open", ":LOGBOOK:\n文\n* 題", "M\nH1[題]"},
		{"drawer", ":NOTE:\n文\n:END:\n文", "M\nP[文]\nM\nP[文]"},
		{"colon in text", ":甲 乙:\n:甲:乙", "P[:甲 乙: :甲:乙]"},
		{"list", "- 甲\n  續\n+ 乙\n * 丙\n1. 丁\n2) 戊\n", "LI[甲續]\nLI[乙]\nLI[丙]\nLI[丁]\nLI[戊]"},
		{"list ends by indentation", "- 甲\n乙\n", "LI[甲]\nP[乙]"},
		{"item's second paragraph", "- 甲\n\n  乙\n- 丙", "LI[甲]\nP[乙]\nLI[丙]"},
		{"checkboxes", "- [ ] 甲\n- [X] 乙\n- [-] 丙 [33%]\n1. [@5] [x] 丁\n- [甲] 乙", "LI[甲]\nLI[乙]\nLI[丙 ◇]\nLI[丁]\nLI[[甲] 乙]"},
		{"terms", "- 主權 :: 最高的\n  權力\n- a::b :: 丙\n- 甲 ::\n1. 甲 :: 乙", "LI[主權|最高的權力]\nLI[a::b|丙]\nLI[甲]\nLI[甲 :: 乙]"},
		{"item without text", "- \n  甲\n-\n", "LI[甲]\nLI"},
		{"no list", "-甲\n1.5 公里\n—— 乙", "P[-甲 1.5 公里—— 乙]"},
		{"table", "| 甲 | *乙* |   |\n|----+---|\n| 丙 | \n#+TBLFM: $1=1\n", "TR[甲|乙|]\nM\nTR[丙]\nM"},
		{"table of table.el", "+---+---+\n| 甲 | 乙 |\n+---+---+", "M\nTR[甲|乙]\nM"},
		{"title", "#+TITLE: 論 *技術* 主權\n#+subtitle: 緒\n#+DESCRIPTION: 文\n#+AUTHOR: 名\n#+LANGUAGE: zh", "FM[論 技術 主權]\nFM[緒]\nFM[文]\nM\nM"},
		{"caption", "#+CAPTION[短]: 長\n#+NAME: x\n[[./a.png]]", "M[長]\nM\nP[◇] link ./a.png=[[./a.png]]"},
		{"half-written keyword", "#+TIT\n#+\n#標籤", "M\nM\nP[#標籤]"},
		{"source", "文\n#+BEGIN_SRC go :x y\n* 不是題\n", "P[文]\nCODE\nH1[不是題]"},
		{"source, closed", "#+begin_src\n文\n\n#+END_EXAMPLE\n  #+END_SRC\n\n文", "CODE\nP[文]"},
		{"example, export", "#+BEGIN_EXAMPLE\n文\n#+END_EXAMPLE\n#+BEGIN_EXPORT html\n文\n#+END_EXPORT", "CODE\nCODE"},
		{"comment block", "#+BEGIN_COMMENT\n註\n\n解\n#+END_COMMENT\n文", "C comment 註\n\n解\nP[文]"},
		{"quote", "#+BEGIN_QUOTE\n甲\n\n- 乙\n#+END_QUOTE\n丙", "M\nQ[甲]\nQ[乙]\nM\nP[丙]"},
		{"nested quote", "#+BEGIN_QUOTE\n#+BEGIN_QUOTE\n甲\n#+END_QUOTE\n乙\n#+END_QUOTE\n丙", "M\nM\nQ[甲]\nM\nQ[乙]\nM\nP[丙]"},
		{"quote left open", "#+BEGIN_QUOTE\n甲\n* 題\n乙", "M\nQ[甲]\nH1[題]\nP[乙]"},
		{"verse", "#+BEGIN_VERSE\n床前\n 明月\n#+END_VERSE\n甲\n乙", "M\nP[床前⏎明月]\nM\nP[甲乙]"},
		{"center and others", "#+BEGIN_CENTER\n甲\n#+END_CENTER\n#+BEGIN_abstract\n乙\n#+END_abstract", "M\nP[甲]\nM\nM\nP[乙]\nM"},
		{"comments", "# 註\n#\n  # 解\n文", "C comment 註 comment 解\nP[文]"},
		{"fixed width", ": 文\n:\n: 字\n文", "CODE\nP[文]"},
		{"rule", "甲\n-----\n乙", "P[甲]\n-\nP[乙]"},
		{"footnote", "甲[fn:1]乙。\n\n[fn:1] 註\n解\n\n續\n\n\n文", "P[甲乙。] note 1\nFN[註解] note 1!\nFN[續]\nP[文]"},
		{"footnotes side by side", "[fn:a] 甲\n[fn:乙] 丙\n* 題\n文", "FN[甲] note a!\nFN[丙] note 乙!\nH1[題]\nP[文]"},
		{"inline footnote", "甲[fn:: 註 *解*]乙\n丙", "P[甲乙丙|註 解] note "},
		{"inline footnote with label", "甲[fn:x:註[fn:: 內]解]。", "P[甲。|內|註解] note x note x! note "},
		{"footnote left open", "甲[fn:: 註\n乙", "P[甲[fn:: 註乙]"},
		{"environment", "甲\n\\begin{align*}\nx &= y\\\\\n\\end{align*}\n乙", "P[甲]\nMATH\nP[乙]"},
		{"environment left open", "\\begin{align}\nx\n\n乙\n\\end{align}", "MATH\nP[乙]\nM"},
		{"display math", "甲\n\n\\[ x\n= y \\]\n\n$$z$$\n", "P[甲]\nMATH code \\[ x\n= y \\]\nMATH code $$z$$"},
		{"diary", "%%(org-x)\n文", "M\nP[文]"},

		{"org citation", "見[cite:@a;@b p. 12]。", "P[見◇。] cite [cite:@a;@b p. 12]=a;b(p. 12)"},
		{"org citation with style", "[cite/t:見 @霍布斯1651，頁 12; 又 @b:2020a]", "P[◇] cite [cite/t:見 @霍布斯1651，頁 12; 又 @b:2020a]=霍布斯1651(頁 12);b:2020a"},
		{"org citation, common prefix", "[cite/text/c:參見; @a; @b;等]", "P[◇] cite [cite/text/c:參見; @a; @b;等]=a;b"},
		{"org citation, wide semicolon", "[cite:@a；@b；丙]", "P[◇] cite [cite:@a；@b；丙]=a;b(；丙)"},
		{"org citation over lines", "[cite:@a\n p. 1]", "P[◇] cite [cite:@a\n p. 1]=a(p. 1)"},
		{"no org citation", "[cite:] [cite @a] [cite/:x] [cite:@a", "P[[cite:] [cite @a] [cite/:x] [cite:@a]"},
		{"bare @ is no citation", "見 @a 說", "P[見 @a 說]"},
		{"org-ref", "見 cite:a-1,乙2020 與 citep:&c;&d. 等", "P[見 ◇ 與 ◇. 等] cite cite:a-1,乙2020=a-1;乙2020 cite citep:&c;&d=c;d"},
		{"org-ref glued to Han", "見cite:a。", "P[見◇。] cite cite:a=a"},
		{"no org-ref", "excited:b site:c cite: d recite:x", "P[excited:b site:c cite: d ◇] cite recite:x=x"},
		{"org-ref in a link", "[[cite:a,b][頁 3]] [[citet:見 &c 頁 4;&d]]", "P[◇ ◇] cite [[cite:a,b][頁 3]]=a;b(頁 3) cite [[citet:見 &c 頁 4;&d]]=c(頁 4);d"},
		{"LaTeX citation", "見\\parencite[頁 2]{a, b}。\\cite{c", "P[見◇。◇{c] cite \\parencite[頁 2]{a, b}=a;b(頁 2) code \\cite"},

		{"link", "見[[https://a.tw/x][這 *裡*]]。", "P[見這 裡。] link https://a.tw/x=[[https://a.tw/x][這 *裡*]]"},
		{"link without text", "見[[file:a.org::*題]]。", "P[見◇。] link file:a.org::*題=[[file:a.org::*題]]"},
		{"link with brackets", `[[a\[1\].org][甲]]`, `P[甲] link a[1].org=[[a\[1\].org][甲]]`},
		{"link over lines", "[[x][技術\n主權]]", "P[技術主權] link x=[[x][技術\n主權]]"},
		{"emphasis around a link", "*甲 [[x][乙* 丙]] 丁*", "P[甲 乙* 丙 丁] link x=[[x][乙* 丙]]"},
		{"no link", "[[]] [[x [[x] [[x][]] [[x][y]", "P[[[]] [[x [[x] [[x][]] [[x][y]]"},
		{"bare URLs", "見 https://a.tw/甲 與www.b.tw/c。", "P[見 ◇甲 與◇。] link https://a.tw/=https://a.tw/ link www.b.tw/c=www.b.tw/c"},
		{"angle link", "<https://a.tw/x y> <mailto:a@b.c> a<b:c <b", "P[<◇ y> ◇ a<b:c <b] link https://a.tw/x=https://a.tw/x link mailto:a@b.c=<mailto:a@b.c>"},
		{"e-mail", "寫信到 a.b@c.tw。", "P[寫信到 ◇。]"},

		{"emphasis", "*甲* /乙/ _丙_ +丁+", "P[甲 乙 丙 丁]"},
		{"emphasis needs space", "甲*乙*丙 a/b/c x_y_z 1+2+3", "P[甲*乙*丙 a/b/c x_y_z 1+2+3]"},
		{"zero-width spaces", "甲\u200B*乙*\u200B丙\u200B", "P[甲乙丙]"},
		{"nested emphasis", "*/甲/ 乙* _*/丙/*_ (*丁*)", "P[甲 乙 丙 (丁)]"},
		{"crossing emphasis", "*甲 /乙* 丙/", "P[甲 /乙 丙/]"},
		{"emphasis over lines", "*技術\n主權*", "P[技術主權]"},
		{"emphasis with space inside", "* 甲* 乙 *丙 *", "H1[甲* 乙 *丙 *]"},
		{"emphasis left open", "甲 *乙\n\n丙* 丁", "P[甲 *乙]\nP[丙* 丁]"},
		{"emphasis around full-width space", "\u3000*甲*\u3000乙", "P[\u3000甲\u3000乙]"},
		{"double marks", "**甲** 乙", "P[*甲* 乙]"},
		{"verbatim", "用 =a *b*= 與 ~碼~，=x 。", "P[用 ◇ 與 ~碼~，=x 。] code =a *b*="},
		{"code", "用 ~碼~ 。", "P[用 ◇ 。] code ~碼~"},
		{"emphasis around code", "*=a=* /b ~c~/", "P[◇ b ◇] code =a= code ~c~"},
		{"math", "設 $x_1$ 為 \\(y\\) 與 \\[z\\]，$a$的", "P[設 ◇ 為 ◇ 與 ◇，◇的] code $x_1$ code \\(y\\) code \\[z\\] code $a$"},
		{"prices", "值 $5 與 $10，$甲與乙$ 。$ x$", "P[值 $5 與 $10，$甲與乙$ 。$ x$]"},
		{"entities and commands", "角 \\alpha{}與\\emph{文} C\\", "P[角 ◇與◇ C\\] code \\alpha{} code \\emph{文}"},
		{"line break", "甲\\\\\n乙 \\\\ 丙\\\\", "P[甲⏎乙 \\\\ 丙]"},
		{"soft hyphen", "技\\-術", "P[技術]"},
		{"timestamps", "於 <2026-01-02 五 10:00>--<2026-01-03> 與 [2026-01-02 五]。<2026-1-2>", "P[於 ◇ 與 ◇。<2026-1-2>]"},
		{"targets", "甲<<t>>乙 <<<主權>>> << >", "P[甲乙 主權 << >]"},
		{"macro", "{{{date(x)}}} {{{y", "P[◇ {{{y]"},
		{"export snippet", "甲@@html:<b>@@乙@@latex:", "P[甲乙@@latex:]"},
		{"comment in a line", "甲@@comment: 註@@乙", "P[甲乙] comment  註"},
		{"inline source", "用 src_go[:x y]{f()} 與 src_x", "P[用 ◇ 與 src_x] code src_go[:x y]{f()}"},
		{"astral characters", "𠮷 *野家* 😀", "P[𠮷 野家 😀]"},
		{"combining marks", "e\u0301 *e\u0301*", "P[e\u0301 e\u0301]"},
		{"bytes that are no UTF-8", "*\xff* \xe2\x80", "P[\xff \xe2\x80]"},
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
		{"論\u200B*主權*\u200B與", "論主權", "論\u200B*主權", false},
		{"論 *主權* 與", "主權", "主權", true},
		{"- 甲 :: 技術\n  主權", "技術主權", "技術\n  主權", false},
		{"[[x][技術]]主權", "技術主權", "技術]]主權", false},
		{"* TODO 主權", "主權", "主權", true},
		{"見 cite:a 的", "\uFFFC", "cite:a", false},
	} {
		b := prose.Parse(Parser{}, tt.text).Blocks()[0]
		r := &b.Runs[len(b.Runs)-1]
		prosetest.CheckPlace(t, b, r, tt.find, tt.want, tt.verbatim)
	}
}

// TestEditIsLocal checks that what is being written costs no more than its
// section.
func TestEditIsLocal(t *testing.T) {
	text := strings.Repeat("* 題\n技術主權是一個\n很長的詞。\n\n- 甲\n- 乙\n", 50)
	d := prose.Parse(Parser{}, text)
	at := strings.Index(text[len(text)/2:], "很長") + len(text)/2
	for _, insert := range []string{"字", "*", "=", "[[", "[fn:", "[cite:@", "\\[", "#+BEGIN_SRC\n", "#+BEGIN_QUOTE\n", ":LOGBOOK:\n", "\n\n", "* ", "| ", "$"} {
		nd, change := d.Edit(at, at, insert)
		if change.Old > 6 || change.New > 6 {
			t.Errorf("inserting %q replaces %d blocks by %d", insert, change.Old, change.New)
		}
		prosetest.CheckDocument(t, nd, text[:at]+insert+text[at:])
	}
}

func FuzzEdits(f *testing.F) {
	prosetest.FuzzEdits(f, Parser{}, []string{"*", "\n\n", "#+BEGIN_SRC\n"},
		"* TODO 題 :a:\n:PROPERTIES:\n:ID: x\n:END:\n文 *粗* [fn:1]\n\n[fn:1] 註\n\n\n| 甲 | =乙= |\n|---|\n",
		"#+TODO: 甲 | 乙\n#+TITLE: 題\n#+BEGIN_QUOTE\n- [ ] 甲 :: 乙\n  續\n#+END_QUOTE\n#+BEGIN_SRC\n\n#+END_SRC\n# 註\n: 碼\r\n",
		"見[cite:@a;@b 頁 1] cite:c,d [[cite:&e][頁]] \\cite[1]{f} [[x][甲 [fn:: 乙 *丙*]]] <2026-01-02>--<2026-01-03>\n",
		"\\begin{a}\n\n\\[x\\]\n\n$$y$$\n甲\\\\\n乙\u200B/丙/\u200B <<t>> {{{m}}} @@a:b@@ src_x{y} https://a.b/c\n",
	)
}

// TestLinear asserts that the time grows with the length and not its square.
func TestLinear(t *testing.T) {
	for _, unit := range []string{
		"*", "* ", "*甲 ", " *甲", "/a _b +c ", "=a ", "~a ", "[", "]", "[[", "[[x][", "[[x][y]]", "[[x][\\(", "[fn:: ", "[fn:a", "[fn:1]\n", "[cite:@a",
		"[cite/", "[cite:@a]", "cite:a,", "cite:", "<", "<<", "<<<a", "<a:", "\\", "\\(", "\\[", "\\a{", "\\begin{a}\n", "$", "$a ", "$$", "{{{", "@",
		"@@a:", "a@", ":", "http://", "src_a{", "src_a[", "\n", " \n", "甲\n", "- ", "- 甲\n", "- 甲 :: ", "| 甲 ", "|\n", "#", "# \n", "#+", "#+A:\n",
		"#+BEGIN_SRC\n", "#+BEGIN_QUOTE\n", "#+TODO: 甲\n", ":a:\n", ":LOGBOOK:\n", ": \n", "\u200B", "\u200B*", "-----\n", "* a :b:\n", "[2026-01-02", " \\\\\n",
		"[fn:: [[x][ \\( ", "*[[x][*", "::", "-- ", "\xe2",
		"[fn:: |]", "[fn:: \\(|]", "[cite:x |]", "[cite:@; |]", "[cite:@a |]", "[[a][|]]", "<<<a|>>>", "[fn:: *=a [[b][c]] |]",
	} {
		text := func(n int) string {
			if i := strings.IndexByte(unit, '|'); i > 0 { // opener|closer
				n /= len(unit) - 1
				return strings.Repeat(unit[:i], n) + strings.Repeat(unit[i+1:], n)
			}
			return strings.Repeat(unit, n/len(unit))
		}
		growth.Linear(t, strconv.Quote(unit), 1<<14, text, func(text string) { prose.Parse(Parser{}, text) })
	}
}

func BenchmarkParse(b *testing.B) {
	var text strings.Builder
	for i := 0; text.Len() < 1<<20; i++ {
		fmt.Fprintf(&text, "** TODO 第 %d 節 技術與主權 :a:\n國家在 *技術* 上的自主，取決於它能否掌握關鍵的環節；這不只是[[file:a%d.org][投入的問題]]，\n也是制度的問題[cite:@a%d 頁 3]。所謂“主權”，在此指的是作出決定並承擔後果的能力[fn:%d]——而不是拒絕一切往來。\n\n- 標準由誰制定，規則由誰解釋，爭議又由誰裁決。\n\n", i, i, i, i)
	}
	b.SetBytes(int64(text.Len()))
	b.ReportAllocs()
	for b.Loop() {
		prose.Parse(Parser{}, text.String())
	}
}
