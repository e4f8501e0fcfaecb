package check

import (
	"slices"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// TermVariantMixed reports words that a document writes in two ways: terms of
// one concept of the glossary, and the forms of a word in published lists of
// variant words. Either form may be right; both in one document are not.
var TermVariantMixed = &Rule{
	ID:       "term-variant-mixed",
	Name:     text("同一概念多種寫法", "one concept in several forms"),
	Severity: glossary.Warning,
	Doc: Doc{
		What: text("報告文中並用的同義寫法：詞彙表中同一概念的首選與容許術語，以及異形詞表中一個詞的兩種寫法（其他／其它、成分／成份）。兩個方向的改法都提供。只出現一種寫法時不報告。", "Reports forms of one meaning that the document uses side by side: terms of one concept of the glossary, and the two forms of a word in lists of variant words (其他／其它, 成分／成份). Both ways out are offered. One form alone is not reported."),
		Why:  text("同一概念兩種寫法，讀者會以為有別；出版物正文最常見的差錯就是這一類。", "Readers look for a difference where there is none; in published text this is the most frequent defect."),
		Bad: []Example{
			{Text: "其他部分不變，其它由讀者決定。\n"},
			{
				Glossary: "concepts:\n  - id: alert\n    terms:\n      - {text: 報警, lang: zh-Hant}\n      - {text: 告警, lang: zh-Hant, status: admitted}\n",
				Text:     "系統會報警。\n\n收到告警之後處理。\n",
			},
		},
		Good: []Example{
			{Text: "其它由讀者決定，其它不變。\n"},
			{Text: "他寫道：「其它不變。」其他由讀者決定。\n"},
		},
		Options: []Option{
			{"allow", text("可以與別的寫法並用的形式。", "Forms that may stand beside others.")},
		},
		Source: "第一批异形词整理表（GF 1001—2001）",
	},
	Document: termVariantMixed,
}

func termVariantMixed(p *DocumentPass) {
	for _, c := range p.conceptForms() {
		if keep := c.keep(); keep != nil {
			p.reportMixed(keep, without(c.forms, keep), c.limit())
		}
	}
	p.mixedVariantWords()
}

// variantLimit is the severity that the forms of a word can bear. Of the findings
// that were read, one in six mixed forms of which either may stay where it is,
// and few of the pairs are named by a standard.
const variantLimit = glossary.Information

// mixedVariantWords reports the words whose two forms the document has.
func (p *DocumentPass) mixedVariantWords() {
	words := variantWords()
	wanted := p.comparableWords()
	byForm := make([]*variant, len(words.forms))
	var met []int // forms, by first place
	for i, f := range p.with(hasVariantWords) {
		start := p.Document.Prose.Start(i)
		for j := range f.words {
			w := &f.words[j]
			if !wanted[w.form] || !w.standsAlone(p.Lexicon, p.Document.Prose.Blocks()[i]) {
				continue
			}
			if byForm[w.form] == nil {
				byForm[w.form] = &variant{form: words.forms[w.form]}
				met = append(met, w.form)
			}
			byForm[w.form].places = append(byForm[w.form].places, variantPlace{w.Span.Shift(start), w.replace})
		}
	}
	met = p.withOtherWords(byForm, met)
	type both struct{ first, second *variant }
	pairs := map[int]*both{}
	var order []int
	for _, form := range met {
		if allowed(p.Option().Allow, words.forms[form]) {
			continue
		}
		for _, v := range words.of[form] {
			if v.script != prose.UnknownScript && p.Script != prose.UnknownScript && v.script != p.Script {
				continue
			}
			b := pairs[v.pair]
			if b == nil {
				b = &both{}
				pairs[v.pair] = b
				order = append(order, v.pair)
			}
			if v.first {
				b.first = byForm[form]
			} else {
				b.second = byForm[form]
			}
		}
	}
	reported := map[*variant]bool{}
	for _, n := range order {
		b := pairs[n]
		if b.first == nil || b.second == nil || reported[b.first] && reported[b.second] {
			continue
		}
		reported[b.first], reported[b.second] = true, true
		keep, other := b.first, b.second
		// The recommendation holds for the mainland; elsewhere the text decides.
		if p.Script != prose.Hans && other.uses() > keep.uses() {
			keep, other = other, keep
		}
		p.reportMixed(keep, []*variant{other}, variantLimit)
	}
}

// comparableWords returns the forms, by the automaton's value, that the document may
// have beside another of the same word. In a set any form may be beside one of
// another document.
func (p *DocumentPass) comparableWords() []bool {
	words := variantWords()
	here := make([]bool, len(words.forms))
	for _, f := range p.with(hasVariantWords) {
		for j := range f.words {
			here[f.words[j].form] = true
		}
	}
	if p.others != nil {
		return here
	}
	wanted := make([]bool, len(here))
	for form := range here {
		for _, v := range words.of[form] {
			partners := words.pairs[v.pair]
			wanted[form] = wanted[form] || here[form] && slices.ContainsFunc(partners, func(n int) bool { return n != form && here[n] })
		}
	}
	return wanted
}

// withOtherWords adds the places of the other documents of the set to the forms
// that the document has, and to those of the same words. It returns met with the
// forms that only others have.
func (p *DocumentPass) withOtherWords(byForm []*variant, met []int) []int {
	if p.others == nil {
		return met
	}
	words := variantWords()
	add := func(form int) {
		for _, f := range p.others.forms(formKey{kind: wordForm, key: words.forms[form]}) {
			if byForm[form] == nil {
				byForm[form] = &variant{form: words.forms[form]}
				met = append(met, form)
			}
			byForm[form].addElsewhere(f.formSummary)
		}
	}
	here := met[:len(met):len(met)]
	for _, form := range here {
		add(form)
	}
	for _, form := range here {
		for _, v := range words.of[form] {
			for _, partner := range words.pairs[v.pair] {
				if byForm[partner] == nil {
					add(partner)
				}
			}
		}
	}
	return met
}
