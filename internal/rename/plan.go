package rename

import (
	"context"
	"fmt"
	"slices"
	"sort"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/glossary/format/native"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

// Plan is what a rename changes, by file.
type Plan struct {
	Files []File
}

// File is what a rename changes in one file.
type File struct {
	Name  string
	Text  *prose.Document
	Open  *workspace.File // nil if no editor holds it
	Edits []Edit          // by Start, not overlapping
}

// Edit replaces bytes of a file.
type Edit struct {
	prose.Span
	NewText string
	Doubt   Doubt
}

// Doubt is why a person should look at an edit before it is made.
type Doubt uint8

const (
	Sure      Doubt = iota
	Quoted          // in somebody's words
	Titled          // in the title of a work
	Ambiguous       // the form designates something else as well
	Boundary        // the form may be no word where it stands
	Converted       // the Traditional spelling of the name had to be chosen
)

// Optional reports whether an edit is better left out where nobody can be asked.
func (d Doubt) Optional() bool { return d != Sure && d != Converted }

// Refusal is the error for a rename that must not be.
type Refusal struct{ Message check.Message }

// Error implements error.
func (r *Refusal) Error() string { return r.Message.En }

// refuse makes a refusal from a format in Traditional Chinese and one in English.
func refuse(hant, en string, args ...any) error {
	return &Refusal{check.Message{Hant: fmt.Sprintf(hant, args...), En: fmt.Sprintf(en, args...)}}
}

// Target is something that can be renamed, and where it was asked for.
type Target struct {
	At   prose.Span // bytes of the file: what is renamed
	Name string     // as it stands there

	snapshot *workspace.Snapshot
	lexicon  *annotate.Lexicon
	subject  interface {
		plan(ctx context.Context, t *Target, name string) (*Plan, error)
	}
}

// Plan returns what giving the target another name changes. The error is a
// Refusal, or that of ctx.
func (t *Target) Plan(ctx context.Context, name string) (*Plan, error) {
	return t.subject.plan(ctx, t, name)
}

// glossaries calls visit for each of the workspace's own glossaries and
// bibliographies.
func (t *Target) glossaries(ctx context.Context, visit func(*workspace.Entries)) error {
	for _, name := range t.snapshot.Glossaries() {
		if workspace.IsEmbedded(name) {
			continue
		}
		e, err := t.snapshot.Entries(ctx, name)
		if err != nil {
			return err
		}
		if e != nil {
			visit(e)
		}
	}
	return nil
}

// document is a document that uses what is renamed.
type document struct {
	*workspace.File
	open  bool
	notes *annotate.Document
}

// documents calls visit for each document of the workspace that uses a subject.
func (t *Target) documents(ctx context.Context, about workspace.Subject, visit func(*document) error) error {
	used, err := t.snapshot.UsesNow(ctx)
	if err != nil {
		return err
	}
	for i := range used {
		if len(used[i].Uses.Of(about)) == 0 {
			continue
		}
		d, err := t.document(ctx, used[i].Name)
		if err != nil {
			return err
		}
		if d == nil {
			continue
		}
		if err := visit(d); err != nil {
			return err
		}
	}
	return nil
}

// document annotates a document, as it is open or on disk. It returns nil for
// one that is gone.
func (t *Target) document(ctx context.Context, name string) (*document, error) {
	if f := t.snapshot.File(name); f != nil {
		r, err := t.snapshot.Check(ctx, f)
		if err != nil || r == nil {
			return nil, err
		}
		return &document{f, true, r.Document}, nil
	}
	f, err := workspace.ReadDocument(name)
	if err != nil {
		return nil, ctx.Err() // the file's error is that it is gone
	}
	return &document{f, false, annotate.Annotate(f.Text, t.lexicon)}, ctx.Err()
}

// add adds a document's edits.
func (p *Plan) add(d *document, edits []Edit) {
	f := File{Name: d.Name, Text: d.Text, Edits: edits}
	if d.open {
		f.Open = d.File
	}
	p.put(f)
}

// addEntries makes places of a glossary or bibliography say something else.
func (p *Plan) addEntries(e *workspace.Entries, at []glossary.Range, name func(i int) string) {
	f := File{Name: e.Name, Text: e.Text, Open: e.Open}
	src := ""
	if e.Native() {
		src = e.Text.Text()
	}
	for i, r := range at {
		text := name(i)
		if e.Native() {
			r, text = native.Rewrite(src, r, text)
		}
		if e.Text.Slice(r.Start, r.End) != text {
			f.Edits = append(f.Edits, Edit{Span: prose.Span(r), NewText: text})
		}
	}
	p.put(f)
}

func (p *Plan) put(f File) {
	if len(f.Edits) == 0 {
		return
	}
	sort.Slice(f.Edits, func(i, j int) bool { return f.Edits[i].Start < f.Edits[j].Start })
	f.Edits = slices.CompactFunc(f.Edits, func(a, b Edit) bool { return a.Span == b.Span })
	p.Files = append(p.Files, f)
}

// place names the place of an entry for people.
func (t *Target) place(o glossary.Origin) string {
	text, ok := t.snapshot.Source(o.File)
	if !ok {
		return o.File
	}
	return fmt.Sprintf("%s:%d", o.File, text.Place(o.Name.Start).Line)
}
