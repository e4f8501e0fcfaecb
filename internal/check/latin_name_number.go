package check

import "github.com/jiaozhu/jiaozhu/glossary"

// LatinNameNumber reports words with a number that a document writes both with and
// without a space between, or in different letter case: Top10, Top 10, TOP 10. A
// number behind a space may count something else (GPU 0), so that only forms are
// compared of which the document has the one without a space, too.
var LatinNameNumber = &Rule{
	ID:       "latin-name-number",
	Name:     text("西文與序號寫法不一", "word and number in several spellings"),
	Severity: glossary.Information,
	Doc: Doc{
		What: text("報告同一個西文詞加數字在文中有幾種寫法：Top10 與 Top 10、TOP 10。", "Reports a word with a number that the document spells in several ways: Top10, Top 10 and TOP 10."),
		Why:  text("一篇之內宜一致，搜尋也才找得全。", "One text should keep to one spelling, and searches find all places only then."),
		Bad:  []Example{{Text: "各領域 Top10 榜單。\n\n本年 Top 10 專案與 Top 10 企業。\n"}},
		Good: []Example{{Text: "各領域 Top 10 榜單與 Top 5 榜單。\n\n裝置 GPU 0 與 GPU 1。\n"}},
		Options: []Option{
			{"allow", text("可以與別的寫法並用的形式。", "Forms that may stand beside others.")},
		},
	},
	Document: latinNameNumber,
}

func latinNameNumber(p *DocumentPass) {
	names := map[uint64][]*variant{}
	var order []uint64
	add := func(n *latinName, start int) {
		if allowed(p.Option().Allow, n.form) {
			return
		}
		all, seen := names[n.key]
		if !seen {
			return
		}
		v := variantOf(all, n.form)
		if v == nil {
			if len(all) == maxSpellings {
				return
			}
			v = &variant{form: n.form}
			names[n.key] = append(all, v)
		}
		v.places = append(v.places, variantPlace{n.Span.Shift(start), n.replace})
	}
	for _, f := range p.with(hasCountedNames) {
		for i := range f.names.counted {
			if key := f.names.counted[i].key; names[key] == nil {
				names[key] = []*variant{}
				order = append(order, key)
			}
		}
	}
	if len(order) == 0 {
		return
	}
	glued := map[uint64]bool{}
	for i, f := range p.with(hasLatinNames | hasCountedNames) {
		start := p.Document.Prose.Start(i)
		for j := range f.names.latin {
			n := &f.names.latin[j]
			if _, counted := names[n.key]; counted {
				glued[n.key] = true
				add(n, start)
			}
		}
		for j := range f.names.counted {
			add(&f.names.counted[j], start)
		}
	}
	for _, key := range order {
		if all := names[key]; glued[key] && len(all) > 1 {
			keep := mostUsed(all)
			p.reportMixed(keep, without(all, keep), glossary.Information)
		}
	}
}
