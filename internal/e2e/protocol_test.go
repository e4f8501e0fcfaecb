package e2e

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

const (
	parseError           = -32700
	invalidRequest       = -32600
	methodNotFound       = -32601
	invalidParams        = -32602
	serverNotInitialized = -32002
	requestCancelled     = -32800
)

const document = "untitled:Untitled-1"

func TestOrderOfSession(t *testing.T) {
	t.Parallel()
	s := newSession(t)
	s.refused(serverNotInitialized, "textDocument/hover", at(document, 0, 0))
	s.refused(serverNotInitialized, "no/such", nil)
	s.notify("textDocument/didOpen", "{}") // dropped
	s.initialize("")
	s.refused(invalidRequest, "initialize", `{"processId":null,"rootUri":null,"capabilities":{}}`)
	s.alive()
	if m := s.call("shutdown", nil); m.Error != nil || string(m.Result) != "null" {
		t.Errorf("shutdown: %+v", m)
	}
	s.refused(invalidRequest, "textDocument/hover", at(document, 0, 0))
	s.refused(invalidRequest, "initialize", `{"processId":null,"rootUri":null,"capabilities":{}}`)
	s.refused(invalidRequest, "shutdown", nil)
	s.open(document, "乾淨") // dropped
	s.notify("exit", "null")
	if code := s.ends("exit"); code != 0 {
		t.Errorf("exit code %d after shutdown and exit", code)
	}
}

func TestUnknownMethods(t *testing.T) {
	t.Parallel()
	s := newSession(t).initialize("")
	s.refused(methodNotFound, "no/such", nil)
	s.refused(methodNotFound, "no/such", `{"a":1}`)
	s.refused(methodNotFound, "no/such", `[1]`)
	s.refused(methodNotFound, "$/optional", nil)
	s.refused(methodNotFound, "textDocument/formatting", at(document, 0, 0))
	s.notify("no/such", "{}")
	s.notify("$/no/such", "[]")
	s.send(`{"jsonrpc":"2.0","method":"no/params"}`)
	s.alive()
}

func TestWrongParameters(t *testing.T) {
	t.Parallel()
	s := newSession(t).initialize("")
	s.open(document, "第一行\n第二行\n")
	for _, params := range []any{
		at(document, -1, 0),
		at(document, 0, -1),
		at(document, 1<<40, 0),
		`{"textDocument":{"uri":"untitled:Untitled-1"},"position":{"line":1.5,"character":0}}`,
		`{"textDocument":{"uri":"untitled:Untitled-1"},"position":"0:0"}`,
		`{"textDocument":7,"position":{"line":0,"character":0}}`,
		`[]`, `"x"`, nil,
	} {
		m := s.call("textDocument/hover", params)
		if m.Error == nil || m.Error.Code != invalidParams {
			t.Errorf("hover %v: %+v, result %s", params, m.Error, m.Result)
		}
	}
	s.refused(invalidParams, "textDocument/hover", at("file:///nowhere.md", 0, 0))
	s.refused(invalidParams, "textDocument/definition", at("file:///nowhere.md", 0, 0))
	for _, method := range []string{
		"textDocument/didOpen", "textDocument/didChange", "textDocument/didClose",
		"workspace/didChangeConfiguration", "workspace/didChangeWatchedFiles", "workspace/didChangeWorkspaceFolders",
		"$/setTrace", "initialized",
	} {
		for _, params := range []string{`{}`, `[]`, `7`, `null`, `{"textDocument":null}`, `{"textDocument":{"uri":7}}`, `{"event":7,"changes":7,"settings":7}`} {
			s.notify(method, params)
		}
		s.send(fmt.Sprintf(`{"jsonrpc":"2.0","method":%q}`, method))
	}
	s.replace("untitled:never-opened", 2, "甲")
	s.notify("textDocument/didClose", `{"textDocument":{"uri":"untitled:never-opened"}}`)
	s.alive()
	if got := s.hover(document, 0, 0); got != "" {
		t.Errorf("hover: %q", got)
	}
}

func TestCancel(t *testing.T) {
	t.Parallel()
	s := newSession(t).initialize(write(t, map[string]string{"a.glossary.yaml": accounts}))
	for _, id := range []string{`"no such"`, `123456`, `null`, `{}`, `[]`, `1.5`, `true`} {
		s.notify("$/cancelRequest", `{"id":`+id+`}`)
	}
	s.notify("$/cancelRequest", `{}`)
	s.notify("$/cancelRequest", `[]`)
	s.send(`{"jsonrpc":"2.0","method":"$/cancelRequest"}`)
	s.alive()

	// The first hover in a long text computes the whole; it must be answered
	// before that is done.
	const uri = "untitled:long"
	s.open(uri, strings.Repeat("請先註冊帳號，再談技術主權與開源大模型，這是很長的一句話。\n\n", 20_000))
	id, hover := s.request("textDocument/hover", at(uri, 0, 4))
	s.notify("$/cancelRequest", fmt.Sprintf(`{"id":%d}`, id))
	m := s.await(hover, "cancelled hover")
	if m.Error != nil && m.Error.Code != requestCancelled {
		t.Errorf("cancelled hover: %+v", m.Error)
	}
	if got := s.hover(uri, 0, 4); !strings.Contains(got, "證明身分") {
		t.Errorf("hover after a cancelled one: %q", got)
	}
}

// TestBodies sends bodies that are no message; each is answered where an answer
// is due, and the session goes on.
func TestBodies(t *testing.T) {
	t.Parallel()
	s := newSession(t).initialize("")
	for _, c := range []struct {
		body string
		code int
	}{
		{``, parseError}, // Content-Length: 0
		{`{`, parseError},
		{`帳號`, parseError},
		{"\xff\xfe", parseError},
		{`null`, parseError},
		{`7`, parseError},
		{` `, parseError},
		{`{}`, parseError},
		{`{"id":1,"method":"shutdown"}`, parseError},
		{`{"jsonrpc":"1.0","id":1,"method":"shutdown"}`, parseError},
		{`{"jsonrpc":"2.0","id":1.5,"method":"shutdown"}`, parseError},
		{`{"jsonrpc":"2.0","id":{},"method":"shutdown"}`, parseError},
		{`{"jsonrpc":"2.0","id":1,"method":7}`, parseError},
		{`{"jsonrpc":"2.0","id":1}`, parseError},
		{strings.Repeat("[", 100_000), invalidRequest},
		{`{"jsonrpc":"2.0","id":1,"method":"x","params":` + strings.Repeat("[", 100_000) + `}`, parseError},
		{`[]`, invalidRequest},
		{`[{"jsonrpc":"2.0","id":1,"method":"shutdown"}]`, invalidRequest},
		{` [1,2]`, invalidRequest},
	} {
		shown := c.body
		if len(shown) > 60 {
			shown = shown[:60] + "…"
		}
		s.send(c.body)
		m := s.orphan(shown)
		if m.Error == nil || m.Error.Code != c.code && m.Error.Code != invalidRequest || string(m.ID) != "null" {
			t.Errorf("%q: id %s, %+v; want code %d and id null", shown, m.ID, m.Error, c.code)
		}
		s.alive()
	}
	// These want no answer: notifications, and answers to nothing.
	for _, body := range []string{
		`{"jsonrpc":"2.0","id":null,"method":"shutdown"}`,
		`{"jsonrpc":"2.0","id":99,"result":null}`,
		`{"jsonrpc":"2.0","id":"99","result":{"a":[1,2]}}`,
		`{"jsonrpc":"2.0","id":99,"error":{"code":1,"message":"no"}}`,
	} {
		s.send(body)
		s.alive()
	}
	// String ids are as good as numbers.
	s.send(`{"jsonrpc":"2.0","id":"七","method":"textDocument/hover","params":{"textDocument":{"uri":"untitled:x"},"position":{"line":0,"character":0}}}`)
	if m := s.orphan("string id"); string(m.ID) != `"七"` || m.Error == nil || m.Error.Code != invalidParams {
		t.Errorf("string id: %s %+v", m.ID, m.Error)
	}
}

// TestFraming sends broken headers. Nothing tells where the next frame starts,
// so the session ends, at once and with an error.
func TestFraming(t *testing.T) {
	t.Parallel()
	for name, raw := range map[string]string{
		"negative length":    "Content-Length: -1\r\n\r\n{}",
		"huge length":        "Content-Length: 99999999999999999999\r\n\r\n{}",
		"12 GB":              "Content-Length: 12000000000\r\n\r\n{}",
		"no number":          "Content-Length: 七\r\n\r\n{}",
		"no length":          "Content-Type: application/json\r\n\r\n{}",
		"no header":          "\r\n\r\n{}",
		"no colon":           "Content-Length 2\r\n\r\n{}",
		"no frame":           "hello\n\n\n",
		"body not of length": "Content-Length: 1\r\n\r\n{}",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newSession(t).initialize("")
			s.raw(raw)
			if name == "body not of length" {
				s.raw("\r\n\r\n")
			}
			if code := s.ends(raw); code != 1 {
				t.Errorf("exit code %d, want 1", code)
			}
			if log := s.log.String(); !strings.Contains(log, "connection broke") {
				t.Errorf("the log does not say that the connection broke:\n%s", log)
			}
		})
	}
}

func TestUnusualFraming(t *testing.T) {
	t.Parallel()
	s := newSession(t).initialize("")
	body := `{"jsonrpc":"2.0","id":"a","method":"no/such"}`
	for _, head := range []string{
		"content-length: %d\r\n\r\n", "Content-Length:%d\r\n\r\n", "Content-Length: %d\n\n",
		"Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: %d\r\n\r\n",
		"X-Unknown: 1\r\nContent-Length: %d\r\n\r\n",
	} {
		s.raw(fmt.Sprintf(head, len(body)) + body)
		if m := s.orphan(head); string(m.ID) != `"a"` || m.Error == nil || m.Error.Code != methodNotFound {
			t.Errorf("%q: %+v", head, m)
		}
	}
	// In pieces, as a slow pipe gives them.
	frame := fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(body), body)
	for i := 0; i < len(frame); i += 5 {
		s.raw(frame[i:min(i+5, len(frame))])
		time.Sleep(time.Millisecond)
	}
	s.orphan("in pieces")
}
