package check

import (
	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
)

// CiteAmbiguous reports citations by author and year that several works fit. It
// is a hint, as all that is found without a key.
var CiteAmbiguous = &Rule{
	ID:       "cite-ambiguous",
	Name:     text("引用有歧義", "ambiguous citation"),
	Severity: glossary.Hint,
	Doc: Doc{
		What: text("報告作者與年份合於書目中兩種以上文獻的引用。", "Reports citations by author and year that more than one work of the bibliography fits."),
		Why:  text("讀者不知道引的是哪一種。通行的辦法是在年份後加 a、b，或者寫出題名。", "Readers cannot tell which is meant. The usual remedy is a letter behind the year, 1844a, or the title."),
		Bad:  []Example{{Text: "這是早年的看法（馬克思，1844）。\n"}},
		Good: []Example{{Text: "這是早年的看法（霍布斯，1651）。\n"}},
		Options: []Option{
			{"allow", text("不報告的引用，寫作「作者 年份」。", "Citations that are let pass, as “author year”.")},
		},
		Source: "GB/T 7714—2015, 10.2",
	},
	Block: func(p *BlockPass) {
		for i := range p.Notes.Citations {
			c := &p.Notes.Citations[i]
			if c.Kind != annotate.ByAuthorYear || len(c.References) < 2 || allowed(p.Option().Allow, c.Name) {
				continue
			}
			f := Finding{Span: c.Span, Message: format("%s 可以是 %d 種文獻", "%s may be %d works", c.Name, len(c.References))}
			for _, r := range c.References {
				f.Related = append(f.Related, Related{Message: format("可能是：%s", "perhaps: %s", chineseTitle(r)), Origin: r.Origin})
			}
			p.Report(f)
		}
	},
}
