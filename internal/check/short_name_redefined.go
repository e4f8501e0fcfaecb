package check

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
)

// ShortNameRedefined reports short names that a document gives to two things.
var ShortNameRedefined = &Rule{
	ID:       "short-name-redefined",
	Name:     text("簡稱指代多個全稱", "short name for two things"),
	Severity: glossary.Warning,
	Doc: Doc{
		What: text("報告在一篇文件中先後指不同全稱的簡稱。", "Reports short names that the document gives to different full names."),
		Why:  text("後文再用這個簡稱，讀者不知道是哪一個。", "Where the short name stands afterwards, readers cannot tell which is meant."),
		Bad: []Example{
			{Text: "依鋼構造建築物鋼結構設計技術規範（以下簡稱規範）設計。\n\n依建築物耐震設計規範及解說（以下簡稱規範）檢核，規範另有規定者從其規定。\n"},
		},
		Good: []Example{
			{Text: "依建築物耐震設計規範及解說（以下簡稱規範）檢核。\n\n建築物耐震設計規範及解說（以下簡稱規範）另有規定者從其規定。\n"},
		},
		Options: []Option{
			{"allow", text("可以指代多個全稱的簡稱。", "Short names that may stand for several things.")},
		},
	},
	Document: shortNameRedefined,
}

// alikeTails is how many characters the full names of one thing end with alike
// at least; their beginnings may be other words of the sentence.
const alikeTails = 4

func shortNameRedefined(p *DocumentPass) {
	first := map[string]definedName{}
	for _, n := range p.shortNames() {
		if n.tail == "" || allowed(p.Option().Allow, n.short) {
			continue
		}
		f, ok := first[n.short]
		if !ok {
			first[n.short] = n
			continue
		}
		a, b := termKey(f.tail), termKey(n.tail)
		if strings.Contains(a, b) || strings.Contains(b, a) || commonSuffix(a, b) >= alikeTails {
			continue
		}
		p.Report(Finding{
			Span: n.at,
			Message: format("簡稱「%s」在此指「%s」，在第 %d 行指「%s」；宜分別命名", "the short name “%s” stands for “%s” here, but on line %d for “%s”; name them apart",
				n.short, n.tail, p.line(f.at.Start), f.tail),
			Related: []Related{{Message: format("此處指「%s」", "here for “%s”", f.tail), Span: f.at}},
		})
	}
}
