package lsp

import (
	"context"
	"strings"

	"go.lsp.dev/protocol"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

// DidOpen implements protocol.Server.
func (s *server) DidOpen(_ context.Context, p *protocol.DidOpenTextDocumentParams) error {
	d := &p.TextDocument
	name := nameOf(d.URI)
	s.workspace.Open(name, string(d.LanguageID), d.Version, strings.Clone(d.Text))
	s.diagnose.opened(name)
	return nil
}

// DidChange implements protocol.Server.
func (s *server) DidChange(_ context.Context, p *protocol.DidChangeTextDocumentParams) error {
	name := nameOf(p.TextDocument.URI)
	end := 0 // of the last change's text; unknown if it is the whole document's
	ok := s.workspace.Edit(name, p.TextDocument.Version, func(d *prose.Document) []workspace.Edited {
		var steps []workspace.Edited
		for _, change := range p.ContentChanges {
			switch c := change.(type) {
			case *protocol.TextDocumentContentChangePartial:
				m := mapper{d, s.encoding}
				start, text := m.offset(c.Range.Start), validUTF8(c.Text)
				next, what := d.Edit(start, m.offset(c.Range.End), text)
				end = start + len(text)
				d = next
				steps = append(steps, workspace.Edited{Document: next, Change: what})
			case *protocol.TextDocumentContentChangeWholeDocument:
				next, what := d.Edit(0, d.Len(), validUTF8(c.Text))
				end = 0
				d = next
				steps = append(steps, workspace.Edited{Document: next, Change: what})
			}
		}
		return steps
	})
	if !ok {
		return errUnknownDocument
	}
	s.diagnose.edit(name, end)
	return nil
}

// validUTF8 returns a copy of s in which what is no UTF-8 is U+FFFD.
func validUTF8(s string) string { return strings.ToValidUTF8(strings.Clone(s), "\uFFFD") }

// DidSave implements protocol.Server. The text of an open document is known;
// what a client saves without having opened it is not.
func (s *server) DidSave(_ context.Context, p *protocol.DidSaveTextDocumentParams) error {
	name := nameOf(p.TextDocument.URI)
	if s.workspace.Snapshot().File(name) == nil {
		s.workspace.Changed([]string{name})
	}
	s.diagnose.saved(name)
	return nil
}

// DidClose implements protocol.Server.
func (s *server) DidClose(_ context.Context, p *protocol.DidCloseTextDocumentParams) error {
	name := nameOf(p.TextDocument.URI)
	s.workspace.Close(name)
	s.diagnose.closed(name)
	return nil
}
