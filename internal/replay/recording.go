package replay

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
)

// Where a line of a recording comes from.
const (
	Client = "client"
	Server = "server"
	Disk   = "disk"
)

// Line is one line of a recording: a message, or the content of a file.
type Line struct {
	From    string          `json:"from"`
	Message json.RawMessage `json:"message,omitempty"`
	Path    string          `json:"path,omitempty"` // below the root, with slashes
	Text    *string         `json:"text,omitempty"` // nil: the file is gone
}

// Read reads a recording.
func Read(file string) ([]Line, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var lines []Line
	for d := json.NewDecoder(bufio.NewReader(f)); ; {
		var l Line
		if err := d.Decode(&l); err == io.EOF {
			return lines, nil
		} else if err != nil {
			return nil, fmt.Errorf("%s, line %d: %w", file, len(lines)+1, err)
		}
		lines = append(lines, l)
	}
}

// Write writes a recording.
func Write(file string, lines []Line) error {
	var b bytes.Buffer
	for _, l := range lines {
		if err := l.write(&b); err != nil {
			return fmt.Errorf("write %s: %w", file, err)
		}
	}
	return os.WriteFile(file, b.Bytes(), 0o644)
}

func (l Line) write(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(l)
}

// Places are the folders whose paths are placeholders in a recording. A path
// must be one that needs no escapes in a URI.
type Places struct {
	Root  string // the workspace
	Cache string // the user's cache folder, where the server lays down what it embeds
}

func (p Places) pairs() [][2]string {
	return [][2]string{{p.Root, "${root}"}, {p.Cache, "${cache}"}}
}

// Hide puts placeholders for paths. Some editors, Neovim 0.7 one of them, escape
// the slashes in a string.
func (p Places) Hide(message []byte) []byte {
	for _, x := range p.pairs() {
		if x[0] != "" {
			message = bytes.ReplaceAll(message, []byte(x[0]), []byte(x[1]))
			message = bytes.ReplaceAll(message, []byte(strings.ReplaceAll(x[0], "/", `\/`)), []byte(x[1]))
		}
	}
	return message
}

// Show puts paths for placeholders.
func (p Places) Show(message []byte) []byte {
	for _, x := range p.pairs() {
		message = bytes.ReplaceAll(message, []byte(x[1]), []byte(x[0]))
	}
	return message
}
