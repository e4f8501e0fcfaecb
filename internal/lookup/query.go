package lookup

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// Query is a text that names are searched for: in either script, with or without
// their punctuation, and in pinyin.
type Query struct {
	letters string // as Letters makes it
	blank   bool   // everything matches
}

// NewQuery makes a query of what somebody has typed.
func NewQuery(text string) Query {
	return Query{Letters(text), strings.TrimSpace(text) == ""}
}

// Match says how a name matches a query; the lesser is the better.
type Match uint8

const (
	Starts   Match = iota // the name starts with the query
	Contains              // it holds it
	Spelled               // its pinyin starts with it
	NoMatch
)

// Match compares a name with the query.
func (q Query) Match(name string) Match {
	if q.letters == "" && !q.blank {
		return NoMatch
	}
	switch i := strings.Index(Letters(name), q.letters); {
	case i == 0:
		return Starts
	case i > 0:
		return Contains
	case q.spells() && prose.HasHan(name) && typedSoFar(name, q.letters):
		return Spelled
	}
	return NoMatch
}

// spells reports whether the query may be pinyin.
func (q Query) spells() bool {
	return len(q.letters) >= minLatin && len(q.letters) <= maxLetters && isLatin(q.letters)
}

// matches gives the names that match to visit, some more than once. part is the
// query as the index folds.
func (x *Index) matches(q Query, part string, visit func(name int, m Match)) {
	if q.letters == "" && !q.blank {
		return
	}
	for name, start := range x.Containing(part) {
		if start {
			visit(name, Starts)
		} else {
			visit(name, Contains)
		}
	}
	if q.spells() {
		for _, name := range x.Pinyin(q.letters) {
			visit(name, Spelled)
		}
	}
}

// ConceptMatch is a concept with the term by which a query finds it.
type ConceptMatch struct {
	Concept *glossary.Concept
	Term    *glossary.Term
	Match   Match
}

// Find returns the concepts that a query finds by any of their terms, each once,
// in their order. text is what was typed.
func (x *Terms) Find(q Query, text string) []ConceptMatch {
	best := map[*glossary.Concept]ConceptMatch{}
	x.index.matches(q, prose.FoldString(strings.TrimSpace(text)), func(name int, m Match) {
		t := x.terms[name]
		if old, ok := best[t.concept]; !ok || m < old.Match || m == old.Match && len(t.term.Text) < len(old.Term.Text) {
			best[t.concept] = ConceptMatch{t.concept, t.term, m}
		}
	})
	out := make([]ConceptMatch, 0, len(best))
	for _, c := range x.concepts {
		if m, ok := best[c]; ok {
			out = append(out, m)
		}
	}
	return out
}

// WorkMatch is a work with the name by which a query finds it.
type WorkMatch struct {
	Work  *glossary.Reference
	Name  string
	Match Match
}

// Find returns the works that a query finds by key, title or author, each once,
// in their order.
func (x *Works) Find(q Query) []WorkMatch {
	best := make([]WorkMatch, len(x.references))
	for i, r := range x.references {
		best[i] = WorkMatch{r, "", NoMatch}
	}
	x.index.matches(q, q.letters, func(name int, m Match) {
		b, text := &best[x.names[name].work], x.index.Name(name)
		if m < b.Match || m == b.Match && len(text) < len(b.Name) {
			b.Name, b.Match = text, m
		}
	})
	out := best[:0]
	for _, m := range best {
		if m.Match < NoMatch {
			out = append(out, m)
		}
	}
	return out
}
