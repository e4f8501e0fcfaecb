package lookup

import (
	"slices"

	"github.com/jiaozhu/jiaozhu/glossary"
)

// Catalogue is what can be looked up in a glossary.
type Catalogue struct {
	Glossary *glossary.Glossary
	Terms    *Terms
	Works    *Works
	Passages *Passages
}

// NewCatalogue makes the catalogue of a glossary. What before, which may be nil,
// has of the same entries is taken over.
func NewCatalogue(g *glossary.Glossary, before *Catalogue) *Catalogue {
	c := &Catalogue{Glossary: g}
	if before != nil && slices.Equal(before.Terms.concepts, g.Concepts()) {
		c.Terms = before.Terms
	} else {
		c.Terms = newTerms(g.Concepts())
	}
	if before != nil && slices.Equal(before.Works.references, g.References()) {
		c.Works = before.Works
	} else {
		c.Works = newWorks(g.References())
	}
	if before != nil && slices.Equal(before.Passages.quotations, g.Quotations()) {
		c.Passages = before.Passages
	} else {
		c.Passages = newPassages(g.Quotations())
	}
	return c
}

// Uses counts how often concepts and works are used: what is used comes first.
// A nil Uses counts nothing.
type Uses interface {
	Concept(c *glossary.Concept) int
	Work(r *glossary.Reference) int
}
