package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// MarkupURLGlued reports bare addresses that Chinese punctuation follows without
// a space. Han characters may be the address's own.
var MarkupURLGlued = &Rule{
	ID:       "markup-url-glued",
	Name:     text("網址黏著標點", "address that text sticks to"),
	Severity: glossary.Information,
	Grouped:  true,
	Doc: Doc{
		What:   text("報告 Markdown 裡緊接著中文標點的裸網址。", "Reports bare addresses in Markdown right behind which Chinese punctuation stands."),
		Why:    text("GitHub 等處的自動連結一直延伸到下一個空格，句號成了網址的一部分，點開就錯。", "GitHub and others make everything up to the next space part of the link, the full stop too, and the link fails."),
		Bad:    []Example{{Text: "原文見 https://example.com/a/1.2。\n", Fixed: "原文見 <https://example.com/a/1.2>。\n"}},
		Good:   []Example{{Text: "原文見 <https://example.com/a/1.2>。\n"}, {Text: "原文見[此處](https://example.com/a)。 https://example.com/a\n"}, {Text: "原文見 https://example.com/甲/乙\n"}},
		Source: "GitHub Flavored Markdown 0.29, 6.9 Autolinks (extension)",
	},
	Block: markupURLGlued,
}

func markupURLGlued(p *BlockPass) {
	if !p.Syntax.OpenEndedURLs {
		return
	}
	source := p.Block.Source
	for _, l := range p.Block.Links {
		url := source[l.Start:l.End]
		if !strings.HasPrefix(url, "http") || l.Start > 0 && strings.IndexByte("<(\"'[`=", source[l.Start-1]) >= 0 {
			continue
		}
		next, n := utf8.DecodeRuneInString(source[l.End:])
		if n <= 1 || !isWideMark(next) || next == 0x3000 {
			continue
		}
		f := Finding{
			Span:    prose.Span{Start: l.End, End: l.End + n},
			Message: format("「%s」會成為網址的一部分", "“%s” becomes part of the address", string(next)),
		}
		f.Fixes = []Fix{{Title: text("用尖括號括起網址", "Put the address in angle brackets"), Edits: []Edit{{prose.Span{Start: l.Start, End: l.End}, "<" + url + ">"}}, Safe: true}}
		p.Report(f)
	}
}
