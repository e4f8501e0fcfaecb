package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// ListStopMixed reports items of a list that do not end as the others do.
var ListStopMixed = &Rule{
	ID:       "list-stop-mixed",
	Name:     text("清單各項的收尾不一", "items of a list that end in different marks"),
	Severity: glossary.Hint,
	Doc: Doc{
		What: text("報告 Markdown、Org 清單裡收尾與其餘各項不同的一項：別的項都有句號（或分號）而它沒有，或者用了逗號。前幾項用分號、末項用句號是通例；引出下級清單的冒號、問號、省略號不算。其餘三項以上、都一致時才報告。", "Reports an item of a Markdown or Org list that does not end as the others: without a full stop or semicolon where the others have one, or with a comma. Semicolons with a full stop at the last are usual; colons that lead to a list below, question marks and ellipses are let pass. The others must be three or more, and all alike."),
		Why:  text("漏了一個標點，或者一項沒有寫完。", "A mark is missing, or the item was not finished."),
		Bad: []Example{
			{Text: "- 首先收集各地的資料。\n- 然後整理成一張表\n- 再核對一遍原來的來源。\n- 最後公布結果。\n"},
			{Text: "- 首先收集各地的資料；\n- 然後整理成一張表，\n- 再核對一遍原來的來源；\n- 最後公布結果。\n"},
		},
		Good: []Example{
			{Text: "- 首先收集各地的資料；\n- 然後整理成一張表；\n- 再核對一遍原來的來源；\n- 最後公布結果。\n"},
			{Text: "- 資料。\n- 表\n- 來源。\n"},
			{Text: "- 首先收集各地的資料。\n- 然後整理成一張表：\n  - 甲\n- 再核對一遍原來的來源。\n- 最後公布結果。\n"},
		},
		Source: "GB/T 15834—2011 附錄 A.13（序次語與分項列舉）",
	},
	Document: listStopMixed,
}

// listItem says how the block of a list item ends.
type listItem struct {
	indent int        // in bytes
	end    rune       // 0 if no mark ends it
	last   prose.Span // its last character, in the block's source
	long   bool       // of some words, as a sentence is
}

// placedItem is an item of a list with its block.
type placedItem struct {
	block int
	listItem
}

// leastAlike is how many items show how those of a list end.
const leastAlike = 3

// leastItem is the length in characters of an item that may be a sentence.
const leastItem = 6

func listStopMixed(p *DocumentPass) {
	if !p.Document.Prose.Syntax().ParagraphsAsWritten {
		return // an item may go on behind a wrapped line
	}
	var list []placedItem
	for i, f := range p.with(hasListItem | endsList) {
		if p.contents[i]&hasListItem != 0 {
			list = append(list, placedItem{i, f.item})
			continue
		}
		p.listStops(list)
		list = list[:0]
	}
	p.listStops(list)
}

// readListItem reads the end of a list item.
func readListItem(b *prose.Block) listItem {
	if b.Kind != prose.ListItem {
		return listItem{}
	}
	run := &b.Runs[len(b.Runs)-1]
	text := strings.TrimRight(run.Text, " \r\n")
	r, n := utf8.DecodeLastRuneInString(text)
	item := listItem{
		indent: len(b.Source) - len(strings.TrimLeft(b.Source, " \t")),
		last:   run.Source(prose.Span{Start: len(text) - n, End: len(text)}),
		long:   countHan(text) >= leastItem && !hasLayout(b),
	}
	if !prose.IsHan(r) && r != '）' && r != '」' && r != '”' && !isLetterOrDigit(r) {
		item.end = r
	}
	return item
}

// listStops reports the odd items of a list, each level by itself.
func (p *DocumentPass) listStops(list []placedItem) {
	for len(list) > leastAlike {
		var level, rest []placedItem
		for _, item := range list {
			if item.indent == list[0].indent {
				level = append(level, item)
			} else {
				rest = append(rest, item)
			}
		}
		p.levelStops(level)
		list = rest
	}
}

func (p *DocumentPass) levelStops(level []placedItem) {
	counts := map[rune]int{}
	for n, item := range level {
		if item.end == '；' && n == len(level)-1 || !item.long {
			return
		}
		counts[item.end]++
	}
	usual := '。'
	if counts['；'] > counts['。'] {
		usual = '；'
	}
	odd := -1
	for n, item := range level {
		switch {
		case item.end == usual, usual == '；' && n == len(level)-1 && item.end == '。':
		case (item.end == 0 || item.end == '，') && odd < 0:
			odd = n
		default:
			return // more than one, or an end of its own
		}
	}
	if odd < 0 || counts['；']+counts['。'] < leastAlike {
		return
	}
	item := level[odd]
	want := usual
	if usual == '；' && odd == len(level)-1 {
		want = '。'
	}
	at := item.last.Shift(p.Document.Prose.Start(item.block))
	f := Finding{Span: at, Message: format("清單其餘各項以「%s」收尾，這一項沒有", "the other items of the list end in “%s”, this one does not", string(usual))}
	edit := Edit{prose.Span{Start: at.End, End: at.End}, string(want)}
	if item.end != 0 {
		edit.Span = at
	}
	f.Fixes = []Fix{{Title: format("以「%s」收尾", "End it in “%s”", string(want)), Edits: []Edit{edit}}}
	p.Report(f)
}
