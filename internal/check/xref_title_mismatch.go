package check

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/lazyregexp"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// XrefTitleMismatch reports references to chapters that give one title two numbers
// or one number two titles.
var XrefTitleMismatch = &Rule{
	ID:       "xref-title-mismatch",
	Name:     text("篇名與編號不符", "title and number that do not go together"),
	Severity: glossary.Warning,
	Doc: Doc{
		What: text("報告書名號、篇名號裡帶編號的章節：同一個篇名有兩個編號，或同一個編號有兩個篇名。編號前的零不算。一處與兩處都不符的，那兩處只作提示。", "Reports chapters between title marks with their numbers: one title with two numbers, or one number with two titles. Leading zeros do not count. Where one place is at odds with two, those two are information only."),
		Why:  text("兩處至少有一處錯了，讀者找不到那一章。", "One of the two is wrong at least, and readers do not find the chapter."),
		Bad: []Example{
			{Text: "見〈5-6 投票〉。\n\n詳見〈05-06 社會〉。\n"},
			{Text: "見《5-7 社會》。\n\n詳見〈5-6 社會〉。\n"},
		},
		Good: []Example{
			{Text: "見〈5-6 投票〉。\n\n詳見《05-06 投票》與《5-7 社會》。\n"},
			{Text: "見《2001 太空漫遊》與《2001 年統計》。\n"},
		},
	},
	Document: xrefTitleMismatch,
}

// numberedTitle is a title with a number of two parts or more in front.
var numberedTitle = lazyregexp.New(`[《〈]([0-9]{1,2}(?:[-.][0-9]{1,2})+)[ 　]+([^《》〈〉]{1,40})[》〉]`)

// chapter is a place that names one.
type chapter struct {
	prose.Span           // in the block's source
	number, title string // folded
	shown         string // the title as written
}

// readChapters finds the chapters that a block names by number and title.
func readChapters(b *prose.Block) []chapter {
	var out []chapter
	for k := range b.Runs {
		run := &b.Runs[k]
		if !strings.Contains(run.Text, "《") && !strings.Contains(run.Text, "〈") {
			continue
		}
		for _, m := range numberedTitle().FindAllStringSubmatchIndex(run.Text, -1) {
			out = append(out, chapter{
				run.Source(prose.Span{Start: m[0], End: m[1]}),
				withoutZeros(run.Text[m[2]:m[3]]), prose.FoldString(strings.TrimSpace(run.Text[m[4]:m[5]])), run.Text[m[4]:m[5]],
			})
		}
	}
	return out
}

func xrefTitleMismatch(p *DocumentPass) {
	type conflict struct {
		at, other *chapter
		say       Message
	}
	var conflicts []conflict
	met := map[prose.Span]int{} // in how many conflicts a place is
	byNumber, byTitle := map[string]*chapter{}, map[string]*chapter{}
	for i, f := range p.with(hasChapters) {
		for k := range f.chapters {
			named := f.chapters[k]
			named.Span = named.Span.Shift(p.Document.Prose.Start(i))
			c := &named
			other, say := byNumber[c.number], format("第 %s 章在別處題為另一個名稱", "chapter %s has another title elsewhere", c.number)
			if other == nil || other.title == c.title {
				other, say = byTitle[c.title], format("「%s」在別處是另一個編號", "“%s” has another number elsewhere", c.shown)
			}
			if other != nil && (other.title != c.title || other.number != c.number) {
				conflicts = append(conflicts, conflict{other, c, say}, conflict{c, other, say})
				met[other.Span]++
				met[c.Span]++
			}
			if byNumber[c.number] == nil {
				byNumber[c.number] = c
			}
			if byTitle[c.title] == nil {
				byTitle[c.title] = c
			}
		}
	}
	reported := map[prose.Span]bool{}
	for _, x := range conflicts {
		if reported[x.at.Span] {
			continue
		}
		reported[x.at.Span] = true
		// Of a place that is at odds with two others, those are the evidence.
		limit := glossary.Error
		if met[x.at.Span] < met[x.other.Span] {
			limit = glossary.Information
		}
		p.ReportAtMost(limit, Finding{Span: x.at.Span, Message: x.say, Related: []Related{{Message: text("別處", "elsewhere"), Span: x.other.Span}}})
	}
}

// withoutZeros writes 05-06 as 5-6.
func withoutZeros(number string) string {
	parts := strings.FieldsFunc(number, func(r rune) bool { return r == '-' || r == '.' })
	for i := range parts {
		parts[i] = strings.TrimLeft(parts[i], "0")
	}
	return strings.Join(parts, "-")
}
