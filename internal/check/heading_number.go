package check

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// HeadingNumber reports numbers of headings that are given twice or are written
// otherwise than those of their level.
var HeadingNumber = &Rule{
	ID:       "heading-number",
	Name:     text("標題編號重複或不一", "number of a heading"),
	Severity: glossary.Warning,
	Doc: Doc{
		What: text("報告與前面的標題編號相同的標題，以及同一級裡只有少數寫法不同的編號（3.1. 與 3.2）。只看兩節以上、用點分開的編號。", "Reports headings with the number of an earlier one, and numbers that are written otherwise than the others of the level (3.1. beside 3.2). Only numbers of two or more parts with dots between them are looked at."),
		Why:  text("引用「見 1.4.3」時，讀者不知道是哪一節。", "Of a reference to 1.4.3 nobody knows which section it means."),
		Bad: []Example{
			{Text: "## 1.1 甲\n\n## 1.2 乙\n\n## 1.2 丙\n"},
			{Text: "## 1.1. 甲\n\n## 1.2 乙\n\n## 1.3 丙\n"},
		},
		Good: []Example{
			{Text: "## 1.1 甲\n\n### 1.1.1 乙\n\n## 1.2 丙\n\n## 2.1 丁\n"},
			{Text: "## 1.1. 甲\n\n## 1.2. 乙\n\n## 版本 1.2\n\n## 1.2.0 之後\n"},
		},
	},
	Document: headingNumber,
}

// headingMark is the number in front of a heading.
type headingMark struct {
	prose.Span        // in the document, with a stop behind
	number     string // without it
	level      int
	parts      int  // of the number
	dotted     bool // a stop stands behind
}

func headingNumber(p *DocumentPass) {
	var all []headingMark
	first := map[string]headingMark{}
	var dotted, plain [8]int
	for i := range p.with(hasHeading) {
		b := p.Document.Prose.Blocks()[i]
		if len(b.Runs) == 0 {
			continue
		}
		m, ok := numberOf(b)
		if !ok {
			continue
		}
		m.Span = m.Span.Shift(p.Document.Prose.Start(i))
		all = append(all, m)
		if m.dotted {
			dotted[m.parts%8]++
		} else {
			plain[m.parts%8]++
		}
		if f, seen := first[m.number]; seen && f.level == m.level {
			p.Report(Finding{
				Span:    m.Span,
				Message: format("編號 %s 在第 %d 行已經用過", "the number %s is used on line %d already", m.number, p.line(f.Start)),
				Related: []Related{{Message: text("同一個編號", "the same number"), Span: f.Span}},
			})
		} else if !seen {
			first[m.number] = m
		}
	}
	for _, m := range all {
		few, many := plain[m.parts%8], dotted[m.parts%8]
		if m.dotted {
			few, many = many, few
		}
		if few == 1 && many >= 2 {
			p.ReportAtMost(glossary.Information, Finding{
				Span:    m.Span,
				Message: text("同樣長的編號，別的"+map[bool]string{true: "後面沒有", false: "後面都有"}[m.dotted]+"點", "the other numbers of this kind are written otherwise"),
			})
		}
	}
}

// numberOf reads the number in front of a heading: parts of digits with dots
// between them, and a blank behind.
func numberOf(b *prose.Block) (headingMark, bool) {
	run := &b.Runs[0]
	text := run.Text
	end, parts := 0, 0
	for {
		n := 0
		for end+n < len(text) && '0' <= text[end+n] && text[end+n] <= '9' {
			n++
		}
		if n == 0 || n > 3 {
			break
		}
		end += n
		parts++
		if end >= len(text) || text[end] != '.' {
			break
		}
		end++
	}
	number := strings.TrimSuffix(text[:end], ".")
	if parts < 2 || end >= len(text) || text[end] != ' ' && !prose.IsHan(firstRune(text[end:])) {
		return headingMark{}, false
	}
	return headingMark{Span: run.Source(prose.Span{Start: 0, End: end}), number: number, level: b.Level, parts: strings.Count(number, ".") + 1, dotted: number != text[:end]}, true
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}
