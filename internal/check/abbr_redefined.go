package check

import (
	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// AbbrRedefined reports full forms that a document gives again for an
// abbreviation that it has explained. A hint: chapters and abstracts that are
// read alone repeat them with reason.
var AbbrRedefined = &Rule{
	ID:       "abbr-redefined",
	Name:     text("全稱重複給出", "abbreviation spelt out again"),
	Severity: glossary.Hint,
	Doc: Doc{
		What: text("報告已經給出全稱的縮寫又一次給出同樣的外文全稱。", "Reports abbreviations that the document spells out again in the same way."),
		Why:  text("讀者會停下來比較兩處是否說的是同一件事；縮寫給出之後用縮寫即可。", "Readers stop to see whether both are the same; once an abbreviation is introduced, it does."),
		Bad: []Example{
			{Text: "長短期記憶（long short-term memory，LSTM）是一種網路。\n\n長短期記憶（long short-term memory，LSTM）有三個門。\n"},
		},
		Good: []Example{
			{Text: "長短期記憶（long short-term memory，LSTM）是一種網路。\n\nLSTM 有三個門。\n"},
		},
		Options: []Option{
			{"allow", text("可以重複給出全稱的縮寫。", "Abbreviations that may be spelt out again.")},
		},
	},
	Document: abbrRedefined,
}

func abbrRedefined(p *DocumentPass) {
	all, glosses := p.abbreviations()
	for _, a := range all {
		if len(a.defined) < 2 || allowed(p.Option().Allow, a.form) {
			continue
		}
		var first *glossed
		for _, i := range a.defined {
			g := &glosses[i]
			if g.original == "" || p.Document.Prose.Blocks()[g.block].Kind == prose.Heading {
				continue
			}
			if first == nil {
				first = g
				continue
			}
			if originalKey(first.original) != originalKey(g.original) {
				continue
			}
			p.Report(Finding{
				Span:    g.at,
				Message: format("縮寫 %s 的全稱在第 %d 行已經給出，這裡用縮寫即可", "the abbreviation %s is spelt out on line %d already; use it alone here", a.form, p.line(first.at.Start)),
				Related: []Related{{Message: text("全稱在此已給出", "spelt out here"), Span: first.at}},
			})
		}
	}
}
