package check

import (
	"fmt"
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
)

var severityNames = map[Severity]Message{
	glossary.Error:       text("錯誤（error）", "error"),
	glossary.Warning:     text("警告（warning）", "warning"),
	glossary.Information: text("提示（information）", "information"),
	glossary.Hint:        text("建議（hint）", "hint"),
	glossary.Off:         text("關閉（off）", "off"),
}

// Page returns the rule's page as Markdown in one language.
func (r *Rule) Page(lang Language) string {
	var b strings.Builder
	label := func(hant, en string) string { return text(hant, en).In(lang) }
	fmt.Fprintf(&b, "# %s `%s`\n\n", r.Name.In(lang), r.ID)
	fmt.Fprintf(&b, "%s\n\n%s\n\n", r.Doc.What.In(lang), r.Doc.Why.In(lang))
	fmt.Fprintf(&b, "**%s** %s\n", label("預設等級", "Default severity"), SeverityName(r.Severity).In(lang))
	examples := func(title string, list []Example) {
		if len(list) == 0 {
			return
		}
		fmt.Fprintf(&b, "\n## %s\n", title)
		for _, e := range list {
			if e.Glossary != "" {
				fmt.Fprintf(&b, "\n```yaml\n%s```\n", e.Glossary)
			}
			if e.Bibliography != "" {
				fmt.Fprintf(&b, "\n```bibtex\n%s```\n", e.Bibliography)
			}
			if e.Text != "" {
				fmt.Fprintf(&b, "\n```markdown\n%s```\n", e.Text)
			}
			if e.Fixed != "" {
				fmt.Fprintf(&b, "\n→\n\n```markdown\n%s```\n", e.Fixed)
			}
		}
	}
	examples(label("會報告", "Reported"), r.Doc.Bad)
	examples(label("不報告", "Not reported"), r.Doc.Good)
	if len(r.Doc.Options)+len(r.Doc.Choices) > 0 {
		fmt.Fprintf(&b, "\n## %s\n\n", label("設定", "Options"))
		for _, o := range r.Doc.Options {
			fmt.Fprintf(&b, "- `rules.%s.%s` %s\n", r.ID, o.Name, o.Doc.In(lang))
		}
		for _, c := range r.Doc.Choices {
			fmt.Fprintf(&b, "- `rules.%s.%s` (`%s`) %s\n", r.ID, c.Name, strings.Join(c.Values, "`, `"), c.Doc.In(lang))
		}
	}
	if r.Doc.Source != "" {
		fmt.Fprintf(&b, "\n**%s** %s\n", label("依據", "Source"), r.Doc.Source)
	}
	return b.String()
}

// SeverityName returns the name of a severity.
func SeverityName(s Severity) Message { return severityNames[s] }
