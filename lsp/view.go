package lsp

import (
	"context"
	"strings"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/describe"
	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

// The project's own requests: what editors need for views that the protocol has
// no requests for. docs/protocol.md describes them for clients.
const (
	methodStatus     = "jiaozhu/status"
	methodConcepts   = "jiaozhu/concepts"
	methodReferences = "jiaozhu/references"
	methodUses       = "jiaozhu/uses"
	methodDescribe   = "jiaozhu/describe"
)

// Request implements protocol.Server: requests that are not the protocol's.
func (s *server) Request(ctx context.Context, method string, params any) (any, error) {
	raw, ok := params.(protocol.LSPAny)
	if !ok {
		return nil, jsonrpc2.Errorf(jsonrpc2.InvalidParams, "%s: unexpected parameters %T", method, params)
	}
	switch method {
	case methodStatus:
		return answer(ctx, raw, s.status)
	case methodConcepts:
		return answer(ctx, raw, s.concepts)
	case methodReferences:
		return answer(ctx, raw, s.works)
	case methodUses:
		return answer(ctx, raw, s.uses)
	case methodDescribe:
		return answer(ctx, raw, s.describeEntry)
	}
	return nil, jsonrpc2.Errorf(jsonrpc2.MethodNotFound, "method %q is not supported", method)
}

// answer decodes the parameters of a request, none being empty ones, and calls
// what answers it.
func answer[P, R any](ctx context.Context, raw protocol.LSPAny, f func(context.Context, P) (R, error)) (any, error) {
	var p P
	if len(raw) > 0 {
		if err := protocol.Unmarshal(raw, &p); err != nil {
			return nil, jsonrpc2.NewError(jsonrpc2.InvalidParams, err.Error())
		}
	}
	return f(ctx, p)
}

// viewParams are the parameters of a request about the workspace, as it shows
// beside a document: in that one's script and markup.
type viewParams struct {
	TextDocument *protocol.TextDocumentIdentifier `json:"textDocument"`
}

// entryParams name a concept by its id or a reference by its key.
type entryParams struct {
	Kind         string                           `json:"kind"` // entryConcept or entryReference
	ID           string                           `json:"id"`
	TextDocument *protocol.TextDocumentIdentifier `json:"textDocument"`
}

// The kinds of entries.
const (
	entryConcept   = "concept"
	entryReference = "reference"
)

func errUnknownKind(kind string) error {
	return jsonrpc2.Errorf(jsonrpc2.InvalidParams, "kind is %q; there are %q and %q", kind, entryConcept, entryReference)
}

// view is what a request about the workspace is answered from.
type view struct {
	*server
	snapshot *workspace.Snapshot
	glossary *glossary.Glossary
	reader   describe.Reader
	file     *workspace.File // nil if the request names no open document
}

// view prepares the answer to a request that may name a document. An unknown
// document is no error: an editor's view stays while documents come and go.
func (s *server) view(ctx context.Context, document *protocol.TextDocumentIdentifier) (*view, error) {
	snap := s.snapshot(ctx)
	config, err := snap.Config(ctx)
	if err != nil {
		return nil, err
	}
	lexicon, err := snap.Lexicon(ctx)
	if err != nil {
		return nil, err
	}
	v := &view{server: s, snapshot: snap, glossary: lexicon.Glossary, reader: describe.Reader{Language: s.language(config)}}
	if document != nil {
		v.file = snap.File(nameOf(document.URI))
	}
	if v.file != nil && v.file.Format != "" {
		v.reader.Script = v.file.Text.Script()
	}
	return v, nil
}

// location returns where an entry can be opened, nil if nowhere.
func (v *view) location(o glossary.Origin) *protocol.Location {
	l, ok := v.locate(v.snapshot, o)
	if !ok {
		return nil
	}
	return &l
}

// tally counts the uses of entries in the workspace.
type tally struct{ places, documents map[string]int }

// tally counts how often each concept (or reference) is used in the workspace,
// and in how many documents.
func (v *view) tally(ctx context.Context, kind string) (tally, error) {
	t := tally{map[string]int{}, map[string]int{}}
	used, err := v.snapshot.Uses(ctx)
	if err != nil {
		return t, err
	}
	for i := range used {
		for id, spans := range usesOfKind(&used[i].Uses, kind) {
			t.places[id] += len(spans)
			t.documents[id]++
		}
	}
	return t, nil
}

// description is the answer to methodDescribe.
type description struct {
	Markdown string             `json:"markdown"`
	Location *protocol.Location `json:"location,omitempty"`
}

// describeEntry says what a hover on a use of the entry would.
func (s *server) describeEntry(ctx context.Context, p entryParams) (*description, error) {
	v, err := s.view(ctx, p.TextDocument)
	if err != nil {
		return nil, err
	}
	switch p.Kind {
	case entryConcept:
		if c := v.glossary.Concept(p.ID); c != nil {
			return &description{v.reader.Concept(v.glossary, c, nil), v.location(c.Origin)}, nil
		}
	case entryReference:
		if r := v.glossary.Reference(p.ID); r != nil {
			return &description{v.reader.Reference(v.glossary, r), v.location(r.Origin)}, nil
		}
	default:
		return nil, errUnknownKind(strings.Clone(p.Kind))
	}
	return nil, nil
}
