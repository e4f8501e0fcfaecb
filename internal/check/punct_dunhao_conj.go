package check

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// PunctDunhaoConj reports enumeration commas before a conjunction.
var PunctDunhaoConj = &Rule{
	ID:       "punct-dunhao-conj",
	Name:     text("頓號後接連詞", "enumeration comma before a conjunction"),
	Severity: glossary.Hint,
	Grouped:  true,
	Doc: Doc{
		What: text("報告簡體文件中頓號後面緊接「和」「及」「以及」「或」的並列；「與」常是介詞，不看。臺灣的法律文字慣用「、及」，所以繁體文件只看「以及」。", "Reports, in Simplified text, an enumeration comma right before a conjunction (和, 及, 以及, 或); 与 is as often a preposition and let pass. In Traditional text, where 、及 is usual in law, only 以及 is looked at."),
		Why:  text("頓號與連詞都表示並列，用一個就夠了。這是習慣，不是規範，所以只是建議。", "Comma and conjunction do the same work. This is usage, not a standard, hence a hint."),
		Bad:  []Example{{Text: "数据库包括索引、和表。\n"}, {Text: "索引（26）、以及 Rust（27）。\n"}, {Text: "資料庫包括索引、以及資料表。\n"}},
		Good: []Example{{Text: "数据库包括索引和表。\n"}, {Text: "要准确、及时、和睦地相处。\n"}, {Text: "資料庫包括索引、及資料表。\n"}, {Text: "資料庫包括索引，以及資料表。\n"}},
	},
	Block: punctDunhaoConj,
}

// conjunctions are the conjunctions that a list ends with, the longer ones
// first.
var conjunctions = []string{"以及", "或者", "和", "及", "或"}

func punctDunhaoConj(p *BlockPass) {
	if p.Lexicon.Dictionary() == nil {
		return
	}
	simplified := p.scriptOfBlock() == prose.Hans
	for i := range p.Block.Runs {
		run := &p.Block.Runs[i]
		for j, t := range p.tokens[i] {
			next := at(p.tokens[i], j+1)
			if t.r != '、' || next.class != classHan {
				continue
			}
			word := conjunctionAt(run.Text[next.Start:next.End])
			if word == "" || !simplified && word != "以及" {
				continue
			}
			w := prose.Span{Start: next.Start, End: next.Start + len(word)}
			if w.End == next.End && (word != "以及" || at(p.tokens[i], j+2).class != classBlank) || !isWord(p.Lexicon.Segmenter(), run.Text, w) || !run.Verbatim(prose.Span{Start: t.Start, End: w.End}) {
				continue
			}
			p.Report(Finding{
				Span:    run.Source(prose.Span{Start: t.Start, End: w.End}),
				Message: format("「%s」前不必用頓號", "no enumeration comma is needed before “%s”", word),
				Fixes: []Fix{{
					Title: text("刪去頓號", "Delete the comma"),
					Edits: []Edit{{run.Source(t.Span), ""}},
				}},
			})
		}
	}
}

func conjunctionAt(text string) string {
	for _, c := range conjunctions {
		if strings.HasPrefix(text, c) {
			return c
		}
	}
	return ""
}
