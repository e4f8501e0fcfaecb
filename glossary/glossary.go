package glossary

import (
	"fmt"
	"slices"
)

// Glossary is an immutable snapshot of concepts, references and quotations.
// The zero value is an empty glossary. It is safe for concurrent use.
type Glossary struct {
	concepts   []*Concept
	references []*Reference
	quotations []*Quotation
	concept    map[string]*Concept
	reference  map[string]*Reference
	quotation  map[string][]*Quotation
	narrower   map[string][]string
}

// Concepts returns all concepts in order of their files. The slice must not be
// changed.
func (g *Glossary) Concepts() []*Concept { return g.concepts }

// References returns all references in order of their files. The slice must
// not be changed.
func (g *Glossary) References() []*Reference { return g.references }

// Quotations returns all quotations in order of their files. The slice must
// not be changed.
func (g *Glossary) Quotations() []*Quotation { return g.quotations }

// Concept returns the concept of that id, or nil.
func (g *Glossary) Concept(id string) *Concept { return g.concept[id] }

// Reference returns the reference of that key, or nil.
func (g *Glossary) Reference(key string) *Reference { return g.reference[key] }

// QuotationsOf returns the quotations that stand in the reference of that key,
// or are carried by it (Quotation.Also).
func (g *Glossary) QuotationsOf(key string) []*Quotation { return g.quotation[key] }

// Narrower returns the ids of the concepts that name id as broader or that it
// names as narrower, without duplicates.
func (g *Glossary) Narrower(id string) []string { return g.narrower[id] }

// Layer is a set of files of one level: the embedded glossary, a workspace, a
// folder in it. A later layer overrides an earlier one silently.
type Layer []*File

// Merge builds a Glossary from layers, the most general first. Files of one
// layer are taken in order; where two of them define one id or key, the later
// wins and a Problem names both places. A quotation overrides an earlier one of
// the same reference that begins with the same wording, silently. Problems that
// the readers found are not repeated.
func Merge(layers ...Layer) (*Glossary, []Problem) {
	g := &Glossary{
		concept:   map[string]*Concept{},
		reference: map[string]*Reference{},
		quotation: map[string][]*Quotation{},
		narrower:  map[string][]string{},
	}
	var problems []Problem
	var overlays []*Overlay
	placeOfConcept, placeOfReference, placeOfQuotation := map[string]int{}, map[string]int{}, map[string]int{}
	for _, layer := range layers {
		seenConcept := map[string]*Concept{}
		seenReference := map[string]*Reference{}
		for _, f := range layer {
			for _, c := range f.Concepts {
				if prev := seenConcept[c.ID]; prev != nil {
					problems = append(problems, duplicate("glossary-duplicate-id", "概念", "concept", c.ID, c.Origin, prev.Origin))
				}
				seenConcept[c.ID] = c
				g.concepts = put(g.concepts, placeOfConcept, c.ID, c)
				g.concept[c.ID] = c
			}
			for _, r := range f.References {
				if prev := seenReference[r.Key]; prev != nil {
					problems = append(problems, duplicate("cite-duplicate-key", "文獻", "reference", r.Key, r.Origin, prev.Origin))
				}
				seenReference[r.Key] = r
				g.references = put(g.references, placeOfReference, r.Key, r)
				g.reference[r.Key] = r
			}
			overlays = append(overlays, f.Overlays...)
			for _, q := range f.Quotations {
				g.quotations = put(g.quotations, placeOfQuotation, q.identity(), q)
			}
		}
	}
	for _, o := range overlays {
		r := g.overlaid(o)
		g.references = put(g.references, placeOfReference, r.Key, r)
		g.reference[r.Key] = r
	}
	for _, q := range g.quotations {
		for _, key := range q.references() {
			g.quotation[key] = append(g.quotation[key], q)
		}
	}
	g.relate()
	return g, append(problems, g.dangling()...)
}

// put replaces the value of that key in list, whose place it finds in places,
// or appends it.
func put[T any](list []T, places map[string]int, key string, v T) []T {
	if i, ok := places[key]; ok {
		list[i] = v
		return list
	}
	places[key] = len(list)
	return append(list, v)
}

// references returns the keys of the references that the quotation belongs to,
// each once.
func (q *Quotation) references() []string {
	keys := make([]string, 1, 1+len(q.Also))
	keys[0] = q.Ref
	for _, key := range q.Also {
		if !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return keys
}

// identity returns what makes two quotations the same: reference and first
// wording.
func (q *Quotation) identity() string {
	if len(q.Wordings) == 0 {
		return q.Ref
	}
	return q.Ref + "\x00" + q.Wordings[0].Text
}

// overlaid returns the reference of an overlay's key with the overlay on it.
// The reference is a copy: the original may belong to a File that other
// snapshots share.
func (g *Glossary) overlaid(o *Overlay) *Reference {
	var r *Reference
	if old := g.reference[o.Key]; old != nil {
		clone := *old
		r = &clone
		r.Titles = append(slices.Clip(r.Titles), o.Titles...)
		r.AuthorNames = append(slices.Clip(r.AuthorNames), o.AuthorNames...)
	} else {
		r = &Reference{Key: o.Key, Titles: o.Titles, AuthorNames: o.AuthorNames, Origin: o.Origin}
		if len(o.Titles) > 0 {
			r.Title = o.Titles[0].Text
		}
	}
	if o.File != "" {
		r.File = o.File
	}
	r.Overlay = o.Origin
	return r
}

// relate completes the hierarchy: broader and narrower say the same thing from
// two ends, and people write only one of them.
func (g *Glossary) relate() {
	type pair struct{ broad, narrow string }
	seen := map[pair]bool{}
	add := func(broad, narrow string) {
		p := pair{broad, narrow}
		if g.concept[broad] != nil && g.concept[narrow] != nil && !seen[p] {
			seen[p] = true
			g.narrower[broad] = append(g.narrower[broad], narrow)
		}
	}
	for _, c := range g.concepts {
		for _, b := range c.Broader {
			add(b, c.ID)
		}
		for _, n := range c.Narrower {
			add(c.ID, n)
		}
	}
}

// dangling reports relations and sources that lead nowhere.
func (g *Glossary) dangling() []Problem {
	var problems []Problem
	for _, c := range g.concepts {
		for _, ids := range [][]string{c.Broader, c.Narrower, c.Related} {
			for _, id := range ids {
				if g.concept[id] == nil {
					problems = append(problems, Problem{
						Code: "glossary-dangling", Severity: Warning, At: c.Origin,
						Message: Localized{
							{"zh-Hant", fmt.Sprintf("概念 %s 所指的概念 %s 不存在", c.ID, id)},
							{"en", fmt.Sprintf("concept %s refers to concept %s, which does not exist", c.ID, id)},
						},
					})
				}
			}
		}
		for _, s := range c.Sources {
			if g.reference[s.Ref] == nil {
				problems = append(problems, Problem{
					Code: "glossary-dangling", Severity: Warning, At: s.Origin,
					Message: Localized{
						{"zh-Hant", fmt.Sprintf("概念 %s 的出處 %s 不在文獻中", c.ID, s.Ref)},
						{"en", fmt.Sprintf("concept %s has the source %s, which is no known reference", c.ID, s.Ref)},
					},
				})
			}
		}
	}
	for _, q := range g.quotations {
		for _, key := range q.references() {
			if g.reference[key] == nil {
				problems = append(problems, Problem{
					Code: "glossary-dangling", Severity: Warning, At: q.Origin,
					Message: Localized{
						{"zh-Hant", fmt.Sprintf("引文的出處 %s 不在文獻中", key)},
						{"en", fmt.Sprintf("a quotation belongs to %s, which is no known reference", key)},
					},
				})
			}
		}
	}
	return problems
}

func duplicate(code, zh, en, id string, at, first Origin) Problem {
	return Problem{
		Code: code, Severity: Warning, At: at, Related: []Origin{first},
		Message: Localized{
			{"zh-Hant", fmt.Sprintf("%s %s 重複定義，以此處為準", zh, id)},
			{"en", fmt.Sprintf("%s %s is defined more than once; this one counts", en, id)},
		},
	}
}
