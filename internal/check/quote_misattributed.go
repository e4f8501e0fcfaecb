package check

import (
	"slices"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/annotate/passage"
)

// QuoteMisattributed reports words given to somebody who did not write them.
var QuoteMisattributed = &Rule{
	ID:       "quote-misattributed",
	Name:     text("引文張冠李戴", "misattributed quotation"),
	Severity: glossary.Warning,
	Doc: Doc{
		What: text("報告兩種引文：詞彙表已記明查無出處、只是託名流傳的話；以及詞句無誤，卻歸在別的作者或別的著作名下的話。", "Reports two kinds of quotation: words that the glossary knows to circulate under a name without standing in any work of that author, and true words given to another author or work."),
		Why:  text("引文的價值在於能夠查證，出處錯了，查證就落空。", "A quotation is worth what it can be checked against; a wrong source leaves nothing to check."),
		Bad: []Example{
			{Text: "霍布斯在《利維坦》中說：「一個國家的主權在國境內具有至高無上的權威。」\n"},
			{Text: "列寧說：「幹大事而惜身，見小利而忘命。」\n"},
		},
		Good: []Example{
			{Text: "一個國家的主權在國境內具有至高無上的權威。\n"},
			{Text: "羅貫中寫道：「幹大事而惜身，見小利而忘命。」\n"},
			{Text: "列寧說過：「舊的國家及其世代相因的治國才略一齊崩潰，以致王冠成打地滾在街上而無人拾取。」\n"},
		},
	},
	Block: quoteMisattributed,
}

// spuriousSimilarity is how close to spurious words a quotation must come.
const spuriousSimilarity = 0.85

func quoteMisattributed(p *BlockPass) {
	for i := range p.Notes.Quotations {
		q := &p.Notes.Quotations[i]
		if q.Match == nil || q.Attribution == nil {
			continue
		}
		of := p.Lexicon.Glossary.Reference(q.Match.Quotation.Ref)
		if of == nil {
			continue
		}
		if len(q.Match.Quotation.Spurious) > 0 {
			if q.Match.Similarity >= spuriousSimilarity && givenTo(q.Attribution, of) {
				reportSpurious(p, q)
			}
			continue
		}
		if q.Match.Verdict == passage.Altered || attributedRightly(p, q) {
			continue
		}
		where := citationOf(p.Lexicon, q.Match.Quotation)
		p.Report(Finding{
			Span:    p.Block.Runs[q.Run].Source(q.Attribution.Text),
			Message: format("這段話不出自%s，而出自%s", "these words are not by %s; they stand in %s", q.Attribution.Name, where),
			Related: []Related{
				{Message: text("引文", "the quotation"), Span: q.Span},
				{Message: format("所存原文：%s", "the stored wording: %s", where), Origin: q.Match.Quotation.Wordings[q.Match.Wording].Origin},
			},
		})
	}
}

func reportSpurious(p *BlockPass, q *annotate.Quotation) {
	reason := Localized(q.Match.Quotation.Spurious)
	p.Report(Finding{
		Span: q.Span,
		Message: Message{
			Hant: "查無出處，不可歸於" + q.Attribution.Name + "：" + reason.In(TraditionalChinese),
			Hans: "查无出处，不可归于" + q.Attribution.Name + "：" + reason.In(SimplifiedChinese),
			En:   "no source is known, not to be given to " + q.Attribution.Name + ": " + reason.In(English),
		},
		Related: []Related{{Message: text("詞條", "the entry"), Origin: q.Match.Quotation.Origin}},
	})
}

// givenTo reports whether an attribution names the reference or its author.
func givenTo(a *annotate.Attribution, of *glossary.Reference) bool {
	return slices.ContainsFunc(a.References, func(r *glossary.Reference) bool {
		return r.Key == of.Key || annotate.SameAuthor(r, of)
	})
}

// attributedRightly reports whether the work or author named is one in which
// the passage, in any stored wording, stands.
func attributedRightly(p *BlockPass, q *annotate.Quotation) bool {
	for _, key := range append([]string{q.Match.Quotation.Ref}, q.Match.Quotation.Also...) {
		of := p.Lexicon.Glossary.Reference(key)
		if of == nil {
			continue
		}
		if q.Attribution.ByTitle {
			if slices.ContainsFunc(q.Attribution.References, func(r *glossary.Reference) bool { return r.Key == of.Key }) {
				return true
			}
			continue
		}
		if givenTo(q.Attribution, of) {
			return true
		}
	}
	return false
}
