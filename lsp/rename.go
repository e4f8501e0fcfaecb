package lsp

import (
	"context"
	"errors"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/rename"
)

// PrepareRename implements protocol.Server: the term or citation key at a
// position.
func (s *server) PrepareRename(ctx context.Context, p *protocol.PrepareRenameParams) (protocol.PrepareRenameResult, error) {
	t, m, err := s.renamed(ctx, p.TextDocument.URI, p.Position)
	if err != nil || t == nil {
		return nil, err
	}
	return &protocol.PrepareRenamePlaceholder{Range: m.span(t.At), Placeholder: t.Name}, nil
}

// Rename implements protocol.Server: a term in its glossary and in every
// document, in each one's script; a citation key in the bibliographies,
// glossaries and documents.
func (s *server) Rename(ctx context.Context, p *protocol.RenameParams) (*protocol.WorkspaceEdit, error) {
	t, _, err := s.renamed(ctx, p.TextDocument.URI, p.Position)
	if err != nil {
		return nil, err
	}
	if t == nil {
		return nil, s.refusal(ctx, &rename.Refusal{Message: check.Message{
			Hant: "這裡沒有可以改名的術語或文獻的鍵", En: "no term or citation key to rename is here",
		}})
	}
	plan, err := t.Plan(ctx, p.NewName)
	if err != nil {
		return nil, s.refusal(ctx, err)
	}
	config, err := s.snapshot(ctx).Config(ctx)
	if err != nil {
		return nil, err
	}
	return s.planned(plan, s.language(config)), nil
}

// renamed finds what can be renamed at a position, nil if nothing is there.
func (s *server) renamed(ctx context.Context, u uri.URI, p protocol.Position) (*rename.Target, mapper, error) {
	snap := s.snapshot(ctx)
	f := snap.File(nameOf(u))
	if f == nil {
		return nil, mapper{}, errUnknownDocument
	}
	m := mapper{f.Text, s.encoding}
	t, err := rename.At(ctx, snap, f, m.offset(p))
	return t, m, s.refusal(ctx, err)
}

// refusal returns the error for the client of an error, which may be nil: what a
// Refusal says, in the language of messages.
func (s *server) refusal(ctx context.Context, err error) error {
	var r *rename.Refusal
	if !errors.As(err, &r) {
		return err
	}
	config, configErr := s.snapshot(ctx).Config(ctx)
	if configErr != nil {
		return configErr
	}
	return jsonrpc2.NewError(jsonrpc2.Code(protocol.LSPErrorCodesRequestFailed), r.Message.In(s.language(config)))
}

// doubts says to people why an edit should be looked at.
var doubts = map[rename.Doubt]struct{ label, description check.Message }{
	rename.Quoted: {
		check.Message{Hant: "引文中", En: "In quotations"},
		check.Message{Hant: "別人的話通常照原樣", En: "The words of others mostly stay as they are"},
	},
	rename.Titled: {
		check.Message{Hant: "書名、篇名中", En: "In titles"},
		check.Message{Hant: "作品的名稱通常照原樣", En: "The titles of works mostly stay as they are"},
	},
	rename.Ambiguous: {
		check.Message{Hant: "也可能是別的意思", En: "May mean something else"},
		check.Message{Hant: "這個詞還是別的概念或語言的名稱", En: "The word is a name of another concept, or in another language, too"},
	},
	rename.Boundary: {
		check.Message{Hant: "可能不是這個詞", En: "May be no such word"},
		check.Message{Hant: "這幾個字可能屬於更長的詞，或分屬前後兩個詞", En: "The characters may be a part of a longer word, or of two words"},
	},
	rename.Converted: {
		check.Message{Hant: "繁體寫法待定", En: "Traditional spelling to be checked"},
		check.Message{Hant: "新名稱以簡體給出，繁體可有不止一種寫法", En: "The name was given in Simplified and can be spelt in more than one way in Traditional"},
	},
}

// planned makes the edit of a plan. What is in doubt the client lets people
// confirm, or else it is left out.
func (s *server) planned(p *rename.Plan, lang check.Language) *protocol.WorkspaceEdit {
	edit := &protocol.WorkspaceEdit{}
	if !s.features.documentChanges {
		edit.Changes = map[uri.URI][]protocol.TextEdit{}
	}
	for i := range p.Files {
		f := &p.Files[i]
		m := mapper{f.Text, s.encoding}
		var plain []protocol.TextEdit
		var elements []protocol.TextDocumentEditElement
		for _, e := range f.Edits {
			text := protocol.TextEdit{Range: m.span(e.Span), NewText: e.NewText}
			switch {
			case e.Doubt != rename.Sure && s.features.confirmRename:
				id := annotated(edit, e.Doubt, lang)
				elements = append(elements, &protocol.AnnotatedTextEdit{TextEdit: text, AnnotationID: id})
			case e.Doubt.Optional():
			default:
				plain = append(plain, text)
				elements = append(elements, &text)
			}
		}
		u := uriOf(f.Name)
		switch {
		case len(elements) == 0:
		case s.features.documentChanges:
			d := &protocol.TextDocumentEdit{Edits: elements}
			d.TextDocument.URI = u
			if f.Open != nil {
				d.TextDocument.Version = &f.Open.Version
			}
			edit.DocumentChanges = append(edit.DocumentChanges, d)
		default:
			edit.Changes[u] = plain
		}
	}
	return edit
}

// annotated returns the identifier of the annotation for a doubt, which it adds
// to the edit.
func annotated(edit *protocol.WorkspaceEdit, d rename.Doubt, lang check.Language) protocol.ChangeAnnotationIdentifier {
	says := doubts[d]
	id := protocol.ChangeAnnotationIdentifier(says.label.En)
	if edit.ChangeAnnotations == nil {
		edit.ChangeAnnotations = map[protocol.ChangeAnnotationIdentifier]protocol.ChangeAnnotation{}
	}
	edit.ChangeAnnotations[id] = protocol.ChangeAnnotation{
		Label: says.label.In(lang), NeedsConfirmation: new(true), Description: new(says.description.In(lang)),
	}
	return id
}
