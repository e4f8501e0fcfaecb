package check

import (
	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// Usage is what the documents of a workspace use of its glossaries.
type Usage struct {
	References map[string]bool // by key

	terms map[termUse]int // how often
}

// termUse is a term of a concept, in whatever script it is written.
type termUse struct{ concept, folded string }

// ReadTerms adds the terms that a document uses.
func (u *Usage) ReadTerms(d *annotate.Document) {
	if u.terms == nil {
		u.terms = map[termUse]int{}
	}
	for i := range d.Prose.Blocks() {
		mentions := d.Block(i).Mentions
		for j := range mentions {
			for _, s := range mentions[j].Senses {
				u.terms[termUse{s.Concept.ID, prose.FoldString(s.Term.Text)}]++
			}
		}
	}
}

// of returns how often the documents use a term.
func (u *Usage) of(c *glossary.Concept, t *glossary.Term) int {
	return u.terms[termUse{c.ID, prose.FoldString(t.Text)}]
}

// largeGlossary is how many concepts make a file a collection, of which nobody
// expects that a workspace uses all.
const largeGlossary = 1000

// conceptsByFile counts the user's own concepts.
func (p *GlossaryPass) conceptsByFile() map[string]int {
	n := map[string]int{}
	for c := range p.concepts {
		n[c.Origin.File]++
	}
	return n
}
