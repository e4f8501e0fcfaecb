package lsp

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"go.lsp.dev/protocol"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/describe"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// CompletionResolve implements protocol.Server: it adds what a hover says of the
// concept, work or passage.
func (s *server) CompletionResolve(ctx context.Context, item *protocol.CompletionItem) (*protocol.CompletionItem, error) {
	var about subjectData
	if len(item.Data) == 0 || json.Unmarshal(item.Data, &about) != nil {
		return item, nil // of another server
	}
	snap := s.snapshot(ctx)
	lexicon, err := snap.Lexicon(ctx)
	if err != nil {
		return nil, err
	}
	config, err := snap.Config(ctx)
	if err != nil {
		return nil, err
	}
	reader := describe.Reader{Language: s.language(config)}
	for _, script := range []prose.Script{prose.Hant, prose.Hans} {
		if script.String() == about.Script {
			reader.Script = script
		}
	}
	text := about.describe(lexicon.Glossary, reader)
	switch {
	case text == "":
	case s.features.completionMarkdown:
		item.Documentation = &protocol.MarkupContent{Kind: protocol.MarkupKindMarkdown, Value: text}
	default:
		item.Documentation = &protocol.MarkupContent{Kind: protocol.MarkupKindPlainText, Value: plain(text)}
	}
	return item, nil
}

// describe returns "" for what the glossary has no more.
func (a *subjectData) describe(g *glossary.Glossary, reader describe.Reader) string {
	var parts []string
	for i, id := range a.Concepts {
		c := g.Concept(id)
		if c == nil {
			continue
		}
		var typed *glossary.Term
		for j := range c.Terms {
			if i == 0 && c.Terms[j].Text == a.Typed {
				typed = &c.Terms[j]
			}
		}
		parts = append(parts, reader.Concept(g, c, typed))
	}
	if r := g.Reference(a.Reference); r != nil {
		if quotations := g.QuotationsOf(r.Key); a.Passage > 0 && a.Passage <= len(quotations) {
			parts = append(parts, reader.Passage(quotations[a.Passage-1])+"\n\n"+reader.ShortReference(r))
		} else {
			parts = append(parts, reader.Reference(g, r))
		}
	}
	return strings.Join(parts, "\n\n---\n\n")
}

// showsMarkdown reports whether a client shows Markdown beside its menu of
// completions.
func showsMarkdown(c *protocol.CompletionClientCapabilities) bool {
	return c == nil || c.CompletionItem == nil || len(c.CompletionItem.DocumentationFormat) == 0 ||
		slices.Contains(c.CompletionItem.DocumentationFormat, protocol.MarkupKindMarkdown)
}
