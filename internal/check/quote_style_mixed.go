package check

import (
	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// QuoteStyleMixed reports quotation marks of another kind than a document's own.
var QuoteStyleMixed = &Rule{
	ID:       "quote-style-mixed",
	Name:     text("引號體系混用", "mixed kinds of quotation marks"),
	Severity: glossary.Information,
	Grouped:  true,
	Doc: Doc{
		What: text("報告與全文慣例不同的引號：全文幾乎都用「」，個別處用了“”，或者相反；直引號 \" 夾著漢字時同樣報告。西文引文、引號裡的引號不算。", "Reports quotation marks that differ from the document's own: a few “” where all else is 「」, or the reverse, and straight marks \" around Chinese text. Quotations in Latin letters and those inside others are let pass."),
		Why:  text("兩套引號並用，讀者會以為另有所指。", "Two kinds of marks suggest a difference that is not there."),
		Bad:  []Example{{Text: "「甲」「乙」「丙」「丁」「戊」，還有“己”。\n", Fixed: "「甲」「乙」「丙」「丁」「戊」，還有「己」。\n"}},
		Good: []Example{{Text: "「甲」「乙」「丙」「丁」「戊」，還有 “yes”。\n"}, {Text: "「甲」和“乙”。\n"}},
		Choices: []Choice{{
			"unifiedPunctuation",
			[]string{"auto", "traditional", "simplified"},
			text("全文用哪一種引號：traditional 是「」，simplified 是“”；auto 依全文的慣例。名稱與取值同 zhlint。", "Which marks to use: traditional for 「」, simplified for “”; auto goes by the document. Named as in zhlint."),
		}},
		Source: "GB/T 15834—2011, 4.8；重訂標點符號手冊，引號",
	},
	Document: quoteStyleMixed,
}

// quoteStyle is a kind of quotation marks.
type quoteStyle uint8

const (
	corner quoteStyle = iota // 「」
	curly                    // “”
	straight
	quoteStyles
)

// styleOf returns the kind of marks that an opening one is of.
func styleOf(opening rune) quoteStyle {
	switch opening {
	case '「':
		return corner
	case '“':
		return curly
	}
	return straight
}

// quoteUse is a quotation in Chinese that stands in no other.
type quoteUse struct {
	opening, closing prose.Span
	style            rune // the opening mark
	fixable          bool
}

// appendQuoteUses appends the quotations of a run.
func appendQuoteUses(uses []quoteUse, run *prose.Run, ts []token) []quoteUse {
	add := func(q quotePair, plain bool) {
		opening, closing := ts[q.opening].Span, ts[q.closing].Span
		uses = append(uses, quoteUse{
			run.Source(opening), run.Source(closing), ts[q.opening].r,
			plain && run.Verbatim(opening) && run.Verbatim(closing),
		})
	}
	first := -1
	for j, t := range ts {
		switch {
		case t.r == '“' || t.r == '「':
			first = -1
		case t.r != '"':
		case first < 0:
			first = j
		default:
			if hasHan(ts, first, j) && !isCode(at(ts, first-1)) && !isCode(at(ts, j+1)) {
				add(quotePair{opening: first, closing: j}, true)
			}
			first = -1
		}
	}
	for _, q := range pairQuotes(ts) {
		if q.outer == 0 && (ts[q.opening].r == '“' || ts[q.opening].r == '「') && hasHan(ts, q.opening, q.closing) {
			add(q, !hasQuotes(ts, q))
		}
	}
	return uses
}

// isCode reports whether what stands beside a straight mark makes it a string of
// a program.
func isCode(t token) bool {
	return t.class == classLetter || t.class == classDigit || t.class == classNarrow && t.r != ',' && t.r != '.'
}

const (
	// minUses is how often the usual form must occur before there is a
	// convention.
	minUses = 5

	// minority is how many times as often the usual form must occur as the other
	// for that to be an exception.
	minority = 5
)

// exceptional reports whether n uses are exceptions from a convention of usual.
func exceptional(n, usual int) bool { return n > 0 && usual >= minUses && usual >= minority*n }

func quoteStyleMixed(p *DocumentPass) {
	uses := p.signs.quotes
	usual, rest := '「', uses[curly]
	wanted := p.choice("unifiedPunctuation")
	if wanted == "simplified" || wanted == "auto" && uses[curly] > uses[corner] {
		usual, rest = '“', uses[corner]
	}
	if wanted == "auto" && !exceptional(rest+uses[straight], uses[styleOf(usual)]) {
		return
	}
	opening, closing := string(usual), string(closingOf(usual))
	for i, f := range p.facts {
		for _, u := range f.signs.quotes {
			if u.style == usual {
				continue
			}
			start := p.Document.Prose.Start(i)
			finding := Finding{
				Span:    prose.Span{Start: u.opening.Start, End: u.closing.End}.Shift(start),
				Message: format("引號用「%s%s」，這裡宜一致", "quotation marks are “%s%s”; use them here too", opening, closing),
			}
			if u.fixable {
				finding.Fixes = []Fix{{
					Title: format("改為「%s%s」", "Change to “%s%s”", opening, closing),
					Edits: []Edit{{u.opening.Shift(start), opening}, {u.closing.Shift(start), closing}},
					Safe:  true,
				}}
			}
			p.Report(finding)
		}
	}
}
