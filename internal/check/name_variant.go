package check

import (
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
)

// NameVariant reports transliterated names whose parts a document joins by
// different marks. Names are told by the two characters on either side of the
// mark; a hyphen counts only where the same name has a point elsewhere.
var NameVariant = &Rule{
	ID:       "name-variant",
	Name:     text("譯名間隔號不一", "transliterated name with different marks"),
	Severity: glossary.Warning,
	Doc: Doc{
		What: text("報告同一個外國人名的各部分在文中用了不同的間隔符號：約翰·史密斯、約翰．史密斯、約翰-史密斯。", "Reports foreign names in Chinese whose parts the document joins by different marks: 約翰·史密斯, 約翰．史密斯, 約翰-史密斯."),
		Why:  text("全文搜尋會漏掉，索引會列成兩個人。外國人名各部分之間用間隔號。", "Searches miss some, and indexes list two people. Parts of a foreign name are joined by an interpunct."),
		Bad: []Example{
			{Text: "約翰·史密斯寫了一封信。\n\n後來約翰-史密斯又寫了一封。\n"},
		},
		Good: []Example{
			{Text: "約翰·史密斯寫了一封信，約翰·史密斯又寫了一封。京滬-滬杭兩線相連。\n"},
		},
		Source: "GB/T 15834—2011 4.14（間隔號）",
	},
	Document: nameVariant,
}

func nameVariant(p *DocumentPass) {
	type name struct {
		around string
		all    []*variant
		named  bool // a point is among the marks
	}
	names := map[string]*name{}
	var order []*name
	for i, f := range p.with(hasNamePoints) {
		for j := range f.names.points {
			pt := &f.names.points[j]
			if pt.short {
				continue
			}
			n := names[pt.around]
			if n == nil {
				n = &name{around: pt.around}
				names[pt.around] = n
				order = append(order, n)
			}
			n.named = n.named || !pt.hyphen
			v := variantOf(n.all, pt.mark)
			if v == nil {
				v = &variant{form: pt.mark, shown: pt.name}
				n.all = append(n.all, v)
			}
			v.places = append(v.places, variantPlace{pt.Span.Shift(p.Document.Prose.Start(i)), pt.replace})
		}
	}
	for _, n := range order {
		n.all = p.withOthers(formKey{kind: namePointForm, key: n.around}, n.all, func(f *formSummary) bool {
			n.named = n.named || f.telling
			return true
		})
		if len(n.all) < 2 || !n.named {
			continue
		}
		keep := mostUsed(n.all)
		for _, v := range n.all {
			if r, _ := utf8.DecodeRuneInString(v.form); r == '·' && v.uses() == keep.uses() {
				keep = v
			}
		}
		p.reportMixed(keep, without(n.all, keep), glossary.Warning)
	}
}
