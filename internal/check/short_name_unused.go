package check

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
)

// ShortNameUnused reports short names that a document introduces and never
// uses. A hint: in statutes 以下簡稱本法 is boilerplate.
var ShortNameUnused = &Rule{
	ID:       "short-name-unused",
	Name:     text("簡稱定義後未用", "short name never used"),
	Severity: glossary.Hint,
	Doc: Doc{
		What: text("報告以「以下簡稱」等定出、此後沒有用過的簡稱。", "Reports short names that are introduced with 以下簡稱 or the like and never used afterwards."),
		Why:  text("定了簡稱而不用，讀者白記一個名稱；也可能是後文用了另一個簡稱。", "Readers remember a name for nothing; or the text goes on under another name."),
		Bad: []Example{
			{Text: "本計畫由國家公園管理處（以下簡稱「管理處」）執行。\n\n經費由機關負擔。\n"},
		},
		Good: []Example{
			{Text: "本計畫由國家公園管理處（以下簡稱「管理處」）執行。\n\n經費由管理處負擔。\n"},
			{Text: "本辦法依測量法（以下簡稱本法）訂定。\n\n本法所定測量儀器（以下簡稱儀器）應定期校正，儀器之校正另定。\n"},
		},
	},
	Document: shortNameUnused,
}

func shortNameUnused(p *DocumentPass) {
	names := p.shortNames()
	uses := p.nameUses(names)
	for _, n := range names {
		used := false
		for _, u := range uses[n.short] {
			used = used || u.Start > n.at.Start
		}
		for _, o := range names {
			// A full name is found in place of the short one that it holds.
			used = used || o.at.Start > n.at.Start && strings.Contains(o.full, n.short)
		}
		if used {
			continue
		}
		p.Report(Finding{
			Span:    n.at,
			Message: format("簡稱「%s」定出之後沒有用過", "the short name “%s” is introduced and never used", n.short),
		})
	}
}
