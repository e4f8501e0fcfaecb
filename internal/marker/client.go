package marker

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"time"
)

// patience bounds how long an answer may take, and how long what is expected of
// the server may fail to come true. Only a story that fails takes so long: on a
// busy machine with the race detector on, an answer may need a hundred times
// what it needs elsewhere.
const patience = time.Minute

// client is an editor's side of a session with a real server process. It
// checks every message in both directions against the meta model.
type client struct {
	model   *metaModel
	process *exec.Cmd
	out     chan []byte   // bodies to write
	dead    chan struct{} // closed when nothing more comes from the server
	log     serverLog

	// answers the server's workspace/configuration; runs in a goroutine.
	configuration func() json.RawMessage

	mu         sync.Mutex
	nextID     int
	pending    map[string]*pending
	published  map[string]published // the last of each file, by its path
	refreshed  int                  // how often the server asked to ask again
	changed    chan struct{}        // closed, and made anew, when one of the two changes
	violations []string             // messages that the protocol does not allow
	failure    error                // why nothing more comes
}

type pending struct {
	method string
	answer chan message
}

// serverLog is what the server writes to standard error.
type serverLog struct {
	mu    sync.Mutex
	text  bytes.Buffer
	lines chan string // each complete line; dropped if nobody reads
	rest  []byte
}

// Write implements io.Writer.
func (l *serverLog) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.text.Write(p)
	l.rest = append(l.rest, p...)
	for {
		i := bytes.IndexByte(l.rest, '\n')
		if i < 0 {
			return len(p), nil
		}
		select {
		case l.lines <- string(l.rest[:i]):
		default:
		}
		l.rest = l.rest[i+1:]
	}
}

// String returns the whole log.
func (l *serverLog) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}

// startClient starts a server.
func startClient(model *metaModel, binary string, env []string, configuration func() json.RawMessage) (*client, error) {
	c := &client{
		model: model, process: exec.Command(binary, "lsp", "--log", "debug"),
		out: make(chan []byte, 1024), dead: make(chan struct{}), configuration: configuration,
		pending: map[string]*pending{}, published: map[string]published{}, changed: make(chan struct{}),
	}
	c.log.lines = make(chan string, 4096)
	c.process.Env = env
	c.process.Stderr = &c.log
	stdin, err := c.process.StdinPipe()
	if err != nil {
		return nil, err
	}
	stdout, err := c.process.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := c.process.Start(); err != nil {
		return nil, fmt.Errorf("start the server: %w", err)
	}
	go c.write(stdin)
	go c.read(stdout)
	return c, nil
}

func (c *client) write(w io.WriteCloser) {
	for {
		select {
		case body := <-c.out:
			// If it fails the process is gone, which the reader tells.
			fmt.Fprintf(w, "Content-Length: %d\r\n\r\n%s", len(body), body) //nolint:errcheck
		case <-c.dead:
			w.Close() //nolint:errcheck // nobody is at the other end
			return
		}
	}
}

func (c *client) read(r io.Reader) {
	in := bufio.NewReader(r)
	for {
		body, err := readFrame(in)
		if err != nil {
			c.mu.Lock()
			c.failure = err
			c.mu.Unlock()
			close(c.dead)
			return
		}
		c.receive(body)
	}
}

// readFrame reads one message's body.
func readFrame(in *bufio.Reader) ([]byte, error) {
	length := -1
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return nil, err
		}
		header, ok := strings.CutSuffix(line, "\r\n")
		if !ok {
			return nil, fmt.Errorf("header line %q does not end in CRLF", line)
		}
		if header == "" {
			break
		}
		name, value, _ := strings.Cut(header, ": ")
		if strings.EqualFold(name, "Content-Length") {
			if length, err = strconv.Atoi(value); err != nil || length < 0 {
				return nil, fmt.Errorf("bad header %q", header)
			}
		}
	}
	if length < 0 {
		return nil, errors.New("a frame without Content-Length")
	}
	body := make([]byte, length)
	_, err := io.ReadFull(in, body)
	return body, err
}

func (c *client) receive(body []byte) {
	var m message
	if err := json.Unmarshal(body, &m); err != nil {
		c.violation(body, fmt.Errorf("not a message: %w", err))
		return
	}
	var waiting *pending
	if m.Method == "" && m.ID != nil {
		c.mu.Lock()
		waiting = c.pending[string(*m.ID)]
		delete(c.pending, string(*m.ID))
		c.mu.Unlock()
	}
	answered := ""
	if waiting != nil {
		answered = waiting.method
	}
	if err := c.model.message(body, toClient, answered); err != nil {
		c.violation(body, err)
	}
	switch {
	case waiting != nil:
		waiting.answer <- m
	case m.ID != nil && m.Method != "":
		go c.answer(m)
	case m.Method == "textDocument/publishDiagnostics":
		var p published
		if err := json.Unmarshal(m.Params, &p); err != nil {
			c.violation(body, err)
			return
		}
		c.mu.Lock()
		c.published[pathOf(p.URI)] = p
		c.signal()
		c.mu.Unlock()
	}
}

// signal wakes those who wait for a change; mu is held.
func (c *client) signal() {
	close(c.changed)
	c.changed = make(chan struct{})
}

func (c *client) violation(body []byte, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(body) > 600 {
		body = append(bytes.Clone(body[:600]), "…"...)
	}
	c.violations = append(c.violations, fmt.Sprintf("%v\n\tin %s", err, body))
}

// answer answers a request of the server.
func (c *client) answer(m message) {
	var result any
	switch m.Method {
	case "workspace/configuration":
		var p struct{ Items []json.RawMessage }
		if err := json.Unmarshal(m.Params, &p); err == nil {
			values := make([]json.RawMessage, len(p.Items))
			for i := range values {
				values[i] = c.configuration()
			}
			result = values
		}
	case "workspace/diagnostic/refresh":
		c.mu.Lock()
		c.refreshed++
		c.signal()
		c.mu.Unlock()
	case "workspace/workspaceFolders", "client/registerCapability", "client/unregisterCapability", "window/workDoneProgress/create":
	default:
		c.send(object{"jsonrpc": "2.0", "id": m.ID, "error": object{"code": -32601, "message": "not supported"}}, m.Method)
		return
	}
	c.send(object{"jsonrpc": "2.0", "id": m.ID, "result": result}, m.Method)
}

// send writes a message, which must be one that the protocol allows.
func (c *client) send(m object, answered string) {
	body, err := json.Marshal(m)
	if err == nil {
		err = c.model.message(body, toServer, answered)
	}
	if err != nil {
		c.violation(body, fmt.Errorf("from the test's own client: %w", err))
	}
	select {
	case c.out <- body:
	case <-c.dead:
	}
}

func (c *client) notify(method string, params any) {
	m := object{"jsonrpc": "2.0", "method": method}
	if params != nil {
		m["params"] = params
	}
	c.send(m, "")
}

// request asks and reads the answer into result, which may be nil.
func (c *client) request(method string, params, result any) error {
	c.mu.Lock()
	c.nextID++
	id := c.nextID
	p := &pending{method, make(chan message, 1)}
	c.pending[strconv.Itoa(id)] = p
	c.mu.Unlock()
	m := object{"jsonrpc": "2.0", "id": id, "method": method}
	if params != nil {
		m["params"] = params
	}
	c.send(m, "")
	select {
	case answer := <-p.answer:
		if answer.Error != nil {
			return fmt.Errorf("%s: %w", method, answer.Error)
		}
		if result == nil {
			return nil
		}
		if err := json.Unmarshal(answer.Result, result); err != nil {
			return fmt.Errorf("%s: %w", method, err)
		}
		return nil
	case <-c.dead:
		return fmt.Errorf("%s: the server is gone: %w", method, c.failure)
	case <-time.After(patience):
		return fmt.Errorf("%s: no answer within %v", method, patience)
	}
}

// eventually calls check until it succeeds, whenever the server has told
// something new and now and then besides.
func (c *client) eventually(check func() error) error {
	deadline := time.Now().Add(patience)
	for wait := 5 * time.Millisecond; ; wait = min(2*wait, 200*time.Millisecond) {
		c.mu.Lock()
		changed := c.changed
		c.mu.Unlock()
		err := check()
		if err == nil {
			return nil
		}
		if time.Now().After(deadline) {
			return fmt.Errorf("after %v: %w", patience, err)
		}
		select {
		case <-changed:
		case <-time.After(wait):
		case <-c.dead:
			return fmt.Errorf("the server is gone (%v): %w", c.failure, err)
		}
	}
}

// awaitLog waits for a line of the server's log that contains all of parts.
func (c *client) awaitLog(parts ...string) error {
	timeout := time.After(patience)
	for {
		select {
		case line := <-c.log.lines:
			found := true
			for _, p := range parts {
				found = found && strings.Contains(line, p)
			}
			if found {
				return nil
			}
		case <-c.dead:
			return fmt.Errorf("the server is gone: %w", c.failure)
		case <-timeout:
			return fmt.Errorf("the server's log has no line with %q after %v", parts, patience)
		}
	}
}

// stop ends the session as an editor does and reports what went wrong in it.
func (c *client) stop() error {
	err := c.request("shutdown", nil, nil)
	if err == nil {
		c.notify("exit", nil)
	}
	done := make(chan error, 1)
	go func() {
		<-c.dead // the pipe must be read to its end before Wait
		done <- c.process.Wait()
	}()
	select {
	case status := <-done:
		if err == nil && status != nil {
			err = fmt.Errorf("the server ended with %w", status)
		}
	case <-time.After(patience):
		err = errors.Join(err, errors.New("the server does not exit"), c.process.Process.Signal(os.Kill))
		<-done
	}
	for line := range strings.Lines(c.log.String()) {
		if strings.Contains(line, "level=ERROR") || strings.Contains(line, "panic:") || strings.Contains(line, "DATA RACE") {
			err = errors.Join(err, fmt.Errorf("the server's log: %s", strings.TrimSpace(line)))
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, v := range c.violations {
		err = errors.Join(err, fmt.Errorf("against the protocol: %s", v))
	}
	return err
}
