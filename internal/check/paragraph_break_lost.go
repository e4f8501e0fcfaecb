package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// ParagraphBreakLost reports line ends that were meant to end a paragraph.
var ParagraphBreakLost = &Rule{
	ID:       "paragraph-break-lost",
	Name:     text("段落斷行丟失", "lost paragraph break"),
	Severity: glossary.Hint,
	Doc: Doc{
		What: text("報告 Markdown、Org 裡一行以句號結尾、下一行又緊接著的段落，而全文的段落幾乎都是一段一行、以空行分開。", "Reports, in Markdown and Org, a line that ends in a full stop with another right under it, where nearly every paragraph of the document is one line between blank ones."),
		Why:  text("沒有空行，發布之後兩段連成一段。", "Without a blank line the two are published as one paragraph."),
		Bad:  []Example{{Text: "一。\n\n二。\n\n三。\n\n四。\n\n五。\n\n六。\n\n七。\n\n八。\n\n九。\n\n十。\n\n第十一段。\n第十二段。\n"}},
		Good: []Example{{Text: "第一段。\n第一段的第二行。\n\n第二段。\n"}},
	},
	Document: paragraphBreakLost,
}

// readLines notes the lines of a paragraph.
func (f *signFacts) readLines(b *prose.Block) {
	if b.Kind != prose.Paragraph || len(b.Runs) == 0 {
		return
	}
	source := strings.TrimRight(b.Source, "\r\n")
	f.single = true
	for at := 0; ; {
		i := strings.IndexByte(source[at:], '\n')
		if i < 0 {
			return
		}
		f.single = false
		i += at
		at = i + 1
		line := strings.TrimSuffix(source[:i], "\r")
		next, _ := utf8.DecodeRuneInString(source[at:])
		if last := strings.TrimRight(line, "」』”’）"); strings.ContainsRune("。！？", lastRune(last)) && (prose.IsHan(next) || opensText(next)) {
			f.lines = append(f.lines, len(line))
		}
	}
}

func paragraphBreakLost(p *DocumentPass) {
	if !p.Document.Prose.Syntax().ParagraphsAsWritten {
		return
	}
	if !exceptional(2*p.signs.several, p.signs.single) {
		return
	}
	for i, f := range p.facts {
		start := p.Document.Prose.Start(i)
		for _, at := range f.signs.lines {
			here := prose.Span{Start: start + at, End: start + at}
			p.Report(Finding{
				Span:    prose.Span{Start: here.Start - len("。"), End: here.End},
				Message: text("全文以空行分段，這裡只換了行，發布後兩段會連成一段", "the document parts paragraphs by blank lines; here is only a line end, and the two will be one"),
				Fixes:   []Fix{{Title: text("加一個空行", "Add a blank line"), Edits: []Edit{{here, "\n"}}}},
			})
		}
	}
}
