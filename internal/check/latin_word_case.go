package check

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// LatinWordCase reports English words in small letters that a document otherwise
// writes with a capital. It is a hint, since one word may be a name here and a
// word there.
var LatinWordCase = &Rule{
	ID:       "latin-word-case",
	Name:     text("西文詞大小寫不一", "English word in small letters"),
	Severity: glossary.Hint,
	Doc: Doc{
		What: text("報告夾在中文裡、全文多以大寫開頭而此處全小寫的西文詞：Issue 十處、issue 一處。大寫至少五處、且為小寫的五倍以上才報告。", "Reports English words in Chinese text that stand in small letters where the document mostly gives them a capital: Issue ten times, issue once. The capital must stand five times or more and at least five times as often."),
		Why:  text("讀者會以為是兩個東西；搜尋也找不全。", "Readers take them for two things, and searches miss some."),
		Bad:  []Example{{Text: "Issue 甲、Issue 乙、Issue 丙。\n\n建立 Issue 之後，Issue 的數目與 issue 的內容。\n"}},
		Good: []Example{{Text: "Issue 甲、Issue 乙，issue 丙。\n"}, {Text: "Issue 甲、Issue 乙、Issue 丙、Issue 丁、Issue 戊，`issue` 與 issue_id。\n"}},
		Options: []Option{
			{"allow", text("可以小寫的詞。", "Words that may stand in small letters.")},
		},
	},
	Document: latinWordCase,
}

func latinWordCase(p *DocumentPass) {
	type count struct {
		capital, small int
		form           string
	}
	counts := map[uint64]*count{}
	for _, f := range p.with(hasLatinNames) {
		for i := range f.names.latin {
			n := &f.names.latin[i]
			if n.telling || ownerNames[n.key] != "" || strings.ContainsAny(n.form, " -0123456789") {
				continue
			}
			c := counts[n.key]
			if c == nil {
				c = &count{}
				counts[n.key] = c
			}
			switch {
			case strings.ToLower(n.form) == n.form:
				c.small++
			case n.form[0] >= 'A' && n.form[0] <= 'Z' && strings.ToLower(n.form[1:]) == n.form[1:]:
				c.capital++
				c.form = n.form
			}
		}
	}
	for i, f := range p.with(hasLatinNames) {
		start := p.Document.Prose.Start(i)
		for j := range f.names.latin {
			n := &f.names.latin[j]
			c := counts[n.key]
			if c == nil || strings.ToLower(n.form) != n.form || !exceptional(c.small, c.capital) || strings.ContainsAny(n.form, " -") ||
				inLatinName(p.Document.Prose.Blocks()[i].Source, n.Span) || listedSmall(p.Document.Prose.Blocks()[i].Source, n.Span) || allowed(p.Option().Allow, n.form) {
				continue
			}
			x := Finding{
				Span:    n.Span.Shift(start),
				Message: format("全文多作「%s」（%d 處）", "the document mostly writes “%s” (%d×)", c.form, c.capital),
			}
			if n.replace {
				x.Fixes = []Fix{{Title: format("改為「%s」", "Change to “%s”", c.form), Edits: []Edit{{x.Span, c.form}}}}
			}
			p.Report(x)
		}
	}
}

// listedSmall reports whether a word stands in a list beside another in small
// letters (relational、document、vector): the values of a field, as data has them.
func listedSmall(source string, s prose.Span) bool {
	if behind, ok := strings.CutPrefix(source[s.End:], "、"); ok && isSmallLetter(firstRune(strings.TrimLeft(behind, " "))) {
		return true
	}
	before, ok := strings.CutSuffix(strings.TrimRight(source[:s.Start], " "), "、")
	return ok && isSmallLetter(lastRune(before))
}

func isSmallLetter(r rune) bool { return 'a' <= r && r <= 'z' }
