package check

import (
	"path/filepath"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// AbbrDefinedLate reports abbreviations whose full form a document gives only
// after it has used them. What counts is the first use in running text:
// headings, tables and captions are read after it or not at all. Of documents
// whose order of reading is known, the first that uses it counts.
var AbbrDefinedLate = &Rule{
	ID:       "abbr-defined-late",
	Name:     text("縮寫先用後釋", "abbreviation explained after its first use"),
	Severity: glossary.Warning,
	Doc: Doc{
		What: text("報告文中給出了全稱、但在此之前正文已經用過的縮寫，標在首次使用處。", "Reports abbreviations whose full form stands in the document, but behind their first use in running text."),
		Why:  text("讀者在第一次遇到縮寫的地方需要全稱，到後文才給已經太遲。標題與表格中的縮寫不算先用。", "Readers need the full form where they first meet the abbreviation. Uses in headings and tables do not count."),
		Bad: []Example{
			{Text: "備份之後可以用 PITR 還原。\n\n時間點還原（point-in-time recovery，PITR）依賴日誌。\n"},
		},
		Good: []Example{
			{Text: "時間點還原（point-in-time recovery，PITR）依賴日誌。\n\n備份之後可以用 PITR 還原。\n"},
			{Text: "# PITR 概覽\n\n時間點還原（point-in-time recovery，PITR）依賴日誌。\n"},
		},
		Options: []Option{
			{"allow", text("可以先用後釋的縮寫。", "Abbreviations that may be explained late.")},
		},
	},
	Document: abbrDefinedLate,
}

func abbrDefinedLate(p *DocumentPass) {
	all, glosses := p.abbreviations()
	for _, a := range all {
		if p.knownByAll(a.form) {
			continue
		}
		around := p.others.abbreviation(a.form)
		if around.definedBefore {
			continue
		}
		if len(a.defined) == 0 {
			if around.definedAfter != nil && !around.usedBefore {
				p.reportDefinedElsewhere(a, around.definedAfter)
			}
			continue
		}
		g := &glosses[a.defined[0]]
		first := -1
		for i := range a.uses {
			u := &a.uses[i]
			if u.at.Start >= g.at.Start {
				break
			}
			if u.Expanded {
				first = -1
				break // its full form stands there in another way
			}
			if first < 0 && u.body() && p.Document.Prose.BlockAt(u.at.Start) != g.block {
				first = i
			}
		}
		if first < 0 {
			continue
		}
		full := g.original
		if full == "" {
			full = g.term
		}
		u := &a.uses[first]
		f := Finding{
			Span: u.at,
			Message: format("縮寫 %s 在此首次使用，全稱到第 %d 行才給出；宜移到此處", "the abbreviation %s is first used here, but spelt out only on line %d; move that here",
				a.form, p.line(g.at.Start)),
			Related: []Related{{Message: text("全稱在此", "spelt out here"), Span: g.at}},
		}
		if full != "" && (g.Marked || g.original != "") {
			at := prose.Span{Start: u.at.End, End: u.at.End}
			f.Fixes = []Fix{{
				Title: format("在此補上全稱（%s）", "Add the full form here (%s)", full),
				Edits: []Edit{{at, "（" + full + "）"}},
			}}
		}
		p.Report(f)
	}
}

// reportDefinedElsewhere reports the first use of an abbreviation whose full form
// only a document behind this one gives.
func (p *DocumentPass) reportDefinedElsewhere(a *abbreviation, at *Elsewhere) {
	if len(a.form) > longAbbreviation || p.hasCode() {
		return
	}
	first := -1
	for i := range a.uses {
		if a.uses[i].Expanded {
			return
		}
		if first < 0 && a.uses[i].body() && !p.inForeignText(a.uses[i].at) {
			first = i
		}
	}
	if first < 0 {
		return
	}
	if _, isName := fullForm(a.uses[0].Abbreviation); isName {
		return
	}
	p.Report(Finding{
		Span: a.uses[first].at,
		Message: format("縮寫 %s 在此首次使用，全稱到後面的文件 %s 才給出；宜移到此處", "the abbreviation %s is first used here, but spelt out only in a later document, %s; move that here",
			a.form, filepath.Base(at.Document)),
		Related: []Related{{Message: text("全稱在此", "spelt out here"), Elsewhere: at}},
	})
}
