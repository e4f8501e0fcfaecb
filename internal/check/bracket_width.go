package check

import (
	"github.com/jiaozhu/jiaozhu/glossary"
)

// BracketWidth reports round brackets of the wrong width.
var BracketWidth = &Rule{
	ID:       "bracket-width",
	Name:     text("括號全半形不配", "brackets of two widths"),
	Severity: glossary.Warning,
	Grouped:  true,
	Doc: Doc{
		What:   text("報告一半全形、一半半形的括號 (甲乙），以及全文用全形括號時夾著漢字的個別半形括號。漢字後括注西文（空間 (PDIS)）的半形括號，在全文這樣的括注多用全形時，作資訊報告。全文都用半形括號、逗號卻用全形的，是一種體例，不報告。", "Reports pairs of one full-width and one half-width bracket, (甲乙）, and the odd half-width pair around Chinese text where the document's are full-width. Half-width ones with a Western name behind Chinese words, 空間 (PDIS), are information where most such are full-width. Half-width brackets throughout, beside full-width commas, are a house style and let pass."),
		Why:    text("一對括號寬窄不同，行文高低不齊，也不能成對地斷行。", "Brackets of two widths neither look nor break like a pair."),
		Bad:    []Example{{Text: "技術主權(例如芯片）是一個問題。\n", Fixed: "技術主權（例如芯片）是一個問題。\n"}, {Text: "甲（Alpha）、乙（Beta）、丙（Gamma）、丁（Delta）、戊（Epsilon）與空間 (PDIS) 的名稱。\n", Fixed: "甲（Alpha）、乙（Beta）、丙（Gamma）、丁（Delta）、戊（Epsilon）與空間（PDIS）的名稱。\n"}},
		Good:   []Example{{Text: "技術主權（例如芯片）是一個問題。\n"}, {Text: "技術主權(例如芯片)是一個問題，不是答案。\n"}},
		Source: "GB/T 15834—2011, 5.1.3",
	},
	Document: bracketWidth,
}

func bracketWidth(p *DocumentPass) {
	reportHalf := exceptional(p.signs.half, p.signs.full) || p.signs.halfCommas > p.signs.commas
	reportGlosses := exceptional(p.signs.glosses, p.signs.fullGloss)
	if p.signs.mixed == 0 && !(reportHalf && p.signs.half > 0) && !reportGlosses {
		return
	}
	for i, f := range p.with(hasRuns) {
		start := p.Document.Prose.Start(i)
		for _, b := range f.signs.brackets.glosses {
			if reportGlosses {
				p.ReportAtMost(glossary.Information, Finding{
					Span: b.Span.Shift(start), Message: text("全文這樣的括注多用全形括號", "such brackets are mostly full-width in the document"),
					Fixes: []Fix{{
						Title: text("改為「（）」", "Change to （）"), Safe: true,
						Edits: []Edit{{b.opening.Shift(start), "（"}, {b.closing.Shift(start), "）"}},
					}},
				})
			}
		}
		for _, b := range f.signs.brackets.odd {
			if b.half && !reportHalf {
				continue
			}
			finding := Finding{
				Span:    b.Span.Shift(start),
				Message: text("括號宜都作全形「（）」", "both brackets should be full-width: （）"),
			}
			if b.fixable {
				finding.Fixes = []Fix{{
					Title: text("改為「（）」", "Change to （）"),
					Edits: []Edit{
						{b.opening.Shift(start), "（"},
						{b.closing.Shift(start), "）"},
					},
					Safe: true,
				}}
			}
			p.Report(finding)
		}
	}
}
