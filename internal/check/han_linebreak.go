package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// HanLinebreak reports line ends between Chinese characters.
var HanLinebreak = &Rule{
	ID:       "han-linebreak",
	Name:     text("漢字間硬換行", "line break between Chinese characters"),
	Severity: glossary.Off,
	Grouped:  true,
	Doc: Doc{
		What: text("報告段落中間、兩個漢字之間的換行。預設關閉：怎樣折行是各個項目自己的事。", "Reports line ends between two Chinese characters of one paragraph. Off by default: how lines are wrapped is for each project to say."),
		Why:  text("許多轉換程式把換行變成空格，漢字之間就多出一個空格。", "Many converters make a line end a space, which then shows between the characters."),
		Bad:  []Example{{Text: "這是一項操\n作的說明。\n", Fixed: "這是一項操作的說明。\n"}},
		Good: []Example{{Text: "這是一項操作的說明。\n\n下一段。\n"}},
	},
	Block: hanLinebreak,
}

func hanLinebreak(p *BlockPass) {
	for i := range p.Block.Runs {
		run := &p.Block.Runs[i]
		for k := 1; k < len(run.Pieces); k++ {
			a, b := run.Pieces[k-1], run.Pieces[k]
			gap := prose.Span{Start: a.Source + a.SourceLen, End: b.Source}
			if a.Atomic || b.Atomic || gap.Len() <= 0 || gap.End > len(p.Block.Source) {
				continue
			}
			between := p.Block.Source[gap.Start:gap.End]
			left, _ := utf8.DecodeLastRuneInString(run.Text[:b.Text])
			right, _ := utf8.DecodeRuneInString(run.Text[b.Text:])
			if !strings.Contains(between, "\n") || strings.Trim(between, " \t\r\n") != "" || !prose.IsHan(left) || !prose.IsHan(right) {
				continue
			}
			p.Report(Finding{
				Span:    gap,
				Message: text("漢字之間不換行", "no line end belongs between Chinese characters"),
				Fixes:   []Fix{{Title: text("接上下一行", "Join the lines"), Edits: []Edit{{gap, ""}}, Safe: true}},
			})
		}
	}
}
