package check

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// HeadingEmpty reports headings without text.
var HeadingEmpty = &Rule{
	ID:       "heading-empty",
	Name:     text("空標題", "heading without text"),
	Severity: glossary.Warning,
	Doc: Doc{
		What: text("報告只有標記、沒有文字的標題。", "Reports headings that have a mark and no text."),
		Why:  text("目錄裡會多出一個空行，多半是刪改時留下的。", "Tables of contents get an empty entry; mostly it was left behind when the text was cut."),
		Bad:  []Example{{Text: "## 甲\n\n正文。\n\n###\n\n## 乙\n"}},
		Good: []Example{{Text: "## 甲\n\n正文。\n"}, {Text: "## `甲`\n\n## ![圖](a.png)\n"}},
	},
	Block: headingEmpty,
}

func headingEmpty(p *BlockPass) {
	b := p.Block
	if b.Kind != prose.Heading || len(b.Runs) > 0 || len(b.Code) > 0 || len(b.Links) > 0 || len(b.Comments) > 0 {
		return
	}
	if strings.Trim(b.Source, "#=-* \t\r\n") == "" {
		p.Report(Finding{Span: textSpan(b), Message: text("標題沒有文字", "the heading has no text")})
	}
}
