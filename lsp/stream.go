package lsp

import (
	"bufio"
	"context"
	"errors"
	"io"
	"log/slog"
	"strconv"
	"strings"

	"go.lsp.dev/jsonrpc2"
)

// framer is a stream that takes the bodies of frames as they are.
type framer interface {
	jsonrpc2.Stream
	WriteFrame(ctx context.Context, data []byte) (int64, error)
}

// tolerantStream keeps a connection alive over bodies that are no message: it
// answers them with an error and reads on. Broken framing still ends the
// connection, since nothing tells where the next frame starts.
type tolerantStream struct {
	framer // for writing
	in     *bufio.Reader
	buf    []byte             // of the last frame
	ended  context.CancelFunc // called when there is nothing more to read
	log    *slog.Logger
}

// newStream returns a stream over a connection. ended is called when its input
// ends or breaks: the library would wait for whatever runs.
func newStream(rwc io.ReadWriteCloser, log *slog.Logger, ended context.CancelFunc) (*tolerantStream, error) {
	f, ok := jsonrpc2.NewStream(rwc).(framer)
	if !ok {
		return nil, errors.New("the connection's stream takes no frames")
	}
	return &tolerantStream{framer: f, in: bufio.NewReader(rwc), ended: ended, log: log}, nil
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

// ReadFrame returns the next body that is a message, and the size of its frame.
// The body is valid until the next call.
func (t *tolerantStream) ReadFrame(ctx context.Context) ([]byte, int64, error) {
	for {
		if err := ctx.Err(); err != nil {
			return nil, 0, err
		}
		body, n, err := t.readBody()
		if err != nil {
			t.ended()
			return nil, 0, err
		}
		answer := parseError
		if isBatch(body) {
			answer, err = batchRefused, jsonrpc2.ErrInvalidRequest
		} else if _, err = jsonrpc2.DecodeMessage(body); err == nil {
			return body, n, nil
		}
		t.log.Warn("message refused", "bytes", n, "error", err)
		if _, err := t.WriteFrame(ctx, []byte(answer)); err != nil {
			return nil, 0, err
		}
	}
}

const (
	maxBody = 1 << 30 // bytes; a frame that says more is broken
	keptBuf = 1 << 20 // bytes; the buffer of a larger frame is not kept
)

// readBody reads a frame. The error is io.EOF at the end of input between
// frames.
func (t *tolerantStream) readBody() ([]byte, int64, error) {
	length, head, err := t.readHeader()
	if err != nil {
		return nil, 0, err
	}
	if cap(t.buf) < length || cap(t.buf) > keptBuf {
		t.buf = make([]byte, length)
	}
	t.buf = t.buf[:length]
	if _, err := io.ReadFull(t.in, t.buf); err != nil {
		return nil, 0, io.ErrUnexpectedEOF
	}
	return t.buf, head + int64(length), nil
}

// readHeader reads up to the empty line, and returns the length of the body and
// of the header.
func (t *tolerantStream) readHeader() (length int, size int64, err error) {
	length = -1
	for {
		line, err := t.in.ReadSlice('\n')
		size += int64(len(line))
		switch {
		case errors.Is(err, io.EOF) && size == 0:
			return 0, 0, io.EOF
		case errors.Is(err, io.EOF):
			return 0, 0, io.ErrUnexpectedEOF
		case errors.Is(err, bufio.ErrBufferFull):
			return 0, 0, jsonrpc2.ErrInvalidHeader
		case err != nil:
			return 0, 0, err
		}
		field := strings.TrimSpace(string(line))
		if field == "" {
			break
		}
		name, value, ok := strings.Cut(field, ":")
		if !ok {
			return 0, 0, jsonrpc2.ErrInvalidHeader
		}
		if strings.EqualFold(name, "Content-Length") {
			if length, err = strconv.Atoi(strings.TrimSpace(value)); err != nil || length < 0 || length > maxBody {
				return 0, 0, jsonrpc2.ErrInvalidHeader
			}
		}
	}
	if length < 0 {
		return 0, 0, jsonrpc2.ErrInvalidHeader
	}
	return length, size, nil
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
