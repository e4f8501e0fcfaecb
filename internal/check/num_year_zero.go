package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// NumYearZero reports years in Chinese digits that are written with 零.
var NumYearZero = &Rule{
	ID:       "num-year-zero",
	Name:     text("年份用「零」", "零 in a year"),
	Severity: glossary.Information,
	Grouped:  true,
	Doc: Doc{
		What:   text("報告漢字年份裡的「零」：二零零七年宜作二〇〇七年。", "Reports 零 in years that are written in Chinese digits: 二零零七年 should be 二〇〇七年."),
		Why:    text("用作計量時寫「零」，用作編號、年份時寫「〇」。", "零 is for quantities, 〇 for numbering and years."),
		Bad:    []Example{{Text: "二零零七年的事。\n", Fixed: "二〇〇七年的事。\n"}},
		Good:   []Example{{Text: "二〇〇七年的事，一百零七年以後。\n"}},
		Source: "GB/T 15835—2011",
	},
	Block: numYearZero,
}

const yearDigits = "零〇一二三四五六七八九"

func numYearZero(p *BlockPass) {
	eachYear(p, "零", func(run *prose.Run, year prose.Span, _ int) {
		digits := run.Text[year.Start:year.End]
		if !strings.Contains(digits, "零") || !strings.HasPrefix(digits, "一") && !strings.HasPrefix(digits, "二") {
			return
		}
		right := strings.ReplaceAll(digits, "零", "〇")
		f := Finding{
			Span:    run.Source(year),
			Message: format("年份宜用「〇」：%s年", "years are written with 〇: %s年", right),
		}
		if run.Verbatim(year) {
			f.Fixes = []Fix{{Title: format("改為「%s」", "Change to “%s”", right), Edits: []Edit{{f.Span, right}}, Safe: true}}
		}
		p.Report(f)
	})
}

// eachYear calls f with every year of four digits, Chinese or not, and the
// offset behind its 年, in runs that have all of some characters besides.
func eachYear(p *BlockPass, with string, f func(run *prose.Run, year prose.Span, behind int)) {
	for i := range p.Block.Runs {
		run := &p.Block.Runs[i]
		if chars := &p.chars[i]; !chars.may('年') || !chars.mayAll(with) {
			continue
		}
		for at := 0; ; {
			k := indexChar(run.Text[at:], "年")
			if k < 0 {
				break
			}
			k += at
			at = k + len("年")
			end := len(strings.TrimRight(run.Text[:k], " "))
			for _, set := range []string{yearDigits, "0123456789"} {
				if start, n := digitsBefore(run.Text, end, set); n == 4 {
					f(run, prose.Span{Start: start, End: end}, at)
				}
			}
		}
	}
}

// digitsBefore returns where the digits of a set start that end at offset end,
// and how many these are, looking no further than five.
func digitsBefore(text string, end int, set string) (start, n int) {
	start = end
	for start > 0 && n < 5 {
		r, size := utf8.DecodeLastRuneInString(text[:start])
		if !strings.ContainsRune(set, r) {
			break
		}
		start -= size
		n++
	}
	return start, n
}
