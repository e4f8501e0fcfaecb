package native

import (
	"fmt"
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
)

// unstated marks a term whose status the file does not say; ranks replaces it.
const unstated = glossary.Status(255)

func (r *reader) terms(entry, n *node) []glossary.Term {
	list := make([]glossary.Term, 0, max(1, len(n.children)))
	each(n, func(item *node) {
		if t, ok := r.term(entry, item); ok {
			list = append(list, t)
		}
	})
	list = r.distinct(entry, list)
	rank(list)
	return list
}

func (r *reader) term(entry, n *node) (glossary.Term, bool) {
	t := glossary.Term{Status: unstated, Origin: r.origin(n, n)}
	t.Text = r.shortOrLong(entry, n, &termForm, &t.Origin, func(key string, v *node) {
		switch key {
		case "lang":
			t.Lang = r.language(n, v)
		case "status":
			if i := r.choice(n, v, key, "preferred", "admitted", "deprecated", "superseded", "forbidden"); i >= 0 {
				t.Status = glossary.Status(i)
			}
		case "kind":
			t.Kind = glossary.TermKind(max(0, r.choice(n, v, key, "full", "abbreviation", "acronym")))
		case "note":
			t.Note = r.localized(n, v, key)
		case "unless":
			t.Unless = r.texts(n, v, key)
		case "notBefore":
			t.NotBefore = r.texts(n, v, key)
		case "notAfter":
			t.NotAfter = r.texts(n, v, key)
		case "certainty":
			t.Certainty = r.certainty(n, v)
		}
	})
	if t.Text == "" {
		return t, false
	}
	if t.Lang == "" {
		t.Lang = r.languageOfName(t.Text)
	}
	return t, true
}

// distinct returns terms without those that an earlier one repeats, which it
// reports.
func (r *reader) distinct(entry *node, terms []glossary.Term) []glossary.Term {
	type name struct{ lang, text string }
	seen := make(map[name]int, len(terms))
	kept := terms[:0]
	for i := range terms {
		t := &terms[i]
		key := name{canonical(t.Lang), t.Text}
		first, repeated := seen[key]
		if repeated {
			r.report("glossary-duplicate-term", glossary.Warning, entry.span, t.Origin.Name,
				fmt.Sprintf("術語「%s」（%s）在同一概念中重複，以第一個為準；請刪去這一個", excerpt(t.Text), t.Lang),
				fmt.Sprintf("the term %q (%s) stands twice in this concept and the first one counts; delete this one", excerpt(t.Text), t.Lang),
				kept[first].Origin)
			continue
		}
		seen[key] = len(kept)
		if len(kept) < i {
			kept = append(kept, *t)
		} else {
			kept = terms[:i+1]
		}
	}
	return kept
}

// rank gives terms without a status one: the first of a language is preferred
// unless another is by name, the rest are admitted.
func rank(terms []glossary.Term) {
	preferred := make(map[string]bool, 4)
	for i := range terms {
		if terms[i].Status == glossary.Preferred {
			preferred[canonical(terms[i].Lang)] = true
		}
	}
	for i := range terms {
		t := &terms[i]
		if t.Status != unstated {
			continue
		}
		lang := canonical(t.Lang)
		t.Status = glossary.Admitted
		if !preferred[lang] {
			t.Status = glossary.Preferred
			preferred[lang] = true
		}
	}
}

// canonical returns a language tag in the form in which tags are compared.
func canonical(tag string) string { return strings.ToLower(tag) }
