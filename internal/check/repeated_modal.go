package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// RepeatedModal reports an auxiliary or adverb that stands both before and behind
// an adverbial: 會自然地會. Only one short adverbial in 地 may stand between the
// two; more text could be a clause of its own.
var RepeatedModal = &Rule{
	ID:       "repeated-modal",
	Name:     text("助動詞重複", "doubled auxiliary"),
	Severity: glossary.Warning,
	Doc: Doc{
		What: text("報告狀語前後各有一個的助動詞或副詞：「會自然地會」「還持續地還」。", "Reports an auxiliary or adverb that stands on both sides of an adverbial, as in 會自然地會."),
		Why:  text("改句子時漏刪了一個。", "One was left behind when the sentence was changed."),
		Bad:  []Example{{Text: "人們會自然地會問。\n"}, {Text: "他们也经常地也来。\n"}},
		Good: []Example{{Text: "人們會自然地問，也會自然地會意。\n"}, {Text: "他会说的话也会写。\n"}},
	},
	Block: repeatedModal,
}

// modals leaves out 將, whose second one may introduce an object (將始終如一地將它……).
const modals = "會会還还也能"

func repeatedModal(p *BlockPass) {
	const longest = 4 // characters of the adverbial
	for i := range p.Block.Runs {
		run := &p.Block.Runs[i]
		if !p.chars[i].may('地') {
			continue
		}
		for at := 0; ; {
			k := indexChar(run.Text[at:], "地")
			if k < 0 {
				break
			}
			k += at
			at = k + len("地")
			modal, n := utf8.DecodeRuneInString(run.Text[at:])
			if !strings.ContainsRune(modals, modal) {
				continue
			}
			before := lastRunes(run.Text[:k], longest+1)
			first := strings.LastIndex(before, string(modal))
			if first < 0 || strings.HasSuffix(before, "各") || strings.HasSuffix(before, "當") || strings.HasSuffix(before, "当") || strings.HasSuffix(before, "各") || strings.HasSuffix(before, "當") || strings.HasSuffix(before, "当") || strings.IndexFunc(before[first:], func(r rune) bool { return !prose.IsHan(r) }) >= 0 || utf8.RuneCountInString(before[first:]) < 3 {
				continue
			}
			next, _ := utf8.DecodeRuneInString(run.Text[at+n:])
			if modal == '會' && strings.ContainsRune("議員場館長計意", next) || modal == '会' && strings.ContainsRune("议员场馆长计意", next) || !prose.IsHan(next) {
				continue
			}
			span := prose.Span{Start: k - len(before) + first, End: at + n}
			second := prose.Span{Start: at, End: at + n}
			f := Finding{Span: run.Source(span), Message: format("「%s」說了兩次", "“%s” stands twice", string(modal))}
			if run.Verbatim(second) {
				f.Fixes = []Fix{{Title: format("刪去一個「%s」", "Delete one “%s”", string(modal)), Edits: []Edit{{run.Source(second), ""}}}}
			}
			p.Report(f)
		}
	}
}
