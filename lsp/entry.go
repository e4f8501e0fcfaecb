package lsp

import (
	"context"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/describe"
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

// entryQuestion is what a request about a place in a glossary or bibliography
// is answered from.
type entryQuestion struct {
	snapshot *workspace.Snapshot
	glossary *glossary.Glossary
	entries  *workspace.Entries
	entry    workspace.Entry
	m        mapper
}

// askEntry finds what stands at a position of a glossary or bibliography that is
// open. It returns nil for another file, or if nothing that has a name stands
// there.
func (s *server) askEntry(ctx context.Context, u uri.URI, p protocol.Position) (*entryQuestion, error) {
	snap := s.snapshot(ctx)
	lexicon, err := snap.Lexicon(ctx)
	if err != nil {
		return nil, err
	}
	e, err := snap.Entries(ctx, nameOf(u))
	if err != nil || e == nil {
		return nil, err
	}
	m := mapper{e.Text, s.encoding}
	x, ok := e.EntryAt(m.offset(p))
	if !ok {
		return nil, nil
	}
	return &entryQuestion{snap, lexicon.Glossary, e, x, m}, nil
}

// subject returns what stands there.
func (q *entryQuestion) subject() workspace.Subject {
	if q.entry.Concept != "" {
		return workspace.Subject{Concepts: []string{q.entry.Concept}}
	}
	return workspace.Subject{References: []string{q.entry.Reference}}
}

// highlights marks every place of the file that names the same, the terms of a
// concept among them.
func (q *entryQuestion) highlights() []protocol.DocumentHighlight {
	about := q.subject()
	out := []protocol.DocumentHighlight{}
	for _, x := range q.entries.Find(func(x *workspace.Entry) bool { return (x.Name || x.Term != nil) && x.Of(about) }) {
		kind := protocol.DocumentHighlightKindText
		if x.Name && x.Defines {
			kind = protocol.DocumentHighlightKindWrite
		}
		out = append(out, protocol.DocumentHighlight{Range: q.m.span(prose.Span(x.At)), Kind: kind})
	}
	return out
}

// hover describes the concept, work or passage.
func (q *entryQuestion) hover(reader describe.Reader) string {
	switch x := &q.entry; {
	case x.Concept != "":
		if x.Term != nil {
			reader.Script = prose.ScriptOf(x.Term.Text)
		}
		if c := q.glossary.Concept(x.Concept); c != nil {
			return reader.Concept(q.glossary, c, x.Term)
		}
	case x.Quotation != nil && !x.Name:
		return reader.Passage(x.Quotation)
	default:
		if r := q.glossary.Reference(x.Reference); r != nil {
			return reader.Reference(q.glossary, r)
		}
	}
	return ""
}

// definitions leads to the concept's entry, to the source text on disk, or else
// to the work's entry.
func (q *entryQuestion) definitions(ctx context.Context, s *server) ([]protocol.DefinitionLink, error) {
	x := &q.entry
	if x.Concept != "" {
		if c := q.glossary.Concept(x.Concept); c != nil {
			return s.entryLinks(q.snapshot, c.Origin), nil
		}
		return nil, nil
	}
	if x.Quotation != nil {
		links, _ := s.quotationSources(q.snapshot, q.glossary, x.Quotation)
		return links, nil
	}
	r := q.glossary.Reference(x.Reference)
	if r == nil {
		return q.fragments(ctx, s)
	}
	overlay := x.Defines && r.Origin.File != q.entries.Name
	if l, ok := s.locateInSource(r, nil); ok && !overlay {
		return []protocol.DefinitionLink{{TargetURI: l.URI, TargetRange: l.Range, TargetSelectionRange: l.Range}}, nil
	}
	return s.entryLinks(q.snapshot, r.Origin), nil
}

// fragments leads to the @xdata entries of the key.
func (q *entryQuestion) fragments(ctx context.Context, s *server) ([]protocol.DefinitionLink, error) {
	var out []protocol.DefinitionLink
	for _, name := range q.snapshot.Glossaries() {
		e, err := q.snapshot.Entries(ctx, name)
		if err != nil {
			return nil, err
		}
		if e == nil {
			continue
		}
		for _, x := range e.Find(func(x *workspace.Entry) bool { return x.Fragment && x.Reference == q.entry.Reference }) {
			out = append(out, s.entryLinks(q.snapshot, glossary.Origin{File: name, Entry: x.At, Name: x.At})...)
		}
	}
	return out, nil
}

func (s *server) entryLinks(snap *workspace.Snapshot, o glossary.Origin) []protocol.DefinitionLink {
	if l, ok := s.entry(snap, o); ok {
		return []protocol.DefinitionLink{l}
	}
	return nil
}
