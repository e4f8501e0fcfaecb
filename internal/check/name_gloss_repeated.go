package check

import "github.com/jiaozhu/jiaozhu/glossary"

// NameGlossRepeated reports persons whose original name a document gives again. It
// is a hint: chapters that are read alone repeat it with reason, but within one
// the second is mostly an oversight.
var NameGlossRepeated = &Rule{
	ID:       "name-gloss-repeated",
	Name:     text("人名重複括注原名", "original name of a person given again"),
	Severity: glossary.Hint,
	Doc: Doc{
		What: text("報告同一篇裡再次括注同一個人的原名。", "Reports places that give the original name of a person once more in one document."),
		Why:  text("原名在首次出現時給出即可，再給一次，讀者會以為是另一個人。", "Given once it is known; given again, readers take the person for another."),
		Bad:  []Example{{Text: "泰德·尼爾森（Ted Nelson）提出了超文本。\n\n尼爾森（Ted Nelson）後來又寫了一本書。\n"}},
		Good: []Example{{Text: "泰德·尼爾森（Ted Nelson）提出了超文本。\n\n尼爾森後來又寫了一本書。\n"}},
		Options: []Option{
			{"allow", text("可以重複括注的原名。", "Original names that may be given again.")},
		},
	},
	Document: nameGlossRepeated,
}

func nameGlossRepeated(p *DocumentPass) {
	first := map[string]*glossed{}
	glosses := p.glosses()
	for i := range glosses {
		g := &glosses[i]
		if g.term == "" || g.Original.Start < g.Term.End || !p.inRunningText(g.block) || allowed(p.Option().Allow, g.original) {
			continue
		}
		f := first[g.original]
		if f == nil {
			if isPersonGloss(g.term, g.original) {
				first[g.original] = g
			}
			continue
		}
		p.Report(Finding{
			Span:    g.at,
			Message: format("%s 在第 %d 行已經括注過", "%s is given on line %d already", g.original, p.line(f.at.Start)),
			Related: []Related{{Message: text("原名在此已給出", "given here"), Span: f.at}},
		})
	}
}
