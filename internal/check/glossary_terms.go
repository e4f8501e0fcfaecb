package check

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// GlossaryDuplicateTerm reports terms that a concept has twice.
var GlossaryDuplicateTerm = &Rule{
	ID:       "glossary-duplicate-term",
	Name:     text("術語重複", "duplicate term"),
	Severity: glossary.Warning,
	Doc: Doc{
		What: text("報告同一概念中語言與文字都相同的兩個術語，以第一個為準。", "Reports two terms of one concept that are the same in language and text; the first one counts."),
		Why:  text("兩處的狀態或說明若不同，後一個不起作用。", "Where the status or note of the two differ, the later one has no effect."),
		Bad:  []Example{{Glossary: "concepts:\n  - id: sovereignty\n    terms:\n      - {text: 主權, lang: zh-Hant}\n      - {text: 主權, lang: zh-Hant, note: 最高的權力}\n"}},
		Good: []Example{{Glossary: "concepts:\n  - id: sovereignty\n    terms:\n      - {text: 主權, lang: zh-Hant}\n      - {text: 主权, lang: zh-Hans}\n"}},
	},
	Glossary: foundWhileLoading,
}

// GlossaryStatusConflict reports forms that are both right and wrong.
var GlossaryStatusConflict = &Rule{
	ID:       "glossary-status-conflict",
	Name:     text("術語狀態衝突", "conflicting status of a term"),
	Severity: glossary.Error,
	Doc: Doc{
		What: text("報告既是首選或允許、又是禁用、已取代或不建議的同一形式。在同一概念中是錯誤；在兩個概念中，沒有 unless、notBefore、notAfter 區分語境的，是提示。", "Reports forms that are preferred or admitted and also forbidden, superseded or deprecated. Within one concept that is an error; between two concepts it is information, unless contexts (unless, notBefore, notAfter) tell them apart."),
		Why:  text("在任何一個意義上正確的形式，檢查時都算正確；禁用的那一條從不起作用。", "A form that is right in any sense is taken for right, and the entry that forbids it never takes effect."),
		Bad: []Example{
			{Glossary: "concepts:\n  - id: sovereignty\n    terms:\n      - {text: 技術主權, lang: zh-Hant}\n      - {text: 技術主權, lang: zh-Hant-TW, status: forbidden}\n"},
			{Glossary: "concepts:\n  - id: object\n    terms: [{text: 對象, lang: zh-Hant}, {text: 物件, lang: zh-Hant, status: forbidden}]\n  - id: programming-object\n    terms: [{text: 物件, lang: zh-Hant}]\n"},
		},
		Good:   []Example{{Glossary: "concepts:\n  - id: object\n    terms: [{text: 對象, lang: zh-Hant}, {text: 物件, lang: zh-Hant, status: forbidden, unless: [物件導向]}]\n  - id: programming-object\n    terms: [{text: 物件, lang: zh-Hant}]\n"}},
		Source: "ISO 30042:2019, administrativeStatus",
	},
	Glossary: glossaryStatusConflict,
}

func glossaryStatusConflict(p *GlossaryPass) {
	byText := termsByText(p)
	for c := range p.concepts {
		for i := range c.Terms {
			t := &c.Terms[i]
			if t.Status < glossary.Deprecated {
				continue
			}
			for _, o := range byText[t.Text] {
				if o.term == t || o.term.Status >= glossary.Deprecated || !sameLanguage(t.Lang, o.term.Lang) {
					continue
				}
				limit := glossary.Error
				if o.concept != c {
					if hasContexts(t) || hasContexts(o.term) {
						continue
					}
					limit = glossary.Information
				}
				p.ReportAtMost(limit, t.Origin,
					format("「%s」在此是不可用的形式，在概念「%s」中卻可用，因此從不報告", "“%s” is not to be used here, but may be used in the concept “%s”, and so is never reported", t.Text, conceptName(o.concept)),
					Related{Message: text("可用的一處", "where it may be used"), Origin: o.term.Origin})
				break
			}
		}
	}
}

func hasContexts(t *glossary.Term) bool { return len(t.Unless)+len(t.NotBefore)+len(t.NotAfter) > 0 }

// termOf is a term with its concept.
type termOf struct {
	concept *glossary.Concept
	term    *glossary.Term
}

// termsByText groups all terms by their text.
func termsByText(p *GlossaryPass) map[string][]termOf {
	out := map[string][]termOf{}
	for _, c := range p.Glossary.Concepts() {
		for i := range c.Terms {
			t := &c.Terms[i]
			out[t.Text] = append(out[t.Text], termOf{c, t})
		}
	}
	return out
}

// sameLanguage reports whether two tags may be of one text: one is the other or
// extends it.
func sameLanguage(a, b string) bool {
	a, b = strings.ToLower(a)+"-", strings.ToLower(b)+"-"
	return strings.HasPrefix(a, b) || strings.HasPrefix(b, a)
}

// GlossarySharedTerm reports Chinese terms of more than one concept.
var GlossarySharedTerm = &Rule{
	ID:       "glossary-shared-term",
	Name:     text("一詞多概念", "term of several concepts"),
	Severity: glossary.Information,
	Doc: Doc{
		What:   text("報告兩個以上的概念都以之為首選的中文術語。", "Reports Chinese terms that more than one concept prefers."),
		Why:    text("讀者分不出說的是哪一個概念。學科不同（field）的不報告。", "Readers cannot tell which concept is meant. Concepts of different fields are let pass."),
		Bad:    []Example{{Glossary: "concepts:\n  - {id: sample, terms: [{text: 樣本, lang: zh-Hant}, {text: sample, lang: en}]}\n  - {id: example, terms: [{text: 樣本, lang: zh-Hant}, {text: example, lang: en}]}\n"}},
		Good:   []Example{{Glossary: "concepts:\n  - {id: sample, terms: [{text: 樣本, lang: zh-Hant}, {text: sample, lang: en}]}\n  - {id: example, terms: [{text: 範例, lang: zh-Hant}, {text: example, lang: en}]}\n"}},
		Source: "ISO 704:2022",
	},
	Glossary: glossarySharedTerm,
}

func glossarySharedTerm(p *GlossaryPass) {
	byText := termsByText(p)
	for c := range p.concepts {
		for i := range c.Terms {
			t := &c.Terms[i]
			if t.Status != glossary.Preferred || !zh(t.Lang) {
				continue
			}
			for _, o := range byText[t.Text] {
				if o.concept == c || o.term.Status != glossary.Preferred || !sameLanguage(t.Lang, o.term.Lang) || otherField(c, o.concept) {
					continue
				}
				p.Report(t.Origin, format("「%s」也是概念 %s 的首選術語", "“%s” is the preferred term of the concept %s as well", t.Text, o.concept.ID),
					Related{Message: text("另一個概念", "the other concept"), Origin: o.term.Origin})
				break
			}
		}
	}
}

// otherField reports whether two concepts say that they belong to different
// fields.
func otherField(a, b *glossary.Concept) bool {
	if len(a.Field) == 0 || len(b.Field) == 0 {
		return false
	}
	for _, f := range a.Field {
		if g, ok := b.Field.Lookup(f.Lang); ok && g.Text != f.Text {
			return true
		}
	}
	return false
}

// GlossaryLangMismatch reports terms whose characters contradict their language
// tag.
var GlossaryLangMismatch = &Rule{
	ID:       "glossary-lang-mismatch",
	Name:     text("術語與語言標記不符", "term contradicts its language tag"),
	Severity: glossary.Warning,
	Doc: Doc{
		What:   text("報告標為 zh-Hans 而含繁體字、標為 zh-Hant 而含簡體字、標為西文而含漢字的術語。", "Reports terms tagged zh-Hans with Traditional characters, tagged zh-Hant with Simplified ones, or tagged as a Western language with Han characters."),
		Why:    text("提示改用的形式會把另一種字帶進文章。", "The form that is offered as a fix brings the other script into the text."),
		Bad:    []Example{{Glossary: "concepts:\n  - id: sovereignty\n    terms: [{text: 主权, lang: zh-Hant}]\n"}, {Glossary: "concepts:\n  - id: sovereignty\n    terms: [{text: 主權, lang: zh-Hans}]\n"}},
		Good:   []Example{{Glossary: "concepts:\n  - id: sovereignty\n    terms: [{text: 主權, lang: zh-Hant}, {text: 主权, lang: zh-Hans}, {text: 主权国家, lang: zh}]\n"}},
		Source: "BCP 47",
	},
	Glossary: glossaryLangMismatch,
}

// western are languages that are not written with Han characters.
var western = map[string]bool{"en": true, "de": true, "fr": true, "es": true, "it": true, "pt": true, "nl": true, "la": true, "grc": true, "el": true, "ru": true, "pl": true, "cs": true, "sv": true, "da": true, "fi": true}

func glossaryLangMismatch(p *GlossaryPass) {
	for c := range p.concepts {
		for i := range c.Terms {
			t := &c.Terms[i]
			if t.Status >= glossary.Superseded {
				continue // a wrong form may be wrong in this, too
			}
			hant, hans := prose.CountScripts(t.Text)
			language, _, _ := strings.Cut(strings.ToLower(t.Lang), "-")
			switch script := scriptOfTag(t.Lang); {
			case zh(strings.ToLower(t.Lang)) && script == prose.Hant && hans > 0:
				p.Report(t.Origin, format("「%s」標為 %s，卻含簡體字", "“%s” is tagged %s but has Simplified characters", t.Text, t.Lang))
			case zh(strings.ToLower(t.Lang)) && script == prose.Hans && hant > 0:
				p.Report(t.Origin, format("「%s」標為 %s，卻含繁體字", "“%s” is tagged %s but has Traditional characters", t.Text, t.Lang))
			case western[language] && prose.HasHan(t.Text):
				p.Report(t.Origin, format("「%s」標為 %s，卻含漢字", "“%s” is tagged %s but has Han characters", t.Text, t.Lang))
			}
		}
	}
}
