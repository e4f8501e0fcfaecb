package replay

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
)

// ask sends a request and returns the channel of its response, which is closed
// if none comes.
func (p *Player) ask(id string, request json.RawMessage) <-chan message {
	c := make(chan message, 1)
	p.mu.Lock()
	select {
	case <-p.ended:
		close(c)
	default:
		p.waiting[id] = c
	}
	p.mu.Unlock()
	if err := p.send(withID(request, id)); err != nil {
		p.mu.Lock()
		if _, ok := p.waiting[id]; ok {
			delete(p.waiting, id)
			close(c)
		}
		p.mu.Unlock()
	}
	return c
}

func (p *Player) send(body json.RawMessage) error {
	p.writing.Lock()
	defer p.writing.Unlock()
	return WriteFrame(p.to, body)
}

// read takes what the server says until it says no more.
func (p *Player) read(from io.Reader) {
	for r := bufio.NewReader(from); ; {
		body, err := ReadFrame(r)
		var m message
		if err == nil {
			err = json.Unmarshal(body, &m)
		}
		p.mu.Lock()
		if err != nil {
			close(p.ended)
			for id, c := range p.waiting {
				delete(p.waiting, id)
				close(c)
			}
			p.mu.Unlock()
			return
		}
		switch {
		case m.response():
			if c, ok := p.waiting[string(m.ID)]; ok {
				delete(p.waiting, string(m.ID))
				c <- m
			}
		case m.request():
			go p.reply(m.ID, p.nextReply(&m))
		case m.Method == "textDocument/publishDiagnostics":
			uri, _ := pushed(m.Params)
			p.pushes[uri] = append(p.pushes[uri], bytes.Clone(m.Params))
			close(p.arrived)
			p.arrived = make(chan struct{})
		}
		p.mu.Unlock()
	}
}

func (p *Player) reply(id, result json.RawMessage) {
	// A server that has gone shows at the next request.
	_ = p.send(json.RawMessage(fmt.Sprintf(`{"jsonrpc":"2.0","id":%s,"result":%s}`, id, result)))
}

// recordedReplies are the client's answers to what the server asks, in order.
func (p *Player) recordedReplies() map[string][]json.RawMessage {
	asked := map[string]string{}
	replies := map[string][]json.RawMessage{}
	for i := range p.entries {
		switch e := &p.entries[i]; {
		case e.From == Server && e.request():
			asked[string(e.ID)] = e.Method + string(canonical(e.Params))
		case e.From == Client && e.response() && e.Result != nil:
			question := asked[string(e.ID)]
			replies[question] = append(replies[question], e.Result)
		}
	}
	return replies
}

// nextReply is the client's answer to a request of the server: each recorded one
// in turn, the last one for all further ones, null to what was not asked then.
func (p *Player) nextReply(m *message) json.RawMessage {
	question := m.Method + string(canonical(m.Params))
	list := p.replies[question]
	if len(list) == 0 {
		return json.RawMessage("null")
	}
	if len(list) > 1 {
		p.replies[question] = list[1:]
	}
	return list[0]
}
