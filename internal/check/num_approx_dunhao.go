package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// NumApproxDunhao reports enumeration commas in approximate numbers.
var NumApproxDunhao = &Rule{
	ID:       "num-approx-dunhao",
	Name:     text("概數用頓號", "enumeration comma in an approximate number"),
	Severity: glossary.Hint,
	Doc: Doc{
		What:   text("報告相鄰兩個數字連用表示概數時中間的頓號：三、四天宜作三四天。第三、四章和年級等是列舉，不報告。", "Reports an enumeration comma between two neighbouring numbers that are an approximate one: 三、四天 should be 三四天. Lists (第三、四章, 一、二年級) are let pass."),
		Why:    text("三四天是三天或四天；三、四天讀起來像三和四天。有時確是列舉，所以只是建議。", "三四天 is three or four days; with the comma it reads as three and four. It may be a list after all, hence a hint."),
		Bad:    []Example{{Text: "等了三、四天。\n"}},
		Good:   []Example{{Text: "等了三四天，讀了第三、四章，教一、二年級。\n"}},
		Source: "GB/T 15834—2011, 4.5",
	},
	Block: numApproxDunhao,
}

const counting = "一二三四五六七八九"

func numApproxDunhao(p *BlockPass) {
	for i := range p.Block.Runs {
		run, ts := &p.Block.Runs[i], p.tokens[i]
		for j, t := range ts {
			left, right := at(ts, j-1), at(ts, j+1)
			if t.r != '、' || left.class != classHan || right.class != classHan || !run.Verbatim(t.Span) {
				continue
			}
			a, n := utf8.DecodeLastRuneInString(left.text(run))
			b, m := utf8.DecodeRuneInString(right.text(run))
			low, high := strings.IndexRune(counting, a), strings.IndexRune(counting, b)
			if low < 0 || high != low+len("一") {
				continue
			}
			head, rest := run.Text[left.Start:left.End-n], run.Text[right.Start+m:right.End]
			unit, _ := utf8.DecodeRuneInString(rest)
			if head == "" || strings.ContainsAny(head, "第各") || strings.ContainsRune(counting+"十、", lastRune(head)) ||
				!strings.ContainsRune("十百千天歲岁次人里米年", unit) || strings.HasPrefix(rest, "年級") || strings.HasPrefix(rest, "年级") {
				continue
			}
			p.Report(Finding{
				Span:    run.Source(prose.Span{Start: left.End - n, End: right.Start + m}),
				Message: format("概數中間不用頓號：%s", "an approximate number has no comma: %s", string([]rune{a, b})),
				Fixes:   []Fix{{Title: text("刪去頓號", "Delete the comma"), Edits: []Edit{{run.Source(t.Span), ""}}}},
			})
		}
	}
}
