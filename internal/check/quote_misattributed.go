package check

import (
	"slices"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/annotate/passage"
	"github.com/jiaozhu/jiaozhu/internal/prose"
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
	Document: quoteMisattributed,
}

const (
	// spuriousSimilarity is how close to spurious words a quotation must come.
	spuriousSimilarity = 0.85
	// leastMisattributed is how many characters a part of a passage must have
	// to be given to somebody else wrongly: shorter ones are anybody's words.
	leastMisattributed = 8
)

func quoteMisattributed(p *DocumentPass) {
	d := p.Document
	for i := range p.with(hasQuotations) {
		b := d.Prose.Blocks()[i]
		for j := range d.Block(i).Quotations {
			q := &d.Block(i).Quotations[j]
			if q.Match == nil || q.Attribution == nil && b.Kind != prose.Quote {
				continue
			}
			by := d.Attribution(i, q)
			of := p.Lexicon.Glossary.Reference(q.Match.Quotation.Ref)
			if by == nil || of == nil {
				continue
			}
			if len(q.Match.Quotation.Spurious) > 0 {
				if q.Match.Similarity >= spuriousSimilarity && givenTo(by, of) {
					reportSpurious(p, i, q, by)
				}
				continue
			}
			if q.Match.Verdict == passage.Altered || q.Match.Runes < leastMisattributed && !q.Match.Whole() || attributedRightly(p.Lexicon.Glossary, q, by) {
				continue
			}
			where := citationOf(p.Lexicon, q.Match.Quotation)
			k := i + by.Block
			p.Report(Finding{
				Span:    d.Prose.Blocks()[k].Runs[by.Run].Source(by.Text).Shift(d.Prose.Start(k)),
				Message: format("這段話不出自%s，而出自%s", "these words are not by %s; they stand in %s", by.Name, where),
				Related: []Related{
					{Message: text("引文", "the quotation"), Span: q.Span.Shift(d.Prose.Start(i))},
					{Message: format("所存原文：%s", "the stored wording: %s", where), Origin: q.Match.Quotation.Wordings[q.Match.Wording].Origin},
				},
			})
		}
	}
}

func reportSpurious(p *DocumentPass, block int, q *annotate.Quotation, by *annotate.Attribution) {
	reason := Localized(q.Match.Quotation.Spurious)
	p.Report(Finding{
		Span: q.Span.Shift(p.Document.Prose.Start(block)),
		Message: Message{
			Hant: "查無出處，不可歸於" + by.Name + "：" + reason.In(TraditionalChinese),
			Hans: "查无出处，不可归于" + by.Name + "：" + reason.In(SimplifiedChinese),
			En:   "no source is known, not to be given to " + by.Name + ": " + reason.In(English),
		},
		Related: []Related{{Message: text("詞條", "the entry"), Origin: q.Match.Quotation.Origin}},
	})
}

// givenTo reports whether an attribution, or one that it goes through, names
// the reference or its author.
func givenTo(by *annotate.Attribution, of *glossary.Reference) bool {
	for ; by != nil; by = by.Via {
		if slices.ContainsFunc(by.References, func(r *glossary.Reference) bool {
			return r.Key == of.Key || annotate.SameAuthor(r, of)
		}) {
			return true
		}
	}
	return false
}

// attributedRightly reports whether the work or author named, or one through
// whom the words came, is one in which the passage, in any stored wording,
// stands.
func attributedRightly(g *glossary.Glossary, q *annotate.Quotation, by *annotate.Attribution) bool {
	right := func(a *annotate.Attribution, of *glossary.Reference) bool {
		return slices.ContainsFunc(a.References, func(r *glossary.Reference) bool {
			return r.Key == of.Key || !a.Work && annotate.SameAuthor(r, of)
		})
	}
	for _, key := range append([]string{q.Match.Quotation.Ref}, q.Match.Quotation.Also...) {
		of := g.Reference(key)
		if of == nil {
			continue
		}
		if right(by, of) {
			return true
		}
		for via := by.Via; via != nil; via = via.Via {
			// Beside a work, its author's name does not count.
			if !(by.Work && !via.Work && slices.ContainsFunc(by.References, func(r *glossary.Reference) bool { return givenTo(via, r) })) && right(via, of) {
				return true
			}
		}
	}
	return false
}
