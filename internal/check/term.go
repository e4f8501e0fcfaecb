package check

import (
	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// TermForbidden reports terms that the glossary forbids.
var TermForbidden = &Rule{
	ID:       "term-forbidden",
	Name:     text("禁用術語", "forbidden term"),
	Severity: glossary.Warning,
	Doc: Doc{
		What: text("報告詞彙表中狀態為 forbidden 的術語，並提示同一概念的首選術語。", "Reports terms whose status in the glossary is forbidden, and offers the preferred term of the same concept."),
		Why:  text("一個概念只用一個名稱，讀者才不會以為說的是兩件事。", "One concept under one name keeps readers from taking it for two."),
		Bad: []Example{{
			Glossary: "concepts:\n  - id: convergence-layer\n    terms:\n      - {text: 匯聚層, lang: zh-Hant}\n      - {text: 池化層, lang: zh-Hant, status: forbidden}\n",
			Text:     "網路的末端是一個池化層。\n",
			Fixed:    "網路的末端是一個匯聚層。\n",
		}},
		Good: []Example{{
			Glossary: "concepts:\n  - id: convergence-layer\n    terms:\n      - {text: 匯聚層, lang: zh-Hant}\n      - {text: 池化層, lang: zh-Hant, status: forbidden}\n",
			Text:     "有人把它譯作「池化層」，本書稱為匯聚層。\n",
		}},
		Options: []Option{
			{"allow", text("不報告的形式。", "Forms that are let pass.")},
		},
	},
	Block: func(p *BlockPass) { reportTerms(p, glossary.Forbidden) },
}

// TermSuperseded reports terms that have been replaced by others.
var TermSuperseded = &Rule{
	ID:       "term-superseded",
	Name:     text("已被取代的術語", "superseded term"),
	Severity: glossary.Warning,
	Doc: Doc{
		What: text("報告詞彙表中狀態為 superseded 的術語：舊稱、誤譯，或簡繁轉換造成的訛形。", "Reports terms whose status in the glossary is superseded: former names, mistranslations, and forms that a conversion between the scripts left behind."),
		Why:  text("訛形看起來像一個詞，讀者卻讀成另一個概念：「物件化」是程式設計用語，馬克思的 Vergegenständlichung 是「對象化」。", "Such a form looks like a word, but readers take it for another concept: 物件化 belongs to programming, Marx's Vergegenständlichung is 對象化."),
		Bad:  []Example{{Text: "他認為科技是人的力量的物件化。\n", Fixed: "他認為科技是人的力量的對象化。\n"}},
		Good: []Example{
			{Text: "他認為科技是人的力量的對象化。\n"},
			{Text: "物件化程式設計以類別為單位。\n"},
			{Text: "「物件化」是轉換造成的誤譯，應作「對象化」。\n"},
		},
		Options: []Option{
			{"allow", text("不報告的形式。", "Forms that are let pass.")},
		},
		Source: "ISO 30042:2019, administrativeStatus = supersededTerm-admn-sts",
	},
	Block: func(p *BlockPass) { reportTerms(p, glossary.Superseded) },
}

// TermDeprecated reports terms that the glossary advises against.
var TermDeprecated = &Rule{
	ID:       "term-deprecated",
	Name:     text("不建議使用的術語", "deprecated term"),
	Severity: glossary.Information,
	Doc: Doc{
		What: text("報告詞彙表中狀態為 deprecated 的術語：仍有人用，但不建議使用。", "Reports terms whose status in the glossary is deprecated: in use, but advised against."),
		Why:  text("它不算錯，所以只是提示；換成首選術語，全文的說法就一致。", "It is no error, hence only information; with the preferred term the text speaks with one voice."),
		Bad:  []Example{{Text: "這是世界公民觀點下的普遍歷史觀念的影響。\n", Fixed: "這是世界公民觀點之下的普遍歷史觀念的影響。\n"}},
		Good: []Example{{Text: "這是世界公民觀點之下的普遍歷史觀念的影響。\n"}},
		Options: []Option{
			{"allow", text("不報告的形式。", "Forms that are let pass.")},
		},
		Source: "ISO 30042:2019, administrativeStatus = deprecatedTerm-admn-sts",
	},
	Block: func(p *BlockPass) { reportTerms(p, glossary.Deprecated) },
}

// reportTerms reports the mentions of terms of one status.
func reportTerms(p *BlockPass, status glossary.Status) {
	for i := range p.Notes.Mentions {
		m := &p.Notes.Mentions[i]
		run := &p.Block.Runs[m.Run]
		form := run.Text[m.Text.Start:m.Text.End]
		sense := judge(m.Senses, form, p.scriptOfBlock())
		if sense == nil || sense.Term.Status != status || allowed(p.Option().Allow, form) || quoted(p.Notes, m) || mentioned(run.Text, m.Text) {
			continue
		}
		preferred := replacement(sense, p.scriptOfBlock())
		if preferred == "" || preferred == form {
			continue
		}
		f := Finding{
			Span:    m.Span,
			Message: format("「%s」宜作「%s」", "“%s” should be “%s”", form, preferred),
			Outworn: true,
			Related: []Related{{
				Message: format("概念「%s」的詞條", "the entry of the concept “%s”", preferred),
				Origin:  sense.Term.Origin,
			}},
		}
		if len(sense.Term.Note) > 0 {
			note := Localized(sense.Term.Note)
			f.Message = Message{
				Hant: f.Message.Hant + "：" + note.In(TraditionalChinese),
				Hans: f.Message.Hans + "：" + note.In(SimplifiedChinese),
				En:   f.Message.En + ": " + note.In(English),
			}
		}
		if run.Verbatim(m.Text) {
			f.Fixes = []Fix{{
				Title: format("改為「%s」", "Change to “%s”", preferred),
				Edits: []Edit{{m.Span, preferred}},
				Safe:  true,
			}}
		}
		p.Report(f)
	}
}

// judge picks the sense that decides whether a form is right: among those that
// are the form to the letter, or else of the document's script, the most
// favourable one. A form that is right in any of them is right.
func judge(senses []annotate.Sense, form string, script prose.Script) *annotate.Sense {
	var best *annotate.Sense
	bestRank := 0
	for i := range senses {
		s := &senses[i]
		rank := 1
		switch {
		case s.Term.Text == form:
			rank = 3
		case scriptOfTag(s.Term.Lang) == script || scriptOfTag(s.Term.Lang) == prose.UnknownScript:
			rank = 2
		}
		if best == nil || rank > bestRank || rank == bestRank && s.Term.Status < best.Term.Status {
			best, bestRank = s, rank
		}
	}
	return best
}

// replacement returns the preferred term of the sense's concept in a script.
// Where the glossary has it only in the other script, a Traditional form is
// converted to Simplified; the reverse asks for phrases and is not tried.
func replacement(s *annotate.Sense, script prose.Script) string {
	if !zh(s.Term.Lang) {
		return termText(s.Concept.Preferred(s.Term.Lang), s.Term.Lang)
	}
	langs := []string{"zh-Hant", "zh"}
	if script == prose.Hans {
		langs = []string{"zh-Hans", "zh"}
	}
	t := s.Concept.Preferred(langs...)
	if t == nil || !zh(t.Lang) || t.Status != glossary.Preferred {
		return ""
	}
	if script == prose.Hans && scriptOfTag(t.Lang) == prose.Hant {
		return prose.ToHans(t.Text)
	}
	return t.Text
}

func termText(t *glossary.Term, lang string) string {
	if t == nil || t.Lang != lang {
		return ""
	}
	return t.Text
}

// quoted reports whether a mention stands inside another's words or a title: a
// quoted author may use any form.
func quoted(a *annotate.Annotations, m *annotate.Mention) bool {
	for i := range a.Quotations {
		q := &a.Quotations[i]
		if q.Run == m.Run && q.Text.Start <= m.Text.Start && m.Text.End <= q.Text.End && (q.Attribution != nil || q.Match != nil) {
			return true
		}
	}
	for i := range a.Citations {
		c := &a.Citations[i]
		if c.Run == m.Run && c.Kind == annotate.ByTitle && c.Certain && c.Text.Start <= m.Text.Start && m.Text.End <= c.Text.End {
			return true
		}
	}
	return false
}
