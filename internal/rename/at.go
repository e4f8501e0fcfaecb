package rename

import (
	"context"

	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

// At returns what can be renamed at a byte offset of an open file, a document, a
// glossary or a bibliography; nil if nothing that has a name is there. The error
// is a Refusal for what cannot be renamed, or that of ctx.
func At(ctx context.Context, snap *workspace.Snapshot, f *workspace.File, offset int) (*Target, error) {
	lexicon, err := snap.Lexicon(ctx)
	if err != nil {
		return nil, err
	}
	t := &Target{snapshot: snap, lexicon: lexicon}
	r, err := snap.Check(ctx, f)
	switch {
	case err != nil:
		return nil, err
	case r != nil:
		return t.inDocument(ctx, r.Document, offset)
	}
	e, err := snap.Entries(ctx, f.Name)
	if err != nil || e == nil {
		return nil, err
	}
	return t.inEntries(ctx, e, offset)
}

// inDocument finds a key or else a mention.
func (t *Target) inDocument(ctx context.Context, d *annotate.Document, offset int) (*Target, error) {
	i := d.Prose.BlockAt(offset)
	if i < 0 {
		return nil, nil
	}
	start, b, notes := d.Prose.Start(i), d.Prose.Blocks()[i], d.Block(i)
	rel := offset - start
	titled := false
	for j := range notes.Citations {
		c := &notes.Citations[j]
		switch {
		case c.Kind == annotate.ByKey && c.At.Contains(rel):
			t.At, t.Name = c.At.Shift(start), c.Name
			return t.withKey(ctx, c.Name)
		case c.Kind != annotate.ByNote && c.Kind != annotate.ByKey && c.Contains(rel):
			titled = titled || len(c.References) > 0
		}
	}
	var found *annotate.Mention
	for j := range notes.Mentions {
		if notes.Mentions[j].Contains(rel) {
			found = &notes.Mentions[j]
		}
	}
	switch {
	case found == nil && titled:
		return nil, refuse("書名和作者名的引用不隨改名而變；請在書目中改條目，或改條目的鍵",
			"a citation by title or author is not renamed; change the entry, or its key, in the bibliography")
	case found == nil:
		return nil, nil
	}
	form := b.Runs[found.Run].Text[found.Text.Start:found.Text.End]
	t.At, t.Name = found.Span.Shift(start), form
	return t.withSenses(found.Senses, scriptOf(form, b, d.Prose))
}

// inEntries finds a term or a key.
func (t *Target) inEntries(ctx context.Context, e *workspace.Entries, offset int) (*Target, error) {
	x, ok := e.EntryAt(offset)
	if !ok || x.Concept == "" && !x.Name {
		return nil, nil
	}
	t.At = prose.Span(x.At)
	switch {
	case x.Term != nil:
		t.Name = x.Term.Text
		return t.withTerm(e, &x)
	case x.Concept != "":
		return nil, refuse("概念的 id 不能改名；可以改名的是它的術語", "the id of a concept cannot be renamed; its terms can")
	}
	t.Name = x.Reference
	return t.withKey(ctx, x.Reference)
}

// scriptOf returns the script to write in where a form stands: its own where it
// shows one, else that of what is around it.
func scriptOf(form string, b *prose.Block, d *prose.Document) prose.Script {
	if s := prose.ScriptOf(form); s != prose.UnknownScript {
		return s
	}
	return b.ScriptOr(d.Script())
}
