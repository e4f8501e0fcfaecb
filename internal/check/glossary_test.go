package check_test

import (
	"testing"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/glossary/format/bibtex"
	"github.com/jiaozhu/jiaozhu/glossary/format/native"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markdown"
)

// inGlossary returns the rules that report something in glossary and
// bibliography, with how often: those that readers find out and those that
// CheckGlossary runs.
func inGlossary(t *testing.T, entries, bibliography, document string, settings *check.Settings) map[string]int {
	t.Helper()
	files := glossary.Layer{native.Parse("example.glossary.yaml", []byte(entries)), bibtex.Parse("example.bib", []byte(bibliography))}
	g, problems := glossary.Merge(files)
	for _, f := range files {
		problems = append(problems, f.Problems...)
	}
	found := map[string]int{}
	for _, p := range problems {
		found[p.Code]++
	}
	d, err := prose.LoadDictionary()
	if err != nil {
		t.Fatal(err)
	}
	x := annotate.Compile(g).WithDictionary(d)
	used := &check.Usage{References: map[string]bool{}}
	read := annotate.Annotate(prose.Parse(markdown.Parser{}, document), x)
	for i := range read.Prose.Blocks() {
		for _, c := range read.Block(i).Citations {
			for _, r := range c.References {
				used.References[r.Key] = true
			}
		}
	}
	all := func(string) bool { return true }
	used.ReadTerms(read)
	for _, f := range check.CheckGlossary(x, settings, markdown.Parser{}, all, used) {
		found[f.Rule.ID]++
		if f.At.Name.End <= f.At.Name.Start {
			t.Errorf("%s stands nowhere: %s", f.Rule.ID, f.Message.En)
		}
	}
	return found
}

// Every example on the page of a rule about glossaries is what the page says.
func TestGlossaryExamples(t *testing.T) {
	on := glossary.Warning
	for _, r := range check.All {
		if r.Glossary == nil {
			continue
		}
		settings := &check.Settings{Rules: map[string]check.RuleSettings{r.ID: {Severity: &on}}}
		t.Run(r.ID, func(t *testing.T) {
			if len(r.Doc.Bad) == 0 {
				t.Error("the page has no example of what is reported")
			}
			for _, e := range r.Doc.Bad {
				if inGlossary(t, e.Glossary, e.Bibliography, e.Text, settings)[r.ID] == 0 {
					t.Errorf("not reported: %s%s", e.Glossary, e.Bibliography)
				}
			}
			for _, e := range r.Doc.Good {
				if n := inGlossary(t, e.Glossary, e.Bibliography, e.Text, settings)[r.ID]; n > 0 {
					t.Errorf("reported %d times: %s%s", n, e.Glossary, e.Bibliography)
				}
			}
		})
	}
}

func TestGlossaryHealth(t *testing.T) {
	for _, c := range []struct {
		name, entries, rule string
		want                int
	}{
		{"a cycle of three is reported once", "concepts:\n  - {id: a, terms: [甲], broader: [b]}\n  - {id: b, terms: [乙], broader: [c]}\n  - {id: c, terms: [丙], broader: [a]}\n", "glossary-cycle", 1},
		{"a concept that is its own broader one", "concepts:\n  - {id: a, terms: [甲], broader: [a]}\n", "glossary-cycle", 1},
		{"two ways up are no cycle", "concepts:\n  - {id: a, terms: [甲], broader: [b, c]}\n  - {id: b, terms: [乙], broader: [d]}\n  - {id: c, terms: [丙], broader: [d]}\n  - {id: d, terms: [丁]}\n", "glossary-cycle", 0},
		{"a term in two fields", "concepts:\n  - {id: a, field: 法學, terms: [{text: 權利, lang: zh-Hant}]}\n  - {id: b, field: 倫理學, terms: [{text: 權利, lang: zh-Hant}]}\n", "glossary-shared-term", 0},
		{"an English homonym", "concepts:\n  - {id: a, terms: [{text: bank, lang: en}]}\n  - {id: b, terms: [{text: bank, lang: en}]}\n", "glossary-shared-term", 0},
		{"a term of both scripts", "concepts:\n  - {id: a, terms: [{text: 人工智能, lang: zh-Hans}, {text: 人工智能, lang: zh-Hant-HK}]}\n", "glossary-lang-mismatch", 0},
		{"Han characters in English", "concepts:\n  - {id: a, terms: [{text: 主權 state, lang: en}]}\n", "glossary-lang-mismatch", 1},
		{"a wrong form in the other script", "concepts:\n  - {id: a, terms: [{text: 主權, lang: zh-Hant}, {text: 主权, lang: zh-Hant, status: forbidden}]}\n", "glossary-lang-mismatch", 0},
		{"terms of all kinds are found", "concepts:\n  - {id: a, terms: [主權, 𠮷野家, LEAM, GPT-4, C++, ChatGPT 的]}\n", "glossary-term-unmatchable", 0},
		{"regions may differ in status", "concepts:\n  - {id: a, terms: [{text: 資訊, lang: zh-Hant-TW}, {text: 信息, lang: zh-Hant-HK}, {text: 信息, lang: zh-Hant-TW, status: deprecated}]}\n", "glossary-status-conflict", 0},
	} {
		if got := inGlossary(t, c.entries, "", "", &check.Settings{})[c.rule]; got != c.want {
			t.Errorf("%s: %s %d times, want %d", c.name, c.rule, got, c.want)
		}
	}
}

// The embedded glossary is healthy.
func TestEmbeddedGlossaryIsHealthy(t *testing.T) {
	all := func(string) bool { return true }
	for _, f := range check.CheckGlossary(embedded(), &check.Settings{}, markdown.Parser{}, all, nil) {
		if f.Severity <= glossary.Warning {
			t.Errorf("%s %v: %s", f.Rule.ID, f.At, f.Message.En)
		}
	}
}
