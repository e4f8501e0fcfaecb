package check

import "github.com/jiaozhu/jiaozhu/glossary"

// GlossaryDrift reports concepts that the documents never call by their preferred
// term.
var GlossaryDrift = &Rule{
	ID:       "glossary-drift",
	Name:     text("詞彙表與文件脫節", "preferred term that nobody uses"),
	Severity: glossary.Warning,
	Doc: Doc{
		What: text("報告首選術語一次也沒有出現，而同一概念的另一個術語至少出現三次的條目。禁用術語不算：那是文件有錯。`jiaozhu glossary lint` 會讀完全部文件再報告。", "Reports entries whose preferred term never occurs while another term of the concept occurs three times or more. Forbidden terms do not count: there the documents are wrong. `jiaozhu glossary lint` reads all documents for it."),
		Why:  text("寫的人已經選了另一個名稱；不改詞彙表，就要改文件。", "The writers have chosen another name; either the glossary or the documents must follow."),
		Bad: []Example{{
			Glossary: "concepts:\n  - id: template-ref\n    terms:\n      - {text: 模版引用, lang: zh-Hans}\n      - {text: 模板引用, lang: zh-Hans, status: admitted}\n",
			Text:     "模板引用很方便。用模板引用取得元素，模板引用只在渲染后可用。\n",
		}},
		Good: []Example{{
			Glossary: "concepts:\n  - id: template-ref\n    terms:\n      - {text: 模板引用, lang: zh-Hans}\n      - {text: 模版引用, lang: zh-Hans, status: deprecated}\n",
			Text:     "模板引用很方便。用模板引用取得元素，模版引用只在渲染后可用。\n",
		}},
	},
	Glossary: func(p *GlossaryPass) {
		if p.used == nil {
			return // not all documents have been read
		}
		for c := range p.concepts {
			for i := range c.Terms {
				if t := &c.Terms[i]; t.Status == glossary.Preferred && t.Kind == glossary.FullForm && zh(t.Lang) && p.used.of(c, t) == 0 {
					p.reportDrift(c, t)
				}
			}
		}
	},
}

// reportDrift reports a preferred term that is not used if the same language has
// another one that is.
func (p *GlossaryPass) reportDrift(c *glossary.Concept, preferred *glossary.Term) {
	const often = 3
	var best *glossary.Term
	for i := range c.Terms {
		t := &c.Terms[i]
		if t.Lang != preferred.Lang || t.Kind != glossary.FullForm || t.Status == glossary.Forbidden {
			continue
		}
		if t.Status == glossary.Preferred && p.used.of(c, t) > 0 {
			return // the language has two preferred terms
		}
		if best == nil || p.used.of(c, t) > p.used.of(c, best) {
			best = t
		}
	}
	if best == nil || p.used.of(c, best) < often {
		return
	}
	p.Report(preferred.Origin, format("首選術語「%s」一次也沒有出現，文件裡都作「%s」（%d 處）", "the preferred term “%s” never occurs; documents write “%s” (%d×)",
		preferred.Text, best.Text, p.used.of(c, best)), Related{Message: text("文件用的術語", "the term in use"), Origin: best.Origin})
}
