package check

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/lazyregexp"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// NumYearBare reports years without 年 that a preposition leads and a verb follows.
var NumYearBare = &Rule{
	ID:       "num-year-bare",
	Name:     text("年份缺「年」", "year without 年"),
	Severity: glossary.Information,
	Doc: Doc{
		What:   text("報告「於」「在」「自」之後的四位年份，後面直接是動詞而沒有「年」。", "Reports years of four figures behind 於, 在 or 自 that a verb follows without 年."),
		Why:    text("漏字；讀者也可能當成數量。", "A character is missing, and the figure may be taken for an amount."),
		Bad:    []Example{{Text: "雖然他已於 1990 離開我們。\n", Fixed: "雖然他已於 1990 年離開我們。\n"}},
		Good:   []Example{{Text: "他已於 1990 年離開，在 2023 以前，於 1990 人之中，在 2000 多家公司裡。\n"}},
		Source: "GB/T 15835—2011 4.1",
	},
	Block: numYearBare,
}

var bareYear = lazyregexp.New(`[於于在自] ?((?:18|19|20)[0-9]{2}) ?\p{Han}`)

func numYearBare(p *BlockPass) {
	d := p.Lexicon.Dictionary()
	if d == nil {
		return
	}
	for i := range p.Block.Runs {
		run := &p.Block.Runs[i]
		if chars := &p.chars[i]; !chars.mayAny("12") || !chars.mayAny("890") || !chars.mayAny("於于在自") {
			continue
		}
		for _, m := range bareYear().FindAllStringSubmatchIndex(run.Text, -1) {
			rest := strings.TrimLeft(run.Text[m[3]:], " ")
			if word := firstRunes(rest, 2); countHan(word) < 2 || d.WordClass(prose.FoldString(word)) != 'v' {
				continue
			}
			span := prose.Span{Start: m[2], End: m[3]}
			f := Finding{Span: run.Source(span), Message: text("年份後缺「年」", "年 is missing behind the year")}
			if run.Verbatim(span) {
				gap := ""
				if strings.HasPrefix(run.Text[span.End:], " ") {
					gap = " "
				}
				end := prose.Span{Start: f.Span.End, End: f.Span.End + len(gap)}
				f.Fixes = []Fix{{Title: text("加上「年」", "Add 年"), Edits: []Edit{{end, gap + "年"}}, Safe: true}}
			}
			p.Report(f)
		}
	}
}
