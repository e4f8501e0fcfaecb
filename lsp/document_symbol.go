package lsp

import (
	"context"
	"strings"

	"go.lsp.dev/protocol"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// DocumentSymbol implements protocol.Server: the headings, each with what is
// below it.
func (s *server) DocumentSymbol(ctx context.Context, p *protocol.DocumentSymbolParams) (protocol.DocumentSymbolResult, error) {
	q, err := s.ask(ctx, p.TextDocument.URI)
	if err != nil || q == nil {
		return nil, err
	}
	root := &outline{}
	for i, b := range q.file.Text.Blocks() {
		if b.Kind != prose.Heading || len(b.Runs) == 0 {
			continue
		}
		root.add(heading{
			level: max(b.Level, 1), name: strings.TrimSpace(b.Runs[0].Text),
			start: q.file.Text.Start(i), text: b.Runs[0].Source(prose.Span{End: len(b.Runs[0].Text)}).Shift(q.file.Text.Start(i)),
		})
	}
	return protocol.DocumentSymbolSlice(root.symbols(q.m, q.file.Text.Len())), nil
}

// heading is a heading of a document; spans are of the document.
type heading struct {
	level int
	name  string
	start int // of its block
	text  prose.Span
}

// outline is a heading with the headings below it; the root has none of its
// own.
type outline struct {
	heading
	below []*outline
}

// add puts a heading, which comes behind all others, where its level belongs.
func (o *outline) add(h heading) {
	for len(o.below) > 0 && o.below[len(o.below)-1].level < h.level {
		o = o.below[len(o.below)-1]
	}
	o.below = append(o.below, &outline{heading: h})
}

// symbols converts what is below o; a section ends where the next of its level
// starts, the last one at end.
func (o *outline) symbols(m mapper, end int) []protocol.DocumentSymbol {
	out := []protocol.DocumentSymbol{}
	for i, child := range o.below {
		to := end
		if i+1 < len(o.below) {
			to = o.below[i+1].start
		}
		symbol := protocol.DocumentSymbol{
			Name: child.name, Kind: protocol.SymbolKindString,
			Range: m.span(prose.Span{Start: child.start, End: to}), SelectionRange: m.span(child.text),
		}
		if symbol.Name == "" {
			symbol.Name = "…" // the protocol forbids an empty name
		}
		if len(child.below) > 0 {
			symbol.Children = child.symbols(m, to)
		}
		out = append(out, symbol)
	}
	return out
}
