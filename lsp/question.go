package lsp

import (
	"context"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

// question is what a request about a place in a document is answered from.
type question struct {
	snapshot *workspace.Snapshot
	file     *workspace.File
	result   *check.Result
	m        mapper
}

// ask finds the document of a request in the request's snapshot and checks it.
// The question is nil for a file that is no prose; the error says that the
// document is not open.
func (s *server) ask(ctx context.Context, u uri.URI) (*question, error) {
	snap := s.snapshot(ctx)
	f := snap.File(nameOf(u))
	if f == nil {
		return nil, errUnknownDocument
	}
	r, err := snap.Check(ctx, f)
	if err != nil || r == nil {
		return nil, err
	}
	return &question{snap, f, r, mapper{f.Text, s.encoding}}, nil
}

// target finds what stands at a position.
func (q *question) target(p protocol.Position) (target, bool) {
	return at(q.result, q.m.offset(p))
}
