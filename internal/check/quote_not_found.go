package check

import (
	"slices"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// QuoteNotFound reports quotations of a work whose passages are stored that are
// none of them.
var QuoteNotFound = &Rule{
	ID:       "quote-not-found",
	Name:     text("引文不在已錄文字中", "quotation not among the stored passages"),
	Severity: glossary.Hint,
	Doc: Doc{
		What: text("報告文中說出自某一部著作、而該著作已錄的段落裡都沒有的引文。少於十二個字的不報告。", "Reports quotations that the text gives to a work of which passages are stored, and that are in none of them. Quotations of fewer than twelve characters are let pass."),
		Why:  text("多半只是還沒有收錄；也可能出處寫錯了，值得查一查。", "Mostly it is just not stored yet; but the work may be wrong, which is worth a look."),
		Bad:  []Example{{Text: "霍布斯在《利維坦》中說：「凡是沒有收錄在任何詞彙表裡的話都應當先查一查原書。」\n"}},
		Good: []Example{{Text: "有人說：「凡是沒有收錄在任何詞彙表裡的話都應當先查一查原書。」\n"}, {Text: "霍布斯在《利維坦》中說：「查一查原書。」\n"}},
	},
	Block: func(p *BlockPass) {
		const least = 12 // characters: shorter ones are often no quotations
		for i := range p.Notes.Quotations {
			q := &p.Notes.Quotations[i]
			if !q.Marked || q.Match != nil || q.Attribution == nil || !q.Attribution.Work {
				continue
			}
			n := 0
			for _, r := range p.Block.Runs[q.Run].Text[q.Text.Start:q.Text.End] {
				if prose.IsHan(r) {
					n++
				}
			}
			stored := slices.ContainsFunc(q.Attribution.References, func(r *glossary.Reference) bool {
				return slices.ContainsFunc(p.Lexicon.Glossary.QuotationsOf(r.Key), inChinese)
			})
			if n >= least && stored {
				p.Report(Finding{
					Span:    q.Span,
					Message: format("%s 已錄的段落裡沒有這段引文", "this is in none of the stored passages of %s", chineseTitle(q.Attribution.References[0])),
				})
			}
		}
	},
}

// inChinese reports whether a passage is stored in Chinese, so that a Chinese
// quotation of it would be found.
func inChinese(q *glossary.Quotation) bool {
	return slices.ContainsFunc(q.Wordings, func(w glossary.Wording) bool { return zh(w.Lang) })
}
