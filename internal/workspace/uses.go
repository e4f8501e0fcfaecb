package workspace

import (
	"cmp"
	"slices"
	"sort"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// Uses says where a document uses concepts and references, in its order.
type Uses struct {
	Concepts   map[string][]Use // by concept id
	References map[string][]Use // by reference key
}

// Use is a place where a document uses a concept or a reference.
type Use struct {
	prose.Span // byte offsets in the document
	From, To   prose.Position
}

// Subject is what uses are uses of: concepts by id and references by key.
type Subject struct {
	Concepts   []string
	References []string
}

// Empty reports whether the subject is nothing.
func (s *Subject) Empty() bool { return len(s.Concepts) == 0 && len(s.References) == 0 }

// AddConcept adds a concept if it is not among the subject's.
func (s *Subject) AddConcept(id string) {
	if !slices.Contains(s.Concepts, id) {
		s.Concepts = append(s.Concepts, id)
	}
}

// AddReference adds a reference if it is not among the subject's.
func (s *Subject) AddReference(key string) {
	if !slices.Contains(s.References, key) {
		s.References = append(s.References, key)
	}
}

// Of returns the uses of a subject, each place once, in the document's order.
func (u Uses) Of(s Subject) []Use {
	var out []Use
	lists := 0
	add := func(uses []Use) {
		if len(uses) > 0 {
			lists++
			out = append(out, uses...)
		}
	}
	for _, id := range s.Concepts {
		add(u.Concepts[id])
	}
	for _, key := range s.References {
		add(u.References[key])
	}
	if lists > 1 {
		sort.Slice(out, func(i, j int) bool { return compareSpans(out[i].Span, out[j].Span) < 0 })
		out = slices.CompactFunc(out, func(a, b Use) bool { return a.Span == b.Span })
	}
	return out
}

func compareSpans(a, b prose.Span) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
}

// Find returns where a document uses a subject, each place once, in its order.
// For few subjects that is quicker than to collect all uses.
func Find(d *annotate.Document, s Subject) []prose.Span {
	var out []prose.Span
	visitUses(d, len(s.Concepts) > 0, len(s.References) > 0, func(id string, span prose.Span) {
		if slices.Contains(s.Concepts, id) {
			out = append(out, span)
		}
	}, func(key string, span prose.Span) {
		if slices.Contains(s.References, key) {
			out = append(out, span)
		}
	})
	slices.SortFunc(out, compareSpans)
	return slices.Compact(out)
}

// UsesOf collects what an annotated document uses.
func UsesOf(d *annotate.Document) Uses {
	u := Uses{Concepts: map[string][]Use{}, References: map[string][]Use{}}
	add := func(m map[string][]Use, key string, s prose.Span) {
		list := m[key]
		if n := len(list); n == 0 || list[n-1].Span != s {
			m[key] = append(list, Use{Span: s})
		}
	}
	visitUses(d, true, true,
		func(id string, s prose.Span) { add(u.Concepts, id, s) },
		func(key string, s prose.Span) { add(u.References, key, s) })
	u.measure(d.Prose)
	return u
}

// visitUses calls concept and reference for every use in a document, block by
// block. A place may come twice for one reference.
func visitUses(d *annotate.Document, concepts, references bool, concept, reference func(name string, at prose.Span)) {
	for i := range d.Prose.Blocks() {
		start, a := d.Prose.Start(i), d.Block(i)
		if concepts {
			for j := range a.Mentions {
				m := &a.Mentions[j]
				for k := range m.Senses {
					concept(m.Senses[k].Concept.ID, m.Span.Shift(start))
				}
			}
		}
		if !references {
			continue
		}
		for j := range a.Citations {
			c := &a.Citations[j]
			for _, r := range c.References {
				reference(r.Key, c.At.Shift(start))
			}
			for _, r := range reachedBy(d, i, c) {
				reference(r.Key, c.At.Shift(start))
			}
		}
		for j := range a.Quotations {
			if q := &a.Quotations[j]; q.Match != nil {
				reference(q.Match.Quotation.Ref, q.Span.Shift(start))
			}
		}
	}
}

// reachedBy returns the works that the entries or notes name to which a citation
// leads.
func reachedBy(d *annotate.Document, block int, c *annotate.Citation) []*glossary.Reference {
	var out []*glossary.Reference
	for _, t := range d.Targets(block, c) {
		out = append(out, t.References...)
	}
	return out
}

// measure fills in the positions of all uses, in one pass over the text.
func (u Uses) measure(d *prose.Document) {
	type end struct {
		offset int
		to     *prose.Position
	}
	var ends []end
	for _, m := range []map[string][]Use{u.Concepts, u.References} {
		for _, list := range m {
			for i := range list {
				ends = append(ends, end{list[i].Start, &list[i].From}, end{list[i].End, &list[i].To})
			}
		}
	}
	sort.Slice(ends, func(i, j int) bool { return ends[i].offset < ends[j].offset })
	var at prose.Position
	block, from := 0, 0 // the block that at is in, and the offset in it
	for _, e := range ends {
		for e.offset >= d.Start(block+1) && block+1 < len(d.Blocks()) {
			at.Advance(d.Blocks()[block].Source[from:])
			block, from = block+1, 0
		}
		to := e.offset - d.Start(block)
		at.Advance(d.Blocks()[block].Source[from:to])
		*e.to, from = at, to
	}
}
