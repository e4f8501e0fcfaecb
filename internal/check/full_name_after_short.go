package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// FullNameAfterShort reports full names that a document uses though it has
// introduced a short one. A hint: a new chapter, a heading or a title may want
// the full name.
var FullNameAfterShort = &Rule{
	ID:       "full-name-after-short",
	Name:     text("已定簡稱又用全稱", "full name after a short one"),
	Severity: glossary.Hint,
	Doc: Doc{
		What: text("報告定出簡稱之後正文仍用的全稱。標題、書名號與引文中的不算。", "Reports full names in running text behind the place that introduces a short name. Headings, titles and quotations do not count."),
		Why:  text("簡稱定出之後，全稱會讓讀者以為說的是另一件事。", "Once a short name is introduced, the full one makes readers think of something else."),
		Bad: []Example{
			{Text: "國家公園管理處（以下簡稱「管理處」）執行本計畫。\n\n經費由管理處編列，國家公園管理處每年公布。\n"},
		},
		Good: []Example{
			{Text: "國家公園管理處（以下簡稱「管理處」）執行本計畫。\n\n經費由管理處編列，管理處每年公布。\n"},
		},
		Options: []Option{
			{"allow", text("定了簡稱仍可以用的全稱。", "Full names that may be used all the same.")},
		},
	},
	Document: fullNameAfterShort,
}

func fullNameAfterShort(p *DocumentPass) {
	names := p.shortNames()
	uses := p.nameUses(names)
	done := map[string]bool{}
	for _, n := range names {
		if n.full == "" || done[n.full] || !shortens(n.short, n.full) || allowed(p.Option().Allow, n.full) {
			continue
		}
		done[n.full] = true
		for i := range uses[n.full] {
			u := &uses[n.full][i]
			run := &p.Document.Prose.Blocks()[u.block].Runs[u.run]
			if u.Start <= n.at.Start || p.inHeading(u.block) || p.inOthersWords(u) || !standsFree(run.Text, u.text) {
				continue
			}
			f := Finding{
				Span:    u.Span,
				Message: format("「%s」已定簡稱「%s」（第 %d 行）", "“%s” has the short name “%s” (line %d)", n.full, n.short, p.line(n.at.Start)),
				Related: []Related{{Message: text("簡稱在此定出", "introduced here"), Span: n.at}},
			}
			if u.replace {
				f.Fixes = []Fix{{Title: format("改為「%s」", "Change to “%s”", n.short), Edits: []Edit{{u.Span, n.short}}}}
			}
			p.Report(f)
		}
	}
}

// shortens reports whether a short name is made of characters of the full name
// in their order, and is not just the common noun that the full name ends with:
// 基地 for 建築基地 leaves the full name free for use.
func shortens(short, full string) bool {
	if strings.ContainsAny(full, "其等第") {
		return false // a description
	}
	rest := full
	for _, r := range short {
		i := strings.IndexRune(rest, r)
		if i < 0 {
			return false
		}
		rest = rest[i+utf8.RuneLen(r):]
	}
	return utf8.RuneCountInString(short) > 2 || !strings.HasSuffix(full, short)
}

// standsFree reports whether a full name is not part of a longer one, of a title
// or of the place that introduces a short name.
func standsFree(text string, s prose.Span) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:s.Start])
	behind, _ := utf8.DecodeRuneInString(text[s.End:])
	return before != '《' && behind != '（' && behind != '(' && behind != '》' && behind != '〉'
}
