package check

import (
	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// SpaceDoubled reports two spaces inside a line. Two behind an English full stop
// are a typist's custom, and three or more a layout.
var SpaceDoubled = &Rule{
	ID:       "space-doubled",
	Name:     text("連續兩個空格", "two spaces"),
	Severity: glossary.Hint,
	Doc: Doc{
		What: text("報告正文一行之內連續的兩個空格；英文句號之後的兩個、三個以上的，以及兩個漢字之間的不報告；純文字以空格排版，也不報告。", "Reports two spaces inside a line. Two behind an English full stop or between two characters, and three or more, are let pass, and so is plain text, which is laid out with spaces."),
		Why:  text("刪改時留下的；網頁上看不見，排版時字距就寬了一倍。", "Left behind when the text was changed: invisible on a web page, a double gap in print."),
		Bad:  []Example{{Text: "近  5 年的變化。\n", Fixed: "近 5 年的變化。\n"}},
		Good: []Example{{Text: "近 5 年的變化。\n"}, {Text: "It ended.  The rest is unknown，姓名：   電話。\n"}},
	},
	Block: spaceDoubled,
}

func spaceDoubled(p *BlockPass) {
	if !p.Syntax.CollapsedBlanks || p.Block.Kind == prose.TableRow || p.Block.Kind == prose.Heading {
		return // plain text is laid out with spaces
	}
	for i := range p.Block.Runs {
		run, ts := &p.Block.Runs[i], p.tokens[i]
		for j, t := range ts {
			if t.class != classBlank || t.text(run) != "  " || at(ts, j-1).none() || at(ts, j+1).none() || !run.Verbatim(t.Span) {
				continue
			}
			switch at(ts, j-1).r {
			case '.', '!', '?', prose.Object:
				continue
			}
			// Two ideographs may be set apart on purpose, as the name of a chapter.
			if at(ts, j+1).class == classObject || at(ts, j-1).class == classHan && at(ts, j+1).class == classHan {
				continue
			}
			at := run.Source(t.Span)
			p.Report(Finding{
				Span:    at,
				Message: text("這裡有兩個空格", "two spaces here"),
				Fixes:   []Fix{{Title: text("刪去一個空格", "Delete one space"), Edits: []Edit{{at, " "}}, Safe: true}},
			})
		}
	}
}
