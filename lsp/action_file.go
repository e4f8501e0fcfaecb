package lsp

import (
	"errors"
	"fmt"
	"path/filepath"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/jiaozhu/jiaozhu/glossary/format/native"
	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

// title fills the same arguments into both texts of a title. Words that are
// quoted from a document stay as they are in Simplified, too.
func title(hant, en string, args ...any) check.Message {
	return check.Message{
		Hant: fmt.Sprintf(hant, args...),
		Hans: fmt.Sprintf(prose.ToHans(hant), args...),
		En:   fmt.Sprintf(en, args...),
	}
}

// errCannotCreate is why an action is not possible for a client that does not
// make files.
var errCannotCreate = errors.New("the editor makes no files")

// addFile adds an action that edits a glossary or the configuration. If that is
// not possible, the action says why, to those who asked for its kind.
func (a *actions) addFile(t check.Message, kind protocol.CodeActionKind, d []protocol.Diagnostic, e *workspace.FileEdit, err error) {
	if err == nil && e.New && !a.features.createFiles {
		err = errCannotCreate
	}
	if err != nil {
		a.disable(t, kind, reason(e, err))
		return
	}
	a.list = append(a.list, &protocol.CodeAction{
		Title: t.In(a.lang), Kind: &kind, Diagnostics: d, Edit: a.fileEdit(e),
	})
}

// disable adds an action that cannot be had now, for a client that asked for its
// kind and shows why.
func (a *actions) disable(t check.Message, kind protocol.CodeActionKind, why check.Message) {
	if !a.features.disabledActions || len(a.only) == 0 {
		return
	}
	a.list = append(a.list, &protocol.CodeAction{
		Title: t.In(a.lang), Kind: &kind, Disabled: protocol.CodeActionDisabled{Reason: why.In(a.lang)},
	})
}

// reason says why a file cannot be edited.
func reason(e *workspace.FileEdit, err error) check.Message {
	switch {
	case errors.Is(err, errCannotCreate):
		name := filepath.Base(e.Name)
		return title("工作區還沒有 %s，而這個編輯器不能代為建立；請先建立空檔", "the workspace has no %s yet, and this editor cannot make it; make an empty one first", name)
	case errors.Is(err, workspace.ErrNoFolder):
		return title("沒有開啟資料夾，檔案無處可放；請開啟文件所在的資料夾", "no folder is open in which the file could be; open the document’s folder")
	case errors.Is(err, native.ErrSyntax):
		return title("檔案有語法錯誤，請先改正：%v", "the file has a syntax error; mend it first: %v", err)
	}
	return title("檔案改不了，請手動修改：%v", "the file cannot be edited, do it by hand: %v", err)
}

// fileEdit converts an edit of a file that is no document. A new file is made
// first.
func (s *server) fileEdit(e *workspace.FileEdit) *protocol.WorkspaceEdit {
	u := uriOf(e.Name)
	text := protocol.TextEdit{Range: mapper{e.Text, s.encoding}.span(e.Span), NewText: e.NewText}
	if !s.features.documentChanges {
		return &protocol.WorkspaceEdit{Changes: map[uri.URI][]protocol.TextEdit{u: {text}}}
	}
	id := protocol.OptionalVersionedTextDocumentIdentifier{TextDocumentIdentifier: protocol.TextDocumentIdentifier{URI: u}}
	if e.Open != nil {
		id.Version = &e.Open.Version
	}
	var changes []protocol.DocumentChange
	if e.New {
		changes = append(changes, &protocol.CreateFile{Kind: "create", URI: u, Options: &protocol.CreateFileOptions{IgnoreIfExists: new(true)}})
	}
	return &protocol.WorkspaceEdit{DocumentChanges: append(changes, &protocol.TextDocumentEdit{
		TextDocument: id, Edits: []protocol.TextDocumentEditElement{&text},
	})}
}
