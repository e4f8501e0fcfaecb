package marker

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// actions are the statements of a script that do something.
var actions = map[string]func(*session, *call) error{
	"in":       func(*session, *call) error { return nil },
	"edit":     (*session).edit,
	"type":     (*session).typeText,
	"replace":  (*session).replace,
	"open":     (*session).openFile,
	"close":    (*session).closeFile,
	"write":    (*session).writeFile,
	"remove":   (*session).removeFile,
	"settings": (*session).configure,
	"take":     (*session).take,
	"save":     (*session).saveFile,
}

// change returns the content change that puts text in the place of old, or at
// its cursor, and makes it in the document.
func (x *session) change(d *document, old arg, text string) (object, error) {
	p, err := d.find(old, -1)
	if err != nil {
		return nil, err
	}
	if _, cursor := splitCursor(old.text); cursor >= 0 {
		p.start, p.end = p.cursor, p.cursor
	}
	r := lspRange{positionOf(d.text, x.encoding, p.start), positionOf(d.text, x.encoding, p.end)}
	d.text = d.text[:p.start] + text + d.text[p.end:]
	return object{"range": r, "text": text}, nil
}

func (x *session) changed(d *document, changes []object) {
	d.version++
	x.client.notify("textDocument/didChange", object{
		"textDocument":   object{"uri": x.uri(d), "version": d.version},
		"contentChanges": changes,
	})
}

func (x *session) edit(c *call) error {
	d := x.file(c.file)
	if len(c.args) == 0 || len(c.args)%2 != 0 {
		return errors.New("edit takes pairs of an old and a new text")
	}
	var changes []object
	for i := 0; i < len(c.args); i += 2 {
		change, err := x.change(d, c.args[i], c.args[i+1].text)
		if err != nil {
			return err
		}
		changes = append(changes, change)
	}
	x.changed(d, changes)
	return nil
}

// typeText inserts a text as fingers do, a change for each character.
func (x *session) typeText(c *call) error {
	d := x.file(c.file)
	if len(c.args) != 2 {
		return errors.New("type takes a text with a cursor and what is typed there")
	}
	p, err := d.find(c.args[0], -1)
	if err != nil {
		return err
	}
	at := p.cursor
	for _, r := range c.args[1].text {
		pos := positionOf(d.text, x.encoding, at)
		d.text = d.text[:at] + string(r) + d.text[at:]
		at += utf8.RuneLen(r)
		x.changed(d, []object{{"range": lspRange{pos, pos}, "text": string(r)}})
	}
	return nil
}

// section returns the text of the section that a call's argument names.
func (x *session) section(a arg) (string, error) {
	text, ok := x.sections[a.text]
	if !ok {
		return "", fmt.Errorf("there is no section @%s", a.text)
	}
	x.goldens.Lock()
	x.fresh[a.text] = text // it is no golden, but in use
	x.goldens.Unlock()
	if x.crlf {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	return text, nil
}

// replace sends a whole new text.
func (x *session) replace(c *call) error {
	d := x.file(c.file)
	text, err := x.section(c.args[0])
	if err != nil {
		return err
	}
	d.text = text
	x.changed(d, []object{{"text": text}})
	return nil
}

func (x *session) openFile(c *call) error {
	d := x.file(c.args[0].text)
	if d == nil || d.open {
		return errors.New("no such file, or it is open")
	}
	x.open(d)
	return nil
}

func (x *session) closeFile(c *call) error {
	d := x.file(c.args[0].text)
	if d == nil || !d.open {
		return errors.New("no such file, or it is not open")
	}
	d.open = false
	delete(x.reports, d.name)
	x.client.notify("textDocument/didClose", object{"textDocument": object{"uri": x.uri(d)}})
	src, err := os.ReadFile(filepath.Join(x.root, filepath.FromSlash(d.name)))
	if err == nil {
		d.text = string(src)
	}
	return nil
}

// The kinds of FileEvent.
const (
	created = 1
	altered = 2
	deleted = 3
)

// tellOfFile tells the server of a change on disk, if the client watches files.
func (x *session) tellOfFile(name string, kind int) {
	if x.variant.client == "push" {
		return
	}
	x.client.notify("workspace/didChangeWatchedFiles", object{"changes": []object{
		{"uri": x.uri(&document{name: name}), "type": kind},
	}})
}

// writeFile writes a section to a file on disk, as another program would.
func (x *session) writeFile(c *call) error {
	if len(c.args) != 2 {
		return errors.New("write takes a file and the name of a section")
	}
	name := c.args[0].text
	text, err := x.section(c.args[1])
	if err != nil {
		return err
	}
	kind := altered
	d := x.file(name)
	if d == nil {
		d = &document{name: name, version: 1}
		x.files = append(x.files, d)
		kind = created
	}
	if !d.open {
		d.text = text
	}
	if err := x.write(name, text); err != nil {
		return err
	}
	x.tellOfFile(name, kind)
	return nil
}

func (x *session) removeFile(c *call) error {
	name := c.args[0].text
	if err := os.Remove(filepath.Join(x.root, filepath.FromSlash(name))); err != nil {
		return err
	}
	x.tellOfFile(name, deleted)
	return nil
}

// configure changes the editor's settings to a section.
func (x *session) configure(c *call) error {
	text, err := x.section(c.args[0])
	if err != nil {
		return err
	}
	if !json.Valid([]byte(text)) {
		return fmt.Errorf("the section @%s is not JSON", c.args[0].text)
	}
	x.settingsMu.Lock()
	x.settings = json.RawMessage(text)
	x.settingsMu.Unlock()
	x.client.notify("workspace/didChangeConfiguration", object{"settings": object{"jiaozhu": json.RawMessage(text)}})
	return nil
}
