package lsp

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"runtime"
	"runtime/debug"
	"time"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"

	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

// Options is what a server is made with.
type Options struct {
	Version string
	Log     *slog.Logger     // must not write to the connection
	Cache   *workspace.Cache // nil: embedded entries cannot be opened
}

// ErrNoShutdown is returned by Serve for a session that ended without the
// shutdown request.
var ErrNoShutdown = errors.New("the client ended the session without shutdown")

// grace is how long a session that ends waits for what still runs: a read that
// cannot be interrupted, a write that the client does not take. The end of the
// process ends them.
const grace = 200 * time.Millisecond

// Serve runs a session on a connection and returns when it ends: at exit, at
// the end of input, when the client's process is gone, or when ctx is done. The
// error is ErrNoShutdown, or says what broke the connection.
func Serve(ctx context.Context, rwc io.ReadWriteCloser, o Options) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	stream, err := newStream(rwc, o.Log, cancel)
	if err != nil {
		return err
	}
	conn := jsonrpc2.NewConn(stream, jsonrpc2.WithCodec(codec{}))
	s := newServer(ctx, o, cancel)
	s.client = protocol.ClientDispatcher(conn)
	conn.Go(ctx, s.dispatch())
	select {
	case <-conn.Done():
	case <-ctx.Done():
		if err := rwc.Close(); err != nil {
			o.Log.Debug("close the connection", "error", err)
		}
	}
	cancel()
	s.workspace.Shut()
	patience, stop := context.WithTimeout(context.WithoutCancel(ctx), grace)
	defer stop()
	for _, done := range []<-chan struct{}{conn.Done(), s.diagnose.stopped()} {
		select {
		case <-done:
		case <-patience.Done():
			o.Log.Debug("something still runs at the session's end")
		}
	}
	switch phase, err := s.phase.Load(), conn.Err(); {
	case phase == phaseExited:
		return nil
	case err != nil:
		return err
	case phase == phaseShutdown:
		return nil // the input ended where exit should have come
	}
	return ErrNoShutdown
}

// codec encodes messages as the protocol has them.
type codec struct{}

func (codec) Marshal(v any) ([]byte, error)      { return protocol.Marshal(v) }
func (codec) Unmarshal(data []byte, v any) error { return protocol.Unmarshal(data, v) }

// The phases of a session.
const (
	phaseCreated int32 = iota
	phaseInitialized
	phaseShutdown
	phaseExited
)

// inOrder lists the requests that run on the read loop; every notification
// does.
var inOrder = map[string]bool{protocol.MethodInitialize: true, protocol.MethodShutdown: true}

// dispatch returns the connection's handler. Writes run inline, in the order
// of the wire; reads take their snapshot there and then run beside the others,
// so many at a time as there are processors to use.
func (s *server) dispatch() jsonrpc2.Handler {
	std := protocol.ServerHandler(s, jsonrpc2.MethodNotFoundHandler)
	slots := make(chan struct{}, 2*runtime.GOMAXPROCS(0))
	concurrent := protocol.CancelHandler(func(ctx context.Context, req *jsonrpc2.Request) (any, error) {
		ctx = context.WithValue(ctx, snapshotKey{}, s.workspace.Snapshot())
		jsonrpc2.Async(ctx) // from here on the next message may be read
		select {
		case slots <- struct{}{}:
			defer func() { <-slots }()
		case <-ctx.Done():
			return nil, protocol.ErrRequestCancelled
		}
		return s.guard(ctx, req, std)
	})
	return func(ctx context.Context, req *jsonrpc2.Request) (any, error) {
		method, call := req.Method(), req.IsCall()
		if method == protocol.MethodCancelRequest {
			// A malformed id's error would end the connection.
			if _, err := concurrent(ctx, req); err != nil {
				s.log.Debug("cancel", "error", err)
			}
			return nil, nil
		}
		if err := s.admit(method); err != nil {
			if call {
				return nil, err
			}
			return nil, nil
		}
		if call && !known[method] {
			// Without parameters the library would call it a parse error.
			return nil, jsonrpc2.Errorf(jsonrpc2.MethodNotFound, "method %q is not supported", method)
		}
		if !call && known[method] {
			return nil, nil // without an id it cannot be answered
		}
		if call && !inOrder[method] {
			return concurrent(ctx, req)
		}
		// The request is recycled when this returns: nothing may be derived
		// from its own context.
		res, err := s.guard(jsonrpc2.DetachContext(ctx), req, std)
		if !call {
			if err != nil && !errors.Is(err, jsonrpc2.ErrMethodNotFound) {
				s.log.Warn("notification failed", "method", method, "error", err)
			}
			return nil, nil // an error would end the connection
		}
		return res, err
	}
}

// known lists the requests that are answered.
var known = map[string]bool{
	protocol.MethodInitialize:                    true,
	protocol.MethodShutdown:                      true,
	protocol.MethodTextDocumentHover:             true,
	protocol.MethodTextDocumentCompletion:        true,
	protocol.MethodCompletionItemResolve:         true,
	protocol.MethodWorkspaceSymbol:               true,
	protocol.MethodTextDocumentDefinition:        true,
	protocol.MethodTextDocumentDiagnostic:        true,
	protocol.MethodTextDocumentCodeAction:        true,
	protocol.MethodTextDocumentReferences:        true,
	protocol.MethodTextDocumentDocumentHighlight: true,
	protocol.MethodTextDocumentDocumentSymbol:    true,
	protocol.MethodTextDocumentDocumentLink:      true,
	protocol.MethodTextDocumentPrepareRename:     true,
	protocol.MethodTextDocumentRename:            true,

	methodStatus:     true,
	methodConcepts:   true,
	methodReferences: true,
	methodUses:       true,
	methodDescribe:   true,
}

// admit returns the error for a message that must not come in the session's
// phase.
func (s *server) admit(method string) error {
	switch phase := s.phase.Load(); {
	case method == protocol.MethodExit:
		return nil
	case phase == phaseCreated && method != protocol.MethodInitialize:
		return jsonrpc2.NewError(jsonrpc2.ServerNotInitialized, "the server is not initialized")
	case phase == phaseInitialized && method == protocol.MethodInitialize:
		return jsonrpc2.NewError(jsonrpc2.InvalidRequest, "the server is initialized already")
	case phase >= phaseShutdown:
		return jsonrpc2.NewError(jsonrpc2.InvalidRequest, "the server has shut down")
	}
	return nil
}

// guard runs a handler and keeps its panic from ending the session.
func (s *server) guard(ctx context.Context, req *jsonrpc2.Request, h jsonrpc2.Handler) (res any, err error) {
	method := req.Method()
	defer func() {
		if r := recover(); r != nil {
			s.log.Error("panic", "method", method, "value", r, "stack", string(debug.Stack()))
			res, err = nil, jsonrpc2.Errorf(jsonrpc2.InternalError, "internal error in %s", method)
		}
		var answer *jsonrpc2.Error
		switch {
		case errors.Is(err, context.Canceled):
			err = protocol.ErrRequestCancelled
		case errors.Is(err, jsonrpc2.ErrParse):
			// The message was sound: what could not be read is its parameters.
			err = jsonrpc2.NewError(jsonrpc2.InvalidParams, err.Error())
		case err != nil && !errors.As(err, &answer):
			s.log.Error("request failed", "method", method, "error", err)
			err = jsonrpc2.Errorf(jsonrpc2.InternalError, "internal error in %s", method)
		}
	}()
	return h(ctx, req)
}

type snapshotKey struct{}

// snapshot returns the snapshot that was current when the request arrived.
func (s *server) snapshot(ctx context.Context) *workspace.Snapshot {
	if snap, ok := ctx.Value(snapshotKey{}).(*workspace.Snapshot); ok {
		return snap
	}
	return s.workspace.Snapshot()
}
