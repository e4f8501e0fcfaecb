package lsp

import (
	"context"
	"regexp"
	"strings"

	"go.lsp.dev/protocol"

	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/describe"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// Hover implements protocol.Server: a term's concept, a citation's reference, a
// quotation's source.
func (s *server) Hover(ctx context.Context, p *protocol.HoverParams) (*protocol.Hover, error) {
	q, err := s.ask(ctx, p.TextDocument.URI)
	if err != nil || q == nil {
		return nil, err
	}
	config, err := q.snapshot.Config(ctx)
	if err != nil {
		return nil, err
	}
	t, ok := q.target(p.Position)
	if !ok {
		return nil, nil
	}
	text, span := s.describe(q.result, &t, describe.Reader{Language: s.language(config), Script: scriptFor(q.result, t.block)})
	if text == "" {
		return nil, nil
	}
	content := &protocol.MarkupContent{Kind: protocol.MarkupKindMarkdown, Value: text}
	if !s.features.markdown {
		content = &protocol.MarkupContent{Kind: protocol.MarkupKindPlainText, Value: plain(text)}
	}
	return &protocol.Hover{Contents: content, Range: new(q.m.span(span))}, nil
}

// scriptFor returns the script of a block: its own where it shows one, else the
// document's.
func scriptFor(r *check.Result, b *prose.Block) prose.Script {
	switch {
	case b.Hant > b.Hans:
		return prose.Hant
	case b.Hans > b.Hant:
		return prose.Hans
	}
	return r.Document.Prose.Script()
}

// describe says what stands at a target, the narrowest first, and the span of
// that.
func (s *server) describe(r *check.Result, t *target, reader describe.Reader) (string, prose.Span) {
	g := r.Document.Lexicon.Glossary
	var parts []string
	var span prose.Span
	add := func(text string, at prose.Span) {
		if len(parts) == 0 || at.Len() < span.Len() {
			span = t.span(at)
		}
		parts = append(parts, text)
	}
	if c := t.citation; c != nil && len(c.References) > 0 {
		for _, ref := range c.References {
			add(reader.Reference(g, ref), c.Span)
		}
	}
	for i := range t.targets {
		add(reader.Target(g, &t.targets[i]), t.citation.Span)
	}
	if t.mention != nil {
		add(reader.Senses(g, t.mention.Senses), t.mention.Span)
	}
	if q := t.quotation; q != nil {
		add(reader.Quoted(g, q, t.block.Runs[q.Run].Text), q.Span)
	}
	return strings.Join(parts, "\n\n---\n\n"), span
}

var marks = regexp.MustCompile("\\*+|~~|`|\\\\([\\\\*_`\\[\\]<#|~])")

// plain takes the marks out of Markdown for clients that show it as it is.
func plain(text string) string {
	return marks.ReplaceAllString(strings.ReplaceAll(text, "  \n", "\n"), "$1")
}
