package replay

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// echo is a server that hovers what a document was last said to be, asks the
// client for its settings once, and pushes a diagnostic for each change.
type echo struct {
	root  string
	late  int // how many hovers it answers wrongly at first
	wrong string
}

func (s *echo) serve(in io.Reader, out io.Writer) {
	text := ""
	for r := bufio.NewReader(in); ; {
		body, err := ReadFrame(r)
		if err != nil {
			return
		}
		var m message
		if json.Unmarshal(body, &m) != nil {
			return
		}
		say := func(format string, a ...any) {
			if WriteFrame(out, fmt.Appendf(nil, format, a...)) != nil {
				return
			}
		}
		switch m.Method {
		case "initialize":
			say(`{"id":%s,"result":{"capabilities":{"hoverProvider":true},"serverInfo":{"version":%q}}}`, m.ID, s.wrong)
			say(`{"id":"s1","method":"workspace/configuration","params":{"items":[]}}`)
		case "textDocument/didChange":
			var p struct{ Text string }
			_ = json.Unmarshal(m.Params, &p)
			text = p.Text
			say(`{"method":"textDocument/publishDiagnostics","params":{"uri":"file://%s/a.md","diagnostics":[%q]}}`, s.root, text)
		case "textDocument/hover":
			got := text + s.wrong
			if s.late > 0 {
				s.late, got = s.late-1, "not yet"
			}
			say(`{"id":%s,"result":{"contents":%q,"uri":"file://%s/a.md"}}`, m.ID, got, s.root)
		}
	}
}

// start runs a server and returns the client's ends of its pipes.
func (s *echo) start(t *testing.T) (io.Reader, io.WriteCloser) {
	in, toServer := io.Pipe()
	fromServer, out := io.Pipe()
	go func() {
		s.serve(in, out)
		out.Close()
	}()
	t.Cleanup(func() { toServer.Close() })
	return fromServer, toServer
}

// session is what the recorded client says.
var session = []string{
	`{"id":1,"method":"initialize","params":{"processId":4711,"rootUri":"file://ROOT"}}`,
	`{"method":"textDocument/didChange","params":{"text":"甲"}}`,
	`{"id":2,"method":"textDocument/hover","params":{}}`,
	`{"method":"textDocument/didChange","params":{"text":"乙𠮷"}}`,
	`{"id":"3","method":"textDocument/hover","params":{}}`,
	`{"method":"textDocument/didSave","params":{"textDocument":{"uri":"file://ROOT/a.md"}}}`,
}

// record makes a recording in the way that the recorder does, with a client
// that waits for each answer.
func record(t *testing.T) []Line {
	root := t.TempDir()
	name := filepath.Join(root, "a.md")
	if err := os.WriteFile(name, []byte("始"), 0o644); err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	r := &Recorder{Places: Places{Root: root, Cache: "/nowhere"}, To: &file}
	if err := r.Start(); err != nil {
		t.Fatal(err)
	}
	fromServer, toServer := (&echo{root: root}).start(t)
	client, clientOut := io.Pipe()
	clientIn, server := io.Pipe()
	go func() { _ = r.Pass(Client, client, toServer) }()
	go func() { _ = r.Pass(Server, fromServer, server) }()
	in := bufio.NewReader(clientIn)
	for _, body := range session {
		if strings.Contains(body, "didSave") {
			if err := os.WriteFile(name, []byte("終"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if err := WriteFrame(clientOut, []byte(strings.ReplaceAll(body, "ROOT", root))); err != nil {
			t.Fatal(err)
		}
		for range map[bool]int{true: 2, false: 1}[strings.Contains(body, "initialize")] {
			if strings.Contains(body, "didSave") {
				break
			}
			if _, err := ReadFrame(in); err != nil {
				t.Fatal(err)
			}
		}
	}
	// The pipe has no buffer: what was written has been passed on once another
	// message is taken.
	if err := WriteFrame(clientOut, []byte(`{"method":"exit"}`)); err != nil {
		t.Fatal(err)
	}
	clientOut.Close()
	path := filepath.Join(t.TempDir(), "recording.jsonl")
	r.mu.Lock()
	defer r.mu.Unlock()
	if err := os.WriteFile(path, file.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	lines, err := Read(path)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(file.Bytes(), []byte(root)) || bytes.Contains(file.Bytes(), []byte("4711")) {
		t.Errorf("the recording names the recording's folder or process:\n%s", file.Bytes())
	}
	return lines
}

func play(t *testing.T, lines []Line, s *echo, patience time.Duration) *Result {
	t.Helper()
	s.root = t.TempDir()
	from, to := s.start(t)
	p := &Player{Places: Places{Root: s.root, Cache: "/elsewhere"}, Patience: patience}
	r, err := p.Play(t.Context(), lines, from, to)
	if err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(filepath.Join(s.root, "a.md")); err != nil || string(b) != "終" {
		t.Errorf("the saved file is %q, %v", b, err)
	}
	return r
}

func TestReplay(t *testing.T) {
	lines := record(t)
	for _, s := range []*echo{{}, {late: 2}} {
		r := play(t, lines, s, time.Minute)
		if r.Compared != 4 || len(r.Differences) > 0 {
			t.Errorf("the same server: %d compared, %v", r.Compared, r.Differences)
		}
	}
	r := play(t, lines, &echo{wrong: "？"}, 2*time.Second)
	if len(r.Differences) != 2 || !strings.Contains(r.Differences[0].String(), `textDocument/hover.contents: want "甲", got "甲？"`) {
		t.Errorf("a changed server: %v", r.Differences)
	}
	if again := play(t, r.Lines, &echo{wrong: "？"}, time.Minute); len(again.Differences) > 0 {
		t.Errorf("a changed server, recorded anew: %v", again.Differences)
	}
	if _, err := (&Player{}).Play(t.Context(), []Line{{From: Disk, Path: "../out", Text: new(string)}}, strings.NewReader(""), io.Discard); err == nil {
		t.Error("a file outside the workspace was written")
	}
}

// TestGone: a server that ends its session is an error, not a wait.
func TestGone(t *testing.T) {
	lines := record(t)
	if _, err := (&Player{Places: Places{Root: t.TempDir()}}).Play(t.Context(), lines, strings.NewReader(""), io.Discard); err == nil {
		t.Error("no error")
	}
}

func TestDifference(t *testing.T) {
	for _, x := range []struct{ want, got, difference string }{
		{`{"a":1,"resultId":"x"}`, `{"resultId":"y","a":1}`, ""},
		{`{"a":[1,{"b":null}]}`, `{"a":[1,{}]}`, ""},
		{`{"a":[1,2]}`, `{"a":[1,3]}`, ".a[1]: want 2, got 3"},
		{`[1]`, `[1,2]`, ": want [1], got [1,2]"},
		{`null`, `{"a":1}`, `: want null, got {"a":1}`},
		{``, ``, ""},
		{`1`, ``, "want 1, got "},
	} {
		if got := difference(json.RawMessage(x.want), json.RawMessage(x.got)); got != x.difference {
			t.Errorf("%s, %s: %q; want %q", x.want, x.got, got, x.difference)
		}
	}
}

func TestPlaces(t *testing.T) {
	p := Places{Root: "/home/a/book", Cache: "/home/a/.cache"}
	const want = `{"uri":"file://${root}/a.md","cache":"${cache}/x"}`
	for _, message := range []string{
		`{"uri":"file:///home/a/book/a.md","cache":"/home/a/.cache/x"}`,
		`{"uri":"file:\/\/\/home\/a\/book/a.md","cache":"\/home\/a\/.cache/x"}`,
	} {
		got := strings.ReplaceAll(string(p.Hide([]byte(message))), `\/`, "/")
		if got != want {
			t.Errorf("Hide(%s) = %s, want %s", message, got, want)
		}
	}
}
