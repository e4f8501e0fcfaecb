package lsp

import (
	"context"

	"go.lsp.dev/protocol"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

// Definition implements protocol.Server: from a term to its entry, from a
// citation, title or quotation to the source text on disk or else to the
// bibliography.
func (s *server) Definition(ctx context.Context, p *protocol.DefinitionParams) (protocol.DefinitionResult, error) {
	q, err := s.ask(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	if q == nil {
		return s.definitionOfEntry(ctx, p)
	}
	t, ok := q.target(p.Position)
	if !ok {
		return nil, nil
	}
	g := q.result.Document.Lexicon.Glossary
	var found []protocol.DefinitionLink
	from := func(at prose.Span, ls ...protocol.DefinitionLink) {
		origin := q.m.span(t.span(at))
		for _, l := range ls {
			l.OriginSelectionRange = &origin
			found = append(found, l)
		}
	}
	// A quotation whose source is at hand leads there from any of its words.
	var ofQuotation []protocol.DefinitionLink
	inSource := false
	if quoted := t.quotation; quoted != nil {
		ofQuotation, inSource = s.quotationSources(q.snapshot, g, quoted.Match.Quotation)
		if inSource {
			from(quoted.Span, ofQuotation...)
		}
	}
	if c := t.citation; c != nil && len(found) == 0 {
		refs := c.References
		for i := range t.targets {
			// First the entry or the note itself, then the works that it names.
			from(c.Span, q.targetLink(&t.targets[i]))
			refs = append(refs, t.targets[i].References...)
		}
		for _, ref := range refs {
			if l, ok := s.locateInSource(ref, nil); ok {
				from(c.Span, protocol.DefinitionLink{TargetURI: l.URI, TargetRange: l.Range, TargetSelectionRange: l.Range})
			} else if l, ok := s.entry(q.snapshot, ref.Origin); ok {
				from(c.Span, l)
			}
		}
	}
	if t.mention != nil && len(found) == 0 {
		seen := map[*glossary.Concept]bool{}
		for _, sense := range t.mention.Senses {
			if l, ok := s.entry(q.snapshot, sense.Concept.Origin); ok && !seen[sense.Concept] {
				seen[sense.Concept] = true
				from(t.mention.Span, l)
			}
		}
	}
	if t.quotation != nil && len(found) == 0 {
		from(t.quotation.Span, ofQuotation...)
	}
	return s.definitionResult(found), nil
}

// definitionOfEntry answers for a place in a glossary or bibliography.
func (s *server) definitionOfEntry(ctx context.Context, p *protocol.DefinitionParams) (protocol.DefinitionResult, error) {
	e, err := s.askEntry(ctx, p.TextDocument.URI, p.Position)
	if err != nil || e == nil {
		return nil, err
	}
	links, err := e.definitions(ctx, s)
	if err != nil {
		return nil, err
	}
	origin := e.m.span(prose.Span(e.entry.At))
	for i := range links {
		links[i].OriginSelectionRange = &origin
	}
	return s.definitionResult(links), nil
}

// targetLink leads to what a citation by number or note leads to, in the same
// document.
func (q *question) targetLink(t *annotate.Target) protocol.DefinitionLink {
	r := q.m.span(t.Span.Shift(q.result.Document.Prose.Start(t.Block)))
	return protocol.DefinitionLink{TargetURI: uriOf(q.file.Name), TargetRange: r, TargetSelectionRange: r}
}

// quotationSources returns where a passage stands: in source texts on disk
// (reported by true), else in the entry of its reference.
func (s *server) quotationSources(snap *workspace.Snapshot, g *glossary.Glossary, q *glossary.Quotation) ([]protocol.DefinitionLink, bool) {
	var entries []protocol.DefinitionLink
	for _, key := range append([]string{q.Ref}, q.Also...) {
		ref := g.Reference(key)
		if ref == nil {
			continue
		}
		if l, ok := s.locateInSource(ref, q); ok {
			return []protocol.DefinitionLink{{TargetURI: l.URI, TargetRange: l.Range, TargetSelectionRange: l.Range}}, true
		}
		if l, ok := s.entry(snap, ref.Origin); ok && len(entries) == 0 {
			entries = append(entries, l)
		}
	}
	return entries, false
}

func (s *server) entry(snap *workspace.Snapshot, o glossary.Origin) (protocol.DefinitionLink, bool) {
	l, ok := s.locate(snap, o)
	return protocol.DefinitionLink{TargetURI: l.URI, TargetRange: s.entryRange(snap, o), TargetSelectionRange: l.Range}, ok
}

// definitionResult gives links to clients that understand them, and plain
// locations to the others.
func (s *server) definitionResult(links []protocol.DefinitionLink) protocol.DefinitionResult {
	switch {
	case len(links) == 0:
		return nil
	case s.features.definitionLinks:
		return protocol.DefinitionLinkSlice(links)
	}
	locations := make(protocol.LocationSlice, len(links))
	for i, l := range links {
		locations[i] = protocol.Location{URI: l.TargetURI, Range: l.TargetSelectionRange}
	}
	return locations
}
