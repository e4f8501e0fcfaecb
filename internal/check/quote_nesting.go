package check

import (
	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// QuoteNesting reports quotations inside others with the same marks.
var QuoteNesting = &Rule{
	ID:       "quote-nesting",
	Name:     text("引號嵌套不分層次", "nested quotation with the same marks"),
	Severity: glossary.Warning,
	Grouped:  true,
	Doc: Doc{
		What:   text("報告引號裡又用同一種引號的引文：“…“…”…”宜作“…‘…’…”，「…「…」…」宜作「…『…』…」。", "Reports quotations inside others that use the same marks: “…“…”…” should be “…‘…’…”, 「…「…」…」 should be 「…『…』…」."),
		Why:    text("內外層用同一種引號，讀者會以為內層的前引號是漏了後引號之後的新引文。", "With one kind of marks readers take the inner opening mark for a new quotation and the outer one for unclosed."),
		Bad:    []Example{{Text: "他說：“這個“主權”是誰的？”\n", Fixed: "他說：“這個‘主權’是誰的？”\n"}, {Text: "他說：「這個「主權」是誰的？」\n", Fixed: "他說：「這個『主權』是誰的？」\n"}},
		Good:   []Example{{Text: "他說：「這個『主權』是誰的？」\n"}, {Text: "“甲”和“乙”。\n"}},
		Source: "GB/T 15834—2011, 4.8.3；重訂標點符號手冊，引號",
	},
	Block: quoteNesting,
}

func quoteNesting(p *BlockPass) {
	for i := range p.Block.Runs {
		run, ts := &p.Block.Runs[i], p.tokens[i]
		for _, q := range pairQuotes(ts) {
			opening, closing := ts[q.opening], ts[q.closing]
			if q.outer != opening.r || !mayOpen(ts, q.opening) || !mayClose(ts, q.closing) || !closedAround(ts, q) || inRemark(ts, q) {
				continue
			}
			inner, innerClosing := otherLevel(opening.r)
			p.Report(Finding{
				Span:    run.Source(prose.Span{Start: opening.Start, End: closing.End}),
				Message: format("引號裡的引號宜作「%s%s」", "the marks of a quotation inside another should be “%s%s”", inner, innerClosing),
				Fixes: markFix(run, format("改為「%s%s」", "Change to “%s%s”", inner, innerClosing), !hasQuotes(ts, q),
					[]prose.Span{opening.Span, closing.Span}, []string{inner, innerClosing}),
			})
		}
	}
}

// otherLevel returns the marks of the next level.
func otherLevel(opening rune) (inner, innerClosing string) {
	switch opening {
	case '“':
		return "‘", "’"
	case '‘':
		return "“", "”"
	case '「':
		return "『", "』"
	}
	return "「", "」"
}

// maxQuotation is how many tokens of a quotation around another are looked at.
const maxQuotation = 1000

// inRemark reports whether q stands in parentheses inside the quotation around
// it: what they hold is the remark of somebody who speaks for himself, as in
// “…（按即他所謂“…”）…”.
func inRemark(ts []token, q quotePair) bool {
	depth, quoted := 0, 0
	for j := q.opening - 1; j >= max(0, q.opening-maxQuotation); j-- {
		switch ts[j].r {
		case ts[q.closing].r:
			quoted++
		case ts[q.opening].r:
			if quoted--; quoted < 0 {
				return false // the quotation around q begins here
			}
		case '）', '〕', '］', ')':
			depth++
		case '（', '〔', '［', '(':
			if depth--; depth < 0 {
				return true
			}
		}
	}
	return false
}

// closedAround reports whether the quotation around q ends in the same run.
func closedAround(ts []token, q quotePair) bool {
	closing := ts[q.closing].r
	depth := 1
	for j := q.closing + 1; j < min(len(ts), q.closing+maxQuotation); j++ {
		switch ts[j].r {
		case ts[q.opening].r:
			depth++
		case closing:
			if depth--; depth == 0 {
				return mayClose(ts, j)
			}
		}
	}
	return false
}

// hasQuotes reports whether there are quotation marks inside a pair.
func hasQuotes(ts []token, q quotePair) bool {
	for j := q.opening + 1; j < q.closing; j++ {
		if ts[j].class == classWide && (prose.IsOpeningQuote(ts[j].r) || prose.IsClosingQuote(ts[j].r)) {
			return true
		}
	}
	return false
}
