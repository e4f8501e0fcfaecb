package check

import (
	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
)

// CiteUnresolved reports citations whose key no bibliography has.
var CiteUnresolved = &Rule{
	ID:       "cite-unresolved",
	Name:     text("引用鍵不存在", "unresolved citation"),
	Severity: glossary.Error,
	Doc: Doc{
		What: text("報告書目中沒有的引用鍵，並提示最接近的文獻：鍵差幾個字的，作者或題名（或其拼音）與鍵相合的。", "Reports citation keys that no bibliography has, and offers the nearest works: those whose key differs in a few letters, and those whose author or title, also in pinyin, is what the key says."),
		Why:  text("排版之後，這裡會是空的或是一個問號。", "After typesetting there will be nothing there, or a question mark."),
		Bad:  []Example{{Text: "主權是最高的權力[@hobbes1651levithan]。\n"}, {Text: "主權是最高的權力[@huobusi1651]，又見[@霍布斯1651]。\n"}},
		Good: []Example{{Text: "主權是最高的權力[@hobbes1651leviathan]。\n"}, {Text: "寫信給 @somebody 即可。\n"}},
	},
	Block: citeUnresolved,
}

func citeUnresolved(p *BlockPass) {
	for i := range p.Notes.Citations {
		c := &p.Notes.Citations[i]
		if c.Kind != annotate.ByKey || !c.Certain || len(c.References) > 0 || allowed(p.Option().Allow, c.Name) || knownKey(p.Lexicon.Glossary, c.Name) > 0 {
			continue // the last is cite-glued-key's
		}
		f := Finding{Span: c.At, Message: format("書目中沒有 %s", "no bibliography has %s", c.Name)}
		near := nearest(p.Lexicon.Glossary.References(), c.Name)
		for n, r := range near {
			if n == 0 {
				f.Message = format("書目中沒有 %s，是 %s（%s）嗎？", "no bibliography has %s; is it %s (%s)?", c.Name, r.Key, chineseTitle(r))
				f.Related = []Related{{Message: format("最接近的文獻：%s", "the nearest reference: %s", chineseTitle(r)), Origin: r.Origin}}
			}
			f.Fixes = append(f.Fixes, Fix{
				Title: format("改為 %s：%s", "Change to %s: %s", r.Key, chineseTitle(r)),
				Edits: []Edit{{c.At, r.Key}},
			})
		}
		p.Report(f)
	}
}

// editDistance is the optimal string alignment distance: insertions, deletions,
// substitutions and swaps of neighbours, in runes.
func editDistance(a, b []rune) int {
	before, row, next := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		next[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			next[j+1] = min(row[j+1]+1, next[j]+1, row[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		before, row, next = row, next, before
	}
	return row[len(b)]
}
