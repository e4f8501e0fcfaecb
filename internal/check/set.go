package check

import (
	"slices"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// Set is the documents of one script that belong together, as the chapters of a
// book: what one of them says counts for the others. It is immutable.
type Set struct {
	documents     []*Summary
	at            map[string]int // by name
	order         map[string]Position
	forms         map[formKey][]setForm
	glosses       map[string][]setGloss // by originalKey
	abbreviations map[string][]setAbbreviation
	manual        bool // documentation, by its code and its abbreviations
}

// Position is a document's place in the order of reading. Only documents of one
// book can be compared.
type Position struct {
	Book string
	Rank int // from the front
}

type setForm struct {
	document int
	*formSummary
}

type setGloss struct {
	document int
	*glossSummary
}

type setAbbreviation struct {
	document int
	*abbreviationSummary
}

// NewSets divides documents into sets by their script. Documents without a
// script belong to none. Order says where the documents stand of which that is
// known.
func NewSets(documents []*Summary, order map[string]Position) map[prose.Script]*Set {
	sets := map[prose.Script]*Set{}
	for _, d := range documents {
		if d.Script == prose.UnknownScript {
			continue
		}
		s := sets[d.Script]
		if s == nil {
			s = &Set{
				at: map[string]int{}, order: order,
				forms: map[formKey][]setForm{}, glosses: map[string][]setGloss{}, abbreviations: map[string][]setAbbreviation{},
			}
			sets[d.Script] = s
		}
		s.add(d)
	}
	for script, s := range sets {
		s.manual = s.isManual()
		if len(s.documents) < 2 {
			delete(sets, script)
		}
	}
	return sets
}

func (s *Set) add(d *Summary) {
	n := len(s.documents)
	s.documents = append(s.documents, d)
	s.at[d.Name] = n
	for i := range d.forms {
		f := &d.forms[i]
		s.forms[f.formKey] = append(s.forms[f.formKey], setForm{n, f})
	}
	for i := range d.glosses {
		g := &d.glosses[i]
		key := originalKey(g.original)
		s.glosses[key] = append(s.glosses[key], setGloss{n, g})
	}
	for i := range d.abbreviations {
		a := &d.abbreviations[i]
		s.abbreviations[a.form] = append(s.abbreviations[a.form], setAbbreviation{n, a})
	}
}

// In returns the result of the document as one of a set, under its name in it.
// A nil set is the document alone.
func (r *Result) In(s *Set, name string) *Result {
	n := *r
	n.others = nil
	if s != nil {
		self, ok := s.at[name]
		if !ok {
			self = -1
		}
		n.others = &others{set: s, self: self, name: name}
	}
	n.document = onceFindings(&n)
	return &n
}

// SameOthers reports whether two sets, nil ones among them, give the document of
// that name the same others in the same order of reading.
func (s *Set) SameOthers(t *Set, name string) bool {
	if s == t {
		return true
	}
	if s == nil || t == nil || s.order[name] != t.order[name] || s.known(name) != t.known(name) {
		return false
	}
	a, b := s.without(name), t.without(name)
	return slices.EqualFunc(a, b, func(x, y *Summary) bool {
		return x == y && s.order[x.Name] == t.order[y.Name] && s.known(x.Name) == t.known(y.Name)
	})
}

func (s *Set) known(name string) bool {
	_, known := s.order[name]
	return known
}

func (s *Set) without(name string) []*Summary {
	return slices.DeleteFunc(slices.Clone(s.documents), func(d *Summary) bool { return d.Name == name })
}

// others is a set as one of its documents sees it.
type others struct {
	set  *Set
	self int // -1 if the set was made without the document
	name string
}

// forms returns how the other documents write something.
func (o *others) forms(key formKey) []setForm {
	if o == nil {
		return nil
	}
	all := o.set.forms[key]
	if !slices.ContainsFunc(all, func(f setForm) bool { return f.document == o.self }) {
		return all
	}
	out := make([]setForm, 0, len(all))
	for _, f := range all {
		if f.document != o.self {
			out = append(out, f)
		}
	}
	return out
}

// glosses returns the other documents' glosses of an original.
func (o *others) glosses(original string) []setGloss {
	if o == nil {
		return nil
	}
	var out []setGloss
	for _, g := range o.set.glosses[originalKey(original)] {
		if g.document != o.self {
			out = append(out, g)
		}
	}
	return out
}

// numbers sums how the other documents write numbers.
func (o *others) numbers() (n [numberForms]int) {
	if o == nil {
		return n
	}
	for i, d := range o.set.documents {
		if i != o.self {
			for form, uses := range d.numbers {
				n[form] += uses
			}
		}
	}
	return n
}

// documentation reports whether the document is one of a set of documentation.
func (o *others) documentation() bool { return o != nil && o.set.manual }

// isManual reports whether a quarter of the documents show code, or more
// abbreviations are spelt out in none of them than books leave so.
func (s *Set) isManual() bool {
	code, undefined := 0, 0
	for _, d := range s.documents {
		if d.code {
			code++
		}
	}
	for _, all := range s.abbreviations {
		if !slices.ContainsFunc(all, func(a setAbbreviation) bool { return a.defined }) {
			undefined++
		}
	}
	return 4*code >= len(s.documents) || undefined > manyUndefinedInSet
}

// ordered reports whether the document's place in the order of reading is known.
func (o *others) ordered() bool {
	if o == nil {
		return false
	}
	return o.set.known(o.name)
}

// compare tells whether another document of the set is read before this one (-1)
// or after it (1). It is 0 if that is not known.
func (o *others) compare(document int) int {
	here, known := o.set.order[o.name]
	there, too := o.set.order[o.set.documents[document].Name]
	switch {
	case !known || !too || here.Book != there.Book || here.Rank == there.Rank:
		return 0
	case there.Rank < here.Rank:
		return -1
	}
	return 1
}

// abbreviation says what the documents before and behind this one do with an
// abbreviation.
func (o *others) abbreviation(form string) (a struct {
	definedBefore, usedBefore, usedAfter bool
	definedAfter                         *Elsewhere // the first
},
) {
	if o == nil {
		return a
	}
	rank := 0
	for _, x := range o.set.abbreviations[form] {
		if x.document == o.self {
			continue
		}
		switch o.compare(x.document) {
		case -1:
			a.definedBefore = a.definedBefore || x.defined
			a.usedBefore = a.usedBefore || x.used
		case 1:
			a.usedAfter = true
			if at := o.set.order[o.set.documents[x.document].Name].Rank; x.defined && (a.definedAfter == nil || at < rank) {
				a.definedAfter, rank = &x.at, at
			}
		}
	}
	return a
}

// fullBefore returns the first full form that a document before this one gives
// for an abbreviation, if it is not the same name; where the order of reading is
// not known, by the order of the documents' names, so that one of two reports.
func (o *others) fullBefore(form, full string) *setAbbreviation {
	if o == nil {
		return nil
	}
	for i, x := range o.set.abbreviations[form] {
		if x.document == o.self || x.full == "" || sameOriginal(x.full, full) {
			continue
		}
		if c := o.compare(x.document); c < 0 || c == 0 && (o.self < 0 || x.document < o.self) {
			return &o.set.abbreviations[form][i]
		}
	}
	return nil
}

// glossedBefore reports whether a document before this one gives the original of
// a concept.
func (o *others) glossedBefore(concept string) bool {
	if o == nil {
		return false
	}
	for i, d := range o.set.documents {
		if i == o.self || o.compare(i) >= 0 {
			continue
		}
		if _, found := slices.BinarySearch(d.glossed, concept); found {
			return true
		}
	}
	return false
}
