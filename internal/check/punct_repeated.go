package check

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// PunctRepeated reports stops and pauses that stand side by side.
var PunctRepeated = &Rule{
	ID:       "punct-repeated",
	Name:     text("標點叠用", "doubled punctuation"),
	Severity: glossary.Warning,
	Doc: Doc{
		What:   text("報告緊挨著的兩個點號，如「，。」「、、」「。。」「？。」，以及西文詞後的兩個半形點（and..）。問號和嘆號可以叠用，三個以上的句號是省略號（見 punct-ellipsis），談標點本身時列出的標點不算。", "Reports two stops or pauses side by side, such as ，。 or 、、 or 。。 or ？。, and two half-width points behind a Western word (and..). Question and exclamation marks may be doubled; three full stops and more are an ellipsis (see punct-ellipsis); lists of marks in a text on punctuation are let pass."),
		Why:    text("兩個點號只可能是改稿時漏刪了一個。", "One of the two was left behind when the sentence was changed."),
		Bad:    []Example{{Text: "技術主權，，是一個問題。。\n", Fixed: "技術主權，是一個問題。\n"}, {Text: "這是最後一點，。\n", Fixed: "這是最後一點。\n"}, {Text: "誰來決定？。\n", Fixed: "誰來決定？\n"}, {Text: "見 Smith, The End.. 一書。\n"}},
		Good:   []Example{{Text: "真的嗎？！他說：「不會吧！！」\n"}, {Text: "範圍是 a..b，路徑是 ../c，還有 etc... 之類。\n"}, {Text: "點號有句號（。）、逗號（，）和「，。、；」等。\n"}},
		Source: "GB/T 15834—2011, 4.1—4.8",
	},
	Block: punctRepeated,
}

func punctRepeated(p *BlockPass) {
	for i := range p.Block.Runs {
		run := &p.Block.Runs[i]
		ts := p.tokens[i]
		for j := 0; j < len(ts); j++ {
			switch {
			case (ts[j].r == '？' || ts[j].r == '！') && at(ts, j+1).r == '。':
				endedTwice(p, run, ts, j)
				j++
				continue
			case ts[j].r == '.' && at(ts, j+1).r == '.':
				pointTwice(p, run, ts, j)
				for at(ts, j+1).r == '.' {
					j++
				}
				continue
			case !isPause(ts[j]):
				continue
			}
			last := j
			for isPause(at(ts, last+1)) {
				last++
			}
			if last > j {
				repeatedAt(p, run, ts, j, last)
			}
			j = last
		}
	}
}

// endedTwice reports the question or exclamation mark at index j with the full
// stop behind it.
func endedTwice(p *BlockPass, run *prose.Run, ts []token, j int) {
	span := prose.Span{Start: ts[j].Start, End: ts[j+1].End}
	left, right := at(ts, j-1), at(ts, j+2)
	if left.class != classHan && (left.class != classWide || !closesText(left.r)) ||
		right.class == classWide && !closesText(right.r) && !opensText(right.r) || !run.Verbatim(span) {
		return
	}
	mark := string(ts[j].r)
	p.Report(Finding{
		Span:    run.Source(span),
		Message: format("標點「%s」叠用，只留一個", "keep one of the doubled marks “%s”", mark+"。"),
		Fixes:   []Fix{{Title: format("改為「%s」", "Change to “%s”", mark), Edits: []Edit{{run.Source(span), mark}}, Safe: true}},
	})
}

// pointTwice reports two points behind a Western word, where no third makes them
// an ellipsis and nothing behind a range.
func pointTwice(p *BlockPass, run *prose.Run, ts []token, j int) {
	word, right := at(ts, j-1), at(ts, j+2)
	span := prose.Span{Start: ts[j].Start, End: ts[j+1].End}
	if word.class != classLetter || word.Len() < 3 || !right.none() && right.class != classBlank && right.class != classWide || !run.Verbatim(span) {
		return
	}
	p.ReportAtMost(glossary.Hint, Finding{
		Span:    run.Source(span),
		Message: format("標點「%s」叠用，只留一個", "keep one of the doubled marks “%s”", ".."),
		Fixes:   []Fix{{Title: format("改為「%s」", "Change to “%s”", "."), Edits: []Edit{{run.Source(span), "."}}}},
	})
}

func isPause(t token) bool {
	switch t.r {
	case '，', '。', '、', '；', '：':
		return true
	}
	return false
}

// repeatedAt reports the marks from index j to last.
func repeatedAt(p *BlockPass, run *prose.Run, ts []token, j, last int) {
	span := prose.Span{Start: ts[j].Start, End: ts[last].End}
	marks := run.Text[span.Start:span.End]
	left, right := at(ts, j-1), at(ts, last+1)
	switch {
	case last-j > 1 && strings.Trim(marks, "。") == "", last-j > 1 && !same(marks):
		return // an ellipsis; a list of marks
	case left.none() || left.class == classWide && !closesText(left.r) || left.class == classObject || left.class == classBlank:
		return // nothing to punctuate: 「，。」 between quotation marks, what markup left
	case right.class == classBlank && at(ts, last+2).class == classOther:
		return // a table drawn with lines
	case !run.Verbatim(span):
		return
	}
	f := Finding{
		Span:    run.Source(span),
		Message: format("標點「%s」叠用，只留一個", "keep one of the doubled marks “%s”", marks),
	}
	first, final := string(ts[j].r), string(ts[last].r)
	fix := func(keep string, safe bool) {
		f.Fixes = append(f.Fixes, Fix{
			Title: format("改為「%s」", "Change to “%s”", keep),
			Edits: []Edit{{f.Span, keep}},
			Safe:  safe,
		})
	}
	switch {
	case first == final:
		fix(first, true)
	case final == "。" && right.none():
		fix(final, true)
	default:
		fix(final, false)
		fix(first, false)
	}
	p.Report(f)
}

// same reports whether all runes of s are one.
func same(s string) bool {
	for _, r := range s {
		return strings.Trim(s, string(r)) == ""
	}
	return true
}
