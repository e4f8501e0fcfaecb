package lsp

import (
	"context"

	"go.lsp.dev/protocol"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

// References implements protocol.Server: every place in the workspace that uses
// a concept in any form and script, or cites or quotes a work.
func (s *server) References(ctx context.Context, p *protocol.ReferenceParams) ([]protocol.Location, error) {
	q, err := s.ask(ctx, p.TextDocument.URI)
	if err != nil || q == nil {
		return nil, err
	}
	t, ok := q.target(p.Position)
	if !ok {
		return nil, nil
	}
	about := subjectOf(&t)
	out := []protocol.Location{}
	if p.Context.IncludeDeclaration {
		out = append(out, s.declarations(q, about)...)
	}
	used, err := q.snapshot.Uses(ctx)
	if err != nil {
		return nil, err
	}
	for _, u := range used {
		spans := about.in(u.Uses)
		if len(spans) == 0 {
			continue
		}
		text := u.Text
		if text == nil {
			f, err := workspace.ReadDocument(u.Name)
			if err != nil {
				continue // gone since it was indexed
			}
			text = f.Text
		}
		m := mapper{text, s.encoding}
		for _, span := range spans {
			out = append(out, protocol.Location{URI: uriOf(u.Name), Range: m.span(span)})
		}
	}
	return out, nil
}

// declarations returns the entries of a subject.
func (s *server) declarations(q *question, about subject) []protocol.Location {
	g := q.result.Document.Lexicon.Glossary
	var origins []glossary.Origin
	for _, id := range about.concepts {
		origins = append(origins, g.Concept(id).Origin)
	}
	for _, key := range about.references {
		if r := g.Reference(key); r != nil {
			origins = append(origins, r.Origin)
		}
	}
	var out []protocol.Location
	for _, o := range origins {
		if l, ok := s.locate(q.snapshot, o); ok {
			out = append(out, l)
		}
	}
	return out
}
