package check

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// TermGlossRepeated reports originals that are given again. Off: chapters that
// are read alone repeat them with reason.
var TermGlossRepeated = &Rule{
	ID:       "term-gloss-repeated",
	Name:     text("重複括注原文", "original given again"),
	Severity: glossary.Off,
	Doc: Doc{
		What: text("報告同一個術語再次括注同一個原文的地方。", "Reports places that give the original of a term once more."),
		Why:  text("原文在首次出現時給出即可。各章分別閱讀的書會有意重複，所以預設關閉。", "The original need be given once. Books whose chapters are read alone repeat it on purpose, so this is off by default."),
		Bad: []Example{
			{Text: "*詞元*（token）是最小單位。\n\n每個*詞元*（token）有編號。\n", Fixed: "*詞元*（token）是最小單位。\n\n每個*詞元*有編號。\n"},
		},
		Good: []Example{
			{Text: "*詞元*（token）是最小單位。\n\n每個詞元有編號。\n"},
		},
		Options: []Option{
			{"allow", text("可以重複括注的術語。", "Terms whose original may be given again.")},
		},
	},
	Document: termGlossRepeated,
}

func termGlossRepeated(p *DocumentPass) {
	glosses := p.glosses()
	first := map[string]*glossed{}
	for i := range glosses {
		g := &glosses[i]
		if g.term == "" || g.original == "" || g.Original.Start < g.Term.End || allowed(p.Option().Allow, g.term) {
			continue
		}
		key := originalKey(g.original)
		f := first[key]
		if f == nil {
			first[key] = g
			continue
		}
		if !sameRendering(f, g) {
			continue
		}
		bracket := prose.Span{Start: p.span(g, g.Term).End, End: g.at.End}
		// Markup may close between the term and the bracket.
		if at := strings.IndexAny(p.Document.Prose.Slice(bracket.Start, bracket.End), "（("); at > 0 {
			bracket.Start += at
		}
		p.Report(Finding{
			Span:    bracket,
			Message: format("%s 在第 %d 行已經括注過", "%s is given on line %d already", g.original, p.line(f.at.Start)),
			Related: []Related{{Message: text("原文在此已給出", "given here"), Span: f.at}},
			Fixes:   []Fix{{Title: text("刪去括注", "Delete the brackets"), Edits: []Edit{{bracket, ""}}, Safe: g.short == ""}},
		})
	}
}
