package e2e

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// long is a text whose first check takes a while.
var long = strings.Repeat("請先註冊帳號，再談技術主權與開源大模型，這是很長的一句話。\n\n", 20_000)

func TestExitWithoutShutdown(t *testing.T) {
	t.Parallel()
	s := newSession(t).initialize("")
	s.notify("exit", "null")
	if code := s.ends("exit"); code != 1 {
		t.Errorf("exit code %d, want 1", code)
	}
}

func TestExitBeforeInitialize(t *testing.T) {
	t.Parallel()
	s := newSession(t)
	s.notify("exit", "null")
	if code := s.ends("exit"); code != 1 {
		t.Errorf("exit code %d, want 1", code)
	}
}

func TestEndOfInput(t *testing.T) {
	t.Parallel()
	for name, prepare := range map[string]func(*session){
		"at once":     func(*session) {},
		"initialized": func(s *session) { s.initialize("") },
		"in a header": func(s *session) { s.initialize(""); s.raw("Content-Le") },
		"in a body":   func(s *session) { s.initialize(""); s.raw("Content-Length: 100\r\n\r\n{\"jsonrpc\"") },
		"a request running": func(s *session) {
			s.initialize("")
			s.open(document, long)
			s.request("textDocument/hover", at(document, 0, 4))
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newSession(t)
			prepare(s)
			if err := s.stdin.Close(); err != nil {
				t.Fatal(err)
			}
			if code := s.ends(name); code != 1 {
				t.Errorf("exit code %d, want 1", code)
			}
		})
	}
}

func TestEndOfInputAfterShutdown(t *testing.T) {
	t.Parallel()
	s := newSession(t).initialize("")
	s.call("shutdown", nil)
	if err := s.stdin.Close(); err != nil {
		t.Fatal(err)
	}
	s.ends("end of input after shutdown")
}

// TestSignal ends a server whose client keeps the connection open.
func TestSignal(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("no SIGTERM on Windows")
	}
	for name, prepare := range map[string]func(*session){
		"idle": func(s *session) { s.initialize(""); s.alive() },
		"running": func(s *session) {
			s.initialize("")
			s.open(document, long)
			s.request("textDocument/hover", at(document, 0, 4))
		},
		"before": func(s *session) { s.refused(serverNotInitialized, "shutdown", nil) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newSession(t)
			prepare(s)
			if err := s.cmd.Process.Signal(syscall.SIGTERM); err != nil {
				t.Fatal(err)
			}
			if code := s.ends("SIGTERM"); code != 1 {
				t.Errorf("exit code %d, want 1", code)
			}
		})
	}
}

// TestClientDies watches a process that the client names as its own, while
// something else keeps the connection open.
func TestClientDies(t *testing.T) {
	t.Parallel()
	client := exec.Command("sleep", "60")
	if err := client.Start(); err != nil {
		t.Skip("no sleep(1) to stand for a client:", err)
	}
	s := newSession(t)
	s.call("initialize", fmt.Sprintf(`{"processId":%d,"rootUri":null,"capabilities":{}}`, client.Process.Pid))
	s.alive()
	if err := client.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = client.Wait() // killed
	if code := s.ends("the client's death"); code != 1 {
		t.Errorf("exit code %d, want 1", code)
	}
}

func TestClientNeverWas(t *testing.T) {
	t.Parallel()
	s := newSession(t)
	s.request("initialize", fmt.Sprintf(`{"processId":%d,"rootUri":null,"capabilities":{}}`, 1<<30))
	s.ends("a client that is no process")
}

// TestClientNeverReads floods a client that reads nothing; the server must
// still take the end of the session.
func TestClientNeverReads(t *testing.T) {
	t.Parallel()
	root := write(t, map[string]string{"a.glossary.yaml": accounts})
	for name, end := range map[string]func(*session){
		"end of input": func(s *session) { _ = s.stdin.Close() },
		"signal":       func(s *session) { _ = s.cmd.Process.Signal(os.Interrupt) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := startSession(t)
			s.send(fmt.Sprintf(`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":%q,"capabilities":%s}}`, fileURI(root), pushCapabilities))
			s.notify("initialized", "{}")
			// Thousands of diagnostics fill the pipe.
			s.open(document, strings.Repeat("請先註冊賬戶。\n", 20_000))
			time.Sleep(slow(300 * time.Millisecond))
			end(s)
			s.ends(name)
		})
	}
	// The read loop goes on as long as nothing has to be answered.
	t.Run("exit", func(t *testing.T) {
		t.Parallel()
		s := startSession(t)
		s.send(fmt.Sprintf(`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":%q,"capabilities":%s}}`, fileURI(root), pushCapabilities))
		s.notify("initialized", "{}")
		s.open(document, strings.Repeat("請先註冊賬戶。\n", 20_000))
		time.Sleep(slow(300 * time.Millisecond))
		for i := range 50 {
			s.replace(document, i+2, fmt.Sprintf("第 %d 版", i))
		}
		s.notify("exit", "null")
		if code := s.ends("exit"); code != 1 {
			t.Errorf("exit code %d, want 1", code)
		}
	})
}

// TestClientClosesOutput closes the pipe that the server writes to.
func TestClientClosesOutput(t *testing.T) {
	t.Parallel()
	s := startSession(t)
	if err := s.stdout.Close(); err != nil {
		t.Fatal(err)
	}
	s.send(`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}`)
	s.send(`{"jsonrpc":"2.0","id":2,"method":"no/such"}`)
	s.ends("a closed output")
}
