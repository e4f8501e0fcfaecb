package check_test

import (
	"io/fs"
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
var embedded = sync.OnceValue(func() *annotate.Lexicon {
	names, err := fs.Glob(essay.Files, "*")
	if err != nil {
		panic(err)
	}
	var layer glossary.Layer
	for _, name := range names {
		src, err := fs.ReadFile(essay.Files, name)
		if err != nil {
			panic(err)
		}
		if strings.HasSuffix(name, ".bib") {
			layer = append(layer, bibtex.Parse(name, src))
		} else {
			layer = append(layer, native.Parse(name, src))
		}
	}
	g, _ := glossary.Merge(layer)
	d, err := prose.LoadDictionary()
	if err != nil {
		panic(err)
	}
	return annotate.Compile(g).WithDictionary(d)
})

func findings(text string, settings *check.Settings) []check.Finding {
	d := annotate.Annotate(prose.Parse(markdown.Parser{}, text), embedded())
	return check.Check(d, settings).Findings()
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
		t.Run(r.ID, func(t *testing.T) {
			if len(r.Doc.Bad) == 0 && r != check.TermForbidden {
				t.Error("the page has no example of what is reported")
			}
			for _, e := range r.Doc.Bad {
				found := of(r, findings(e.Text, &check.Settings{}))
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
				for _, f := range of(r, findings(e.Text, &check.Settings{})) {
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
		if (r.Block == nil) == (r.Document == nil) {
			t.Errorf("%s must be a block rule or a document rule", r.ID)
		}
		if check.Lookup(r.ID) != r {
			t.Errorf("Lookup(%s) finds another rule", r.ID)
		}
	}
}
