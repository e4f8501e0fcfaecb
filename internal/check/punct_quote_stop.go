package check

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// PunctQuoteStop reports a full stop on both sides of a closing quotation mark.
var PunctQuoteStop = &Rule{
	ID:       "punct-quote-stop",
	Name:     text("引號內外都有句號", "full stops inside and outside a quotation mark"),
	Severity: glossary.Information,
	Doc: Doc{
		What:   text("報告後引號內外各有一個句末點號：。」。 和 ！”。。內為問號、嘆號的是提示。", "Reports a mark that ends a sentence on both sides of a closing quotation mark: 。」。 and ！”。. With a question or exclamation mark inside it is a hint."),
		Why:    text("一句話只收一次尾：完整獨立的引文，點號在內；引文是句子的一部分，點號在外。", "A sentence ends once: inside the marks if the quotation stands by itself, outside if it is part of the sentence."),
		Bad:    []Example{{Text: "他說：「明天再來。」。\n"}, {Text: "他问：“谁来决定？”。\n"}},
		Good:   []Example{{Text: "他說：「明天再來。」我們就走了。\n"}, {Text: "他說明天「再來」。\n"}},
		Source: "GB/T 15834—2011 5.1.4、附錄 B.2；重訂標點符號手冊，引號",
	},
	Block: punctQuoteStop,
}

func punctQuoteStop(p *BlockPass) {
	for i := range p.Block.Runs {
		run, ts := &p.Block.Runs[i], p.tokens[i]
		for j, t := range ts {
			inner, outer := at(ts, j-1), at(ts, j+1)
			if t.class != classWide || outer.r != '。' || !prose.IsClosingQuote(t.r) || inner.class != classWide || !strings.ContainsRune("。！？", inner.r) {
				continue
			}
			limit, span := glossary.Information, prose.Span{Start: inner.Start, End: outer.End}
			if inner.r != '。' {
				limit = glossary.Hint
			}
			f := Finding{Span: run.Source(span), Message: text("引號內外只留一個句號", "keep the full stop inside or outside the quotation marks")}
			if run.Verbatim(span) {
				f.Fixes = []Fix{
					{Title: text("刪去引號外的", "Delete the outer one"), Edits: []Edit{{run.Source(outer.Span), ""}}},
				}
				if inner.r == '。' {
					f.Fixes = append(f.Fixes, Fix{Title: text("刪去引號內的", "Delete the inner one"), Edits: []Edit{{run.Source(inner.Span), ""}}})
				}
			}
			p.ReportAtMost(limit, f)
		}
	}
}
