package lsp

import (
	"context"
	"slices"
	"strings"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

// CodeAction implements protocol.Server: the fixes of the findings in a range.
func (s *server) CodeAction(ctx context.Context, p *protocol.CodeActionParams) ([]protocol.CommandOrCodeAction, error) {
	actions := []protocol.CommandOrCodeAction{}
	if len(p.Context.Only) > 0 && !slices.ContainsFunc(p.Context.Only, admitsQuickFix) {
		return actions, nil
	}
	snap := s.snapshot(ctx)
	f := snap.File(nameOf(p.TextDocument.URI))
	if f == nil {
		return nil, errUnknownDocument
	}
	r, err := snap.Check(ctx, f)
	if err != nil || r == nil {
		return actions, err
	}
	config, err := snap.Config(ctx)
	if err != nil {
		return nil, err
	}
	lang := s.language(config)
	m := mapper{f.Text, s.encoding}
	for _, x := range r.Between(m.offset(p.Range.Start), m.offset(p.Range.End)) {
		d := s.diagnostic(ctx, snap, m, f, x, lang)
		for i, fix := range x.Fixes {
			actions = append(actions, &protocol.CodeAction{
				Title:       fix.Title.In(lang),
				Kind:        new(protocol.CodeActionKindQuickFix),
				Diagnostics: []protocol.Diagnostic{d},
				IsPreferred: preferred(i == 0 && fix.Safe),
				Edit:        s.workspaceEdit(f, m, fix.Edits),
			})
		}
	}
	return actions, nil
}

func preferred(yes bool) *bool {
	if !yes {
		return nil
	}
	return &yes
}

// admitsQuickFix reports whether a requested kind is that of quick fixes or one
// above it.
func admitsQuickFix(k protocol.CodeActionKind) bool {
	return k == "" || k == protocol.CodeActionKindQuickFix || strings.HasPrefix(string(protocol.CodeActionKindQuickFix), string(k)+".")
}

// workspaceEdit converts edits of one document, tied to its version where the
// client can be.
func (s *server) workspaceEdit(f *workspace.File, m mapper, edits []check.Edit) *protocol.WorkspaceEdit {
	u := uriOf(f.Name)
	text := make([]protocol.TextEdit, len(edits))
	for i, e := range edits {
		text[i] = protocol.TextEdit{Range: m.span(e.Span), NewText: e.NewText}
	}
	if !s.features.documentChanges {
		return &protocol.WorkspaceEdit{Changes: map[uri.URI][]protocol.TextEdit{u: text}}
	}
	versioned := make([]protocol.TextDocumentEditElement, len(text))
	for i := range text {
		versioned[i] = &text[i]
	}
	return &protocol.WorkspaceEdit{DocumentChanges: []protocol.DocumentChange{&protocol.TextDocumentEdit{
		TextDocument: protocol.OptionalVersionedTextDocumentIdentifier{
			TextDocumentIdentifier: protocol.TextDocumentIdentifier{URI: u},
			Version:                &f.Version,
		},
		Edits: versioned,
	}}}
}
