package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// LineBreakStray reports line ends inside a sentence in a document that has its
// paragraphs in one line.
var LineBreakStray = &Rule{
	ID:       "line-break-stray",
	Name:     text("句中斷行", "line end inside a sentence"),
	Severity: glossary.Hint,
	Doc: Doc{
		What: text("報告 Markdown、Org 裡兩行的段落在句子中間的換行，而全文的段落幾乎都是一段一行。", "Reports, in Markdown and Org, the line end of a paragraph of two lines inside a sentence where nearly every paragraph of the document is one line."),
		Why:  text("多半是貼上或轉換時留下的；許多排版工具會在那裡留下一個空格，詞也搜尋不到。", "Mostly pasting or converting left it behind; many tools make it a space, and a search for the word fails."),
		Bad:  []Example{{Text: strings.Repeat("這一段是一行。\n\n", 12) + "它比別的快 100-1000\n倍，最大的特色是快。\n"}},
		Good: []Example{{Text: strings.Repeat("這一段是一行。\n\n", 12) + "第一句。\n第二句。\n"}, {Text: "這一段\n有兩行。\n\n這一段也\n有兩行。\n"}},
	},
	Document: lineBreakStray,
}

func lineBreakStray(p *DocumentPass) {
	if !p.Document.Prose.Syntax().ParagraphsAsWritten {
		return
	}
	if p.signs.single < minUses {
		return
	}
	var found []prose.Span
	broken := 0
	for i, f := range p.with(hasParagraph) {
		b := p.Document.Prose.Blocks()[i]
		// A paragraph of three lines or more was wrapped by its writer.
		if f.signs.single || strings.Count(strings.TrimRight(b.Source, "\r\n"), "\n") > 1 {
			continue
		}
		at, ok := breakInSentence(b.Source)
		if !ok {
			continue
		}
		broken++
		found = append(found, at.Shift(p.Document.Prose.Start(i)))
	}
	if !exceptional(broken, p.signs.single) {
		return
	}
	for _, at := range found {
		p.Report(Finding{Span: at, Message: text("句子中間換了行，全文別處都是一段一行", "a line end inside a sentence; the document's paragraphs are one line each")})
	}
}

// breakInSentence finds a line end that has a character, a letter or a digit before
// it and a character behind.
func breakInSentence(source string) (prose.Span, bool) {
	for at := 0; ; {
		i := strings.IndexByte(source[at:], '\n')
		if i < 0 {
			return prose.Span{}, false
		}
		i += at
		at = i + 1
		before := strings.TrimSuffix(source[:i], "\r")
		last, n := utf8.DecodeLastRuneInString(before)
		behind := strings.TrimLeft(source[at:], " \t")
		next := firstRune(behind)
		if (prose.IsHan(last) || isLetterOrDigit(last)) && (prose.IsHan(next) || isLetterOrDigit(next) && prose.IsHan(last)) {
			return prose.Span{Start: len(before) - n, End: len(before)}, true
		}
	}
}
