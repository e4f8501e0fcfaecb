package check

import (
	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/lazyregexp"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// NumDecadeMixed reports decades that a document writes in another way than most:
// 1970 年代 beside 二十世紀 70 年代.
var NumDecadeMixed = &Rule{
	ID:       "num-decade-mixed",
	Name:     text("年代寫法不一", "decades in several spellings"),
	Severity: glossary.Information,
	Grouped:  true,
	Doc: Doc{
		What:   text("先看全文二十世紀以前的年代多寫作「1970 年代」還是「二十世紀 70 年代」，再報告少數不一致的。多數的一種至少有三處，且多於另一種，才報告。", "Infers whether decades are written 1970 年代 or 二十世紀 70 年代, and reports the others, if the more frequent way has three places or more."),
		Why:    text("兩種寫法都通行，一篇之內宜一致。", "Either is usual; one text should keep to one."),
		Bad:    []Example{{Text: "二十世紀 60 年代、二十世紀 70 年代與二十世紀 80 年代都是如此。\n\n1990 年代則不同。\n"}},
		Good:   []Example{{Text: "1960 年代與 1970 年代都是如此，二十世紀末則不同。\n"}, {Text: "二十世紀 60 年代與 1970 年代。\n"}},
		Source: "GB/T 15835—2011 4.1",
	},
	Document: numDecadeMixed,
}

// decade stands behind the years of one.
const decade = "年代"

var (
	decadeOfCentury = lazyregexp.New(`(?:(?:二十一?|十[七八九]|1[5-9]|2[01]) ?世[紀纪]的? ?(?:[0-9]0|[一二三四五六七八九]十) ?)$`)
	decadeOfYears   = lazyregexp.New(`1[5-9][0-9]0 ?$`)
)

func numDecadeMixed(p *DocumentPass) {
	var ofCentury, ofYears []prose.Span
	for _, s := range p.knownSightings()[decade] {
		run := &p.Document.Prose.Blocks()[s.block].Runs[s.run]
		before := lastRunes(run.Text[:s.text.Start], 14)
		start := p.Document.Prose.Start(s.block)
		whole := func(n int) prose.Span {
			return run.Source(prose.Span{Start: s.text.Start - n, End: s.text.End}).Shift(start)
		}
		if m := decadeOfCentury().FindString(before); m != "" {
			ofCentury = append(ofCentury, whole(len(m)))
		} else if m := decadeOfYears().FindString(before); m != "" {
			ofYears = append(ofYears, whole(len(m)))
		}
	}
	few, many := ofYears, ofCentury
	if len(few) > len(many) {
		few, many = many, few
	}
	const least = 3
	if len(few) == 0 || len(many) < least || len(few) == len(many) {
		return
	}
	usual := p.Document.Prose.Slice(many[0].Start, many[0].End)
	for _, at := range few {
		p.Report(Finding{
			Span:    at,
			Message: format("全文的年代多寫作「%s」一類", "the document mostly writes decades as in “%s”", usual),
			Related: []Related{{Message: text("別處", "elsewhere"), Span: many[0]}},
		})
	}
}
