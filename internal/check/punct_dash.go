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
		What:   text("報告漢字間用兩三個連字號「--」、全形連字號「－－」或製表線「──」代替的破折號。短破折號「––」和前後空格的單個「—」也算；句號等點號之後引出署名的「--」也算。不空格的單個「—」可以是連接號（北京—上海），不報告。", "Reports dashes between Chinese characters that are written with hyphens (--, －－), en dashes (––), box-drawing lines (──) or a single — between spaces, and hyphens behind a stop that lead to a name. A single — without spaces may be a connector (北京—上海) and is let pass."),
		Why:    text("破折號是占兩個字位置的一條線，中間不斷開。", "The Chinese dash is one unbroken line as long as two characters."),
		Bad:    []Example{{Text: "他只有一個問題--技術主權。\n", Fixed: "他只有一個問題——技術主權。\n"}, {Text: "這種機械形式 –– 運算機器 –– 很普遍。\n", Fixed: "這種機械形式——運算機器——很普遍。\n"}, {Text: "他們共同開發的 — 他稱為超文本。\n", Fixed: "他們共同開發的——他稱為超文本。\n"}, {Text: "未來屬於大家。-- Ada\n", Fixed: "未來屬於大家。——Ada\n"}},
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
			if first != '-' && first != '－' && first != '─' && first != '–' && first != '—' {
				continue
			}
			last := j
			span := ts[j].Span
			if first != '─' && first != '–' { // which are no punctuation: a stretch is one token
				for at(ts, last+1).r == first {
					last++
				}
				span.End = ts[last].End
			}
			switch dashes := len([]rune(run.Text[span.Start:span.End])); {
			case first == '—' && dashes > 1: // as it should be
			case dashes == 2 || dashes == 3,
				// One between spaces is no connector.
				dashes == 1 && (first == '–' || first == '—') && at(ts, j-1).isBlank(run) && at(ts, last+1).isBlank(run):
				dashAt(p, run, ts, j, last, span)
			}
			j = last
		}
	}
}

// isSentenceStop reports whether a mark ends a sentence, or a quotation that may be
// one.
func isSentenceStop(t token) bool {
	return t.r == '。' || t.r == '！' || t.r == '？'
}

func dashAt(p *BlockPass, run *prose.Run, ts []token, j, last int, span prose.Span) {
	left, right := at(ts, j-1), at(ts, last+1)
	if left.isBlank(run) && right.isBlank(run) {
		span = prose.Span{Start: left.Start, End: right.End}
		left, right = at(ts, j-2), at(ts, last+2)
	}
	if span.Len() > 1 && isSentenceStop(left) && !right.none() {
		if behind := at(ts, last+2); right.isBlank(run) && (behind.class == classHan || behind.class == classLetter) {
			span.End, right = right.End, behind // a name behind a motto
		}
		if right.class == classLetter {
			right.class = classHan
		}
		left.class = classHan
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
