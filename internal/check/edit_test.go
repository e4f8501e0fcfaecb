package check_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markdown"
)

// pieces are what random documents and edits are made of: text that rules and
// parsers care about, whole and broken.
var pieces = []string{
	"技術主權", "主權", "物件化", "那隻能", "民主權利", "LEAM", "LEAM（Large European AI Models）", "「", "」", "“", "”", "『", "』",
	"《利維坦》", "霍布斯說：", "一個國家的主權在國境內具有至高無上的權威", "見小利而忘義，臨大事而惜身", "[@hobbes1651leviathan]", "[@nobody, 頁 1]",
	"\n", "\n\n", "\r\n", "# ", "- ", "> ", "    ", "```\n", "`", "**", "*", "|", "| a | b |\n|---|---|\n", "$", "$$\n", "<!-- ", " -->", "<div>\n", "[^1]", "[^1]: ", "---\n",
	"甲,", "乙...", "(丙)", "（丁", "）", "用 Go 寫", "用Go寫", "1,200 人", "3400 人", "的的", "”戊”", "\"己\"",
	"，", "。", " ", "\t", "𠮷", "😀", "é", "普通文字", "第一次是作為悲劇出現，第二次是作為喜劇出現", "\xff",
}

func draw(t *rapid.T, label string, most int) string {
	text := ""
	for _, p := range rapid.SliceOfN(rapid.SampledFrom(pieces), 0, most).Draw(t, label) {
		text += p
	}
	return text
}

// What an edited document is found to hold is what the same text, read afresh,
// holds.
func editEqualsFresh(t *rapid.T) {
	text := draw(t, "text", 40)
	d := prose.Parse(markdown.Parser{}, text)
	r := check.Check(annotate.Annotate(d, embedded()), &check.Settings{})
	for i := range rapid.IntRange(1, 4).Draw(t, "edits") {
		start := rapid.IntRange(0, len(text)).Draw(t, fmt.Sprint("start", i))
		end := min(len(text), start+rapid.IntRange(0, 30).Draw(t, fmt.Sprint("length", i)))
		insert := draw(t, fmt.Sprint("insert", i), 6)
		text = text[:start] + insert + text[end:]
		next, change := d.Edit(start, end, insert)
		r = r.Edit(r.Document.Edit(next, change), change)
		d = next
		if d.Text() != text {
			t.Fatalf("text is %q, want %q", d.Text(), text)
		}
		fresh := check.Check(annotate.Annotate(prose.Parse(markdown.Parser{}, text), embedded()), &check.Settings{})
		if diff := cmp.Diff(summary(fresh), summary(r)); diff != "" {
			t.Fatalf("after an edit at %d:%d of %q (-fresh +edited):\n%s", start, end, text, diff)
		}
	}
}

func TestEditEqualsFresh(t *testing.T) { rapid.Check(t, editEqualsFresh) }

func FuzzEdit(f *testing.F) { f.Fuzz(rapid.MakeFuzz(editEqualsFresh)) }

func summary(r *check.Result) []string {
	var out []string
	for i, b := range r.Document.Prose.Blocks() {
		out = append(out, fmt.Sprintf("block %d %d %q", r.Document.Prose.Start(i), b.Kind, b.Source))
		for _, m := range r.Document.Block(i).Mentions {
			out = append(out, fmt.Sprintf("mention %v %s", m.Span, m.Senses[0].Concept.ID))
		}
	}
	for _, f := range r.Findings() {
		out = append(out, fmt.Sprintf("%s %v %s", f.Rule.ID, f.Span, f.Message.En))
	}
	return out
}

func BenchmarkKeystroke(b *testing.B) {
	const paragraph = "技術主權是一國自主掌握關鍵技術的能力。霍布斯在《利維坦》中談的是主權者，「見小利而忘命」則出自小說。\n\n- 一項\n- 又一項 `code`\n\n"
	text := strings.Repeat(paragraph, 1<<20/len(paragraph))
	d := prose.Parse(markdown.Parser{}, text)
	r := check.Check(annotate.Annotate(d, embedded()), &check.Settings{})
	at := len(text)/2 - len(text)/2%3
	for at < len(text) && text[at] != '\n' {
		at++
	}
	for b.Loop() {
		next, change := d.Edit(at, at, "主")
		n := r.Edit(r.Document.Edit(next, change), change)
		n.Findings()
	}
}
