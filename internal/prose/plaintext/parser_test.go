package plaintext_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/plaintext"
)

// outline returns the runs of each block, with ⌷ for an object.
func outline(source string) []string {
	var lines []string
	for _, b := range prose.Parse(plaintext.Parser{}, source).Blocks() {
		var runs []string
		for _, r := range b.Runs {
			runs = append(runs, strings.ReplaceAll(r.Text, string(prose.Object), "⌷"))
		}
		lines = append(lines, strings.Join(runs, "|"))
	}
	return lines
}

func TestBlocks(t *testing.T) {
	wide := strings.Repeat("技術主權", 7) // 56 columns
	latin := strings.Repeat("word and ", 8) + "word"
	tests := []struct {
		name, source string
		want         []string
	}{
		{"empty", "", nil},
		{"a line each", "甲\n乙\r\n\n\n丙", []string{"甲", "乙", "丙"}},
		{"blank lines first", "\n \n甲", []string{"", "甲"}},
		{"hard-wrapped Han", wide + "\n" + wide + "\n末。\n後", []string{wide + wide + "末。", "後"}},
		{"hard-wrapped Latin", latin + "\r\n" + latin + "\r\nend.", []string{latin + " " + latin + " end."}},
		{"ends a sentence", wide + "。\n" + wide, []string{wide + "。", wide}},
		{"ends a quotation", wide + "”\n" + wide, []string{wide + "”", wide}},
		{"too narrow", "短行\n短行", []string{"短行", "短行"}},
		{"too wide", strings.Repeat(wide, 3) + "\n乙", []string{strings.Repeat(wide, 3), "乙"}},
		{"next much wider", wide + "\n" + wide + "技術主權技術主權技術主權", []string{wide, wide + "技術主權技術主權技術主權"}},
		{"indented by U+3000", wide + "\n　　" + wide, []string{wide, wide}},
		{"indented by spaces", wide + "\n  乙", []string{wide, "乙"}},
		{"list items", wide + "\n- 甲\n" + wide + "\n2. 乙\n" + wide + "\n第三章", []string{wide, "- 甲", wide, "2. 乙", wide, "第三章"}},
		{"numbers are no list", wide + "\n2024 年", []string{wide + " 2024 年"}},
		{"form feed", "甲\f乙\n\f丙\n", []string{"甲|乙", "丙"}},
		{"addresses", "見https://a.b/c?d。寫信到 a.b@c.de，或看www.x.yz！", []string{"見⌷。寫信到 ⌷，或看⌷！"}},
		{"citations", "見[@a, 頁 1；@b]與 @c 及 [d @e]", []string{"見⌷與 @c 及 [d @e]"}},
		{"no markup", "**甲** `乙` # 丙 [丁](戊)", []string{"**甲** `乙` # 丙 [丁](戊)"}},
		{"byte order mark", "\uFEFF甲\n", []string{"甲"}},
		{"broken UTF-8", "甲\xff乙\n", []string{"甲\xff乙"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, outline(tt.source)); diff != "" {
				t.Errorf("%q (-want +got):\n%s", tt.source, diff)
			}
		})
	}
}

func TestMap(t *testing.T) {
	wide := strings.Repeat("技術主權", 6)
	source := wide + "\r\n數位治理 [@a, 頁 1] https://b.c"
	b := plaintext.Parser{}.Next(source, prose.State{})
	r := b.Runs[0]
	i := strings.Index(r.Text, "主權數位")
	s := r.Source(prose.Span{Start: i, End: i + len("主權數位")})
	if got := source[s.Start:s.End]; got != "主權\r\n數位" {
		t.Errorf("across the line end: %q", got)
	}
	if len(b.Cites) != 1 || b.Cites[0].Items[0].Key != "a" || b.Cites[0].Items[0].Locator != "頁 1" {
		t.Errorf("citations: %+v", b.Cites)
	}
	if len(b.Links) != 1 || b.Links[0].Target != "https://b.c" {
		t.Errorf("links: %+v", b.Links)
	}
}

func BenchmarkNext(b *testing.B) {
	text := strings.Repeat("　　技術主權是一國自主決定並掌握關鍵技術的能力，它不等於自給自足，而是在相互依賴之中保有選擇的餘地。參見 https://example.org/a 與〈論依賴〉。\n\n", 6000)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		for rest := text; rest != ""; {
			rest = rest[len(plaintext.Parser{}.Next(rest, prose.State{}).Source):]
		}
	}
}
