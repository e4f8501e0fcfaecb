package e2e

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// program is the path of the program under test: what JIAOZHU_PROGRAM names, or
// else built by TestMain.
var program = os.Getenv("JIAOZHU_PROGRAM")

func TestMain(m *testing.M) {
	code, err := buildAndRun(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, "e2e:", err)
		os.Exit(1)
	}
	os.Exit(code)
}

func buildAndRun(m *testing.M) (int, error) {
	if program != "" {
		return m.Run(), nil
	}
	dir, err := os.MkdirTemp("", "jiaozhu-e2e-")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(dir)
	if err := os.Chmod(dir, 0o755); err != nil { // for the child without rights
		return 0, err
	}
	program = filepath.Join(dir, "jiaozhu")
	args := []string{"build", "-trimpath", "-ldflags", "-s -w", "-o", program}
	if raceEnabled || os.Getenv("JIAOZHU_RACE") != "" {
		args = append(args, "-race")
	}
	if out, err := exec.Command("go", append(args, "../../cmd/jiaozhu")...).CombinedOutput(); err != nil {
		return 0, fmt.Errorf("go build: %w\n%s", err, out)
	}
	return m.Run(), nil
}

// slow stretches time limits where the program runs under the race detector.
func slow(d time.Duration) time.Duration {
	if raceEnabled || os.Getenv("JIAOZHU_RACE") != "" {
		return 8 * d
	}
	return d
}

// patience bounds a wait for something that must come.
var patience = slow(2 * time.Minute)

// rpcError is the error of a response.
type rpcError struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
}

// message is what the server sends.
type message struct {
	ID     json.RawMessage `json:"id"`
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
	Result json.RawMessage `json:"result"`
	Error  *rpcError       `json:"error"`
}

type position struct {
	Line      int `json:"line"`
	Character int `json:"character"`
}

type span struct {
	Start position `json:"start"`
	End   position `json:"end"`
}

type diagnostic struct {
	Range    span   `json:"range"`
	Severity int    `json:"severity"`
	Code     string `json:"code"`
	Message  string `json:"message"`
}

type published struct {
	URI         string       `json:"uri"`
	Version     *int         `json:"version"`
	Diagnostics []diagnostic `json:"diagnostics"`
}

// lockedBuffer collects the server's log.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// session is one run of jiaozhu lsp with a client that reads everything.
type session struct {
	t      testing.TB
	cmd    *exec.Cmd
	stdin  io.WriteCloser
	stdout io.ReadCloser
	log    *lockedBuffer
	exited chan struct{}

	writing sync.Mutex

	mu       sync.Mutex
	lastID   int
	waiting  map[string]chan message
	orphans  chan message // responses with a null or unknown id
	pushed   map[string]published
	changed  chan struct{} // closed and replaced at each publication
	settings string        // answer to workspace/configuration
}

// newSession starts a server and reads what it sends. Its cache folder is the
// test's own unless env says otherwise.
func newSession(t testing.TB, env ...string) *session {
	t.Helper()
	s := startSession(t, env...)
	go s.read()
	return s
}

// startSession starts a server and reads nothing.
func startSession(t testing.TB, env ...string) *session {
	t.Helper()
	return startSessionWith(t, nil, env...)
}

// startSessionWith starts a server whose process has the attributes that set
// gives it.
func startSessionWith(t testing.TB, set func(*syscall.SysProcAttr), env ...string) *session {
	t.Helper()
	s := &session{
		t: t, log: &lockedBuffer{}, exited: make(chan struct{}),
		waiting: map[string]chan message{}, orphans: make(chan message, 100),
		pushed: map[string]published{}, changed: make(chan struct{}), settings: "null",
	}
	s.cmd = exec.Command(program, "lsp", "--log", "warn")
	s.cmd.Env = environment(t, env...)
	s.cmd.Dir = t.TempDir()
	s.cmd.Stderr = s.log
	s.cmd.WaitDelay = time.Second
	if set != nil {
		s.cmd.Dir = os.TempDir() // the test's own is closed to other users
		s.cmd.SysProcAttr = &syscall.SysProcAttr{}
		set(s.cmd.SysProcAttr)
	}
	var err error
	if s.stdin, err = s.cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	if s.stdout, err = s.cmd.StdoutPipe(); err != nil {
		t.Fatal(err)
	}
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		_ = s.cmd.Wait() // the state is read from ProcessState
		close(s.exited)
	}()
	t.Cleanup(func() {
		_ = s.cmd.Process.Kill()
		<-s.exited
		log := s.log.String()
		for _, bad := range []string{"DATA RACE", "panic", "goroutine "} {
			if strings.Contains(log, bad) {
				t.Errorf("the server's log has %q", bad)
			}
		}
		if t.Failed() {
			t.Logf("the server's log:\n%s", log)
		}
	})
	return s
}

// environment is a small one with folders of the test's own.
func environment(t testing.TB, env ...string) []string {
	home := t.TempDir()
	return append([]string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + home, "XDG_CACHE_HOME=" + filepath.Join(home, "cache"),
		"LC_ALL=zh_TW.UTF-8", "GORACE=halt_on_error=1",
	}, env...)
}

// read delivers what the server sends until it sends no more.
func (s *session) read() {
	r := bufio.NewReader(s.stdout)
	for {
		m, err := readMessage(r)
		if err != nil {
			s.mu.Lock()
			for _, c := range s.waiting {
				close(c)
			}
			s.waiting = map[string]chan message{}
			s.mu.Unlock()
			return
		}
		switch {
		case m.Method != "" && len(m.ID) > 0:
			go s.answer(m)
		case m.Method == "textDocument/publishDiagnostics":
			var p published
			if err := json.Unmarshal(m.Params, &p); err != nil {
				s.t.Errorf("publishDiagnostics: %v", err)
			}
			s.mu.Lock()
			s.pushed[p.URI] = p
			close(s.changed)
			s.changed = make(chan struct{})
			s.mu.Unlock()
		case m.Method == "":
			s.mu.Lock()
			c, ok := s.waiting[string(m.ID)]
			delete(s.waiting, string(m.ID))
			s.mu.Unlock()
			if ok {
				c <- m
			} else {
				s.orphans <- m
			}
		}
	}
}

// readMessage reads one frame.
func readMessage(r *bufio.Reader) (message, error) {
	var m message
	length := -1
	for {
		line, err := r.ReadString('\n')
		if err != nil {
			return m, err
		}
		line = strings.TrimSpace(line)
		if line == "" {
			break
		}
		if v, ok := strings.CutPrefix(line, "Content-Length: "); ok {
			if length, err = strconv.Atoi(v); err != nil {
				return m, err
			}
		}
	}
	if length < 0 {
		return m, errors.New("a frame without Content-Length")
	}
	body := make([]byte, length)
	if _, err := io.ReadFull(r, body); err != nil {
		return m, err
	}
	return m, json.Unmarshal(body, &m)
}

// answer responds to a request of the server.
func (s *session) answer(m message) {
	result := "null"
	if m.Method == "workspace/configuration" {
		s.mu.Lock()
		result = "[" + s.settings + "]"
		s.mu.Unlock()
	}
	s.send(fmt.Sprintf(`{"jsonrpc":"2.0","id":%s,"result":%s}`, m.ID, result))
}

// raw writes bytes as they are. The server may have gone: that is for the test
// to see elsewhere.
func (s *session) raw(b string) {
	s.writing.Lock()
	defer s.writing.Unlock()
	_, _ = io.WriteString(s.stdin, b)
}

// send writes one frame.
func (s *session) send(body string) {
	s.raw(fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(body), body))
}

func decode(t testing.TB, raw json.RawMessage, v any) {
	t.Helper()
	if err := json.Unmarshal(raw, v); err != nil {
		t.Errorf("%v in %s", err, raw)
	}
}

func encode(t testing.TB, v any) string {
	t.Helper()
	if raw, ok := v.(string); ok {
		return raw // JSON already
	}
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// notify sends a notification; params is a value or JSON as a string.
func (s *session) notify(method string, params any) {
	s.t.Helper()
	s.send(fmt.Sprintf(`{"jsonrpc":"2.0","method":%q,"params":%s}`, method, encode(s.t, params)))
}

// request sends a request and returns its id and the channel of its response.
// No params are sent if params is nil.
func (s *session) request(method string, params any) (int, <-chan message) {
	s.t.Helper()
	s.mu.Lock()
	s.lastID++
	id := s.lastID
	c := make(chan message, 1)
	s.waiting[strconv.Itoa(id)] = c
	s.mu.Unlock()
	body := fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"method":%q`, id, method)
	if params != nil {
		body += `,"params":` + encode(s.t, params)
	}
	s.send(body + "}")
	return id, c
}

// await returns the message of a channel, or fails the test.
func (s *session) await(c <-chan message, what string) message {
	s.t.Helper()
	select {
	case m, ok := <-c:
		if !ok {
			s.t.Fatalf("%s: the server closed the connection", what)
		}
		return m
	case <-time.After(patience):
		s.t.Fatalf("%s: no answer", what)
	}
	panic("unreachable")
}

// call sends a request and returns the response.
func (s *session) call(method string, params any) message {
	s.t.Helper()
	_, c := s.request(method, params)
	return s.await(c, method)
}

// refused sends a request and checks the code of its error.
func (s *session) refused(code int, method string, params any) {
	s.t.Helper()
	m := s.call(method, params)
	if m.Error == nil || m.Error.Code != code || m.Error.Message == "" {
		s.t.Errorf("%s %v: got %+v, result %s; want error %d", method, params, m.Error, m.Result, code)
	}
}

// alive checks that the session still answers.
func (s *session) alive() {
	s.t.Helper()
	if m := s.call("shutdown-is-no-such-method", nil); m.Error == nil || m.Error.Code != -32601 {
		s.t.Errorf("the session is not alive: %+v", m)
	}
}

// pushCapabilities are those of a client that is sent its diagnostics.
const pushCapabilities = `{"textDocument":{"publishDiagnostics":{"relatedInformation":true},"codeAction":{"codeActionLiteralSupport":{"codeActionKind":{"valueSet":["quickfix"]}}}}}`

// initialize opens the session on a folder; "" is none.
func (s *session) initialize(root string) *session {
	s.t.Helper()
	rootURI := "null"
	if root != "" {
		rootURI = strconv.Quote(fileURI(root))
	}
	m := s.call("initialize", fmt.Sprintf(`{"processId":null,"rootUri":%s,"locale":"zh-TW","capabilities":%s}`, rootURI, pushCapabilities))
	if m.Error != nil {
		s.t.Fatalf("initialize: %+v", m.Error)
	}
	s.notify("initialized", "{}")
	return s
}

// fileURI is the URI of a path as the server writes it.
func fileURI(path string) string {
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(path)}
	return u.String()
}

// open opens a Markdown document.
func (s *session) open(uri, text string) {
	s.t.Helper()
	s.notify("textDocument/didOpen", map[string]any{
		"textDocument": map[string]any{"uri": uri, "languageId": "markdown", "version": 1, "text": text},
	})
}

// replace replaces the whole text of a document.
func (s *session) replace(uri string, version int, text string) {
	s.t.Helper()
	s.notify("textDocument/didChange", map[string]any{
		"textDocument":   map[string]any{"uri": uri, "version": version},
		"contentChanges": []any{map[string]any{"text": text}},
	})
}

func at(uri string, line, character int) map[string]any {
	return map[string]any{
		"textDocument": map[string]any{"uri": uri},
		"position":     map[string]any{"line": line, "character": character},
	}
}

// hover returns the text of a hover; "" if there is none.
func (s *session) hover(uri string, line, character int) string {
	s.t.Helper()
	return hoverText(s.t, s.call("textDocument/hover", at(uri, line, character)))
}

func hoverText(t testing.TB, m message) string {
	t.Helper()
	if m.Error != nil {
		t.Fatalf("hover: %+v", m.Error)
	}
	var h struct {
		Contents struct{ Value string }
	}
	if err := json.Unmarshal(m.Result, &h); err != nil {
		t.Fatalf("hover: %v in %s", err, m.Result)
	}
	return h.Contents.Value
}

// published waits until what was published last for a document satisfies ok.
func (s *session) published(uri, what string, ok func(published) bool) published {
	s.t.Helper()
	end := time.After(patience)
	for {
		s.mu.Lock()
		p, there := s.pushed[uri]
		changed := s.changed
		s.mu.Unlock()
		if there && ok(p) {
			return p
		}
		select {
		case <-changed:
		case <-end:
			s.t.Fatalf("%s: diagnostics of %s are %+v (published: %t)", what, uri, p, there)
		}
	}
}

// orphan returns the next response that answers no request of the client's.
func (s *session) orphan(what string) message {
	s.t.Helper()
	return s.await(s.orphans, what)
}

// ends waits for the process's end and returns its exit code, -1 for a signal.
func (s *session) ends(what string) int {
	s.t.Helper()
	select {
	case <-s.exited:
	case <-time.After(patience):
		s.t.Fatalf("%s: the server goes on running", what)
	}
	return s.cmd.ProcessState.ExitCode()
}

// write makes files below a new folder that is marked as a workspace, and
// returns the folder.
func write(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	if _, ok := files[".jiaozhu.yaml"]; !ok {
		writeFile(t, filepath.Join(dir, ".jiaozhu.yaml"), "")
	}
	for name, text := range files {
		writeFile(t, filepath.Join(dir, name), text)
	}
	return dir
}

func writeFile(t testing.TB, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// accounts is a glossary of one concept: 賬戶 is forbidden, 帳號 is right.
const accounts = `lang: zh-Hant
concepts:
  - id: account
    definition: 向服務證明身分所用的名字。
    terms:
      - {text: 帳號, lang: zh-Hant}
      - {text: 賬戶, lang: zh-Hant, status: forbidden}
`

// codes returns how often each code was published.
func codes(p published) map[string]int {
	n := map[string]int{}
	for _, d := range p.Diagnostics {
		n[d.Code]++
	}
	return n
}
