package check

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/lazyregexp"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// NumRangeMixed reports ranges of years that a document joins by another mark than
// most, or by a hyphen between spaces.
var NumRangeMixed = &Rule{
	ID:       "num-range-mixed",
	Name:     text("年份起訖連接號不一", "ranges of years with different marks"),
	Severity: glossary.Information,
	Grouped:  true,
	Doc: Doc{
		What:   text("報告年份起訖之間與全文多數不同的連接號（2018-2020、2018～2020、2018–2020、2018—2020），以及前後空格的連字號（2018 - 2020、6 時 - 21 時）。", "Reports marks between the years of a range that differ from those of most ranges in the document (2018-2020, 2018～2020, 2018–2020, 2018—2020), and hyphens between spaces (2018 - 2020, 6 時 - 21 時)."),
		Why:    text("連接號前後不空格；用哪一種，一篇之內宜一致。", "The mark has no spaces around it; which one it is should be the same throughout."),
		Bad:    []Example{{Text: "2017-2018 年與 2019-2020 年增長，2021～2022 年下降。\n"}, {Text: "圖 1：2019 - 2023 年的趨勢。\n"}},
		Good:   []Example{{Text: "2017—2018 年與 2019—2020 年增長。\n"}, {Text: "2017-2018 年增長，電話 2311-2020，見 2019-2023.md，5 - 3 等於 2。\n"}},
		Source: "GB/T 15834—2011 4.13（連接號）",
	},
	Document: numRangeMixed,
}

var (
	yearRange   = lazyregexp.New(`(?:^|[^0-9A-Za-z./_-])((?:1[5-9]|20)[0-9]{2})( ?(?:-|–|—|－|～|~|——) ?)((?:1[5-9]|20)[0-9]{2})(?: ?年|[）)，。；、]|$)`)
	spacedRange = lazyregexp.New(`[0-9] ?[年月日時时點点%]( - )[0-9]{1,4} ?[年月日時时點点%]`)
)

func numRangeMixed(p *DocumentPass) {
	type use struct {
		prose.Span
		mark   string
		spaced bool
	}
	var all []use
	counts := map[string]int{}
	for i := range p.with(hasRanges) {
		b := p.Document.Prose.Blocks()[i]
		start := p.Document.Prose.Start(i)
		for k := range b.Runs {
			run := &b.Runs[k]
			for _, m := range yearRange().FindAllStringSubmatchIndex(run.Text, -1) {
				raw := run.Text[m[4]:m[5]]
				u := use{run.Source(prose.Span{Start: m[2], End: m[7]}).Shift(start), strings.Trim(raw, " "), raw[0] == ' '}
				all = append(all, u)
				if !u.spaced {
					counts[u.mark]++
				}
			}
			for _, m := range spacedRange().FindAllStringSubmatchIndex(run.Text, -1) {
				all = append(all, use{run.Source(prose.Span{Start: m[2], End: m[3]}).Shift(start), "-", true})
			}
		}
	}
	usual := ""
	for mark, n := range counts {
		if n > counts[usual] || n == counts[usual] && mark < usual {
			usual = mark
		}
	}
	for _, u := range all {
		switch {
		case u.spaced:
			p.Report(Finding{Span: u.Span, Message: text("起訖之間的連接號前後不空格", "no spaces around the mark of a range")})
		case u.mark != usual && counts[usual] > 0:
			p.Report(Finding{Span: u.Span, Message: format("全文的年份起訖多用「%s」", "the document mostly joins years by “%s”", usual)})
		}
	}
}
