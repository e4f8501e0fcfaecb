package replay

import (
	"bufio"
	"encoding/json"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// Recorder writes what passes between a client and a server.
type Recorder struct {
	Places
	To io.Writer

	mu sync.Mutex
}

func (r *Recorder) add(lines ...Line) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, l := range lines {
		if err := l.write(r.To); err != nil {
			return err
		}
	}
	return nil
}

// Start writes the files of the workspace.
func (r *Recorder) Start() error {
	return filepath.WalkDir(r.Root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		return r.add(r.file(path))
	})
}

// file is the line of a file as it is on disk now.
func (r *Recorder) file(path string) Line {
	l := Line{From: Disk}
	if rel, err := filepath.Rel(r.Root, path); err == nil {
		l.Path = filepath.ToSlash(rel)
	}
	if b, err := os.ReadFile(path); err == nil {
		text := string(b)
		l.Text = &text
	}
	return l
}

// Pass copies messages from one side to the other and writes each before it
// goes on, so that no answer is written before its question.
func (r *Recorder) Pass(from string, in io.Reader, out io.Writer) error {
	for b := bufio.NewReader(in); ; {
		body, err := ReadFrame(b)
		if err != nil {
			return err
		}
		var lines []Line
		if from == Client {
			lines = r.saved(body)
		}
		if err := r.add(append(lines, Line{From: from, Message: r.Hide(anonymous(body))})...); err != nil {
			return err
		}
		if err := WriteFrame(out, body); err != nil {
			return err
		}
	}
}

// saved returns the files of the workspace that a message says have changed on
// disk.
func (r *Recorder) saved(body []byte) []Line {
	var m struct {
		Method string
		Params struct {
			TextDocument struct{ URI string }
			Changes      []struct{ URI string }
		}
	}
	// Params of other methods have other shapes; they say nothing of files.
	if json.Unmarshal(body, &m) != nil {
		return nil
	}
	var names []string
	switch m.Method {
	case "textDocument/didSave":
		names = append(names, m.Params.TextDocument.URI)
	case "workspace/didChangeWatchedFiles":
		for _, c := range m.Params.Changes {
			names = append(names, c.URI)
		}
	}
	var lines []Line
	for _, name := range names {
		u, err := url.Parse(name)
		if err == nil && u.Scheme == "file" && strings.HasPrefix(u.Path, r.Root+"/") {
			lines = append(lines, r.file(u.Path))
		}
	}
	return lines
}

// anonymous takes the client's process id out of the initialize request: at a
// replay it would be another process's.
func anonymous(body []byte) []byte {
	var m map[string]any
	if json.Unmarshal(body, &m) != nil || m["method"] != "initialize" {
		return body
	}
	params, ok := m["params"].(map[string]any)
	if !ok {
		return body
	}
	params["processId"] = nil
	if b, err := json.Marshal(m); err == nil {
		return b
	}
	return body
}
