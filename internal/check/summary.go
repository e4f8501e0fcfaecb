package check

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// Elsewhere is a place in another document. It can be shown without that
// document's text.
type Elsewhere struct {
	Document string
	prose.Span
	From, To prose.Position
}

// Summary is what a document tells the others of its set. It holds no part of
// the document's text but the forms that it names.
type Summary struct {
	Name   string // of the document
	Script prose.Script

	forms         []formSummary // by kind, key, form
	glosses       []glossSummary
	abbreviations []abbreviationSummary
	glossed       []string // ids of concepts whose original is given, sorted
	numbers       [numberForms]int
	headings      headingLevels
	code          bool // shows as much code as documentation does

	foreignShortNames []string // of characters of the other script
}

// formKind says what a form is a way to write of.
type formKind uint8

const (
	conceptForm   formKind = iota // a concept, by id
	wordForm                      // a word of variantWordPairs, by itself
	latinForm                     // a name in an alphabet, by its letters
	namePointForm                 // a transliterated name, by what is around its point
	ownForm                       // a word of a region, by itself, that tells how the text writes something
)

// formKey is what forms are ways to write of.
type formKey struct {
	kind formKind
	key  string
	hash uint64 // instead of key, for Latin names
}

// formSummary is one way in which a document writes something.
type formSummary struct {
	formKey
	form, shown string
	status      glossary.Status // of a concept's term
	telling     bool            // of a Latin name; a point that is no hyphen
	doubt       bool            // of a concept's term: it has other senses
	count       int
	at          Elsewhere // the first
}

// glossSummary is a gloss that gives an original for a Chinese name.
type glossSummary struct {
	term, original string
	marked         bool
	at             Elsewhere // of the Chinese name
}

// abbreviationSummary is an abbreviation that a document uses.
type abbreviationSummary struct {
	form    string
	defined bool   // its full form is given
	full    string // the foreign one that is given first, "" if none
	used    bool   // in running text, before that
	at      Elsewhere
}

// Summary returns what the document tells others under its name.
func (r *Result) Summary(name string) *Summary {
	s := &Summary{Name: name, Script: r.script, numbers: r.signs.numbers}
	p := r.documentPass(pass{Lexicon: r.Document.Lexicon, Settings: r.settings, Script: r.script})
	p.others, p.shared = nil, factsOf(&p)
	s.code = p.hasCode()
	s.headings = p.readHeadingLevels()
	for _, name := range p.foreignShortNames() {
		s.foreignShortNames = append(s.foreignShortNames, strings.Clone(name))
	}
	s.readForms(&p)
	s.readGlosses(&p)
	s.readAbbreviations(&p)
	return s
}

// elsewhere describes a place of the pass's document to others.
func (p *DocumentPass) elsewhere(name string, at prose.Span) Elsewhere {
	e := Elsewhere{Document: name, Span: at, From: p.Document.Prose.Position(at.Start)}
	e.To = e.From
	e.To.Advance(p.Document.Prose.Slice(at.Start, at.End))
	return e
}

func (s *Summary) readForms(p *DocumentPass) {
	type identity struct {
		formKey
		form string
	}
	at := map[identity]int{}
	add := func(key formKey, form string, span prose.Span, more func(*formSummary)) {
		id := identity{key, form}
		i, seen := at[id]
		if !seen {
			i = len(s.forms)
			at[id] = i
			f := formSummary{formKey: key, form: strings.Clone(form), at: p.elsewhere(s.Name, span)}
			f.key = strings.Clone(key.key)
			s.forms = append(s.forms, f)
		}
		s.forms[i].count++
		if more != nil {
			more(&s.forms[i])
		}
	}
	words := variantWords().forms
	regional := allRegionWords()
	for i, f := range p.with(hasConcepts | hasVariantWords | hasRegionWords | hasLatinNames | hasNamePoints) {
		start := p.Document.Prose.Start(i)
		for j := range f.concepts {
			u := &f.concepts[j]
			add(formKey{kind: conceptForm, key: u.concept.ID}, u.form, u.Span.Shift(start), func(f *formSummary) {
				f.status, f.doubt = u.term.Status, f.doubt || u.doubt
			})
		}
		for j := range f.words {
			w := &f.words[j]
			if !w.standsAlone(p.Lexicon, p.Document.Prose.Blocks()[i]) {
				continue
			}
			add(formKey{kind: wordForm, key: words[w.form]}, words[w.form], w.Span.Shift(start), nil)
		}
		for _, w := range f.regional {
			if own := regional.own[w.value]; own != "" {
				run := &p.Document.Prose.Blocks()[i].Runs[w.run]
				add(formKey{kind: ownForm, key: own}, own, run.Source(w.Span).Shift(start), nil)
			}
		}
		for j := range f.names.latin {
			n := &f.names.latin[j]
			add(formKey{kind: latinForm, hash: n.key}, n.form, n.Span.Shift(start), func(f *formSummary) { f.telling = n.telling })
		}
		for j := range f.names.points {
			n := &f.names.points[j]
			if n.short {
				continue
			}
			add(formKey{kind: namePointForm, key: n.around}, n.mark, n.Span.Shift(start), func(f *formSummary) {
				f.shown, f.telling = strings.Clone(n.name), !n.hyphen
			})
			if !n.hyphen {
				add(anyNamePoint, n.mark, n.Span.Shift(start), nil)
			}
		}
	}
}

func (s *Summary) readGlosses(p *DocumentPass) {
	glosses := p.glosses()
	for i := range glosses {
		g := &glosses[i]
		if g.term == "" || g.original == "" || !hasName(g) || p.glossesVerb(g) {
			continue
		}
		s.glosses = append(s.glosses, glossSummary{
			strings.Clone(g.term), strings.Clone(g.original), g.Marked, p.elsewhere(s.Name, p.span(g, g.Term)),
		})
	}
	concepts := map[string]bool{}
	for _, u := range p.glossUses(p.glossedConcepts()) {
		if len(u.glosses) > 0 {
			concepts[u.concept.ID] = true
		}
	}
	s.glossed = slices.Sorted(maps.Keys(concepts))
}

func (s *Summary) readAbbreviations(p *DocumentPass) {
	all, glosses := p.abbreviations()
	for _, a := range all {
		if utf8.RuneCountInString(a.form) > longAbbreviation {
			continue
		}
		out := abbreviationSummary{form: strings.Clone(a.form), defined: len(a.defined) > 0}
		at := a.uses[0].at
		for _, i := range a.defined {
			if glosses[i].original != "" {
				out.full = strings.Clone(glosses[i].original)
				break
			}
		}
		if out.defined {
			at = glosses[a.defined[0]].at
		}
		for i := range a.uses {
			u := &a.uses[i]
			if u.Expanded {
				out.defined = true
			}
			out.used = out.used || u.body() && !u.Expanded && (len(a.defined) == 0 || u.at.Start < at.Start)
		}
		out.at = p.elsewhere(s.Name, at)
		s.abbreviations = append(s.abbreviations, out)
	}
}

// Summarize returns the summary of a document that need not be checked.
func Summarize(d *annotate.Document, settings *Settings, name string) *Summary {
	r := &Result{Document: d, settings: settings, script: d.Prose.Script()}
	r.facts = make([]*facts, len(d.Prose.Blocks()))
	r.contents = make([]contents, len(r.facts))
	for i, b := range d.Prose.Blocks() {
		t := readBlock(b)
		r.facts[i] = readFacts(r.script, b, d.Block(i), t)
		t.release()
		r.contents[i] = contentsOf(b, d.Block(i), r.facts[i])
		r.signs.add(&r.facts[i].signs, 1)
	}
	return r.Summary(name)
}

// Equal reports whether two summaries say the same.
func (s *Summary) Equal(t *Summary) bool {
	return s == t || s != nil && t != nil && reflect.DeepEqual(s, t)
}
