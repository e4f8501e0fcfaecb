package check

import "github.com/jiaozhu/jiaozhu/glossary"

// FootnoteUnused reports footnotes that no mark leads to.
var FootnoteUnused = &Rule{
	ID:       "footnote-unused",
	Name:     text("腳註沒有標記", "unused footnote"),
	Severity: glossary.Hint,
	Doc: Doc{
		What: text("報告文中沒有標記指向的腳註內容。", "Reports definitions of footnotes that no mark in the text leads to."),
		Why:  text("Markdown 排版時會默默略去這樣的腳註；多半是改稿時刪了標記而沒有刪內容。", "Typesetting Markdown drops such a footnote silently; mostly its mark was deleted in revision and the note was not."),
		Bad:  []Example{{Text: "主權是最高的權力。\n\n[^1]: 見第十八章。\n"}},
		Good: []Example{{Text: "主權是最高的權力[^1]。\n\n[^1]: 見第十八章。\n"}},
	},
	Document: footnoteUnused,
}

func footnoteUnused(p *DocumentPass) {
	notes := p.footnotes()
	for _, d := range notes.definitions {
		if !notes.used[footnoteKey(d.label)] {
			p.Report(Finding{
				Span:    d.Span,
				Message: format("文中沒有標記 [^%s]，排版時會略去這個腳註", "no mark [^%s] leads here; typesetting drops this footnote", d.label),
			})
		}
	}
}
