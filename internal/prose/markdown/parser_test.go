package markdown_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markdown"
)

var kinds = map[prose.BlockKind]string{
	prose.Paragraph: "paragraph", prose.Heading: "heading", prose.ListItem: "item", prose.TableRow: "row",
	prose.Quote: "quote", prose.Footnote: "footnote", prose.Code: "code", prose.Math: "math",
	prose.FrontMatter: "meta", prose.Markup: "markup", prose.Comment: "comment", prose.Blank: "blank",
}

// outline writes a document as one line a block: its kind and its runs, with
// ⌷ for an object and ¶ for a line break.
func outline(d *prose.Document) []string {
	var lines []string
	for _, b := range d.Blocks() {
		line := kinds[b.Kind]
		if b.Level > 0 {
			line += fmt.Sprint(b.Level)
		}
		for _, r := range b.Runs {
			line += "|" + strings.NewReplacer(string(prose.Object), "⌷", "\n", "¶").Replace(r.Text)
		}
		lines = append(lines, line)
	}
	return lines
}

func TestBlocks(t *testing.T) {
	tests := []struct {
		name, source string
		want         []string
	}{
		{"empty", "", nil},
		{"blank lines", "\n\n甲\n\n\n乙", []string{"blank", "paragraph|甲", "paragraph|乙"}},
		{"byte order mark", "\uFEFF# 題\n", []string{"heading1|題"}},
		{"headings", "# 題 #\n二\n---\n### 三 {#c .x}\n", []string{"heading1|題", "heading2|二", "heading3|三"}},
		{"Han line break", "技術\n主權", []string{"paragraph|技術主權"}},
		{"Han line break at punctuation", "他說：\n“技術……\n主權”", []string{"paragraph|他說：“技術……主權”"}},
		{"Latin line break", "one\ntwo 技\nthree\n術", []string{"paragraph|one two 技 three 術"}},
		{"line break at marks", "技術**主\n權**\n`x`\n乙", []string{"paragraph|技術主權 ⌷ 乙"}},
		{"hard breaks", "甲  \n乙\\\n丙<br>丁\r\n戊", []string{"paragraph|甲¶乙¶丙¶丁戊"}},
		{"list", "- 甲\n- 乙\n\n  丙\n  1. 丁\n\n戊\n", []string{"item|甲", "item|乙", "paragraph|丙", "item|丁", "paragraph|戊"}},
		{"empty item", "-\n  甲\n-\n\n  乙\n", []string{"item", "item|甲", "item", "paragraph|乙"}},
		{"tasks", "- [ ] 甲\n- [X] 乙\n", []string{"item|甲", "item|乙"}},
		{"quote", "> 甲\n> 乙\n懶\n>\n> 丙\n\n丁", []string{"quote|甲乙懶", "quote|丙", "paragraph|丁"}},
		{"quote in a list", "- > 甲\n  > 乙\n- > - 丙\n", []string{"quote|甲乙", "item|丙"}},
		{"footnote", "甲[^n]乙\n\n[^n]: 註\n續\n\n    段\n\n後\n", []string{"paragraph|甲乙", "footnote|註續", "footnote|段", "paragraph|後"}},
		{"inline note", "甲^[註 *文*]乙", []string{"paragraph|甲乙|註 文"}},
		{"table", "| 甲 | |\n|---|:-:|\n| **乙** | ![圖](p) |\n| 丙\n\n文", []string{"row|甲|", "row|乙|⌷|圖", "row|丙", "paragraph|文"}},
		{"table behind a line", "文：\n| 甲 |\n|---|\n| 乙 |\n", []string{"paragraph|文：|甲", "row|乙"}},
		{"code", "```go\n甲\n```\n    碼\n\n文", []string{"code", "code", "paragraph|文"}},
		{"fence in an item", "- ```\n  甲\n- 乙", []string{"code", "item|乙"}},
		{"math", "甲\n$$\nx\n$$\n乙\n\n$$ y $$\n\\[\nz\n\\]\n", []string{"paragraph|甲", "math", "paragraph|乙", "math", "math"}},
		{"broken math", "$$\nx\n\n文", []string{"math", "paragraph|文"}},
		{"prices", "價 $5 到 $10，另 $20 元與 US$ 30；賣$5元或$6元", []string{"paragraph|價 $5 到 $10，另 $20 元與 US$ 30；賣$5元或$6元"}},
		{"brackets that are no math", `\[1\] 甲 \(見圖\)`, []string{"paragraph|[1] 甲 (見圖)"}},
		{"HTML", "<details>\n<summary>題</summary>\n文 <b>粗</b>&amp;\n續<img src=x><code>c</code>\n</details>\n\n後", []string{"markup|題|文 粗& 續⌷⌷", "paragraph|後"}},
		{"script", "<script>\nvar 甲\n\n</script>\n後", []string{"markup", "paragraph|後"}},
		{"comment", "<!-- 甲\n\n乙 -->\n文<!-- 丙 -->本", []string{"comment", "paragraph|文本"}},
		{"directives", "::: tip 提示\n甲\n:::\n\n:::note[題]\n::: {.x}\n", []string{"markup|提示", "paragraph|甲", "markup", "markup|題", "markup"}},
		{"admonitions", "!!! note \"題\"\n    甲\n\n    - 乙\n\n丙\n", []string{"markup|題", "paragraph|甲", "item|乙", "paragraph|丙"}},
		{"definitions", "[甲]: https://a.b\n[乙]: <c d> '題'\n\n文", []string{"markup", "paragraph|文"}},
		{"thematic breaks", "甲\n\n* * *\n乙", []string{"paragraph|甲", "blank", "paragraph|乙"}},
		{"citations", "見 [@a, 頁 12; -@b]，@c_d:e.，見@f，見 @{g}認", []string{"paragraph|見 ⌷，⌷.，見@f，見 ⌷認"}},
		{"addresses", "寫信到a.b+c@d.example或見https://a.b/c。", []string{"paragraph|寫信到⌷或見⌷。"}},
		{"emphasis that is text", "2 * 3 ＊ snake_case **「甲」**乙 **丙", []string{"paragraph|2 * 3 ＊ snake_case **「甲」**乙 **丙"}},
		{"unclosed", "甲 **乙 [丙 `丁 <b [@ ![戊\n\n己", []string{"paragraph|甲 **乙 [丙 `丁 <b [@ ![戊", "paragraph|己"}},
		{"alt text in alt text", "甲![a ![b](c) d](e)乙", []string{"paragraph|甲⌷乙|b|a ⌷ d"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := prose.Parse(markdown.Parser{}, tt.source)
			if diff := cmp.Diff(tt.want, outline(d)); diff != "" {
				t.Errorf("%q (-want +got):\n%s", tt.source, diff)
			}
			if d.Text() != tt.source {
				t.Errorf("the blocks make up %q", d.Text())
			}
		})
	}
}

func TestFrontMatter(t *testing.T) {
	tests := []struct {
		name, source string
		keys         []string
		want         []string
	}{
		{"YAML", "---\ntitle: 技術主權 # 註\ndate: 2024-01-01\ndescription: \"甲\\\"乙\"\ntags: [a]\n---\n文", nil, []string{"meta|技術主權|甲\"乙", "paragraph|文"}},
		{"block scalars", "---\nabstract: |\n  甲\n  乙\n\n  丙\nsubtitle: >-\n  丁\n  戊\n...\n文", nil, []string{"meta|甲¶乙¶丙|丁戊", "paragraph|文"}},
		{"single quotes and folding", "---\ntitle: '甲''乙\n  丙'\n---\n", nil, []string{"meta|甲'乙丙"}},
		{"TOML", "+++\ntitle = \"題\"\nabstract = '''\n甲\ntitle = 乙\n'''\n[x]\n+++\n文", nil, []string{"meta|題|甲¶title = 乙", "paragraph|文"}},
		{"other keys", "---\ntitle: 題\nsummary: 要\n---\n", []string{"summary"}, []string{"meta|要"}},
		{"nested keys are data", "---\nauthor:\n  title: 甲\n---\n", nil, []string{"meta"}},
		{"unclosed", "---\ntitle: 題\n\n正文。\n\n後", nil, []string{"meta|題", "paragraph|正文。", "paragraph|後"}},
		{"a break and no front matter", "---\n\n正文", nil, []string{"blank", "paragraph|正文"}},
		{"a break and text", "---\n正文", nil, []string{"blank", "paragraph|正文"}},
		{"only at the start", "甲\n\n---\ntitle: 題\n---\n", nil, []string{"paragraph|甲", "blank", "heading2|title: 題"}},
		{"CRLF", "---\r\ntitle: 題\r\n---\r\n文\r\n", nil, []string{"meta|題", "paragraph|文"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := prose.Parse(markdown.Parser{ProseKeys: tt.keys}, tt.source)
			if diff := cmp.Diff(tt.want, outline(d)); diff != "" {
				t.Errorf("%q (-want +got):\n%s", tt.source, diff)
			}
		})
	}
}

// only returns the one block of a document.
func only(t *testing.T, source string) *prose.Block {
	t.Helper()
	d := prose.Parse(markdown.Parser{}, source)
	if len(d.Blocks()) != 1 {
		t.Fatalf("%q has %d blocks", source, len(d.Blocks()))
	}
	return d.Blocks()[0]
}

func TestCitations(t *testing.T) {
	tests := []struct {
		source string
		want   []string // source|bracketed|key=locator,…
	}{
		{"見[@霍布斯1651]認為", []string{"[@霍布斯1651]|true|霍布斯1651="}},
		{"[見 @a, 頁 12; 又見 -@b 第三章]", []string{"[見 @a, 頁 12; 又見 -@b 第三章]|true|a=頁 12,b=第三章"}},
		{"[@a；@b]", []string{"[@a；@b]|true|a=,b="}},
		{"[@a，頁 3；下同]", []string{"[@a，頁 3；下同]|true|a=頁 3；下同"}},
		{"見 @a:b.c. 與 @d—", []string{"@a:b.c|false|a:b.c=", "@d|false|d="}},
		{"見 @a認為", []string{"@a認為|false|a認為="}},
		{"見@a認為、é@a", nil},
		{"@{a b} @{https://a.b/c}尾", []string{"@{https://a.b/c}|true|https://a.b/c="}},
		{"@a [頁 3] 說", []string{"@a [頁 3]|false|a=頁 3"}},
		{"@a [文](b)", []string{"@a|false|a="}},
		{"-@a", []string{"-@a|false|a="}},
		{"[@user](https://a.b)", nil},
		{"[@a; ]", []string{"[@a; ]|true|a="}},
		{"[@a; 無]", []string{"@a|false|a="}},
		{"[@", nil},
		{"[@a", []string{"@a|false|a="}},
		{"`@a` \\@b c@d.ef", nil},
		{"[甲 [@a] 乙]", []string{"[@a]|true|a="}},
		{"**[@a]**", []string{"[@a]|true|a="}},
		{"> [@a,\n> 頁 1]", []string{"[@a,\n> 頁 1]|true|a=頁 1"}},
	}
	for _, tt := range tests {
		var got []string
		b := only(t, tt.source)
		for _, c := range b.Cites {
			var items []string
			for _, it := range c.Items {
				items = append(items, it.Key+"="+it.Locator)
				if at := b.Source[it.At.Start:it.At.End]; at != it.Key {
					t.Errorf("%q: the key %q is at %q", tt.source, it.Key, at)
				}
			}
			got = append(got, fmt.Sprintf("%s|%v|%s", b.Source[c.Start:c.End], c.Bracketed, strings.Join(items, ",")))
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.source, diff)
		}
	}
}

func TestMarks(t *testing.T) {
	cut := func(b *prose.Block, s prose.Span) string { return b.Source[s.Start:s.End] }
	b := only(t, "甲[^1]^[註[^2]] [文](<u v> \"題\") ![圖](w\\)) <https://x.y> [a][b] `碼` $m$ <!-- 忽 --> https://z.z/?q=1.\n")
	var got []string
	for _, f := range b.Footnotes {
		got = append(got, fmt.Sprintf("note %s %q %v", cut(b, f.Span), f.Label, f.Definition))
	}
	for _, l := range b.Links {
		got = append(got, fmt.Sprintf("link %s %q %q", cut(b, l.Span), l.Target, cut(b, l.At)))
	}
	for _, s := range b.Code {
		got = append(got, "code "+cut(b, s))
	}
	for _, s := range b.Comments {
		got = append(got, "comment"+cut(b, s))
	}
	want := []string{
		`note [^1] "1" false`,
		`note ^[註[^2]] "" false`,
		`note [^2] "2" false`,
		`link [文](<u v> "題") "u v" "u v"`,
		`link ![圖](w\)) "w)" "w\\)"`,
		`link <https://x.y> "https://x.y" "https://x.y"`,
		`link https://z.z/?q=1 "https://z.z/?q=1" "https://z.z/?q=1"`,
		"code `碼`", "code $m$", "comment 忽 ",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}

	b = only(t, "[^甲]: 註\n")
	if want := []prose.FootnoteMark{{Span: prose.Span{Start: 0, End: len("[^甲]")}, Label: "甲", Definition: true}}; !cmp.Equal(want, b.Footnotes) {
		t.Errorf("definition: %v", b.Footnotes)
	}
	b = only(t, "[甲]: https://a.b \"題\"\n")
	if len(b.Links) != 1 || cut(b, b.Links[0].Span) != "[甲]: https://a.b \"題\"" || b.Links[0].Target != "https://a.b" {
		t.Errorf("link definition: %v", b.Links)
	}
}

// TestMap maps parts of the reader's text back to the source.
func TestMap(t *testing.T) {
	tests := []struct {
		source, text, want string
		verbatim           bool
	}{
		{"論技術**主權**。", "技術主權", "技術**主權", false},
		{"論技術**主權**。", "主權", "主權", true},
		{"論技術\n主權。", "技術主權", "技術\n主權", false},
		{"> 論技術\n> 主權。", "技術主權", "技術\n> 主權", false},
		{"- 論技術\n  主權。", "術主", "術\n  主", false},
		{"甲&amp;乙", "&", "&amp;", false},
		{"甲\\*乙", "甲*", "甲\\*", false},
		{"甲[^1]乙", "甲乙", "甲[^1]乙", false},
		{"𠮷😀*野家*", "野家", "野家", true},
		{"甲[乙](丙)丁", "甲乙丁", "甲[乙](丙)丁", false},
		{"a\r\nb", "a b", "a\r\nb", false},
	}
	for _, tt := range tests {
		b := only(t, tt.source)
		r := b.Runs[0]
		i := strings.Index(r.Text, tt.text)
		if i < 0 {
			t.Errorf("%q reads %q", tt.source, r.Text)
			continue
		}
		span := prose.Span{Start: i, End: i + len(tt.text)}
		s := r.Source(span)
		if got := b.Source[s.Start:s.End]; got != tt.want || r.Verbatim(span) != tt.verbatim {
			t.Errorf("%q: %q is %q, verbatim %v; want %q, %v", tt.source, tt.text, got, r.Verbatim(span), tt.want, tt.verbatim)
		}
	}
}

// TestHalfWritten asserts that what follows a broken block reads as before.
func TestHalfWritten(t *testing.T) {
	const rest = "\n\n# 題\n\n後**文**。\n"
	for _, broken := range []string{"[@", "[@a, ", "**甲", "甲 `乙", "![", "[甲](", "[甲](<b", "甲 <!-- 乙", "<b 甲", "$$\na", "甲 $a", "| 甲 |\n|", "[^", "[^1]:", "@{", "^[", ":::", "&am", "~~甲", "\\", "-", "> ", "[甲]:"} {
		d := prose.Parse(markdown.Parser{}, broken+rest)
		got := outline(d)
		if n := len(got); n < 3 || got[n-2] != "heading1|題" || got[n-1] != "paragraph|後文。" {
			t.Errorf("%q: %q", broken, got)
		}
	}
	// An open fence or comment lasts as long as its container.
	for _, broken := range []string{"> ```\n> 甲", "> <!-- 甲"} {
		got := outline(prose.Parse(markdown.Parser{}, broken+rest))
		if n := len(got); n != 3 || got[n-1] != "paragraph|後文。" {
			t.Errorf("%q: %q", broken, got)
		}
	}
}

// TestAlias asserts that plain text is not copied.
func TestAlias(t *testing.T) {
	source := strings.Repeat("技術主權是一國的能力。", 100) + "\n"
	var p prose.Parser = markdown.Parser{}
	if n := testing.AllocsPerRun(100, func() { p.Next(source, prose.State{}) }); n > 1 {
		t.Errorf("a plain paragraph takes %v allocations", n)
	}
}
