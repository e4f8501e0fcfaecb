package check

import (
	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// PunctDash reports hyphens that stand for a dash.
var PunctDash = &Rule{
	ID:       "punct-dash",
	Name:     text("破折號不合規範", "ill-formed dash"),
	Severity: glossary.Information,
	Grouped:  true,
	Doc: Doc{
		What:   text("報告漢字間用兩三個連字號「--」、全形連字號「－－」或製表線「──」代替的破折號。單個「—」可以是連接號（北京—上海），不報告。", "Reports dashes between Chinese characters that are written with hyphens (--, －－) or box-drawing lines (──). A single — may be a connector (北京—上海) and is let pass."),
		Why:    text("破折號是占兩個字位置的一條線，中間不斷開。", "The Chinese dash is one unbroken line as long as two characters."),
		Bad:    []Example{{Text: "他只有一個問題--技術主權。\n", Fixed: "他只有一個問題——技術主權。\n"}},
		Good:   []Example{{Text: "他只有一個問題——技術主權。\n"}, {Text: "用 --help 看說明；北京—上海的列車。\n"}},
		Source: "GB/T 15834—2011, 4.10；重訂標點符號手冊，破折號",
	},
	Block: punctDash,
}

const dash = "——"

func punctDash(p *BlockPass) {
	for i := range p.Block.Runs {
		run := &p.Block.Runs[i]
		ts := p.tokens[i]
		for j := 0; j < len(ts); j++ {
			first := ts[j].r
			if first != '-' && first != '－' && first != '─' {
				continue
			}
			last := j
			span := ts[j].Span
			if first != '─' { // which is no punctuation: a stretch is one token
				for at(ts, last+1).r == first {
					last++
				}
				span.End = ts[last].End
			}
			if dashes := len([]rune(run.Text[span.Start:span.End])); dashes == 2 || dashes == 3 {
				dashAt(p, run, ts, j, last, span)
			}
			j = last
		}
	}
}

func dashAt(p *BlockPass, run *prose.Run, ts []token, j, last int, span prose.Span) {
	left, right := at(ts, j-1), at(ts, last+1)
	if left.isBlank(run) && right.isBlank(run) {
		span = prose.Span{Start: left.Start, End: right.End}
		left, right = at(ts, j-2), at(ts, last+2)
	}
	if left.class != classHan && (left.class != classWide || !closesText(left.r)) ||
		right.class != classHan && (right.class != classWide || !opensText(right.r)) || !run.Verbatim(span) {
		return
	}
	p.Report(Finding{
		Span:    run.Source(span),
		Message: format("破折號宜作「%s」", "the dash should be “%s”", dash),
		Fixes: []Fix{{
			Title: format("改為「%s」", "Change to “%s”", dash),
			Edits: []Edit{{run.Source(span), dash}},
			Safe:  true,
		}},
	})
}
