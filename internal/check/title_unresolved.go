package check

import (
	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// TitleUnresolved reports titles that no bibliography has. It is off by default:
// prose names more works than it cites.
var TitleUnresolved = &Rule{
	ID:       "title-unresolved",
	Name:     text("書名不在書目中", "title in no bibliography"),
	Severity: glossary.Off,
	Doc: Doc{
		What: text("報告書名號中不屬於任何文獻的題名，每個題名只在第一次出現時報告。", "Reports titles between title marks that are of no reference, each where it stands first."),
		Why:  text("參考書目應當收錄文中引用的每一部著作。文章裡提到的不都是引用，所以預設關閉。", "A bibliography should have every work that the text cites. Not every title that is named is cited, so the rule is off by default."),
		Bad:  []Example{{Text: "他在《一部沒有的書》裡談過。\n"}},
		Good: []Example{{Text: "他在《利維坦》裡談過。\n"}},
		Options: []Option{
			{"allow", text("不報告的題名。", "Titles that are let pass.")},
		},
	},
	Document: func(p *DocumentPass) {
		seen := map[string]bool{}
		for i := range p.with(hasCitations) {
			for j := range p.Document.Block(i).Citations {
				c := &p.Document.Block(i).Citations[j]
				if c.Kind != annotate.ByTitle || !c.Certain || len(c.References) > 0 || seen[prose.FoldString(c.Name)] || allowed(p.Option().Allow, c.Name) {
					continue
				}
				seen[prose.FoldString(c.Name)] = true
				p.Report(Finding{
					Span:    c.Span.Shift(p.Document.Prose.Start(i)),
					Message: format("書目中沒有《%s》", "no bibliography has 《%s》", c.Name),
				})
			}
		}
	},
}
