package check

import (
	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// TermQuotedVariant reports names between quotation marks that differ from another
// of the document in one character. What a text puts between marks is mostly a
// name that it coins or quotes, and longer ones are hardly alike by chance.
var TermQuotedVariant = &Rule{
	ID:       "term-quoted-variant",
	Name:     text("引號裡的名稱一字之差", "quoted names that differ in one character"),
	Severity: glossary.Information,
	Doc: Doc{
		What: text("報告引號裡六到十二字、與同一篇另一處引號裡的名稱只差一個字的名稱：「所有展示之母」與「所有演示之母」。差在數字、方位、正反義字的不報告。", "Reports names of six to twelve characters between quotation marks that differ from another such name of the document in one character, as 「所有展示之母」 and 「所有演示之母」. Where the two differ in a number, a direction or a negation they are let pass."),
		Why:  text("一個名稱兩種譯法，讀者會以為是兩件事。", "Readers take one name in two forms for two things."),
		Bad:  []Example{{Text: "後來稱為「所有展示之母」。\n\n著名的「所有演示之母」就在這一年。\n"}},
		Good: []Example{{Text: "後來稱為「所有展示之母」，著名的「所有展示之母」。\n\n「第一階段的成果」與「第二階段的成果」，「上游產業與工人」與「下游產業與工人」。\n"}},
		Options: []Option{
			{"allow", text("不報告的名稱。", "Names that are let pass.")},
		},
	},
	Document: termQuotedVariant,
}

const (
	shortestQuoted = 6 // characters
	longestQuoted  = 12
)

// quotedTerm is a short stretch of Chinese characters between quotation marks.
type quotedTerm struct {
	prose.Span        // in the block's source
	folded     string // of the stretch
}

func readQuotedTerms(b *prose.Block, ts tokens) []quotedTerm {
	var out []quotedTerm
	for i := range b.Runs {
		run, t := &b.Runs[i], tokensOf(ts, i)
		for j := 1; j+1 < len(t); j++ {
			n := t[j].Len() / len("字")
			if t[j].class == classHan && shortestQuoted <= n && n <= longestQuoted && prose.IsOpeningQuote(t[j-1].r) && prose.IsClosingQuote(t[j+1].r) {
				out = append(out, quotedTerm{run.Source(t[j].Span), prose.FoldString(t[j].text(run))})
			}
		}
	}
	return out
}

// contrasting are characters, folded, by which two names differ on purpose.
const contrasting = "零一二三四五六七八九十百千万上下左右前后内外东南西北大小多少高低正反不无非有未可新旧老男女父母公私国省市县古今甲乙丙丁首次再积消显隐强弱较巨极特你我他她它的之与和或"

func termQuotedVariant(p *DocumentPass) {
	type first struct {
		prose.Span
		folded string
	}
	// Names that differ in one character have the same key with that one left out.
	byGap := map[string]first{}
	seen := map[string]bool{}
	for i, f := range p.with(hasQuotedTerms) {
		start := p.Document.Prose.Start(i)
		for _, q := range f.quotedTerms {
			if seen[q.folded] {
				continue
			}
			seen[q.folded] = true
			runes := []rune(q.folded)
			at := q.Span.Shift(start)
			reported := allowed(p.Option().Allow, q.folded)
			for k, r := range runes {
				key := string(runes[:k]) + "\x00" + string(runes[k+1:])
				o, met := byGap[key]
				if !met {
					byGap[key] = first{at, q.folded}
					continue
				}
				if reported || isContrast(r) || isContrast([]rune(o.folded)[k]) {
					continue
				}
				reported = true
				p.Report(Finding{
					Span:    at,
					Message: format("與第 %d 行的「%s」只差一字", "on line %d “%s” differs in one character", p.line(o.Start), p.Document.Prose.Slice(o.Start, o.End)),
					Related: []Related{{Message: text("另一種寫法", "the other form"), Span: o.Span}},
				})
			}
		}
	}
}

func isContrast(r rune) bool {
	for _, c := range contrasting {
		if c == r {
			return true
		}
	}
	return false
}
