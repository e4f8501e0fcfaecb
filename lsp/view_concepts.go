package lsp

import (
	"context"
	"strings"

	"go.lsp.dev/protocol"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// conceptList is the answer to methodConcepts.
type conceptList struct {
	Concepts []conceptItem `json:"concepts"`
}

// conceptItem is a concept of the glossary with its use in the workspace. Texts
// are in the script of the document that was named.
type conceptItem struct {
	ID        string             `json:"id"`
	Label     string             `json:"label"`              // the preferred term
	Original  string             `json:"original,omitempty"` // the preferred term of another language, English first
	Field     string             `json:"field,omitempty"`
	Broader   []string           `json:"broader"`  // ids, whichever side of the relation names it
	Narrower  []string           `json:"narrower"` // likewise
	Uses      int                `json:"uses"`
	Documents int                `json:"documents"`
	Location  *protocol.Location `json:"location,omitempty"` // of the entry
}

func (s *server) concepts(ctx context.Context, p viewParams) (*conceptList, error) {
	v, err := s.view(ctx, p.TextDocument)
	if err != nil {
		return nil, err
	}
	t, err := v.tally(ctx, entryConcept)
	if err != nil {
		return nil, err
	}
	all := v.glossary.Concepts()
	broader := make(map[string][]string, len(all))
	for _, c := range all {
		for _, id := range v.glossary.Narrower(c.ID) {
			broader[id] = append(broader[id], c.ID)
		}
	}
	out := &conceptList{Concepts: make([]conceptItem, 0, len(all))}
	for _, c := range all {
		out.Concepts = append(out.Concepts, conceptItem{
			ID: c.ID, Label: v.reader.Term(c), Original: original(c), Field: v.reader.Field(c),
			Broader: broader[c.ID], Narrower: v.glossary.Narrower(c.ID),
			Uses: t.places[c.ID], Documents: t.documents[c.ID], Location: v.location(c.Origin),
		})
	}
	return out, nil
}

// original returns the preferred term of a concept in a language other than
// Chinese, English first.
func original(c *glossary.Concept) string {
	found := ""
	for i := range c.Terms {
		t := &c.Terms[i]
		if t.Status != glossary.Preferred || strings.HasPrefix(t.Lang, "zh") || prose.HasHan(t.Text) || t.Certainty == glossary.Uncertain {
			continue
		}
		if t.Lang == "en" || strings.HasPrefix(t.Lang, "en-") {
			return t.Text
		}
		if found == "" {
			found = t.Text
		}
	}
	return found
}
