package lsp

import (
	"context"
	"strings"

	"go.lsp.dev/protocol"

	"github.com/jiaozhu/jiaozhu/glossary"
)

// referenceList is the answer to methodReferences.
type referenceList struct {
	References []referenceItem `json:"references"`
}

// referenceItem is a work of the bibliographies with its use in the workspace.
// Texts are in the script of the document that was named.
type referenceItem struct {
	Key       string             `json:"key"`
	Title     string             `json:"title"`
	Author    string             `json:"author,omitempty"` // the first one
	Year      string             `json:"year,omitempty"`
	Type      string             `json:"type,omitempty"` // CSL item type
	URL       string             `json:"url,omitempty"`  // of the DOI, if there is one
	Insert    string             `json:"insert"`         // what cites the work in the document's markup
	Uses      int                `json:"uses"`
	Documents int                `json:"documents"`
	Location  *protocol.Location `json:"location,omitempty"` // of the entry
}

// referenceParams are the parameters of methodReferences.
type referenceParams struct {
	viewParams `json:",inline"`
	Position   *protocol.Position `json:"position"` // where in the document a work is to be cited
}

func (s *server) works(ctx context.Context, p referenceParams) (*referenceList, error) {
	v, err := s.view(ctx, p.TextDocument)
	if err != nil {
		return nil, err
	}
	t, err := v.tally(ctx, entryReference)
	if err != nil {
		return nil, err
	}
	at := v.citing(p.Position)
	all := v.glossary.References()
	out := &referenceList{References: make([]referenceItem, 0, len(all))}
	for _, r := range all {
		item := referenceItem{
			Key: r.Key, Title: v.reader.Title(r), Author: v.reader.Author(r), Year: yearOf(r), Type: r.Type, URL: r.URL,
			Uses: t.places[r.Key], Documents: t.documents[r.Key], Location: v.location(r.Origin),
		}
		if r.DOI != "" {
			item.URL = "https://doi.org/" + r.DOI
		}
		item.Insert = at.cite(&item)
		out.References = append(out.References, item)
	}
	return out, nil
}

// yearOf returns the year of an EDTF date, which may be a range.
func yearOf(r *glossary.Reference) string {
	year, _, _ := strings.Cut(strings.TrimPrefix(r.Issued, "-"), "-")
	year, _, _ = strings.Cut(year, "/")
	if strings.HasPrefix(r.Issued, "-") && year != "" {
		year = "-" + year
	}
	return year
}
