package lsp

import (
	"context"
	"strings"
	"unicode/utf8"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

// useList is the answer to methodUses.
type useList struct {
	Locations []use `json:"locations"`
}

// use is a place in a document that uses an entry, with the text about it. The
// text is that of one line: the place itself, and around it at most usesContext
// characters on either side.
type use struct {
	URI    uri.URI        `json:"uri"`
	Range  protocol.Range `json:"range"`
	Before string         `json:"before"`
	Text   string         `json:"text"`
	After  string         `json:"after"`
}

// usesContext is how many characters of a line show around a use, at most.
const usesContext = 30

// uses lists the places that use a concept, in any form and script, or cite or
// quote a work; document by document, each in its order.
func (s *server) uses(ctx context.Context, p entryParams) (*useList, error) {
	if p.Kind != entryConcept && p.Kind != entryReference {
		return nil, errUnknownKind(strings.Clone(p.Kind))
	}
	used, err := s.snapshot(ctx).Uses(ctx)
	if err != nil {
		return nil, err
	}
	out := &useList{}
	for i := range used {
		u := &used[i]
		spans := usesOfKind(&u.Uses, p.Kind)[p.ID]
		if len(spans) == 0 {
			continue
		}
		text := u.Text
		if text == nil {
			f, err := workspace.ReadDocument(u.Name)
			if err != nil {
				continue // gone since it was indexed
			}
			text = f.Text
		}
		m := mapper{text, s.encoding}
		for _, span := range spans {
			before, here, after := excerpt(text, span.Span)
			out.Locations = append(out.Locations, use{uriOf(u.Name), m.span(span.Span), before, here, after})
		}
	}
	return out, nil
}

// usesOfKind returns the uses of concepts or of references.
func usesOfKind(u *workspace.Uses, kind string) map[string][]workspace.Use {
	if kind == entryReference {
		return u.References
	}
	return u.Concepts
}

// excerpt returns the text of a span, and what stands around it on its line.
func excerpt(d *prose.Document, s prose.Span) (before, here, after string) {
	end := min(s.End, d.Len()) // the file may have become shorter since it was indexed
	start := min(s.Start, end)
	from := d.LineStart(d.LineOf(start))
	last := d.LineOf(end)
	to := d.LineStart(last) + len(d.Line(last))
	before, here, after = d.Slice(from, start), d.Slice(start, end), d.Slice(end, max(end, to))
	before = strings.TrimLeft(before, " \t　")
	if n := utf8.RuneCountInString(before); n > usesContext {
		for range n - usesContext {
			_, size := utf8.DecodeRuneInString(before)
			before = before[size:]
		}
		before = "…" + before
	}
	after = strings.TrimRight(after, " \t\r")
	at := 0
	for range usesContext {
		_, size := utf8.DecodeRuneInString(after[at:])
		at += size
	}
	if at < len(after) {
		after = after[:at] + "…"
	}
	return before, strings.Join(strings.Fields(here), " "), after
}
