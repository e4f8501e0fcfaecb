package lsp

import (
	"context"
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/lazyregexp"

	"go.lsp.dev/protocol"

	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/describe"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// Hover implements protocol.Server: a term's concept, a citation's reference, a
// quotation's source.
func (s *server) Hover(ctx context.Context, p *protocol.HoverParams) (*protocol.Hover, error) {
	config, err := s.snapshot(ctx).Config(ctx)
	if err != nil {
		return nil, err
	}
	reader := describe.Reader{Language: s.language(config)}
	q, err := s.ask(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	if q == nil {
		e, err := s.askEntry(ctx, p.TextDocument.URI, p.Position)
		if err != nil || e == nil {
			return nil, err
		}
		return s.hover(e.hover(reader), e.m.span(prose.Span(e.entry.At))), nil
	}
	t, ok := q.target(p.Position)
	if !ok {
		return nil, nil
	}
	reader.Script = t.block.ScriptOr(q.file.Text.Script())
	text, span := s.describe(q.result, &t, reader)
	return s.hover(text, q.m.span(span)), nil
}

// hover makes the answer of a Markdown text, nil if that is empty.
func (s *server) hover(text string, at protocol.Range) *protocol.Hover {
	if text == "" {
		return nil
	}
	content := &protocol.MarkupContent{Kind: protocol.MarkupKindMarkdown, Value: text}
	if !s.features.markdown {
		content = &protocol.MarkupContent{Kind: protocol.MarkupKindPlainText, Value: plain(text)}
	}
	return &protocol.Hover{Contents: content, Range: &at}
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

var marks = lazyregexp.New("\\*+|~~|`|\\\\([\\\\*_`\\[\\]<#|~])")

// plain takes the marks out of Markdown for clients that show it as it is.
func plain(text string) string {
	return marks().ReplaceAllString(strings.ReplaceAll(text, "  \n", "\n"), "$1")
}
