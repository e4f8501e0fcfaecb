package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
)

// TermGlossConflict reports Chinese terms that a document glosses with two
// originals. A hint: a word may have two senses, or originals in two languages.
var TermGlossConflict = &Rule{
	ID:       "term-gloss-conflict",
	Name:     text("一詞附多種原文", "one term, two originals"),
	Severity: glossary.Hint,
	Doc: Doc{
		What: text("報告文中同一個中文術語括注了兩種原文的地方。大小寫、連字號與單複數之別不算。", "Reports Chinese terms that the document gives two originals for. Case, hyphens and plurals aside."),
		Why:  text("讀者無從知道是一個概念還是兩個；若是兩個，宜用兩個譯名。", "Readers cannot tell whether it is one concept or two; two deserve two names."),
		Bad: []Example{
			{Text: "每個*樣本*（example）有標籤。\n\n從總體抽取*樣本*（sample）。\n"},
		},
		Good: []Example{
			{Text: "每個*樣本*（example）有標籤。\n\n*樣本*（Examples）分為兩組。\n"},
		},
		Options: []Option{
			{"allow", text("可以有兩種原文的術語。", "Terms that may have two originals.")},
		},
	},
	Document: termGlossConflict,
}

func termGlossConflict(p *DocumentPass) {
	glosses := p.glosses()
	first := map[string]int{}
	reported := map[string]bool{}
	for i := range glosses {
		g := &glosses[i]
		if g.term == "" || g.original == "" || !isTermOriginal(g.original) || !g.Marked && p.Lexicon.Dictionary() == nil || allowed(p.Option().Allow, g.term) {
			continue
		}
		key := termKey(g.term)
		if utf8.RuneCountInString(key) < 2 {
			continue
		}
		j, seen := first[key]
		if !seen {
			first[key] = i
			continue
		}
		other := &glosses[j]
		pair := key + "\x00" + originalKey(g.original)
		if reported[pair] || sameOriginal(g.original, other.original) || akin(g.original, other.original) {
			continue
		}
		reported[pair] = true
		p.Report(Finding{
			Span: p.span(g, g.Original),
			Message: format("「%s」的原文在此是 %s，在第 %d 行是 %s", "the original of “%s” is %s here, but on line %d %s",
				g.term, g.original, p.line(other.at.Start), other.original),
			Related: []Related{{Message: format("此處的原文是 %s", "the original here is %s", other.original), Span: p.span(other, other.Original)}},
		})
	}
}

// isTermOriginal reports whether an original is a word or a phrase and no name:
// one Chinese word may stand beside many names (網路（GoogLeNet）).
func isTermOriginal(original string) bool {
	return strings.ToLower(original) == original && !strings.ContainsAny(original, "0123456789")
}

// akin reports whether two originals share a stem of five letters, as the forms
// of one word do: assign, assignment.
func akin(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n >= min(5, len(a)-1, len(b)-1)
}
