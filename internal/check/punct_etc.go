package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// PunctEtc reports marks that say the same as the 等 beside them.
var PunctEtc = &Rule{
	ID:       "punct-etc",
	Name:     text("「等」與標點重複", "mark beside 等 that says the same"),
	Severity: glossary.Information,
	Doc: Doc{
		What: text("報告「等」「等等」之前的頓號（甲、乙、等），以及與「等」並用的省略號（甲、乙……等；甲、乙等……）。", "Reports an enumeration comma before 等 or 等等 at the end of a list (甲、乙、等) and an ellipsis beside it (甲、乙……等, 甲、乙等……)."),
		Why:  text("「等」本身就表示列舉未盡，前面不用頓號，也不與省略號並用。", "等 says by itself that the list goes on: no comma goes before it, and no ellipsis beside it."),
		Bad: []Example{
			{Text: "資料庫有索引、表格、等。\n", Fixed: "資料庫有索引、表格等。\n"},
			{Text: "資料庫有索引、表格……等內容。\n"},
			{Text: "数据库有索引、表格等等……\n"},
		},
		Good:   []Example{{Text: "資料庫有索引、表格等。\n"}, {Text: "工作、等待、休息，長、寬、等級；他說：「等等……我來了。」\n"}},
		Source: "GB/T 15834—2011 4.11；重訂標點符號手冊，刪節號",
	},
	Block: punctEtc,
}

// etcEnds are what may follow a 等 that ends a list without another mark.
const etcEnds = "。，；：）」”！？、"

func punctEtc(p *BlockPass) {
	for i := range p.Block.Runs {
		run := &p.Block.Runs[i]
		if !p.chars[i].may('等') {
			continue
		}
		for j, t := range p.tokens[i] {
			switch t.r {
			case '、':
				p.commaBeforeEtc(run, p.tokens[i], j)
			case '…':
				p.ellipsisBesideEtc(run, p.tokens[i], j)
			}
		}
	}
}

// etcAt returns the 等 or 等等 that a text begins with.
func etcAt(text string) string {
	etc := strings.TrimPrefix(text, "等")
	return text[:len(text)-len(strings.TrimPrefix(etc, "等"))]
}

func (p *BlockPass) commaBeforeEtc(run *prose.Run, ts []token, j int) {
	next := at(ts, j+1)
	if next.class != classHan || at(ts, j-1).class == classWide && !closesText(ts[j-1].r) || !run.Verbatim(ts[j].Span) {
		return
	}
	word := next.text(run)
	etc := etcAt(word)
	if etc == "" {
		return
	}
	if behind := at(ts, j+2); len(etc) < len(word) {
		// Behind 等 a list goes on only with what it is a list of, which no rule tells
		// from 等待; 等等 is clear.
		if etc == "等" || !isWord(p.Lexicon.Segmenter(), run.Text, prose.Span{Start: next.Start, End: next.Start + len(etc)}) {
			return
		}
	} else if behind.class == classWide && !strings.ContainsRune(etcEnds, behind.r) || behind.r == '、' {
		return
	}
	p.Report(Finding{
		Span:    run.Source(prose.Span{Start: ts[j].Start, End: next.Start + len(etc)}),
		Message: format("「%s」前不用頓號", "no enumeration comma goes before %s", etc),
		Fixes:   []Fix{{Title: text("刪去頓號", "Delete the comma"), Edits: []Edit{{run.Source(ts[j].Span), ""}}, Safe: true}},
	})
}

// ellipsisBesideEtc reports the ellipsis that begins or ends at index j.
func (p *BlockPass) ellipsisBesideEtc(run *prose.Run, ts []token, j int) {
	say := text("「等」與省略號只用一個", "use 等 or the ellipsis, not both")
	if next := at(ts, j+1); next.class == classHan {
		etc := etcAt(next.text(run))
		w := prose.Span{Start: next.Start, End: next.Start + len(etc)}
		if etc != "" && isListItem(run.Text[:ts[j].Start]) && (w.End == next.End || isWord(p.Lexicon.Segmenter(), run.Text, w)) {
			p.Report(Finding{Span: run.Source(prose.Span{Start: ts[j].Start, End: w.End}), Message: say})
		}
	}
	if before := at(ts, j-1); before.class == classHan && at(ts, j+1).r == '…' {
		head := strings.TrimRight(before.text(run), "等")
		etc := before.End - before.Start - len(head)
		if etc > 0 && head != "" && isListItem(run.Text[:before.Start+len(head)]) {
			p.Report(Finding{Span: run.Source(prose.Span{Start: before.End - etc, End: ts[j+1].End}), Message: say})
		}
	}
}

// isListItem reports whether a text ends in an item of a list: an enumeration
// comma stands shortly before its end.
func isListItem(text string) bool {
	const longest = 12 // characters of an item
	item := lastRunes(strings.TrimRight(text, "…"), longest+1)
	k := strings.LastIndex(item, "、")
	return k >= 0 && k+len("、") < len(item) && !strings.ContainsAny(item[k:], "。，；：！？") && utf8.ValidString(item)
}
