package check

import (
	"github.com/jiaozhu/jiaozhu/glossary"
)

// TermNotPreferred reports admitted terms where the document uses the preferred
// one, too. A document that keeps to the admitted term is consistent, and silent.
// term-variant-mixed reports the first of these places; this rule is a hint at
// each of the others.
var TermNotPreferred = &Rule{
	ID:       "term-not-preferred",
	Name:     text("非首選術語", "term that is not the preferred one"),
	Severity: glossary.Hint,
	Doc: Doc{
		What: text("文中既用首選術語、又用同一概念的容許術語時，逐處提示後者。全文只用容許術語時不提示。", "Where a document uses the preferred term of a concept and an admitted one as well, marks each place of the latter. A document that keeps to the admitted term is let pass."),
		Why:  text("容許術語並不錯，但與首選術語並用，讀者會以為有別。", "An admitted term is not wrong, but beside the preferred one readers look for a difference."),
		Bad: []Example{{
			Glossary: "concepts:\n  - id: alert\n    terms:\n      - {text: 報警, lang: zh-Hant}\n      - {text: 告警, lang: zh-Hant, status: admitted}\n",
			Text:     "系統會報警。收到告警之後處理，再發一次告警。\n",
			Fixed:    "系統會報警。收到告警之後處理，再發一次報警。\n",
		}},
		Good: []Example{{
			Glossary: "concepts:\n  - id: alert\n    terms:\n      - {text: 報警, lang: zh-Hant}\n      - {text: 告警, lang: zh-Hant, status: admitted}\n",
			Text:     "收到告警之後處理，再發一次告警。\n",
		}},
		Options: []Option{
			{"allow", text("不提示的形式。", "Forms that are let pass.")},
		},
	},
	Document: termNotPreferred,
}

func termNotPreferred(p *DocumentPass) {
	for _, c := range p.conceptForms() {
		keep := c.keep()
		if keep == nil {
			continue
		}
		for i, v := range c.forms {
			if v == keep || c.terms[i].Status == glossary.Preferred || len(v.places) == 0 {
				continue
			}
			for _, place := range v.places[1:] {
				f := Finding{
					Span:    place.Span,
					Message: format("「%s」宜作首選術語「%s」", "“%s” should be the preferred term “%s”", v.form, keep.form),
					Related: []Related{{Message: text("詞條", "the entry"), Origin: c.terms[i].Origin}},
				}
				if place.replace {
					f.Fixes = []Fix{{
						Title: format("改為「%s」", "Change to “%s”", keep.form),
						Edits: []Edit{{place.Span, keep.form}},
						Safe:  !c.doubt,
					}}
				}
				p.Report(f)
			}
		}
	}
}
