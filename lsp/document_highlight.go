package lsp

import (
	"context"
	"slices"

	"go.lsp.dev/protocol"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

// subject is what a target is about: concepts by id, or references by key.
type subject struct {
	concepts   []string
	references []string
}

// subjectOf returns what stands at a target: the concepts of a term, or else
// the works of a citation or quotation.
func subjectOf(t *target) subject {
	var s subject
	if t.mention != nil {
		for _, sense := range t.mention.Senses {
			if !slices.Contains(s.concepts, sense.Concept.ID) {
				s.concepts = append(s.concepts, sense.Concept.ID)
			}
		}
	}
	// Of 《利維坦》, where a concept has the same name, the work is meant.
	if c := t.citation; c != nil && len(c.References) > 0 {
		s.concepts = nil
		for _, r := range c.References {
			s.references = append(s.references, r.Key)
		}
	} else if q := t.quotation; q != nil && t.mention == nil {
		s.references = append(s.references, q.Match.Quotation.Ref)
	}
	return s
}

// in returns where a document uses the subject, in its order.
func (s subject) in(u workspace.Uses) []prose.Span {
	var out []prose.Span
	seen := map[prose.Span]bool{}
	add := func(spans []prose.Span) {
		for _, span := range spans {
			if !seen[span] {
				seen[span] = true
				out = append(out, span)
			}
		}
	}
	for _, id := range s.concepts {
		add(u.Concepts[id])
	}
	for _, key := range s.references {
		add(u.References[key])
	}
	return out
}

// DocumentHighlight implements protocol.Server: every form of the same concept,
// in either script, and every citation of the same work.
func (s *server) DocumentHighlight(ctx context.Context, p *protocol.DocumentHighlightParams) ([]protocol.DocumentHighlight, error) {
	q, err := s.ask(ctx, p.TextDocument.URI)
	if err != nil || q == nil {
		return nil, err
	}
	t, ok := q.target(p.Position)
	if !ok {
		return nil, nil
	}
	var out []protocol.DocumentHighlight
	for _, span := range subjectOf(&t).in(workspace.UsesOf(q.result.Document)) {
		out = append(out, protocol.DocumentHighlight{Range: q.m.span(span), Kind: protocol.DocumentHighlightKindText})
	}
	return out, nil
}
