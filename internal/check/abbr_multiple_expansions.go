package check

import (
	"path/filepath"
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
)

// AbbrMultipleExpansions reports abbreviations that a document spells out in
// two ways. Case, hyphens, spaces and plurals are one way; so are two full
// names of which one begins or ends with the other.
var AbbrMultipleExpansions = &Rule{
	ID:       "abbr-multiple-expansions",
	Name:     text("同一縮寫兩種全稱", "abbreviation with two full forms"),
	Severity: glossary.Warning,
	Doc: Doc{
		What: text("報告文中給出了兩種外文全稱的縮寫。大小寫、連字號與單複數之別不算。", "Reports abbreviations for which the document gives two full forms. Case, hyphens and plurals aside."),
		Why:  text("不是其中一個寫錯了，就是一個縮寫指兩件事，讀者無從分辨。", "Either one of them is wrong, or one abbreviation stands for two things and readers cannot tell which."),
		Bad: []Example{
			{Text: "可用區（available zone，AZ）互相隔離。\n\n跨可用區（availability zone，AZ）部署。\n"},
		},
		Good: []Example{
			{Text: "長短期記憶（long short-term memory，LSTM）是一種網路。\n\n長短期記憶（Long Short Term Memory，LSTM）有三個門。\n"},
		},
		Options: []Option{
			{"allow", text("可以有兩種全稱的縮寫。", "Abbreviations that may have two full forms.")},
		},
	},
	Document: abbrMultipleExpansions,
}

func abbrMultipleExpansions(p *DocumentPass) {
	all, glosses := p.abbreviations()
	for _, a := range all {
		if len(a.defined) == 0 || allowed(p.Option().Allow, a.form) {
			continue
		}
		var first *glossed
		for _, i := range a.defined {
			g := &glosses[i]
			switch {
			case g.original == "":
			case first == nil:
				first = g
			case !sameOriginal(first.original, g.original):
				p.Report(Finding{
					Span: p.span(g, g.Original),
					Message: format("縮寫 %s 的全稱在此是 %s，在第 %d 行是 %s", "the abbreviation %s is spelt out %s here, but on line %d %s",
						a.form, g.original, p.line(first.at.Start), first.original),
					Related: []Related{{Message: format("另一種全稱：%s", "the other full form: %s", first.original), Span: p.span(first, first.Original)}},
					Fixes:   p.replaceFix(g, g.Original, first.original),
				})
			}
		}
		if first != nil {
			p.reportOtherExpansion(a, first)
		}
	}
}

// reportOtherExpansion reports that another document of the set spells out an
// abbreviation otherwise.
func (p *DocumentPass) reportOtherExpansion(a *abbreviation, g *glossed) {
	other := p.others.fullBefore(a.form, g.original)
	if other == nil {
		return
	}
	limit := glossary.Warning
	if !p.others.ordered() {
		limit = glossary.Information
	}
	p.ReportAtMost(limit, Finding{
		Span: p.span(g, g.Original),
		Message: format("縮寫 %s 的全稱在此是 %s，在 %s 是 %s", "the abbreviation %s is spelt out %s here, but in %s %s",
			a.form, g.original, filepath.Base(other.at.Document), other.full),
		Related: []Related{{Message: format("另一種全稱：%s", "the other full form: %s", other.full), Elsewhere: &other.at}},
		Fixes:   p.replaceFix(g, g.Original, other.full),
	})
}

// sameOriginal reports whether two full names in an alphabet are one, or one is
// the other with something more.
func sameOriginal(a, b string) bool {
	a, b = originalKey(a), originalKey(b)
	return strings.HasPrefix(a, b) || strings.HasPrefix(b, a) || strings.HasSuffix(a, b) || strings.HasSuffix(b, a)
}
