package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// FootnoteAbsorbsText reports a paragraph right under the definition of a footnote,
// with no blank line between.
var FootnoteAbsorbsText = &Rule{
	ID:       "footnote-absorbs-text",
	Name:     text("正文併入腳註", "paragraph that becomes part of a footnote"),
	Severity: glossary.Warning,
	Doc: Doc{
		What:   text("報告 Markdown 裡緊接在註腳定義下一行、沒有縮排的長行。", "Reports, in Markdown, a long line without indentation right under the definition of a footnote."),
		Why:    text("沒有空行，這一段會成為註腳的一部分，從正文裡消失。", "Without a blank line the paragraph becomes part of the note and vanishes from the text."),
		Bad:    []Example{{Text: "正文。[^1]\n\n[^1]: https://example.com/a\n這一段本來是正文，卻因為少了一個空行而成了註腳的一部分。\n", Fixed: "正文。[^1]\n\n[^1]: https://example.com/a\n\n這一段本來是正文，卻因為少了一個空行而成了註腳的一部分。\n"}},
		Good:   []Example{{Text: "正文。[^1]\n\n[^1]: https://example.com/a\n\n這一段是正文，前面有一個空行，所以不會成為註腳的一部分。\n"}, {Text: "正文。[^1]\n\n[^1]: 這個註很長，\n在這裡換了一行，說的還是同一件事，所以不必報告。\n"}},
		Source: "PHP Markdown Extra; GitHub Flavored Markdown（footnotes: lazy continuation）",
	},
	Block: footnoteAbsorbsText,
}

const longLine = 20 // characters of Chinese text that hardly continue a note

func footnoteAbsorbsText(p *BlockPass) {
	if !p.Syntax.LazyNotes || p.Block.Kind != prose.Footnote {
		return
	}
	line, rest, more := strings.Cut(p.Block.Source, "\n")
	next, _, _ := strings.Cut(rest, "\n")
	line = strings.TrimRight(line, " \r")
	if !more || !endsNote(line) || !prose.IsHan(firstRune(next)) || countHan(next) < longLine {
		return
	}
	at := len(p.Block.Source) - len(rest)
	p.Report(Finding{
		Span:    prose.Span{Start: at, End: at + len(strings.TrimRight(next, "\r"))},
		Message: text("前面沒有空行，這一段會成為註腳的一部分", "without a blank line before it this paragraph becomes part of the footnote"),
		Fixes:   []Fix{{Title: text("加一個空行", "Add a blank line"), Edits: []Edit{{prose.Span{Start: at, End: at}, "\n"}}, Safe: true}},
	})
}

// endsNote reports whether a note may end with a line: in an address or a stop.
func endsNote(line string) bool {
	last := line[strings.LastIndexByte(line, ' ')+1:]
	r, _ := utf8.DecodeLastRuneInString(line)
	return strings.HasPrefix(last, "http") || strings.ContainsRune(".。）)", r)
}

func countHan(s string) int {
	n := 0
	for _, r := range s {
		if prose.IsHan(r) {
			n++
		}
	}
	return n
}
