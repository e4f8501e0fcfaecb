package lsp

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

// fixAll is the kind of the action that applies every safe fix of a document.
const fixAll = protocol.CodeActionKindSourceFixAll + ".jiaozhu"

// CodeAction implements protocol.Server: the fixes of the findings in a range,
// ways to ignore them, what completes a term, what makes one of the selection,
// and all safe fixes of the document at once.
func (s *server) CodeAction(ctx context.Context, p *protocol.CodeActionParams) ([]protocol.CommandOrCodeAction, error) {
	q, err := s.ask(ctx, p.TextDocument.URI)
	if err != nil || q == nil {
		return []protocol.CommandOrCodeAction{}, err
	}
	config, err := q.snapshot.Config(ctx)
	if err != nil {
		return nil, err
	}
	a := actions{
		server: s, question: q, lang: s.language(config),
		only: p.Context.Only, list: []protocol.CommandOrCodeAction{},
	}
	at := a.m.selection(p.Range)
	if wants(p.Context.Only, protocol.CodeActionKindQuickFix) {
		all := q.result.Findings()
		var found []check.Finding
		for _, x := range check.Recede(all) {
			if x.Start <= at.End && at.Start <= x.End {
				found = append(found, x)
			}
		}
		for _, x := range found {
			a.fixes(ctx, x)
			a.spellOut(ctx, x)
		}
		a.fixAlike(ctx, all, found)
		wider := map[*check.Rule]bool{}
		for _, x := range found {
			a.ignore(ctx, x)
			if !wider[x.Rule] {
				wider[x.Rule] = true
				a.ignoreWider(x, []protocol.Diagnostic{a.diagnostic(ctx, a.question.snapshot, a.m, a.file, x, a.lang)})
			}
		}
	}
	a.complete(at)
	if wants(p.Context.Only, newConcept) {
		a.define(at)
	}
	// Not offered among others: it is for a key, or for saving.
	if len(p.Context.Only) > 0 && wants(p.Context.Only, fixAll) {
		if edits := check.Resolve(q.result.Findings()); len(edits) > 0 {
			a.add(check.Message{Hant: "套用所有可靠的修正", En: "Apply all safe fixes"}, fixAll, nil, false, edits)
		}
	}
	return a.list, nil
}

// wants reports whether a kind is one of those asked for, or below one of them.
func wants(only []protocol.CodeActionKind, kind protocol.CodeActionKind) bool {
	return len(only) == 0 || slices.ContainsFunc(only, func(k protocol.CodeActionKind) bool {
		return k == "" || k == kind || strings.HasPrefix(string(kind), string(k)+".")
	})
}

// actions collects the code actions of one request.
type actions struct {
	*server
	*question
	lang check.Language
	only []protocol.CodeActionKind // that were asked for; empty: all
	list []protocol.CommandOrCodeAction
}

func (a *actions) add(title check.Message, kind protocol.CodeActionKind, d []protocol.Diagnostic, isPreferred bool, edits []check.Edit) {
	a.list = append(a.list, &protocol.CodeAction{
		Title: title.In(a.lang), Kind: &kind, Diagnostics: d, IsPreferred: preferred(isPreferred),
		Edit: a.workspaceEdit(a.file, a.m, edits),
	})
}

// fixes adds the fixes of a finding.
func (a *actions) fixes(ctx context.Context, x check.Finding) {
	d := []protocol.Diagnostic{a.diagnostic(ctx, a.question.snapshot, a.m, a.file, x, a.lang)}
	for i, fix := range x.Fixes {
		a.add(fix.Title, protocol.CodeActionKindQuickFix, d, i == 0 && fix.Safe, fix.Edits)
	}
}

// fixAlike adds, for each grouped rule of the findings at hand, the action that
// mends every finding of that rule in the document.
func (a *actions) fixAlike(ctx context.Context, all, found []check.Finding) {
	done := map[*check.Rule]bool{}
	for _, x := range found {
		if !x.Rule.Grouped || done[x.Rule] {
			continue
		}
		done[x.Rule] = true
		fix, places, ok := check.FixAlike(all, x.Rule)
		if !ok {
			continue
		}
		title := check.Message{
			Hant: fmt.Sprintf("改正本文件全部 %d 處 %s", places, x.Rule.ID),
			En:   fmt.Sprintf("Fix all %d of %s in this document", places, x.Rule.ID),
		}
		d := []protocol.Diagnostic{a.diagnostic(ctx, a.question.snapshot, a.m, a.file, x, a.lang)}
		a.add(title, protocol.CodeActionKindQuickFix, d, false, fix.Edits)
	}
}

// ignore adds the action that writes a comment by which the finding is ignored,
// at the end of its line, in formats that have comments.
func (a *actions) ignore(ctx context.Context, x check.Finding) {
	marks := a.file.Text.Syntax().Comment
	if marks.IsZero() {
		return
	}
	line := a.file.Text.LineOf(x.Start)
	end := a.file.Text.LineStart(line) + len(a.file.Text.Line(line))
	d := []protocol.Diagnostic{a.diagnostic(ctx, a.question.snapshot, a.m, a.file, x, a.lang)}
	a.add(check.Message{
		Hant: "在這一行忽略 " + x.Rule.ID, En: "Ignore " + x.Rule.ID + " on this line",
	}, protocol.CodeActionKindQuickFix, d, false, []check.Edit{{
		Span: prose.Span{Start: end, End: end}, NewText: " " + marks.Open + "jiaozhu-ignore " + x.Rule.ID + marks.Close,
	}})
}

func preferred(yes bool) *bool {
	if !yes {
		return nil
	}
	return &yes
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
