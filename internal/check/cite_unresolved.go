package check

import (
	"cmp"
	"slices"
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
)

// CiteUnresolved reports citations whose key no bibliography has.
var CiteUnresolved = &Rule{
	ID:       "cite-unresolved",
	Name:     text("引用鍵不存在", "unresolved citation"),
	Severity: glossary.Error,
	Doc: Doc{
		What: text("報告書目中沒有的引用鍵，並提示最接近的鍵。", "Reports citation keys that no bibliography has, and offers the nearest keys."),
		Why:  text("排版之後，這裡會是空的或是一個問號。", "After typesetting there will be nothing there, or a question mark."),
		Bad:  []Example{{Text: "主權是最高的權力[@hobbes1651levithan]。\n"}},
		Good: []Example{{Text: "主權是最高的權力[@hobbes1651leviathan]。\n"}, {Text: "寫信給 @somebody 即可。\n"}},
	},
	Block: citeUnresolved,
}

func citeUnresolved(p *BlockPass) {
	for i := range p.Notes.Citations {
		c := &p.Notes.Citations[i]
		if c.Kind != annotate.ByKey || !c.Certain || len(c.References) > 0 || allowed(p.Option().Allow, c.Name) {
			continue
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

// nearest returns up to three references whose key comes closest to a
// misspelt one, none that is farther than a third of its length.
func nearest(refs []*glossary.Reference, key string) []*glossary.Reference {
	type candidate struct {
		ref      *glossary.Reference
		distance int
	}
	var found []candidate
	want := []rune(strings.ToLower(key))
	for _, r := range refs {
		have := []rune(strings.ToLower(r.Key))
		limit := max(len(want), len(have)) / 3
		if d := editDistance(want, have); d <= limit {
			found = append(found, candidate{r, d})
		} else if len(want) >= 4 && strings.Contains(string(have), string(want)) {
			found = append(found, candidate{r, limit + 1})
		}
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return cmp.Compare(a.distance, b.distance) })
	var out []*glossary.Reference
	for _, c := range found[:min(len(found), 3)] {
		out = append(out, c.ref)
	}
	return out
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
