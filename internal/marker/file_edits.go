package marker

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// fileEdit is what an action does to one file.
type fileEdit struct {
	name          string
	created       bool
	before, after string
}

// one returns the one action of a kind and title at a place.
func (x *session) one(c *call) (*document, codeAction, error) {
	if len(c.args) < 3 {
		return nil, codeAction{}, fmt.Errorf("%s takes a text, a kind and a title", c.name)
	}
	title, err := x.pattern(c.args[2].text)
	if err != nil {
		return nil, codeAction{}, err
	}
	d, all, err := x.askActions(c, c.args[1].text)
	if err != nil {
		return nil, codeAction{}, err
	}
	var titles []string
	var found []codeAction
	for _, a := range all {
		titles = append(titles, a.Title)
		if x.matches(title, a.Title) {
			found = append(found, a)
		}
	}
	if len(found) != 1 {
		return d, codeAction{}, fmt.Errorf("%d actions have such a title; there are %q", len(found), titles)
	}
	return d, found[0], nil
}

// fileEdits returns what a workspace edit does, file by file in its order.
func (x *session) fileEdits(w *workspaceEdit) ([]fileEdit, error) {
	if w == nil {
		return nil, errors.New("the action has no edit")
	}
	if pulls := x.variant.client == "pull"; pulls != (w.Changes == nil) {
		return nil, errors.New("the client knows documentChanges and gets changes, or the reverse")
	}
	var out []fileEdit
	edit := func(uri string, version *int32, edits []textEdit) error {
		name := x.nameOf(uri)
		i := slices.IndexFunc(out, func(f fileEdit) bool { return f.name == name })
		if i < 0 {
			_, text, err := x.named(uri)
			if err != nil {
				return err
			}
			out = append(out, fileEdit{name: name, before: text})
			i = len(out) - 1
		}
		if d := x.file(name); d != nil && d.open && w.Changes == nil && (version == nil || *version != d.version) {
			return fmt.Errorf("%s is open and its edit is not of its version", name)
		} else if (d == nil || !d.open) && version != nil {
			return fmt.Errorf("%s is not open and its edit is of a version", name)
		}
		if len(edits) != 1 {
			return fmt.Errorf("%d edits of %s", len(edits), name)
		}
		before := strings.TrimPrefix(out[i].before, "\uFEFF") // as editors have it
		start, end, err := rangeText(before, x.encoding, edits[0].Range)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		out[i].before, out[i].after = before, before[:start]+edits[0].NewText+before[end:]
		return nil
	}
	for uri, e := range w.Changes {
		if err := edit(uri, nil, e); err != nil {
			return nil, err
		}
	}
	for _, c := range w.DocumentChanges {
		if c.Kind == "create" {
			if _, err := os.Stat(pathOf(c.URI)); err == nil {
				return nil, fmt.Errorf("%s is there already", c.URI)
			}
			out = append(out, fileEdit{name: x.nameOf(c.URI), created: true})
			continue
		}
		if err := edit(c.TextDocument.URI, c.TextDocument.Version, c.Edits); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// nameOf returns the name in the archive of a file of the workspace.
func (x *session) nameOf(uri string) string {
	rel, err := filepath.Rel(x.root, pathOf(uri))
	if err != nil {
		return uri
	}
	return filepath.ToSlash(rel)
}

// fileAction checks what an action does to other files than documents.
func (x *session) fileAction(c *call) error {
	if len(c.args) != 4 || !c.args[3].word {
		return errors.New("fileaction takes a text, a kind, a title and the name of a section")
	}
	_, act, err := x.one(c)
	if err != nil {
		return err
	}
	files, err := x.fileEdits(act.Edit)
	if err != nil {
		return err
	}
	var shown strings.Builder
	lf := func(name, s string) string { return strings.ReplaceAll(withoutMarkers(name, s), "\r\n", "\n") }
	for _, f := range files {
		if x.crlf && strings.Contains(f.before, "\r\n") && strings.Count(f.after, "\n") != strings.Count(f.after, "\r\n") {
			return errors.New("the edit breaks the line ends")
		}
		head := f.name + ":\n"
		if f.created {
			head = f.name + " (new):\n"
		}
		shown.WriteString(head + lineDiff(lf(f.name, f.before), lf(f.name, f.after)))
	}
	return x.golden(c.args[3].text, shown.String())
}

// noAction checks that there is no action of a kind and title.
func (x *session) noAction(c *call) error {
	if len(c.args) < 2 {
		return errors.New("noaction takes a text and a kind, and may take a title")
	}
	_, all, err := x.askActions(c, c.args[1].text)
	if err != nil {
		return err
	}
	re, err := x.pattern(append(c.args, arg{})[2].text)
	if err != nil {
		return err
	}
	for _, a := range all {
		if a.Disabled == nil && x.matches(re, a.Title) {
			return fmt.Errorf("there is %q", a.Title)
		}
	}
	return nil
}

// disabled checks that an action cannot be had, and that a client that shows why
// is told.
func (x *session) disabled(c *call) error {
	if len(c.args) != 4 {
		return errors.New("disabled takes a text, a kind, a title and a reason")
	}
	if x.variant.client != "pull" {
		return x.noAction(c)
	}
	_, act, err := x.one(c)
	if err != nil {
		return err
	}
	re, err := x.pattern(c.args[3].text)
	if err != nil {
		return err
	}
	if act.Disabled == nil || !x.matches(re, act.Disabled.Reason) || act.Edit != nil {
		return fmt.Errorf("it is not disabled for that reason: %+v", act.Disabled)
	}
	return nil
}

// take lets the editor make an action's edit: what is not open is opened, and
// nothing is saved.
func (x *session) take(c *call) error {
	_, act, err := x.one(c)
	if err != nil {
		return err
	}
	files, err := x.fileEdits(act.Edit)
	if err != nil {
		return err
	}
	for _, f := range files {
		d := x.file(f.name)
		if f.created {
			if err := x.write(f.name, ""); err != nil {
				return err
			}
			x.tellOfFile(f.name, created)
		}
		if d == nil {
			d = &document{name: f.name, version: 1}
			x.files = append(x.files, d)
		}
		if !d.open {
			d.text = f.before
			x.open(d)
		}
		d.text = f.after
		x.changed(d, []object{{"text": d.text}})
	}
	return nil
}

// saveFile writes a document to disk as the editor does.
func (x *session) saveFile(c *call) error {
	d := x.file(c.args[0].text)
	if d == nil || !d.open {
		return errors.New("no such file, or it is not open")
	}
	if err := x.write(d.name, d.text); err != nil {
		return err
	}
	x.client.notify("textDocument/didSave", object{"textDocument": object{"uri": x.uri(d)}})
	x.tellOfFile(d.name, altered)
	return nil
}
