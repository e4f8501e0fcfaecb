package check

import (
	"github.com/jiaozhu/jiaozhu/glossary"
)

// TermGlossMissing reports terms of the glossary that the document never
// glosses. Off: three pages of four break such a rule, and most terms need no
// original; switch it on for a translation whose publisher asks for it.
var TermGlossMissing = &Rule{
	ID:       "term-gloss-missing",
	Name:     text("術語未附原文", "term without its original"),
	Severity: glossary.Off,
	Doc: Doc{
		What: text("報告詞彙表中有外文術語、而全文從未括注原文的中文術語，標在首次使用處。", "Reports terms of the glossary with a foreign term whose original the document never gives, at their first use."),
		Why:  text("有些出版者要求譯著中的術語首次出現時括注原文。多數文章不需要，所以預設關閉。", "Some publishers ask that translations give the original at a term’s first use. Most texts need none, so it is off by default."),
		Bad: []Example{{
			Glossary: "concepts:\n  - id: style-transfer\n    terms:\n      - {text: 風格遷移, lang: zh-Hant}\n      - {text: style transfer, lang: en}\n",
			Text:     "本章談風格遷移。\n",
		}},
		Good: []Example{{
			Glossary: "concepts:\n  - id: style-transfer\n    terms:\n      - {text: 風格遷移, lang: zh-Hant}\n      - {text: style transfer, lang: en}\n",
			Text:     "本章談風格遷移（style transfer）。\n",
		}},
		Options: []Option{
			{"allow", text("不必附原文的術語。", "Terms that need no original.")},
		},
	},
	Document: termGlossMissing,
}

func termGlossMissing(p *DocumentPass) {
	for _, u := range p.glossUses(nil) {
		original := foreignTerm(u.concept)
		form := p.Document.Prose.Slice(u.first.Start, u.first.End)
		if !u.used || len(u.glosses) > 0 || original == "" || allowed(p.Option().Allow, form) || p.others.glossedBefore(u.concept.ID) {
			continue
		}
		p.Report(Finding{
			Span:    u.first,
			Message: format("「%s」沒有附原文 %s", "“%s” stands without its original %s", form, original),
			Related: []Related{{Message: text("詞條", "the entry"), Origin: u.concept.Origin}},
			Fixes:   p.glossFix(u, original),
		})
	}
}

// foreignTerm returns the preferred foreign term of a concept, "" if it has none.
func foreignTerm(c *glossary.Concept) string {
	for i := range c.Terms {
		if t := &c.Terms[i]; !zh(t.Lang) && t.Status == glossary.Preferred && t.Kind == glossary.FullForm {
			return t.Text
		}
	}
	return ""
}
