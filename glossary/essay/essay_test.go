package essay_test

import (
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/glossary/essay"
)

func load(t *testing.T) *glossary.Glossary {
	t.Helper()
	var layer glossary.Layer
	report := func(problems []glossary.Problem) {
		for _, p := range problems {
			en, _ := p.Message.Lookup("en")
			t.Errorf("%s at %d: %s: %s", p.At.File, p.At.Name.Start, p.Code, en.Text)
		}
	}
	for _, embedded := range essay.Files {
		f := parse(embedded)
		report(f.Problems)
		layer = append(layer, f)
	}
	g, problems := glossary.Merge(layer)
	report(problems)
	return g
}

// The embedded glossary is whole and without a problem.
func TestWhole(t *testing.T) {
	g := load(t)
	if n := len(g.Concepts()); n != 96 {
		t.Errorf("%d concepts, want 96", n)
	}
	if n := len(g.References()); n != 49 {
		t.Errorf("%d references, want 49", n)
	}
	if n := len(g.Quotations()); n < 20 {
		t.Errorf("%d quotations, want 20 at least", n)
	}
}

func TestConcepts(t *testing.T) {
	for _, c := range load(t).Concepts() {
		for _, lang := range []string{"zh-Hant", "en"} {
			if d, ok := c.Definition.Lookup(lang); !ok || d.Text == "" {
				t.Errorf("%s: no definition in %s", c.ID, lang)
			}
		}
		hant, hans := c.Preferred("zh-Hant"), c.Preferred("zh-Hans")
		if hant == nil || hant.Status != glossary.Preferred || hans == nil || hans.Status != glossary.Preferred {
			t.Errorf("%s: no preferred term in both scripts", c.ID)
		}
		for i := range c.Terms {
			term := &c.Terms[i]
			if term.Status >= glossary.Deprecated && len(term.Note) == 0 {
				t.Errorf("%s: %s is advised against without a reason", c.ID, term.Text)
			}
			for _, u := range term.Unless {
				if !strings.Contains(strings.ToLower(u), strings.ToLower(term.Text)) {
					t.Errorf("%s: the context %s does not hold %s", c.ID, u, term.Text)
				}
			}
		}
	}
}

func TestReferences(t *testing.T) {
	g := load(t)
	for _, r := range g.References() {
		if r.Title == "" || r.Type == "" {
			t.Errorf("%s: no title or type", r.Key)
		}
		if len(r.Titles) == 0 {
			t.Errorf("%s: no title as prose has it", r.Key)
		}
	}
	for _, q := range g.Quotations() {
		if len(q.Wordings) == 0 || q.Wordings[0].Lang == "" {
			t.Errorf("a quotation of %s has no wording, or one of no language", q.Ref)
		}
	}
}
