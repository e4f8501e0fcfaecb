package check

import (
	"slices"
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// QuoteDirection reports quotation marks that are turned the wrong way.
var QuoteDirection = &Rule{
	ID:       "quote-direction",
	Name:     text("引號方向錯誤", "quotation mark turned the wrong way"),
	Severity: glossary.Warning,
	Grouped:  true,
	Doc: Doc{
		What:   text("報告方向寫反的引號：本該是前引號的地方用了後引號，或者相反。", "Reports closing marks where an opening one belongs, and the reverse."),
		Why:    text("輸入法按次數輪流給出前後引號，刪改一次就全錯位了。", "Input methods alternate the two marks; one deletion turns all that follow."),
		Bad:    []Example{{Text: "他把它叫作”主權”。\n", Fixed: "他把它叫作“主權”。\n"}, {Text: "一是“甲“，二是“乙”。\n", Fixed: "一是“甲”，二是“乙”。\n"}, {Text: "這就是”技術主權“的問題。\n", Fixed: "這就是“技術主權”的問題。\n"}},
		Good:   []Example{{Text: "他把它叫作“主權”。\n"}, {Text: "螢幕是 27”的。\n"}, {Text: "“第一段。\n\n“第二段。”\n"}},
		Source: "GB/T 15834—2011, 4.8.3",
	},
	Block: quoteDirection,
}

// turnable are the marks that may be turned the wrong way; ’ is an apostrophe too
// often.
var turnable = []rune{'“', '「', '『'}

// mayTurn reports whether a run may have a pair of quotation marks, or one mark,
// that is turned the wrong way.
func mayTurn(chars *charset, opening rune) bool {
	return chars.may(opening) || chars.may(closingOf(opening))
}

func quoteDirection(p *BlockPass) {
	for i := range p.Block.Runs {
		for _, opening := range turnable {
			if !mayTurn(&p.chars[i], opening) {
				continue
			}
			misturned(p.tokens[i], opening, func(j int, right rune) {
				run, t := &p.Block.Runs[i], p.tokens[i][j]
				p.Report(Finding{
					Span:    run.Source(t.Span),
					Message: format("引號「%s」方向反了，應作「%s」", "the quotation mark “%s” is turned the wrong way: “%s”", string(t.r), string(right)),
					Fixes: markFix(run, format("改為「%s」", "Change to “%s”", string(right)), true,
						[]prose.Span{t.Span}, []string{string(right)}),
				})
			})
			swapped(p.tokens[i], opening, func(j, k int) {
				run, closing := &p.Block.Runs[i], closingOf(opening)
				first, second := p.tokens[i][j].Span, p.tokens[i][k].Span
				p.Report(Finding{
					Span: run.Source(prose.Span{Start: first.Start, End: second.End}),
					Message: format("前後引號寫反了，應作「%s…%s」", "the opening and the closing quotation mark are swapped: “%s…%s”",
						string(opening), string(closing)),
					Fixes: markFix(run, format("改為「%s…%s」", "Change to “%s…%s”", string(opening), string(closing)), true,
						[]prose.Span{first, second}, []string{string(opening), string(closing)}),
				})
			})
		}
	}
}

// maxSwapped is how many tokens a pair of swapped marks may hold: a name or a
// phrase. More may be the author's own words between two quotations.
const maxSwapped = 6

// swapped calls report with the indexes of a closing mark and the opening one
// behind it that were put in each other's place: ”主權“. None of the same kind may
// be open before them, nor close what the second would open, and no punctuation
// may stand between them: then the first ends a quotation that began in another
// paragraph, and the second begins one.
func swapped(ts []token, opening rune, report func(j, k int)) {
	closing := closingOf(opening)
	open := false
	for j := 0; j < len(ts); j++ {
		switch {
		case ts[j].r == opening:
			open = true
		case ts[j].r != closing:
		case open:
			open = false
		default:
			k := j + 1
			for k < len(ts) && k <= j+maxSwapped && isPhrase(ts[k]) {
				k++
			}
			if k == j+1 || at(ts, k).r != opening || !mayOpen(ts, j) || !mayClose(ts, k) || at(ts, j-1).none() || strings.ContainsRune(sentenceStops, ts[j-1].r) {
				continue
			}
			if next := slices.IndexFunc(ts[k+1:], func(t token) bool { return t.r == opening || t.r == closing }); next >= 0 && ts[k+1+next].r == closing && !swappedAgain(ts, k+1+next, opening) {
				continue
			}
			report(j, k)
			j = k
		}
	}
}

// sentenceStops end the sentence that a quotation is.
const sentenceStops = "。？！…"

// isPhrase reports whether a token may be a part of a quoted name or phrase.
func isPhrase(t token) bool {
	switch t.class {
	case classHan, classLetter, classDigit, classObject, classBlank:
		return true
	}
	return t.r == '-' || t.r == '—' || t.r == '－' || t.r == '·'
}

// beginsAnew reports whether the opening mark at index j stands where a sentence
// ends and text follows: it may well open a quotation, and it is the one before
// that lacks its end.
func beginsAnew(ts []token, j int) bool {
	left, right := at(ts, j-1), at(ts, j+1)
	return left.class == classWide && strings.ContainsRune(sentenceStops, left.r) && right.class == classHan
}

// isPhraseBetween reports whether the marks at two indexes hold a short phrase,
// and nothing else.
func isPhraseBetween(ts []token, j, k int) bool {
	if j < 0 || k == j+1 || k > j+1+maxSwapped {
		return false
	}
	for _, t := range ts[j+1 : k] {
		if !isPhrase(t) {
			return false
		}
	}
	return true
}

// swappedAgain reports whether the closing mark at index j, with the mark behind
// it, are another swapped pair.
func swappedAgain(ts []token, j int, opening rune) bool {
	for k := j + 1; k < len(ts) && k <= j+1+maxSwapped; k++ {
		if ts[k].r == opening {
			return k > j+1 && mayOpen(ts, j)
		}
		if !isPhrase(ts[k]) {
			return false
		}
	}
	return false
}

// misturned calls report with the index of every mark of one kind that is turned
// the wrong way, and with the mark that belongs there.
func misturned(ts []token, opening rune, report func(int, rune)) {
	closing := closingOf(opening)
	next := func(j int) int {
		for j++; j < len(ts); j++ {
			if ts[j].r == opening || ts[j].r == closing {
				return j
			}
		}
		return -1
	}
	open, last := false, -1 // the mark before
	for j := next(-1); j >= 0; j = next(j) {
		k := next(j)
		switch {
		case ts[j].r == closing && open:
			open = false
		case ts[j].r == closing:
			if k >= 0 && ts[k].r == closing && mayOpen(ts, j) && mayClose(ts, k) {
				report(j, opening)
				open = true
			}
		case open && (k < 0 && (!mayOpen(ts, j) || isPhraseBetween(ts, last, j)) || k >= 0 && ts[k].r == opening && mayOpen(ts, k)) && mayClose(ts, j) && !beginsAnew(ts, j):
			report(j, closing)
			open = false
		default:
			open = true
		}
		last = j
	}
}

// mayOpen reports whether a quotation may start behind the mark at index j.
func mayOpen(ts []token, j int) bool {
	left, right := at(ts, j-1), at(ts, j+1)
	switch right.class {
	case classHan, classLetter, classDigit, classObject:
	case classWide:
		if !opensText(right.r) {
			return false
		}
	default:
		return false
	}
	return left.class != classDigit && left.class != classLetter
}

// mayClose reports whether a quotation may end before the mark at index j.
func mayClose(ts []token, j int) bool {
	left, right := at(ts, j-1), at(ts, j+1)
	if left.none() || left.class == classBlank || left.class == classWide && opensText(left.r) {
		return false
	}
	return right.class != classLetter && right.class != classDigit
}
