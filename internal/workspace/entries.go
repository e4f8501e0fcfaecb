package workspace

import (
	"context"
	"slices"
	"sort"
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// Entries is a glossary or bibliography as it is now: as the editor has it,
// though what the snapshot's lexicon was made of may still be older.
type Entries struct {
	Name string
	File *glossary.File // with byte ranges of Text
	Text *prose.Document
	Open *File // nil if it is on disk or embedded
}

// Entries returns a glossary or bibliography, nil if the name is that of none.
func (s *Snapshot) Entries(ctx context.Context, name string) (*Entries, error) {
	if err := s.wait(ctx); err != nil {
		return nil, err
	}
	src, f := s.loaded.sources[name], s.files[name]
	if src != nil && src.file == nil { // the configuration
		return nil, nil
	}
	switch {
	case f == nil && src == nil, src == nil && !isGlossary(name):
		return nil, nil
	case f == nil:
		return &Entries{Name: name, File: src.file, Text: src.document()}, nil
	}
	f.read.Do(func() {
		f.entries = Entries{Name: name, Text: f.Text, Open: f}
		if text := f.Text.Text(); src != nil && src.text == text {
			f.entries.File = src.file
		} else {
			f.entries.File = parse(name, text)
		}
	})
	return &f.entries, nil
}

// Native reports whether the file is in the project's own format, YAML.
func (e *Entries) Native() bool { return !strings.HasSuffix(e.Name, ".bib") }

// Entry is what stands at a place of a glossary or bibliography.
type Entry struct {
	At        glossary.Range
	Concept   string              // the id of the concept that is named here, "" if none is
	Term      *glossary.Term      // of that concept, if its text stands here
	Reference string              // the key of the reference that is named here, "" if none is
	Fragment  bool                // Reference is the key of an @xdata entry
	Quotation *glossary.Quotation // whose reference or wording stands here, or nil
	Name      bool                // the id or key itself stands here, so that it can be changed
	Defines   bool                // what is here is the entry's own name
}

// Of reports whether the entry names one of a subject's concepts or references.
func (x *Entry) Of(s Subject) bool {
	return x.Concept != "" && slices.Contains(s.Concepts, x.Concept) || x.Reference != "" && slices.Contains(s.References, x.Reference)
}

// EntryAt returns what stands at a byte offset. It reports false if nothing that
// has a name does.
func (e *Entries) EntryAt(offset int) (Entry, bool) {
	var found Entry
	ok := false
	e.visit(func(x Entry) bool {
		if x.At.Start <= offset && offset <= x.At.End && x.At.End > x.At.Start {
			found, ok = x, true
		}
		return !ok
	})
	return found, ok
}

// Find returns every entry of a file that satisfies a condition, in its order.
func (e *Entries) Find(condition func(*Entry) bool) []Entry {
	var out []Entry
	e.visit(func(x Entry) bool {
		if condition(&x) {
			out = append(out, x)
		}
		return true
	})
	sort.Slice(out, func(i, j int) bool { return out[i].At.Start < out[j].At.Start })
	return out
}

// visit calls yield for everything that has a name, until it returns false.
func (e *Entries) visit(yield func(Entry) bool) {
	for _, c := range e.File.Concepts {
		if !e.visitConcept(c, yield) {
			return
		}
	}
	for _, r := range e.File.References {
		if !yield(Entry{At: r.Origin.Name, Reference: r.Key, Name: true, Defines: true}) {
			return
		}
	}
	for _, o := range e.File.Overlays {
		if !yield(Entry{At: o.Origin.Name, Reference: o.Key, Name: true, Defines: true}) {
			return
		}
	}
	for _, q := range e.File.Quotations {
		if !yield(Entry{At: q.Origin.Name, Reference: q.Ref, Quotation: q, Name: true}) {
			return
		}
		for i := range q.Wordings {
			if !yield(Entry{At: q.Wordings[i].Origin.Name, Reference: q.Ref, Quotation: q}) {
				return
			}
		}
	}
	for _, l := range e.File.Links {
		x := Entry{At: l.At, Name: true}
		if l.Kind == glossary.ToConcept {
			x.Concept = l.Name
		} else {
			x.Reference = l.Name
			x.Fragment = l.Kind == glossary.ToFragment
			x.Defines = x.Fragment
		}
		if !yield(x) {
			return
		}
	}
}

func (e *Entries) visitConcept(c *glossary.Concept, yield func(Entry) bool) bool {
	if !yield(Entry{At: c.Origin.Name, Concept: c.ID, Name: true, Defines: true}) {
		return false
	}
	for i := range c.Terms {
		if !yield(Entry{At: c.Terms[i].Origin.Name, Concept: c.ID, Term: &c.Terms[i], Defines: true}) {
			return false
		}
	}
	for i := range c.Sources {
		if !yield(Entry{At: c.Sources[i].Origin.Name, Reference: c.Sources[i].Ref, Name: true}) {
			return false
		}
	}
	return true
}

// usesOf returns what the file uses, which d annotates.
func (f *File) usesOf(d *annotate.Document) Uses {
	f.collect.Do(func() { f.uses = UsesOf(d) })
	return f.uses
}
