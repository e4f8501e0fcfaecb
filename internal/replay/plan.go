package replay

import (
	"encoding/json"
	"fmt"
	"strings"
)

// message has what the replay reads of a message.
type message struct {
	ID     json.RawMessage `json:"id"`
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
	Result json.RawMessage `json:"result"`
	Error  *struct {
		Code int `json:"code"`
	} `json:"error"`
}

func (m *message) request() bool      { return m.Method != "" && m.ID != nil }
func (m *message) notification() bool { return m.Method != "" && m.ID == nil }
func (m *message) response() bool     { return m.Method == "" && m.ID != nil }

// writes reports whether a message of the client changes what the server
// answers from.
func (m *message) writes() bool {
	return m.notification() && !strings.HasPrefix(m.Method, "$/")
}

// Errors by which a server says that an answer is out of date.
const (
	contentModified  = -32801
	requestCancelled = -32800
)

// entry is a line with its message, and what the plan knows of it.
type entry struct {
	Line
	message
	question int  // of a response of the server: the index of its request
	compare  bool // whether what the server says here must come again
}

// expectations decodes a recording and decides what must come again.
//
// An answer counts if nothing was written between question and answer, and if
// it is the last to that question before the next write: an earlier one may
// have come before the glossaries were loaded or the sentence had settled. Of
// diagnostics that the server pushes, the last of each version of a document
// counts: those before may have been of older glossaries.
func expectations(lines []Line) ([]entry, error) {
	entries := make([]entry, len(lines))
	asked := map[string]int{}            // request's id -> index
	last := map[string]int{}             // question -> index of the newest answer since the last write
	full := map[string]json.RawMessage{} // question -> newest answer in full
	states := map[string]int{}           // document and version -> index of the newest push
	written := -1
	for i, l := range lines {
		e := &entries[i]
		e.Line = l
		if l.From == Disk {
			continue
		}
		if err := json.Unmarshal(l.Message, &e.message); err != nil {
			return nil, err
		}
		switch {
		case l.From == Client && e.request():
			asked[string(e.ID)] = i
		case l.From == Client && e.writes():
			written = i
			clear(last)
		case l.From == Server && e.response():
			q, ok := asked[string(e.ID)]
			e.question = q
			if !ok || e.stale() {
				continue
			}
			question := entries[q].Method + string(canonical(entries[q].Params))
			if !e.unchanged() {
				full[question] = e.Result
			} else if e.Result = full[question]; e.Result == nil {
				continue
			}
			if q > written {
				supersede(entries, last, question, i)
			}
		case l.From == Server && e.Method == "textDocument/publishDiagnostics":
			uri, version := pushed(e.Params)
			if version != nil {
				uri += fmt.Sprint(" ", *version)
			}
			supersede(entries, states, uri, i)
		}
	}
	return entries, nil
}

// supersede makes the newest answer to a question the one that counts.
func supersede(entries []entry, last map[string]int, question string, i int) {
	if before, ok := last[question]; ok {
		entries[before].compare = false
	}
	last[question] = i
	entries[i].compare = true
}

// stale reports whether a response says that it is out of date.
func (e *entry) stale() bool {
	return e.Error != nil && (e.Error.Code == contentModified || e.Error.Code == requestCancelled)
}

// unchanged reports whether a response says only that the diagnostics are those
// of before. The replay does not ask for that, since its results have other ids.
func (e *entry) unchanged() bool {
	var r struct{ Kind string }
	return json.Unmarshal(e.Result, &r) == nil && r.Kind == "unchanged"
}

func pushed(params json.RawMessage) (uri string, version *int) {
	var p struct {
		URI     string
		Version *int
	}
	_ = json.Unmarshal(params, &p) // no URI then
	return p.URI, p.Version
}
