package lsp

import (
	"context"
	"log/slog"

	"go.lsp.dev/jsonrpc2"
)

// framer is a stream that gives the bodies of frames before they are decoded.
type framer interface {
	jsonrpc2.Stream
	ReadFrame(ctx context.Context) ([]byte, int64, error)
	WriteFrame(ctx context.Context, data []byte) (int64, error)
}

// tolerantStream keeps a connection alive over bodies that are no message: it
// answers them with a parse error and reads on. Broken framing still ends the
// connection, since nothing tells where the next frame starts.
type tolerantStream struct {
	framer
	log *slog.Logger
}

// Read implements jsonrpc2.Stream.
func (t *tolerantStream) Read(ctx context.Context) (jsonrpc2.Message, int64, error) {
	body, n, err := t.ReadFrame(ctx)
	if err != nil {
		return nil, 0, err
	}
	m, err := jsonrpc2.DecodeMessage(body)
	return m, n, err
}

const (
	parseError   = `{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"the message is not a JSON-RPC 2.0 message"}}`
	batchRefused = `{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"batches are not part of the Language Server Protocol"}}`
)

// ReadFrame returns the next body that is a message.
func (t *tolerantStream) ReadFrame(ctx context.Context) ([]byte, int64, error) {
	for {
		body, n, err := t.framer.ReadFrame(ctx)
		if err != nil {
			return nil, 0, err
		}
		answer := parseError
		if isBatch(body) {
			answer = batchRefused
		} else if _, err = jsonrpc2.DecodeMessage(body); err == nil {
			return body, n, nil
		}
		t.log.Warn("message refused", "bytes", n, "error", err)
		if _, err := t.WriteFrame(ctx, []byte(answer)); err != nil {
			return nil, 0, err
		}
	}
}

func isBatch(body []byte) bool {
	for _, c := range body {
		switch c {
		case ' ', '\t', '\r', '\n':
			continue
		}
		return c == '['
	}
	return false
}
