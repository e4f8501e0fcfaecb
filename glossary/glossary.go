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
// wins and a Problem names both places. Problems that the readers found are
// not repeated.
func Merge(layers ...Layer) (*Glossary, []Problem) {
	g := &Glossary{
		concept:   map[string]*Concept{},
		reference: map[string]*Reference{},
		quotation: map[string][]*Quotation{},
		narrower:  map[string][]string{},
	}
	var problems []Problem
	var overlays []*Overlay
	for _, layer := range layers {
		seenConcept := map[string]*Concept{}
		seenReference := map[string]*Reference{}
		for _, f := range layer {
			for _, c := range f.Concepts {
				if prev := seenConcept[c.ID]; prev != nil {
					problems = append(problems, duplicate("glossary-duplicate-id", "概念", "concept", c.ID, c.Origin, prev.Origin))
				}
				seenConcept[c.ID] = c
				g.concepts = put(g.concepts, g.concept[c.ID], c)
				g.concept[c.ID] = c
			}
			for _, r := range f.References {
				if prev := seenReference[r.Key]; prev != nil {
					problems = append(problems, duplicate("cite-duplicate-key", "文獻", "reference", r.Key, r.Origin, prev.Origin))
				}
				seenReference[r.Key] = r
				g.references = put(g.references, g.reference[r.Key], r)
				g.reference[r.Key] = r
			}
			overlays = append(overlays, f.Overlays...)
			g.quotations = append(g.quotations, f.Quotations...)
		}
	}
	for _, o := range overlays {
		g.lay(o)
	}
	for _, q := range g.quotations {
		for _, key := range append([]string{q.Ref}, q.Also...) {
			g.quotation[key] = append(g.quotation[key], q)
		}
	}
	g.relate()
	return g, append(problems, g.dangling()...)
}

// put replaces old by v in list, or appends v if old is nil.
func put[T comparable](list []T, old, v T) []T {
	var none T
	if old != none {
		if i := slices.Index(list, old); i >= 0 {
			list[i] = v
			return list
		}
	}
	return append(list, v)
}

// lay puts an overlay on the reference of its key. The reference is copied: it
// may belong to a File that other snapshots share.
func (g *Glossary) lay(o *Overlay) {
	var r *Reference
	if old := g.reference[o.Key]; old != nil {
		clone := *old
		r = &clone
		r.Titles = append(slices.Clip(r.Titles), o.Titles...)
		r.AuthorNames = append(slices.Clip(r.AuthorNames), o.AuthorNames...)
		g.references = put(g.references, old, r)
	} else {
		r = &Reference{Key: o.Key, Titles: o.Titles, AuthorNames: o.AuthorNames, Origin: o.Origin}
		if len(o.Titles) > 0 {
			r.Title = o.Titles[0].Text
		}
		g.references = append(g.references, r)
	}
	if o.File != "" {
		r.File = o.File
	}
	r.Overlay = o.Origin
	g.reference[o.Key] = r
}

// relate completes the hierarchy: broader and narrower say the same thing from
// two ends, and people write only one of them.
func (g *Glossary) relate() {
	add := func(broad, narrow string) {
		if g.concept[broad] != nil && g.concept[narrow] != nil && !slices.Contains(g.narrower[broad], narrow) {
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
		for _, key := range append([]string{q.Ref}, q.Also...) {
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
