package annotate

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate/automaton"
	"github.com/jiaozhu/jiaozhu/internal/annotate/boundary"
	"github.com/jiaozhu/jiaozhu/internal/annotate/passage"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// Sense is one reading of a form: the concept and the term of it that the form
// is, script and width aside.
type Sense struct {
	Concept *glossary.Concept
	Term    *glossary.Term
	context *contexts // nil if the form always has this sense
	cased   bool      // letter case counts
}

// Lexicon is a glossary compiled for finding its terms, titles, names and
// passages. It is immutable and safe for concurrent use.
type Lexicon struct {
	Glossary *glossary.Glossary

	terms    *automaton.Automaton
	senses   [][]Sense // by the automaton's value
	names    *automaton.Automaton
	nameRefs [][]*glossary.Reference // by the value of names
	titles   map[string][]*glossary.Reference
	passages *passage.Index
	wordings []wording // by the id in passages

	compounds  Compounds
	boundaries *boundary.Model   // nil until it is loaded
	dictionary *prose.Dictionary // nil until it is loaded
	segmenter  func() *prose.Segmenter
}

type wording struct {
	quotation *glossary.Quotation
	index     int
}

// Compile prepares a glossary. Terms, titles and names in either script find
// each other.
func Compile(g *glossary.Glossary) *Lexicon {
	x := &Lexicon{Glossary: g, titles: map[string][]*glossary.Reference{}}
	x.compileTerms()
	x.compileReferences()
	x.compilePassages()
	return x
}

// WithDictionary returns a lexicon that also settles doubtful word boundaries.
// x itself goes on to work without. The segmenter is made when it is first asked
// for.
func (x *Lexicon) WithDictionary(d *prose.Dictionary) *Lexicon {
	with := *x
	with.dictionary = d
	// The data is part of the program, and a test loads it.
	with.boundaries, _ = boundary.Load()
	with.segmenter = sync.OnceValue(func() *prose.Segmenter {
		var forms []string
		for _, senses := range x.senses {
			if len(senses) > 0 && startsHan(senses[0].Term.Text) {
				forms = append(forms, senses[0].Term.Text)
			}
		}
		return prose.NewSegmenter(d, forms)
	})
	return &with
}

// Dictionary returns the dictionary of words, or nil if there is none yet.
func (x *Lexicon) Dictionary() *prose.Dictionary { return x.dictionary }

// Segmenter returns the word segmenter, or nil if there is none yet.
func (x *Lexicon) Segmenter() *prose.Segmenter {
	if x.segmenter == nil {
		return nil
	}
	return x.segmenter()
}

func (x *Lexicon) compileTerms() {
	var keys []string
	var senses []Sense
	for _, c := range x.Glossary.Concepts() {
		for i := range c.Terms {
			t := &c.Terms[i]
			if t.Text == "" {
				continue
			}
			keys = append(keys, t.Text)
			senses = append(senses, Sense{Concept: c, Term: t, context: compileContexts(t), cased: caseSensitive(t)})
		}
	}
	terms, values := folding().Build(keys)
	x.terms, x.senses = terms, group(values, senses)
}

// group collects items by the automaton's value of their key. Keys that the
// automaton refused, as too long, are left out.
func group[T any](values []int, items []T) [][]T {
	out := make([][]T, len(values))
	for i, v := range values {
		if v >= 0 {
			out[v] = append(out[v], items[i])
		}
	}
	return out
}

func (x *Lexicon) compileReferences() {
	var keys []string
	var refs []*glossary.Reference
	for _, r := range x.Glossary.References() {
		seen := map[string]bool{}
		title := func(t string) {
			key := foldTitle(t)
			if key != "" && !seen[key] {
				seen[key] = true
				x.titles[key] = append(x.titles[key], r)
			}
		}
		title(r.Title)
		title(mainTitle(r.Title))
		for _, t := range r.Titles {
			title(t.Text)
			title(mainTitle(t.Text))
		}
		names := map[string]bool{}
		for _, name := range r.AuthorNames {
			for _, n := range nameForms(name) {
				if key := strings.Map(nameFold, n); utf8.RuneCountInString(n) >= 2 && !names[key] {
					names[key] = true
					keys, refs = append(keys, n), append(refs, r)
				}
			}
		}
	}
	authors, values := nameFolding().Build(keys)
	x.names, x.nameRefs = authors, group(values, refs)
}

func (x *Lexicon) compilePassages() {
	var texts []string
	for _, q := range x.Glossary.Quotations() {
		for i, w := range q.Wordings {
			texts = append(texts, w.Text)
			x.wordings = append(x.wordings, wording{q, i})
		}
	}
	x.passages = passage.NewIndex(texts, prose.Fold)
}

// Senses returns what a form designates, in either script.
func (x *Lexicon) Senses(form string) []Sense {
	if v, ok := x.terms.Lookup(form); ok {
		return x.senses[v]
	}
	return nil
}

func startsHan(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return prose.IsHan(r)
}
