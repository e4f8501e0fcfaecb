package lsp

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"

	"go.lsp.dev/protocol"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// proposal is what may complete what is typed.
type proposal struct {
	from    int // where what it replaces starts; the cursor is its end
	label   string
	text    string // to be inserted
	detail  string
	about   subjectData
	term    bool
	passage bool
}

// subjectData says what an item is about, in the item's data.
type subjectData struct {
	Concepts  []string `json:"concepts,omitempty"`
	Typed     string   `json:"typed,omitempty"` // the term of the first concept that was typed
	Reference string   `json:"reference,omitempty"`
	Passage   int      `json:"passage,omitempty"` // one-based, of the reference's
	Script    string   `json:"script,omitempty"`  // ISO 15924, of the document
}

// list makes the answer. Editors filter it themselves, by the text that the edit
// replaces, so that must be the beginning of filterText: pinyin is not the
// beginning of what it stands for. Since what is typed next may be the beginning
// of something else, the list is never complete, and the client asks again.
//
// All edits start at one place. Neovim takes what is typed from there, and from
// the start of the word, which in Chinese may be anywhere, if the edits differ; so
// an edit that starts later repeats what stands before it.
func (t *typing) list(ps []proposal) *protocol.CompletionList {
	list := &protocol.CompletionList{IsIncomplete: len(ps) > 0, Items: []protocol.CompletionItem{}}
	if len(ps) == 0 {
		return list
	}
	from := t.at
	for i := range ps {
		from = min(from, ps[i].from)
	}
	typed := t.block.Source[from:t.at]
	r := t.m.span(prose.Span{Start: t.start + from, End: t.start + t.at})
	for i := range ps[:min(len(ps), maxCompletions)] {
		p := &ps[i]
		text := t.block.Source[from:p.from] + p.text
		item := protocol.CompletionItem{
			Label: shortened(p.label), Kind: p.kind(),
			SortText: protocol.NewOptional(fmt.Sprintf("%03d", i)),
			TextEdit: &protocol.TextEdit{Range: r, NewText: text},
		}
		switch {
		case typed == "":
		case strings.HasPrefix(text, typed):
			item.FilterText = protocol.NewOptional(text)
		default:
			item.FilterText = protocol.NewOptional(typed)
		}
		if p.detail != "" {
			item.Detail = protocol.NewOptional(p.detail)
			item.LabelDetails = &protocol.CompletionItemLabelDetails{Description: new(p.detail)}
		}
		p.about.Script = t.writer.Script.String()
		if data, err := json.Marshal(p.about); err == nil { // strings and numbers always can be
			item.Data = data
		}
		list.Items = append(list.Items, item)
	}
	return list
}

func (p *proposal) kind() protocol.CompletionItemKind {
	switch {
	case p.term:
		return protocol.CompletionItemKindKeyword
	case p.passage:
		return protocol.CompletionItemKindText
	}
	return protocol.CompletionItemKindReference
}

// shortened cuts a long label, which a menu has no room for.
func shortened(label string) string {
	const most = 40 // characters
	if utf8.RuneCountInString(label) <= most {
		return label
	}
	n := 0
	for i := range label {
		if n == most {
			return label[:i] + "…"
		}
		n++
	}
	return label
}

// shortReference names a work as plain text: author, title, year.
func (t *typing) shortReference(r *glossary.Reference) string {
	return plain(t.reader.ShortReference(r))
}
