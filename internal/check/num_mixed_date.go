package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// NumMixedDate reports dates in two kinds of digits.
var NumMixedDate = &Rule{
	ID:       "num-mixed-date",
	Name:     text("日期數字混用", "date in two kinds of digits"),
	Severity: glossary.Information,
	Grouped:  true,
	Doc: Doc{
		What:   text("報告年份用一種數字、月份用另一種的日期：2005年九月、二〇〇五年9月。農曆月份和 1900 年以前的年份不報告。", "Reports dates whose year and month are in different digits: 2005年九月, 二〇〇五年9月. Months of the lunar calendar and years before 1900 are let pass."),
		Why:    text("同一個日期裡只用一種數字。", "One date takes one kind of digits."),
		Bad:    []Example{{Text: "這是2005年九月的事。\n"}, {Text: "這是二〇〇五年9月的事。\n"}},
		Good:   []Example{{Text: "這是2005年9月和二〇〇五年九月的事。\n"}, {Text: "1360年五月，農曆2005年八月十五。\n"}},
		Source: "GB/T 15835—2011",
	},
	Block: numMixedDate,
}

func numMixedDate(p *BlockPass) {
	eachYear(p, "月", func(run *prose.Run, year prose.Span, behind int) {
		digits := run.Text[year.Start:year.End]
		rest := strings.TrimLeft(run.Text[behind:], " ")
		arabic := digits[0] < utf8.RuneSelf
		set := "一二三四五六七八九十"
		if !arabic {
			set = "0123456789"
		}
		month, _, found := strings.Cut(rest[:min(len(rest), 12)], "月")
		month = strings.TrimSpace(month)
		if !found || month == "" || strings.Trim(month, set) != "" || arabic && digits < "1900" {
			return
		}
		before := run.Text[max(0, year.Start-12):year.Start]
		for _, lunar := range []string{"農", "农", "陰", "阴", "舊", "旧", "夏"} {
			if strings.Contains(before, lunar) {
				return
			}
		}
		p.Report(Finding{
			Span:    run.Source(prose.Span{Start: year.Start, End: len(run.Text) - len(rest) + strings.Index(rest, "月") + len("月")}),
			Message: text("同一日期裡只用一種數字", "use one kind of digits in one date"),
		})
	})
}
