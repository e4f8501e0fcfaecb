package check_test

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/glossary/essay"
	"github.com/jiaozhu/jiaozhu/glossary/format/bibtex"
	"github.com/jiaozhu/jiaozhu/glossary/format/native"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markdown"
)

// embedded is the compiled embedded glossary, with the dictionary of words.
var embedded = sync.OnceValue(func() *annotate.Lexicon { return lexicon("") })

// lexicon is the embedded glossary with entries in the native format over it.
func lexicon(entries string) *annotate.Lexicon {
	var layer glossary.Layer
	for _, f := range essay.Files {
		if strings.HasSuffix(f.Name, ".bib") {
			layer = append(layer, bibtex.Parse(f.Name, []byte(f.Text)))
		} else {
			layer = append(layer, native.ParseString(f.Name, f.Text))
		}
	}
	own := native.Parse("example.glossary.yaml", []byte(entries))
	for _, p := range own.Problems {
		panic(p.Message)
	}
	g, _ := glossary.Merge(layer, glossary.Layer{own})
	d, err := prose.LoadDictionary()
	if err != nil {
		panic(err)
	}
	return annotate.Compile(g).WithDictionary(d)
}

func findings(text string, settings *check.Settings) []check.Finding {
	return findingsWith(embedded(), text, settings)
}

func findingsWith(x *annotate.Lexicon, text string, settings *check.Settings) []check.Finding {
	d := annotate.Annotate(prose.Parse(markdown.Parser{}, text), x)
	return check.Check(d, settings).Findings()
}

// lexicons are those of examples with a glossary of their own, by the glossary.
var lexicons sync.Map

// example returns what a rule, switched on, finds in an example of its page.
func example(r *check.Rule, e check.Example) []check.Finding {
	settings := &check.Settings{}
	if r.Severity == glossary.Off {
		on := glossary.Hint
		settings.Rules = map[string]check.RuleSettings{r.ID: {Severity: &on}}
	}
	x := embedded()
	if e.Glossary != "" {
		own, _ := lexicons.LoadOrStore(e.Glossary, sync.OnceValue(func() *annotate.Lexicon { return lexicon(e.Glossary) }))
		x = own.(func() *annotate.Lexicon)()
	}
	return of(r, findingsWith(x, e.Text, settings))
}

// of returns the findings of one rule.
func of(r *check.Rule, fs []check.Finding) []check.Finding {
	var out []check.Finding
	for _, f := range fs {
		if f.Rule == r {
			out = append(out, f)
		}
	}
	return out
}

// Every example on a rule's page is what the page says it is.
func TestExamples(t *testing.T) {
	for _, r := range check.All {
		if r.Glossary != nil {
			continue // see TestGlossaryExamples
		}
		t.Run(r.ID, func(t *testing.T) {
			if len(r.Doc.Bad) == 0 {
				t.Error("the page has no example of what is reported")
			}
			for _, e := range r.Doc.Bad {
				found := example(r, e)
				if len(found) == 0 {
					t.Errorf("not reported: %s", e.Text)
				}
				if e.Fixed != "" {
					if got := fixed(e.Text, found); got != e.Fixed {
						t.Errorf("fixed:\n%swant:\n%s", got, e.Fixed)
					}
				}
			}
			for _, e := range r.Doc.Good {
				for _, f := range example(r, e) {
					t.Errorf("reported in %s: %s", e.Text, f.Message.Hant)
				}
			}
		})
	}
}

// fixed applies the first fix of every finding, from the end.
func fixed(text string, found []check.Finding) string {
	for i := len(found) - 1; i >= 0; i-- {
		if len(found[i].Fixes) == 0 || !found[i].Fixes[0].Safe {
			continue
		}
		edits := found[i].Fixes[0].Edits
		for j := len(edits) - 1; j >= 0; j-- {
			text = text[:edits[j].Start] + edits[j].NewText + text[edits[j].End:]
		}
	}
	return text
}

// Every message is there in every language, and every rule has a page.
func TestPages(t *testing.T) {
	for _, r := range check.All {
		for _, lang := range check.Languages {
			for what, m := range map[string]check.Message{"name": r.Name, "what": r.Doc.What, "why": r.Doc.Why} {
				if strings.TrimSpace(m.In(lang)) == "" {
					t.Errorf("%s: no %s in %s", r.ID, what, lang)
				}
			}
			if !strings.Contains(r.Page(lang), r.ID) {
				t.Errorf("%s: the page in %s does not name the rule", r.ID, lang)
			}
		}
		if kinds := []bool{r.Block != nil, r.Document != nil, r.Glossary != nil}; len(slices.DeleteFunc(kinds, func(is bool) bool { return !is })) != 1 {
			t.Errorf("%s must be one of a block rule, a document rule and a glossary rule", r.ID)
		}
		if check.Lookup(r.ID) != r {
			t.Errorf("Lookup(%s) finds another rule", r.ID)
		}
	}
}
