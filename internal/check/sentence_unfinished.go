package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// SentenceUnfinished reports paragraphs of running text that end without a mark in
// a document whose others end with one.
var SentenceUnfinished = &Rule{
	ID:       "sentence-unfinished",
	Name:     text("段末缺標點", "paragraph without a mark at its end"),
	Severity: glossary.Information,
	Doc: Doc{
		What:   text("報告 Markdown、Org 裡以漢字收尾、沒有標點的正文段落，而全文幾乎所有的段落都有。只看有句號或兩個以上逗號的長段；後面緊接清單、程式碼、圖表的不報告。", "Reports, in Markdown and Org, paragraphs that end in a character without a mark, where nearly all others of the document have one. Only long ones with a full stop or two commas count, and none that a list, code or a table follows."),
		Why:    text("不是漏了句號，就是後半句被刪掉了。", "Either a full stop is missing or the rest of the sentence was cut."),
		Bad:    []Example{{Text: strings.Repeat("這一段有逗號，也有句號。\n\n", 12) + "這一段寫得很長，有好幾個逗號，也有好幾個分句，讀到最後卻沒有句號\n\n這一段有句號。\n"}},
		Good:   []Example{{Text: strings.Repeat("這一段有逗號，也有句號。\n\n", 12) + "這一段沒有句號\n\n這一段寫得很長，有好幾個逗號，也有好幾個分句，讀到最後是一張表\n\n- 甲\n- 乙\n"}, {Text: "這首詩寫得很長，有好幾個逗號，也有好幾個分句，最後沒有句號\n\n" + "第二段也是如此，有逗號，有分句，最後也沒有句號\n"}},
		Source: "GB/T 15834—2011 4.1（句號）",
	},
	Document: sentenceUnfinished,
}

// leastUnfinished is the length in characters of a paragraph that surely is
// running text.
const leastUnfinished = 25

// ending says how a paragraph ends.
type ending struct {
	kind endingKind
	last prose.Span // the last character, in the block's source
}

type endingKind uint8

const (
	endsOtherwise endingKind = iota // or no paragraph
	endsMarked
	endsUnmarked // running text that may lack its full stop
)

// readEnding reads how a block ends.
func readEnding(b *prose.Block) ending {
	if b.Kind != prose.Paragraph {
		return ending{}
	}
	run := &b.Runs[len(b.Runs)-1]
	end := len(strings.TrimSuffix(strings.TrimRight(run.Text, "\n"), " "))
	last, n := utf8.DecodeLastRuneInString(run.Text[:end])
	e := ending{last: run.Source(prose.Span{Start: end - n, End: end})}
	switch {
	case isWideMark(last):
		if len(run.Text) >= len("字")*leastUnfinished/3 {
			e.kind = endsMarked
		}
	case prose.IsHan(last) && isRunningText(run.Text) && !strings.HasSuffix(strings.TrimRight(b.Source, "\r\n"), " "):
		e.kind = endsUnmarked
	}
	return e
}

func sentenceUnfinished(p *DocumentPass) {
	if !p.Document.Prose.Syntax().ParagraphsAsWritten {
		return // elsewhere lines are wrapped, or a command goes on with the paragraph
	}
	finished, unfinished := p.count(hasFinished), p.count(hasUnfinished)
	if !exceptional(unfinished, finished) {
		return
	}
	for i, f := range p.with(hasUnfinished) {
		if introduces(p.Document.Prose.Blocks(), i) {
			continue
		}
		at := f.ending.last.Shift(p.Document.Prose.Start(i))
		p.Report(Finding{
			Span:    at,
			Message: text("段末沒有標點", "no mark at the end of the paragraph"),
			Fixes:   []Fix{{Title: text("加上句號", "Add a full stop"), Edits: []Edit{{prose.Span{Start: at.End, End: at.End}, "。"}}}},
		})
	}
}

// isRunningText reports whether a text is long and has clauses.
func isRunningText(text string) bool {
	return len(text) > len("字")*leastUnfinished && (strings.Contains(text, "。") || strings.Count(text, "，") >= 2) &&
		countHan(text) >= leastUnfinished
}

// introduces reports whether what follows a block belongs to its sentence.
func introduces(blocks []*prose.Block, i int) bool {
	for _, b := range blocks[i+1:] {
		switch b.Kind {
		case prose.Blank, prose.Comment:
			continue
		case prose.ListItem, prose.TableRow, prose.Quote, prose.Code, prose.Math, prose.Markup:
			return true
		}
		return false
	}
	return false
}
