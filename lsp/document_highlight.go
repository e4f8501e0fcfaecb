package lsp

import (
	"context"

	"go.lsp.dev/protocol"

	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

// DocumentHighlight implements protocol.Server: every form of the same concept,
// in either script, and every citation of the same work; in a glossary or
// bibliography every place that names it.
func (s *server) DocumentHighlight(ctx context.Context, p *protocol.DocumentHighlightParams) ([]protocol.DocumentHighlight, error) {
	q, err := s.ask(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	if q == nil {
		e, err := s.askEntry(ctx, p.TextDocument.URI, p.Position)
		if err != nil || e == nil {
			return nil, err
		}
		return e.highlights(), nil
	}
	t, ok := q.target(p.Position)
	if !ok {
		return nil, nil
	}
	spans := workspace.Find(q.result.Document, subjectOf(&t))
	out := make([]protocol.DocumentHighlight, len(spans))
	for i, span := range spans {
		out[i] = protocol.DocumentHighlight{Range: q.m.span(span), Kind: protocol.DocumentHighlightKindText}
	}
	return out, nil
}

// subjectOf returns what stands at a target: the concepts of a term, or else
// the works of a citation or quotation.
func subjectOf(t *target) workspace.Subject {
	var s workspace.Subject
	if t.mention != nil {
		for _, sense := range t.mention.Senses {
			s.AddConcept(sense.Concept.ID)
		}
	}
	// Of 《利維坦》, where a concept has the same name, the work is meant.
	if c := t.citation; c != nil {
		for _, r := range c.References {
			s.AddReference(r.Key)
		}
		for i := range t.targets {
			for _, r := range t.targets[i].References {
				s.AddReference(r.Key)
			}
		}
	}
	switch q := t.quotation; {
	case len(s.References) > 0:
		s.Concepts = nil
	case q != nil && t.mention == nil:
		s.AddReference(q.Match.Quotation.Ref)
	}
	return s
}
