package check

import (
	"github.com/jiaozhu/jiaozhu/glossary"
)

// AbbrUnused reports abbreviations that a document introduces and never uses.
// A hint: in short texts the abbreviation in brackets is often there for
// readers to recognise the thing, not for the text to use.
var AbbrUnused = &Rule{
	ID:       "abbr-unused",
	Name:     text("縮寫給出後未用", "abbreviation never used"),
	Severity: glossary.Hint,
	Doc: Doc{
		What: text("報告與外文全稱一同給出、此後再沒有用過的縮寫。", "Reports abbreviations that are introduced with a full foreign name and never used afterwards."),
		Why:  text("給出縮寫，是告訴讀者後文要用；不用就可以省去。", "An introduced abbreviation promises its use; without that it can go."),
		Bad: []Example{
			{Text: "時間點還原（point-in-time recovery，PITR）依賴日誌。\n"},
		},
		Good: []Example{
			{Text: "時間點還原（point-in-time recovery，PITR）依賴日誌，PITR 之前須先備份。\n"},
		},
		Options: []Option{
			{"allow", text("不必用到的縮寫。", "Abbreviations that need not be used.")},
		},
	},
	Document: abbrUnused,
}

func abbrUnused(p *DocumentPass) {
	all, glosses := p.abbreviations()
	for _, a := range all {
		if len(a.defined) != 1 || len(a.uses) != 1 || p.knownByAll(a.form) {
			continue
		}
		if around := p.others.abbreviation(a.form); around.usedBefore || around.usedAfter {
			continue
		}
		g := &glosses[a.defined[0]]
		// LEAM（Large European AI Models） uses the abbreviation.
		if g.original == "" || g.Short.Start < g.Original.Start && g.Term.Len() == 0 {
			continue
		}
		p.Report(Finding{
			Span:    p.span(g, g.Short),
			Message: format("縮寫 %s 給出之後沒有用過", "the abbreviation %s is introduced and never used", a.form),
		})
	}
}
