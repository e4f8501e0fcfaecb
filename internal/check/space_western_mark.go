package check

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// SpaceWesternMark reports spaces before half-width marks in Western text, and
// missing ones behind.
var SpaceWesternMark = &Rule{
	ID:       "space-western-mark",
	Name:     text("西文標點的空格", "spaces at Western marks"),
	Severity: glossary.Hint,
	Grouped:  true,
	Doc: Doc{
		What: text("報告西文詞語之後、半形逗號、句號、分號、問號、嘆號之前的空格（the end .），以及兩個西文單詞之間的逗號、分號之後缺的空格（Smith,John）。程式碼、檔名、網址、表格不看。", "Reports spaces before a half-width comma, full stop, semicolon, question or exclamation mark behind a Western word (the end .) and missing ones behind a comma or semicolon between two words (Smith,John). Code, names of files, addresses and tables are not looked at."),
		Why:  text("西文標點緊跟前面的詞，後面空一格；否則行首會出現標點，或兩個詞連成一串不能斷行。", "Western marks cling to the word before and part it from the next by a space; else lines begin with a mark, or two words cannot be broken."),
		Bad: []Example{
			{Text: "參見 Half of Teens Admit It . 一文。\n", Fixed: "參見 Half of Teens Admit It. 一文。\n"},
			{Text: "Smith,John 的 Rust in Action。\n", Fixed: "Smith, John 的 Rust in Action。\n"},
		},
		Good: []Example{
			{Text: "參見 Half of Teens, It Says. 用 .NET 寫的 foo.bar，見 `a,b`。\n"},
			{Text: "形狀是 (height,width)，見 https://example.org/a,b。\n"},
		},
		Source: "The Chicago Manual of Style, 17th ed., 2.9",
	},
	Block: spaceWesternMark,
}

func spaceWesternMark(p *BlockPass) {
	switch p.Block.Kind {
	case prose.TableRow, prose.Markup, prose.FrontMatter:
		return
	}
	for i := range p.Block.Runs {
		run, ts := &p.Block.Runs[i], p.tokens[i]
		for j, t := range ts {
			if t.class != classNarrow || j == 0 {
				continue
			}
			switch t.r {
			case ',', ';', '.', '!', '?':
			default:
				continue
			}
			if spaceBeforeWestern(run, ts, j) {
				span := ts[j-1].Span
				p.Report(Finding{
					Span: run.Source(span), Message: format("「%s」前不空格", "no space before “%s”", string(t.r)),
					Fixes: []Fix{{Title: text("刪去空格", "Delete the space"), Edits: []Edit{{run.Source(span), ""}}, Safe: true}},
				})
				continue
			}
			if spaceMissingWestern(run, ts, j) {
				at := run.Source(t.Span)
				p.Report(Finding{
					Span: at, Message: format("「%s」後空一格", "a space goes behind “%s”", string(t.r)),
					Fixes: []Fix{{Title: text("加一個空格", "Add a space"), Edits: []Edit{{prose.Span{Start: at.End, End: at.End}, " "}}, Safe: true}},
				})
			}
		}
	}
}

// spaceBeforeWestern reports whether a space parts the mark at index j from a
// Western word before it.
func spaceBeforeWestern(run *prose.Run, ts []token, j int) bool {
	blank, word, next := at(ts, j-1), at(ts, j-2), at(ts, j+1)
	if blank.class != classBlank || blank.text(run) != " " || !run.Verbatim(prose.Span{Start: blank.Start, End: ts[j].End}) {
		return false
	}
	if word.class != classLetter || word.Len() < 2 {
		return false
	}
	switch next.class {
	case classBlank:
		return at(ts, j+2).class != classNarrow // a list of signs
	case classWide:
		return prose.IsClosingQuote(next.r) || opensText(next.r)
	}
	return next.none()
}

// spaceMissingWestern reports whether the comma or semicolon at index j joins two
// Western words.
func spaceMissingWestern(run *prose.Run, ts []token, j int) bool {
	mark, left, right := ts[j], at(ts, j-1), at(ts, j+1)
	if mark.r != ',' && mark.r != ';' || !run.Verbatim(prose.Span{Start: left.Start, End: right.End}) {
		return false
	}
	if isStraightOrCurly(right.r) && at(ts, j+2).class == classLetter {
		return left.class == classLetter && left.Len() >= 2 && !codeLike(run.Text, left.Span)
	}
	if right.class != classLetter || right.Len() < 2 && !isStraightOrCurly(left.r) {
		return false
	}
	switch {
	case left.class == classLetter && left.Len() >= 2:
	case isStraightOrCurly(left.r):
		return at(ts, j-2).class == classLetter && at(ts, j-2).Len() >= 2 && !isTuple(run.Text, mark.Start)
	case strings.HasPrefix(run.Text[right.Start:], "http"):
		return false
	case left.class == classDigit && j == 1, left.class == classDigit && at(ts, j-2).class == classBlank, left.class == classDigit && at(ts, j-2).class == classWide:
	default:
		return false
	}
	return !codeLike(run.Text, prose.Span{Start: left.Start, End: mark.Start}) && !codeLike(run.Text, right.Span) && !isTuple(run.Text, mark.Start)
}

// isStraightOrCurly reports whether a mark is a quotation mark of Western text.
func isStraightOrCurly(r rune) bool { return r == '"' || r == '“' || r == '”' }
