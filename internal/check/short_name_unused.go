package check

import (
	"slices"
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
)

// ShortNameUnused reports short names that a document introduces and never
// uses.
var ShortNameUnused = &Rule{
	ID:       "short-name-unused",
	Name:     text("簡稱定義後未用", "short name never used"),
	Severity: glossary.Hint,
	Doc: Doc{
		What: text("報告以「以下簡稱」等定出、此後沒有用過的簡稱。法規第一條依例定出的「本法」「本條例」不報告。", "Reports short names that are introduced with 以下簡稱 or the like and never used afterwards. 本法 and 本條例, which the first article of an ordinance gives by custom, are let pass."),
		Why:  text("定了簡稱而不用，讀者白記一個名稱；也可能是後文用了另一個簡稱。", "Readers remember a name for nothing; or the text goes on under another name."),
		Bad: []Example{
			{Text: "本計畫由國家公園管理處（以下簡稱「管理處」）執行。\n\n經費由機關負擔。\n"},
		},
		Good: []Example{
			{Text: "本計畫由國家公園管理處（以下簡稱「管理處」）執行。\n\n經費由管理處負擔。\n"},
			{Text: "本辦法依水利法（以下簡稱本法）第十條訂定。\n\n申請人應填具申請書。\n"},
			{Text: "本辦法依測量法（以下簡稱本法）訂定。\n\n本法所定測量儀器（以下簡稱儀器）應定期校正，儀器之校正另定。\n"},
		},
	},
	Document: shortNameUnused,
}

// ownStatute are short names of the statute that an ordinance is made under. Its
// first article gives one by custom, used or not.
var ownStatute = strings.Fields("本法 本條例 本条例")

func shortNameUnused(p *DocumentPass) {
	names := p.shortNames()
	uses := p.nameUses(names)
	for i, n := range names {
		used := false
		for _, u := range uses[n.short] {
			used = used || u.Start > n.at.Start
		}
		for _, o := range names {
			// A full name is found in place of the short one that it holds.
			used = used || o.at.Start > n.at.Start && strings.Contains(o.full, n.short)
		}
		if used || i == 0 && slices.Contains(ownStatute, n.short) {
			continue
		}
		p.Report(Finding{
			Span:    n.at,
			Message: format("簡稱「%s」定出之後沒有用過", "the short name “%s” is introduced and never used", n.short),
		})
	}
}
