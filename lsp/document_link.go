package lsp

import (
	"context"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/jiaozhu/jiaozhu/glossary"
)

// DocumentLink implements protocol.Server: a citation leads to the work's DOI or
// URL, or to its source text on disk.
func (s *server) DocumentLink(ctx context.Context, p *protocol.DocumentLinkParams) ([]protocol.DocumentLink, error) {
	q, err := s.ask(ctx, p.TextDocument.URI)
	if err != nil || q == nil {
		return nil, err
	}
	out := []protocol.DocumentLink{}
	d := q.result.Document
	for i := range d.Prose.Blocks() {
		for j := range d.Block(i).Citations {
			c := &d.Block(i).Citations[j]
			if len(c.References) != 1 {
				continue
			}
			if target, ok := linkOf(c.References[0]); ok {
				out = append(out, protocol.DocumentLink{
					Range: q.m.span(c.At.Shift(d.Prose.Start(i))), Target: &target, Tooltip: new(c.References[0].Title),
				})
			}
		}
	}
	return out, nil
}

// linkOf returns where a work can be read.
func linkOf(r *glossary.Reference) (uri.URI, bool) {
	switch {
	case r.DOI != "":
		return uri.URI("https://doi.org/" + r.DOI), true
	case r.URL != "":
		return uri.URI(r.URL), true
	case r.File != "":
		return uriOf(r.File), true
	}
	return "", false
}
