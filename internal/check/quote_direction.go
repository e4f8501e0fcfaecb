package check

import (
	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// QuoteDirection reports quotation marks that are turned the wrong way.
var QuoteDirection = &Rule{
	ID:       "quote-direction",
	Name:     text("引號方向錯誤", "quotation mark turned the wrong way"),
	Severity: glossary.Warning,
	Grouped:  true,
	Doc: Doc{
		What:   text("報告方向寫反的引號：本該是前引號的地方用了後引號，或者相反。", "Reports closing marks where an opening one belongs, and the reverse."),
		Why:    text("輸入法按次數輪流給出前後引號，刪改一次就全錯位了。", "Input methods alternate the two marks; one deletion turns all that follow."),
		Bad:    []Example{{Text: "他把它叫作”主權”。\n", Fixed: "他把它叫作“主權”。\n"}, {Text: "一是“甲“，二是“乙”。\n", Fixed: "一是“甲”，二是“乙”。\n"}},
		Good:   []Example{{Text: "他把它叫作“主權”。\n"}, {Text: "螢幕是 27”的。\n"}, {Text: "“第一段。\n\n“第二段。”\n"}},
		Source: "GB/T 15834—2011, 4.8.3",
	},
	Block: quoteDirection,
}

// turnable are the marks that may be turned the wrong way; ’ is an apostrophe too
// often.
var turnable = []rune{'“', '「', '『'}

func quoteDirection(p *BlockPass) {
	for i := range p.Block.Runs {
		for _, opening := range turnable {
			misturned(p.tokens[i], opening, func(j int, right rune) {
				run, t := &p.Block.Runs[i], p.tokens[i][j]
				p.Report(Finding{
					Span:    run.Source(t.Span),
					Message: format("引號「%s」方向反了，應作「%s」", "the quotation mark “%s” is turned the wrong way: “%s”", string(t.r), string(right)),
					Fixes: markFix(run, format("改為「%s」", "Change to “%s”", string(right)), true,
						[]prose.Span{t.Span}, []string{string(right)}),
				})
			})
		}
	}
}

// misturned calls report with the index of every mark of one kind that is turned
// the wrong way, and with the mark that belongs there.
func misturned(ts []token, opening rune, report func(int, rune)) {
	closing := closingOf(opening)
	next := func(j int) int {
		for j++; j < len(ts); j++ {
			if ts[j].r == opening || ts[j].r == closing {
				return j
			}
		}
		return -1
	}
	open := false
	for j := next(-1); j >= 0; j = next(j) {
		k := next(j)
		switch {
		case ts[j].r == closing && open:
			open = false
		case ts[j].r == closing:
			if k >= 0 && ts[k].r == closing && mayOpen(ts, j) && mayClose(ts, k) {
				report(j, opening)
				open = true
			}
		case open && (k < 0 && !mayOpen(ts, j) || k >= 0 && ts[k].r == opening && mayOpen(ts, k)) && mayClose(ts, j):
			report(j, closing)
			open = false
		default:
			open = true
		}
	}
}

// mayOpen reports whether a quotation may start behind the mark at index j.
func mayOpen(ts []token, j int) bool {
	left, right := at(ts, j-1), at(ts, j+1)
	switch right.class {
	case classHan, classLetter, classDigit, classObject:
	case classWide:
		if !opensText(right.r) {
			return false
		}
	default:
		return false
	}
	return left.class != classDigit && left.class != classLetter
}

// mayClose reports whether a quotation may end before the mark at index j.
func mayClose(ts []token, j int) bool {
	left, right := at(ts, j-1), at(ts, j+1)
	if left.none() || left.class == classBlank || left.class == classWide && opensText(left.r) {
		return false
	}
	return right.class != classLetter && right.class != classDigit
}
