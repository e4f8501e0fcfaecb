package annotate_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/growth"
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markdown"
)

// broken says what is wrong with the positions of a document's annotations, ""
// if nothing is.
func broken(d *annotate.Document) string {
	blocks := d.Prose.Blocks()
	inside := func(s prose.Span, text string, what string) string {
		switch {
		case s.Start < 0 || s.End < s.Start || s.End > len(text):
			return fmt.Sprintf("%s: %v is not in %q", what, s, text)
		case !onRune(text, s.Start) || !onRune(text, s.End):
			return fmt.Sprintf("%s: %v splits a character of %q", what, s, text)
		}
		return ""
	}
	for i, b := range blocks {
		a := d.Block(i)
		var wrong []string
		source := func(s prose.Span, what string) { wrong = append(wrong, inside(s, b.Source, what)) }
		run := func(r int, s prose.Span, what string) { wrong = append(wrong, inside(s, b.Runs[r].Text, what)) }
		last := 0
		for j := range a.Citations {
			c := &a.Citations[j]
			source(c.Span, "citation")
			source(c.At, "cited name")
			if c.Run >= 0 {
				run(c.Run, c.Text, "cited text")
			}
			if c.Start < last {
				wrong = append(wrong, "citations are not in order")
			}
			last = c.Start
			for _, t := range d.Targets(i, c) {
				wrong = append(wrong, inside(t.Span, blocks[t.Block].Source, "target"))
			}
		}
		last = 0
		for j := range a.Quotations {
			q := &a.Quotations[j]
			source(q.Span, "quotation")
			run(q.Run, q.Text, "quoted text")
			if q.Start < last {
				wrong = append(wrong, "quotations are not in order")
			}
			last = q.Start
			for _, p := range q.Parts {
				run(q.Run, p, "part")
				if p.Start < q.Text.Start || p.End > q.Text.End {
					wrong = append(wrong, "a part is not in its quotation")
				}
			}
			if m := q.Match; m != nil {
				run(q.Run, m.Text, "match")
				w := m.Quotation.Wordings[m.Wording].Text
				wrong = append(wrong, inside(m.Source, w, "source"))
				for _, e := range m.Edits {
					run(q.Run, e.Text, "edit")
					wrong = append(wrong, inside(e.Source, w, "edit of the source"))
				}
			}
			for by := d.Attribution(i, q); by != nil; by = by.Via {
				k := i + by.Block
				wrong = append(wrong, inside(by.Text, blocks[k].Runs[by.Run].Text, "attribution"))
				if by.Block == 0 && q.Match != nil && by.Run == q.Run && len(q.Parts) == 0 &&
					by.Text.Start < q.Match.Text.End && q.Match.Text.Start < by.Text.End {
					wrong = append(wrong, "a passage is attributed by a name in it")
				}
			}
		}
		for _, m := range a.Marks {
			source(m.Span, "mark")
		}
		for _, m := range a.Abbreviations {
			source(m.Span, "abbreviation")
		}
		for _, w := range wrong {
			if w != "" {
				return fmt.Sprintf("block %d: %s", i, w)
			}
		}
	}
	return ""
}

// onRune reports whether a byte offset does not lie inside a character.
func onRune(text string, at int) bool {
	if at == 0 || at == len(text) || utf8.RuneStart(text[at]) {
		return true
	}
	for back := 1; back < utf8.UTFMax && back <= at; back++ {
		if utf8.RuneStart(text[at-back]) {
			_, n := utf8.DecodeRuneInString(text[at-back:])
			return n <= back
		}
	}
	return true
}

// fragments are what random documents are made of.
var fragments = []string{
	"林梅", "魏安", "霍布斯", "托馬斯·霍布斯", "Hobbes", "康德", "說", "說：", "寫道", "，", "。", "：", "；", "、", " ", "\n", "\n\n", "的", "在", "中", "引",
	"「", "」", "『", "』", "“", "”", "‘", "’", "《", "》", "〈", "〉", "（", "）", "(", ")", "[", "]", "〔", "〕", "﹏", "——", "> ", "- ", "1. ", "# 參考文獻\n",
	"《利維坦》", "《湖上筆記》", "第三章", "頁 12", "§ 4", "1651", "（1651）", "（霍布斯，1651：12）", "[1]", "[^1]", "[^1]: ", "¹", "<sup>1</sup>", "*Leviathan*",
	"[@hobbes1651, 頁 3]", "@kant1795", "湖面在黃昏時像一面舊鏡子，", "照著沒有人等的渡船", "河流從不爭辯，", "它只是繞過石頭，把石頭留在身後。",
	"𠮷", "😀", "é", "\r\n", "\t", "\xff", "\xe4\xb8", "**", "_", "`",
}

func TestPositions(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(fragments), 0, 40).Draw(t, "text"), "")
		if wrong := broken(annotated(text)); wrong != "" {
			t.Fatalf("%q: %s", text, wrong)
		}
	})
}

// What an edited document cites and quotes is what the same text does, read
// afresh, across blocks too.
func TestEditedDocument(t *testing.T) {
	summary := func(d *annotate.Document) string {
		var b strings.Builder
		for i := range d.Prose.Blocks() {
			for _, c := range d.Block(i).Citations {
				fmt.Fprintf(&b, "%d %v %s %v\n", i, c.Span, keys(c.References), d.Targets(i, &c))
			}
			for j := range d.Block(i).Quotations {
				q := &d.Block(i).Quotations[j]
				fmt.Fprintf(&b, "%d %v", i, q.Span)
				for by := d.Attribution(i, q); by != nil; by = by.Via {
					fmt.Fprintf(&b, " %d %s", by.Block, by.Name)
				}
				b.WriteByte('\n')
			}
		}
		return b.String()
	}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(fragments), 0, 30).Draw(t, "text"), "")
		d := annotated(text)
		start := rapid.IntRange(0, len(text)).Draw(t, "start")
		end := min(len(text), start+rapid.IntRange(0, 20).Draw(t, "length"))
		insert := strings.Join(rapid.SliceOfN(rapid.SampledFrom(fragments), 0, 4).Draw(t, "insert"), "")
		next, change := d.Prose.Edit(start, end, insert)
		edited, fresh := summary(d.Edit(next, change)), summary(annotated(text[:start]+insert+text[end:]))
		if edited != fresh {
			t.Fatalf("%q edited:\n%s\nfresh:\n%s", text, edited, fresh)
		}
	})
}

func FuzzAnnotate(f *testing.F) {
	for _, s := range []string{
		"", "林梅說：「湖面在黃昏時像一面舊鏡子」（《湖上筆記》第三章）", "「河流從不爭辯，」他說，「它只是繞過石頭，把石頭留在身後。」",
		"霍布斯（1651）[@hobbes1651, 頁 3]，[1-3]\n\n# 參考文獻\n\n1. 利維坦\n", "> 湖面在黃昏時像一面舊鏡子\n>\n> —— 林梅《湖上筆記》\n",
		"《〈》〉﹏﹏甲﹏", "（1999", "¹²³", "𠮷「😀」é", "\xff「\xe4\xb8」",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if wrong := broken(annotated(text)); wrong != "" {
			t.Errorf("%q: %s", text, wrong)
		}
	})
}

// Text made to be slow takes time linear in its length.
func TestHostile(t *testing.T) {
	for _, piece := range []string{
		"「", "」", "「」", "「甲」", "「甲", "《", "《利維坦》", "《利維坦", "《〈", "（1999", "（1999）", "霍布斯（1651）", "（霍布斯，1651；", "（", "霍布斯", "霍布斯說", "霍布斯說：「甲」",
		"「利維坦」", "「湖面在黃昏時像一面舊鏡子」", "湖面在黃昏時像一面舊鏡子，", "「甲」他說「", "「河流從不爭辯，」他說，", "『「", "[1", "[1]", "[1]\n", "¹", "﹏", "﹏甲", "——", "[^1]", "@hobbes1651 ", "第三章", "《利維坦》第三章", "“‘", "的「甲」，",
		"> 甲\n>\n", "> 「甲」\n", "a", "ABC ", "ABC（", "，ABC", "*Leviathan* ", "霍布斯：\n\n> 甲\n\n", "1. 利維坦\n", "[1] 利維坦\n",
	} {
		document := func(n int) *prose.Document {
			return prose.Parse(markdown.Parser{}, strings.Repeat(piece, n/len(piece)))
		}
		growth.Linear(t, strconv.Quote(piece), 25_000, document, func(d *prose.Document) {
			a := annotate.Annotate(d, works())
			for i := range d.Blocks() {
				for j := range min(3, len(a.Block(i).Citations)) {
					a.Targets(i, &a.Block(i).Citations[j])
				}
			}
		})
	}
}
