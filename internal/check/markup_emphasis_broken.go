package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// MarkupEmphasisBroken reports stars that do not become emphasis.
var MarkupEmphasisBroken = &Rule{
	ID:       "markup-emphasis-broken",
	Name:     text("強調標記失效", "emphasis that does not work"),
	Severity: glossary.Warning,
	Doc: Doc{
		What:   text("報告 Markdown 裡寫了卻不生效的 **：標點緊挨在星號裡側、漢字緊挨在外側時，星號會原樣留在文中。", "Reports ** in Markdown that has no effect: with punctuation right inside the stars and a letter right outside, the stars stay in the text."),
		Why:    text("CommonMark 按空格和標點判斷星號的左右，中文沒有空格，發布之後才看得見星號。", "CommonMark tells opening from closing stars by spaces and punctuation. Chinese has no spaces, and writers see the stars only after publishing."),
		Bad:    []Example{{Text: "他說的**「主權」**是一個問題。\n"}, {Text: "**主權：**國家對內的最高權力。\n"}},
		Good:   []Example{{Text: "他說的「**主權**」是一個問題。\n"}, {Text: "**主權**：國家對內的最高權力。\n"}, {Text: "2 ** 3 等於 8，`**「甲」**乙` 是程式碼。\n"}},
		Source: "CommonMark 0.31.2, 6.2 Emphasis and strong emphasis",
	},
	Block: markupEmphasisBroken,
}

const stars = "**"

func markupEmphasisBroken(p *BlockPass) {
	if !p.Syntax.FlankedEmphasis {
		return
	}
	for i := range p.Block.Runs {
		run := &p.Block.Runs[i]
		for at := 0; ; {
			k := strings.Index(run.Text[at:], stars)
			if k < 0 {
				break
			}
			k += at
			end := strings.Index(run.Text[k+len(stars):], stars)
			if end < 0 {
				break
			}
			inner := prose.Span{Start: k + len(stars), End: k + len(stars) + end}
			at = inner.End
			if brokenStars(run.Text, inner) {
				at += len(stars)
				reportStars(p, run, inner)
			}
		}
	}
}

// brokenStars reports whether the stars around a stretch of text were meant to
// be emphasis and cannot be.
func brokenStars(text string, inner prose.Span) bool {
	first, n := utf8.DecodeRuneInString(text[inner.Start:inner.End])
	last, _ := utf8.DecodeLastRuneInString(text[inner.Start:inner.End])
	before, b := utf8.DecodeLastRuneInString(text[:inner.Start-len(stars)])
	after, a := utf8.DecodeRuneInString(text[inner.End+len(stars):])
	if n == 0 || first == ' ' || last == ' ' || before == '*' || after == '*' || strings.ContainsRune(text[inner.Start:inner.End], '\n') {
		return false
	}
	word := func(r rune) bool { c := classOf(r); return c == classHan || c == classLetter || c == classDigit }
	return isWideMark(last) && a > 0 && word(after) || isWideMark(first) && b > 0 && word(before)
}

func reportStars(p *BlockPass, run *prose.Run, inner prose.Span) {
	whole := prose.Span{Start: inner.Start - len(stars), End: inner.End + len(stars)}
	f := Finding{
		Span:    run.Source(whole),
		Message: text("這裡的 ** 不會生效：把標點移到星號外側", "these stars have no effect: move the punctuation outside"),
	}
	text := run.Text[inner.Start:inner.End]
	core := strings.TrimFunc(text, isWideMark)
	if head, tail, ok := strings.Cut(text, core); ok && core != "" && run.Verbatim(whole) {
		f.Fixes = []Fix{{
			Title: format("改為 %s", "Change to %s", head+stars+core+stars+tail),
			Edits: []Edit{{f.Span, head + stars + core + stars + tail}},
		}}
	}
	p.Report(f)
}
