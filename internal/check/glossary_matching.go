package check

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// GlossaryTermUnmatchable reports terms that are not found even where they
// stand alone.
var GlossaryTermUnmatchable = &Rule{
	ID:       "glossary-term-unmatchable",
	Name:     text("永遠找不到的術語", "term that is never found"),
	Severity: glossary.Warning,
	Doc: Doc{
		What: text("報告單獨成句時也找不到的術語：太長、含換行，或者被自己的 unless 排除。", "Reports terms that are not found even as a sentence of their own: too long, with a line break inside, or excluded by their own unless."),
		Why:  text("這個術語在任何文章裡都不會被認出，禁用也不會報告。", "Such a term is recognised in no text, and forbidding it reports nothing."),
		Bad:  []Example{{Glossary: "concepts:\n  - id: sovereignty\n    terms: [技術主權, {text: 科技主權, lang: zh-Hant, status: deprecated, unless: [科技主權]}]\n"}},
		Good: []Example{{Glossary: "concepts:\n  - id: sovereignty\n    terms: [技術主權, {text: 科技主權, lang: zh-Hant, status: deprecated, unless: [科技主權論壇]}, {text: technological sovereignty, lang: en}]\n"}},
	},
	Glossary: func(p *GlossaryPass) {
		for c := range p.concepts {
			for i := range c.Terms {
				if t := &c.Terms[i]; !found(p.Lexicon, c, t.Text) {
					p.Report(t.Origin, format("「%s」單獨成句也找不到", "“%s” is not found even as a sentence of its own", t.Text))
				}
			}
		}
	},
}

// found reports whether a text that is a term of a concept is found to be one.
func found(x *annotate.Lexicon, c *glossary.Concept, term string) bool {
	d := annotate.Annotate(prose.ParseUnmarked(term), x)
	if len(d.Prose.Blocks()) == 0 {
		return false
	}
	notes := d.Block(0)
	for i := range notes.Mentions {
		m := &notes.Mentions[i]
		for _, s := range m.Senses {
			if s.Concept == c && m.Len() >= len(strings.TrimSpace(term)) {
				return true
			}
		}
	}
	return false
}

// GlossaryExample reports examples of a concept that are not what they are said
// to be.
var GlossaryExample = &Rule{
	ID:       "glossary-example",
	Name:     text("例句與規則不符", "example contradicts the rules"),
	Severity: glossary.Warning,
	Doc: Doc{
		What: text("報告詞彙表中沒有規則報告的錯誤例句（examples.wrong），以及術語規則報告的正確例句（examples.right）。", "Reports wrong examples (examples.wrong) that no rule reports, and right ones (examples.right) that a rule about terms reports."),
		Why:  text("例句是詞彙表的測試：不符就是狀態或語境（unless、notBefore、notAfter）寫得不對。", "Examples are a glossary’s tests: one that fails shows that a status or context (unless, notBefore, notAfter) is not what was meant."),
		Bad: []Example{
			{Glossary: "concepts:\n  - id: sovereignty\n    terms: [技術主權]\n    examples: {wrong: [科技主權很重要。]}\n"},
			{Glossary: "concepts:\n  - id: sovereignty\n    terms: [技術主權, {text: 科技主權, lang: zh-Hant, status: deprecated}]\n    examples: {right: [他參加科技主權論壇。]}\n"},
		},
		Good: []Example{{Glossary: "concepts:\n  - id: sovereignty\n    terms: [技術主權, {text: 科技主權, lang: zh-Hant, status: deprecated, unless: [科技主權論壇]}]\n    examples: {right: [他參加科技主權論壇。], wrong: [科技主權很重要。]}\n"}},
	},
}

// The function is set here since it runs the other rules, All among them.
func init() { GlossaryExample.Glossary = glossaryExample }

func glossaryExample(p *GlossaryPass) {
	if p.Lexicon.Dictionary() == nil {
		return // word boundaries would be judged otherwise than later in documents
	}
	for c := range p.concepts {
		for _, sentence := range c.Wrong {
			if len(exampleFindings(p, sentence)) == 0 {
				p.Report(c.Origin, format("沒有規則報告錯誤例句「%s」", "no rule reports the wrong example “%s”", sentence))
			}
		}
		for _, sentence := range c.Right {
			for _, f := range exampleFindings(p, sentence) {
				if strings.HasPrefix(f.Rule.ID, "term-") {
					p.Report(c.Origin, format("%s 報告了正確例句「%s」", "%s reports the right example “%s”", f.Rule.ID, sentence))
					break
				}
			}
		}
	}
}

func exampleFindings(p *GlossaryPass, sentence string) []Finding {
	return Check(annotate.Annotate(prose.Parse(p.examples, sentence+"\n"), p.Lexicon), p.Settings).Findings()
}
