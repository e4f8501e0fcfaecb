package lsp

import (
	"context"

	"go.lsp.dev/protocol"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

// References implements protocol.Server: every place in the workspace that uses
// a concept in any form and script, or cites or quotes a work, and every place
// in its own glossaries and bibliographies that names it.
func (s *server) References(ctx context.Context, p *protocol.ReferenceParams) ([]protocol.Location, error) {
	q, err := s.ask(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	if q == nil {
		e, err := s.askEntry(ctx, p.TextDocument.URI, p.Position)
		if err != nil || e == nil {
			return nil, err
		}
		return s.references(ctx, e.snapshot, e.subject(), p.Context.IncludeDeclaration)
	}
	t, ok := q.target(p.Position)
	if !ok {
		return nil, nil
	}
	return s.references(ctx, q.snapshot, subjectOf(&t), p.Context.IncludeDeclaration)
}

func (s *server) references(ctx context.Context, snap *workspace.Snapshot, about workspace.Subject, declaration bool) ([]protocol.Location, error) {
	used, err := snap.Uses(ctx)
	if err != nil {
		return nil, err
	}
	out := []protocol.Location{}
	if declaration {
		declared, err := s.declarations(ctx, snap, about)
		if err != nil {
			return nil, err
		}
		out = append(out, declared...)
	}
	named, err := s.named(ctx, snap, about)
	if err != nil {
		return nil, err
	}
	out = append(out, named...)
	for i := range used {
		uses := used[i].Uses.Of(about)
		if len(uses) == 0 {
			continue
		}
		for _, use := range uses {
			out = append(out, s.location(used[i].Name, use.From, use.To))
		}
	}
	return out, nil
}

// declarations returns the entries of a subject.
func (s *server) declarations(ctx context.Context, snap *workspace.Snapshot, about workspace.Subject) ([]protocol.Location, error) {
	lexicon, err := snap.Lexicon(ctx)
	if err != nil {
		return nil, err
	}
	var origins []glossary.Origin
	for _, id := range about.Concepts {
		if c := lexicon.Glossary.Concept(id); c != nil {
			origins = append(origins, c.Origin)
		}
	}
	for _, key := range about.References {
		if r := lexicon.Glossary.Reference(key); r != nil {
			origins = append(origins, r.Origin)
			if o := r.Overlay; o.File != "" && o != r.Origin && !workspace.IsEmbedded(o.File) {
				origins = append(origins, o)
			}
		}
	}
	var out []protocol.Location
	for _, o := range origins {
		if l, ok := s.locate(snap, o); ok {
			out = append(out, l)
		}
	}
	return out, nil
}

// named returns where the workspace's own glossaries and bibliographies name a
// subject, its entry aside.
func (s *server) named(ctx context.Context, snap *workspace.Snapshot, about workspace.Subject) ([]protocol.Location, error) {
	var out []protocol.Location
	for _, name := range snap.Glossaries() {
		if workspace.IsEmbedded(name) {
			continue
		}
		e, err := snap.Entries(ctx, name)
		if err != nil {
			return nil, err
		}
		if e == nil {
			continue
		}
		m := mapper{e.Text, s.encoding}
		for _, x := range e.Find(func(x *workspace.Entry) bool { return x.Name && !x.Defines && x.Of(about) }) {
			out = append(out, protocol.Location{URI: uriOf(name), Range: m.span(prose.Span(x.At))})
		}
	}
	return out, nil
}
