package check

import (
	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// TitleMarkNesting reports titles inside titles with the same marks.
var TitleMarkNesting = &Rule{
	ID:       "title-mark-nesting",
	Name:     text("書名號嵌套不分層次", "nested title with the same marks"),
	Severity: glossary.Warning,
	Doc: Doc{
		What:   text("報告書名號裡又用同一種書名號的篇名：《關於《甲》的說明》宜作《關於〈甲〉的說明》。", "Reports titles inside titles that use the same marks: 《關於《甲》的說明》 should be 《關於〈甲〉的說明》."),
		Why:    text("書名號裡面還要用書名號時，外層用雙書名號，裡層用單書名號。", "Inside a title the single marks are used."),
		Bad:    []Example{{Text: "見《關於《利維坦》的札記》。\n", Fixed: "見《關於〈利維坦〉的札記》。\n"}},
		Good:   []Example{{Text: "見《關於〈利維坦〉的札記》和《利維坦》。\n"}, {Text: "見《關於修改〈關於適用《甲法》的解釋〉的決定》。\n"}},
		Source: "GB/T 15834—2011, 4.15",
	},
	Block: titleMarkNesting,
}

func titleMarkNesting(p *BlockPass) {
	for i := range p.Block.Runs {
		run, ts := &p.Block.Runs[i], p.tokens[i]
		var open, inner []int // titles; complete ones with the marks of the one around
		for j, t := range ts {
			switch t.r {
			case '《', '〈':
				open = append(open, j)
			case '》', '〉':
				n := len(open) - 1
				if n < 0 || ts[open[n]].r+1 != t.r {
					open, inner = open[:0], inner[:0]
					continue
				}
				if t.r == '》' && n > 0 && ts[open[n-1]].r == '《' {
					inner = append(inner, open[n], j)
				}
				if open = open[:n]; n > 0 {
					continue
				}
				for k := 0; k < len(inner); k += 2 {
					reportInnerTitle(p, run, ts[inner[k]].Span, ts[inner[k+1]].Span)
				}
				inner = inner[:0]
			case '。':
				open, inner = open[:0], inner[:0] // a title has none: a mark is missing
			}
		}
	}
}

func reportInnerTitle(p *BlockPass, run *prose.Run, opening, closing prose.Span) {
	p.Report(Finding{
		Span:    run.Source(prose.Span{Start: opening.Start, End: closing.End}),
		Message: text("書名號裡的書名號宜作「〈〉」", "the marks of a title inside another should be 〈〉"),
		Fixes: markFix(run, text("改為「〈〉」", "Change to 〈〉"), true,
			[]prose.Span{opening, closing}, []string{"〈", "〉"}),
	})
}
