package replay

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"time"
)

// Player says a client's part to a server.
type Player struct {
	Places
	// Patience is how long an answer may take to become the recorded one: a
	// server may still be loading, or waiting for a sentence to settle.
	Patience time.Duration

	to      io.Writer
	entries []entry
	writing sync.Mutex

	mu      sync.Mutex
	lastID  int
	waiting map[string]chan message
	pushes  map[string][]json.RawMessage // by URI
	replies map[string][]json.RawMessage // to the server's requests, by method and parameters
	arrived chan struct{}                // closed and replaced when diagnostics are pushed
	ended   chan struct{}                // closed when the server says no more
}

// Result is what a replay found.
type Result struct {
	Compared    int
	Differences []Difference
	// Lines is the recording with the answers of this server in place of those
	// that differ.
	Lines []Line
}

// Difference is an answer that is not the recorded one.
type Difference struct {
	Line   int // from 1
	Method string
	What   string
}

func (d Difference) String() string { return fmt.Sprintf("line %d: %s%s", d.Line, d.Method, d.What) }

// Play repeats a recording: it lays down the files, sends what the client sent
// when it sent it, and compares what must come again.
func (p *Player) Play(ctx context.Context, lines []Line, from io.Reader, to io.Writer) (*Result, error) {
	shown := make([]Line, len(lines))
	for i, l := range lines {
		shown[i] = l
		shown[i].Message = p.Show(l.Message)
	}
	var err error
	if p.entries, err = expectations(shown); err != nil {
		return nil, err
	}
	p.to = to
	p.waiting = map[string]chan message{}
	p.pushes = map[string][]json.RawMessage{}
	p.arrived = make(chan struct{})
	p.ended = make(chan struct{})
	p.replies = p.recordedReplies()
	go p.read(from)

	r := &Result{Lines: slices.Clone(lines)}
	answers := map[string]<-chan message{}
	for i := range p.entries {
		e := &p.entries[i]
		var what string
		var got json.RawMessage
		switch {
		case e.From == Disk:
			err = p.lay(e.Line)
		case e.From == Client && e.request():
			answers[string(e.ID)] = p.ask(string(e.ID), e.Line.Message)
		case e.From == Client && e.notification():
			err = p.send(e.Line.Message)
		case e.From == Server && e.response():
			what, got, err = p.answer(ctx, e, answers[string(e.ID)])
		case e.From == Server && e.compare:
			what, got, err = p.pushed(ctx, e)
		}
		if err != nil {
			return r, fmt.Errorf("line %d: %w", i+1, err)
		}
		if !e.compare {
			continue
		}
		r.Compared++
		if what == "" {
			continue
		}
		method := e.Method
		if e.response() {
			method = p.entries[e.question].Method
		}
		r.Differences = append(r.Differences, Difference{i + 1, method, what})
		r.Lines[i].Message = p.Hide(got)
		if len(r.Differences) == 3 {
			p.Patience = min(p.Patience, time.Second) // enough is wrong not to wait long for more
		}
	}
	return r, nil
}

// lay writes or removes a file of the workspace.
func (p *Player) lay(l Line) error {
	if !filepath.IsLocal(filepath.FromSlash(l.Path)) {
		return fmt.Errorf("%q is outside the workspace", l.Path)
	}
	name := filepath.Join(p.Root, filepath.FromSlash(l.Path))
	if l.Text == nil {
		return os.RemoveAll(name)
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, []byte(*l.Text), 0o644)
}

// answer waits for the response to a recorded request and asks again until it
// is the recorded one or the patience is over. It returns the difference and
// the response.
func (p *Player) answer(ctx context.Context, e *entry, first <-chan message) (string, json.RawMessage, error) {
	question := &p.entries[e.question]
	for end, c := time.Now().Add(p.Patience), first; ; {
		var m message
		var err error
		if m, err = p.await(ctx, question.Method, c); err != nil || !e.compare {
			return "", nil, err
		}
		what := differs(&e.message, &m)
		// What initializes or ends the session can be asked once.
		once := question.Method == "initialize" || question.Method == "shutdown"
		if what == "" || once || time.Now().After(end) {
			return what, response(e.ID, &m), nil
		}
		time.Sleep(50 * time.Millisecond)
		p.mu.Lock()
		p.lastID++
		id := strconv.Quote("again-" + strconv.Itoa(p.lastID))
		p.mu.Unlock()
		c = p.ask(id, withID(question.Line.Message, id))
	}
}

func (p *Player) await(ctx context.Context, what string, c <-chan message) (message, error) {
	select {
	case m, ok := <-c:
		if !ok {
			return m, fmt.Errorf("%s: the server ended the session", what)
		}
		return m, nil
	case <-ctx.Done():
		return message{}, fmt.Errorf("%s: %w", what, ctx.Err())
	}
}

func differs(want, got *message) string {
	switch {
	case want.Error != nil && got.Error != nil && want.Error.Code == got.Error.Code:
		return ""
	case got.Error != nil:
		return fmt.Sprintf(": got error %d", got.Error.Code)
	case want.Error != nil:
		return fmt.Sprintf(": got no error %d", want.Error.Code)
	}
	return difference(want.Result, got.Result)
}

func response(id json.RawMessage, m *message) json.RawMessage {
	if m.Error != nil {
		return json.RawMessage(fmt.Sprintf(`{"jsonrpc":"2.0","id":%s,"error":{"code":%d,"message":""}}`, id, m.Error.Code))
	}
	return json.RawMessage(fmt.Sprintf(`{"jsonrpc":"2.0","id":%s,"result":%s}`, id, m.Result))
}

// withID is a request under another id and without what only the recorded
// session's server knew.
func withID(request json.RawMessage, id string) json.RawMessage {
	var m map[string]json.RawMessage
	if json.Unmarshal(request, &m) != nil {
		return request
	}
	m["id"] = json.RawMessage(id)
	if params, ok := m["params"]; ok {
		m["params"] = canonical(params)
	}
	b, err := json.Marshal(m)
	if err != nil {
		return request
	}
	return b
}

// pushed waits until the client has the recorded diagnostics: those pushed last,
// or, of a version of a document, pushed at any time. It returns the difference
// and what was pushed last.
func (p *Player) pushed(ctx context.Context, e *entry) (string, json.RawMessage, error) {
	uri, version := pushed(e.Params)
	timer := time.NewTimer(p.Patience)
	defer timer.Stop()
	for {
		p.mu.Lock()
		what, last := ": nothing was pushed for "+uri, e.Params
		list := p.pushes[uri]
		if version == nil {
			list = list[max(len(list)-1, 0):]
		}
		for _, x := range list {
			last = x
			if what = difference(e.Params, x); what == "" {
				break
			}
		}
		arrived := p.arrived
		p.mu.Unlock()
		notification := json.RawMessage(fmt.Sprintf(`{"jsonrpc":"2.0","method":%q,"params":%s}`, e.Method, last))
		if what == "" {
			return "", notification, nil
		}
		select {
		case <-arrived:
		case <-timer.C:
			return what, notification, nil
		case <-p.ended:
			return what, notification, nil
		case <-ctx.Done():
			return what, notification, ctx.Err()
		}
	}
}
