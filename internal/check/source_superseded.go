package check

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/lazyregexp"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// SourceSuperseded reports editions of standards that a later one has replaced. It
// knows the standards of writing, publishing and terminology; a text may cite an
// old edition on purpose, so that it is information.
var SourceSuperseded = &Rule{
	ID:       "source-superseded",
	Name:     text("引用已被替代的標準", "edition of a standard that was replaced"),
	Severity: glossary.Information,
	Doc: Doc{
		What: text("報告已有新版的標準的舊版號，如 GB/T 15834—1995。只收寫作、出版、術語方面的標準。前後寫著「代替」「廢止」「舊版」的不報告。", "Reports editions of standards that a later one has replaced, as GB/T 15834—1995. Only standards of writing, publishing and terminology are listed. Where the text says that the edition was replaced it is let pass."),
		Why:  text("讀者照舊版去做，做出來的不合現行的標準。", "Readers who follow the old edition do not comply with the one in force."),
		Bad:  []Example{{Text: "標點符號依 GB/T 15834—1995。\n"}, {Text: "术语工作遵循 ISO 704:2009。\n"}},
		Good: []Example{{Text: "標點符號依 GB/T 15834—2011，代替 GB/T 15834—1995。\n"}, {Text: "术语工作遵循 ISO 704:2022。\n"}},
		Options: []Option{
			{"allow", text("不報告的標準號。", "Editions that are let pass.")},
		},
	},
	Block: sourceSuperseded,
}

// editions are standards with the year of the edition in force and, if the number
// changed, its number.
var editions = map[string]struct{ year, number string }{
	"gb/t7714":   {"2025", "GB/T 7714—2025"},
	"gb/t15834":  {"2011", "GB/T 15834—2011"},
	"gb/t15835":  {"2011", "GB/T 15835—2011"},
	"gb/t16159":  {"2012", "GB/T 16159—2012"},
	"iso704":     {"2022", "ISO 704:2022"},
	"iso860":     {"2007", "ISO 860:2007"},
	"iso1087-1":  {"2019", "ISO 1087:2019"},
	"iso1087":    {"2019", "ISO 1087:2019"},
	"iso30042":   {"2019", "ISO 30042:2019"},
	"iso690":     {"2021", "ISO 690:2021"},
	"iso10241-1": {"2011", "ISO 10241-1:2011"},
}

var standard = lazyregexp.New(`(?i)(GB/T|ISO) ?([0-9]{3,5}(?:-[0-9])?) ?(?:[—–:：]|——|-{1,2}) ?((?:19|20)[0-9]{2})(?:$|[^0-9])`)

func sourceSuperseded(p *BlockPass) {
	for i := range p.Block.Runs {
		run := &p.Block.Runs[i]
		if !strings.Contains(run.Text, "GB/T") && !strings.Contains(run.Text, "ISO") {
			continue
		}
		for _, m := range standard().FindAllStringSubmatchIndex(run.Text, -1) {
			span := prose.Span{Start: m[0], End: m[7]}
			now, known := editions[strings.ToLower(run.Text[m[2]:m[3]]+run.Text[m[4]:m[5]])]
			if !known || run.Text[m[6]:m[7]] >= now.year || saysReplaced(run.Text, span) || allowed(p.Option().Allow, run.Text[span.Start:span.End]) {
				continue
			}
			p.Report(Finding{
				Span:    run.Source(span),
				Message: format("%s 已由 %s 替代", "%s was replaced by %s", run.Text[span.Start:span.End], now.number),
			})
		}
	}
}

// saysReplaced reports whether the words near a standard say that it is out of
// force.
func saysReplaced(text string, s prose.Span) bool {
	const near = 14
	around := prose.FoldString(lastRunes(text[:s.Start], near) + "|" + firstRunes(text[s.End:], near))
	for _, cue := range []string{"代替", "替代", "取代", "废止", "旧版", "前版", "原", "历史", "修订自", "作废"} {
		if strings.Contains(around, cue) {
			return true
		}
	}
	return false
}
