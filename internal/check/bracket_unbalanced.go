package check

import (
	"github.com/jiaozhu/jiaozhu/glossary"
)

// BracketUnbalanced reports brackets without a partner.
var BracketUnbalanced = &Rule{
	ID:       "bracket-unbalanced",
	Name:     text("括號不成對", "unbalanced bracket"),
	Severity: glossary.Warning,
	Doc: Doc{
		What:   text("報告沒有配對的全形括號和書名號：（）【】〔〕《》〈〉。跨段的括號、列舉用的「1）」「甲）」不報告；一全一半的一對見 bracket-width。", "Reports full-width brackets and title marks without a partner: （）【】〔〕《》〈〉. Brackets that span paragraphs, and 1） or 甲） before items, are let pass; pairs of two widths belong to bracket-width."),
		Why:    text("讀者分不清插入的話到哪裡為止。", "Readers cannot tell where the inserted words end."),
		Bad:    []Example{{Text: "這是一個問題（例如技術主權。\n"}, {Text: "見《利維坦第十七章。\n"}, {Text: "這是一個問題，例如技術主權）。\n"}},
		Good:   []Example{{Text: "這是一個問題（例如技術主權）。\n"}, {Text: "1）主權；2）治權。\n"}, {Text: "（第一段。\n\n第二段。）\n"}},
		Source: "GB/T 15834—2011, 4.9",
	},
	Document: bracketUnbalanced,
}

// bracketSpan is how many blocks a pair of brackets may span.
const bracketSpan = 40

func bracketUnbalanced(p *DocumentPass) {
	if p.signs.strays == 0 {
		return
	}
	type stray struct {
		block int
		bracket
	}
	var open []stray
	report := func(s stray) {
		m := format("「%s」沒有配對的括號", "“%s” has no partner", string(s.r))
		p.Report(Finding{Span: s.Span.Shift(p.Document.Prose.Start(s.block)), Message: m})
	}
	for i, f := range p.facts {
		for len(open) > 0 && i-open[0].block > bracketSpan {
			report(open[0])
			open = open[1:]
		}
		for _, b := range f.signs.brackets.strays {
			if partnerBracket(b.r) != 0 {
				open = append(open, stray{i, b})
				continue
			}
			if n := len(open) - 1; n >= 0 && open[n].block < i && partnerBracket(open[n].r) == b.r {
				open = open[:n]
				continue
			}
			report(stray{i, b})
		}
	}
	for _, s := range open {
		report(s)
	}
}
