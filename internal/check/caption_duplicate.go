package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/lazyregexp"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// CaptionDuplicate reports captions of figures and tables that have the number or
// the words of an earlier one.
var CaptionDuplicate = &Rule{
	ID:       "caption-duplicate",
	Name:     text("圖表編號或標題重複", "duplicate caption"),
	Severity: glossary.Warning,
	Doc: Doc{
		What: text("報告與前面的圖（表）同號的圖（表），以及編號不同而標題一字不差的兩個圖（表）。", "Reports figures and tables with the number of an earlier one, and two with different numbers and the very same title."),
		Why:  text("正文說「見圖 3.1」，讀者不知道看哪一幅；標題相同多半是複製之後忘了改。", "Nobody knows which one the text refers to; the same title was mostly copied and never changed."),
		Bad: []Example{
			{Text: "圖 3.1 各國人口\n\n正文。\n\n圖 3.2 各國人口\n"},
			{Text: "表 1 各國人口\n\n正文。\n\n表 1 各國面積\n"},
		},
		Good: []Example{
			{Text: "圖 3.1 各國人口\n\n正文。\n\n圖 3.2 各國面積\n\n表 3.1 各國人口\n"},
			{Text: "圖 3.1 各國人口\n\n圖 3.1 說明了各國人口的變化，其中增加的居多。\n"},
		},
	},
	Document: captionDuplicate,
}

// captionForm is a caption: the word, the number, the title. A sentence about a
// figure has a stop.
var captionForm = lazyregexp.New(`^\s*([图圖表]) ?([0-9]+(?:[.\-–][0-9]+)*)[ :：　]+([^。，；？！]+)$`)

const longestCaption = 200 // bytes

func captionDuplicate(p *DocumentPass) {
	numbers, titles := map[string]prose.Span{}, map[string]prose.Span{}
	for i := range p.with(hasParagraph | hasMarkupText) {
		b := p.Document.Prose.Blocks()[i]
		for k := range b.Runs {
			run := &b.Runs[k]
			head, _ := utf8.DecodeRuneInString(strings.TrimLeft(run.Text, " \n"))
			if head != '图' && head != '圖' && head != '表' || len(run.Text) > longestCaption {
				continue
			}
			m := captionForm().FindStringSubmatch(run.Text)
			if m == nil {
				continue
			}
			kind := prose.FoldString(m[1])
			number, title := kind+m[2], kind+strings.Join(strings.Fields(m[3]), "")
			at := run.Source(prose.Span{Start: 0, End: len(strings.TrimRight(run.Text, " \n"))}).Shift(p.Document.Prose.Start(i))
			if first, seen := numbers[number]; seen {
				p.reportCaption(at, first, format("編號 %s 在第 %d 行已經用過", "the number %s is used on line %d already", m[2], p.line(first.Start)))
			} else if first, seen := titles[title]; seen {
				p.reportCaption(at, first, format("標題與第 %d 行的相同", "the same title as on line %d", p.line(first.Start)))
			}
			if _, seen := numbers[number]; !seen {
				numbers[number] = at
			}
			if _, seen := titles[title]; !seen {
				titles[title] = at
			}
		}
	}
}

func (p *DocumentPass) reportCaption(at, first prose.Span, m Message) {
	p.Report(Finding{Span: at, Message: m, Related: []Related{{Message: text("先前的一個", "the earlier one"), Span: first}}})
}
