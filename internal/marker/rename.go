package marker

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// annotatedEdit is a text edit that may be annotated.
type annotatedEdit struct {
	textEdit
	AnnotationID string `json:"annotationId"`
}

// renameEdit is a workspace edit as renaming gives it.
type renameEdit struct {
	Changes         map[string][]annotatedEdit `json:"changes"`
	DocumentChanges []struct {
		TextDocument struct {
			URI     string `json:"uri"`
			Version *int32 `json:"version"`
		} `json:"textDocument"`
		Edits []annotatedEdit `json:"edits"`
	} `json:"documentChanges"`
	ChangeAnnotations map[string]struct {
		Label             string `json:"label"`
		NeedsConfirmation bool   `json:"needsConfirmation"`
	} `json:"changeAnnotations"`
}

// prepareRename asks whether what is at a place can be renamed.
func (x *session) prepareRename(c *call) (*document, place, bool, error) {
	d, p, err := x.at(c)
	if err != nil {
		return nil, p, false, err
	}
	var answer *struct {
		Range       lspRange `json:"range"`
		Placeholder string   `json:"placeholder"`
	}
	if err := x.client.request("textDocument/prepareRename", x.positioned(d, p.cursor), &answer); err != nil || answer == nil {
		return d, p, false, err
	}
	if answer.Placeholder == "" {
		return d, p, false, errors.New("the placeholder is empty")
	}
	return d, p, true, x.covers(d, answer.Range, p)
}

func (x *session) rename(c *call) error {
	if len(c.args) != 3 || !c.args[2].word {
		return errors.New("rename takes a text, a name and the name of a section")
	}
	d, p, ok, err := x.prepareRename(c)
	if err != nil {
		return err
	}
	if !ok {
		return errors.New("there is nothing to rename")
	}
	params := x.positioned(d, p.cursor)
	params["newName"] = c.args[1].text
	var edit renameEdit
	if err := x.client.request("textDocument/rename", params, &edit); err != nil {
		return err
	}
	got, err := x.renames(&edit)
	if err != nil {
		return err
	}
	if x.variant.client != "push" || !slices.Contains(x.flags.clients, "pull") {
		return x.golden(c.args[2].text, got)
	}
	return x.goldenSure(c.args[2].text, got)
}

// goldenSure compares with a section without what a person has to confirm.
func (x *session) goldenSure(name, got string) error {
	x.goldens.Lock()
	defer x.goldens.Unlock()
	sections := x.sections
	if x.update {
		sections = x.fresh
	}
	want, ok := sections[name]
	if twin, has := sections[name+".hans"]; x.hans && has {
		want = twin
	} else if x.hans {
		want = prose.ToHans(want)
	}
	if !ok {
		if x.update {
			return nil // another run makes it
		}
		return fmt.Errorf("there is no section @%s", name)
	}
	want = regexp.MustCompile(`(?m)^\? .*\n`).ReplaceAllString(want, "")
	if got != want {
		return fmt.Errorf("differs from the section @%s, without what is to be confirmed:\n%s", name, lineDiff(want, got))
	}
	return nil
}

// renames shows what a rename changes, file by file.
func (x *session) renames(w *renameEdit) (string, error) {
	edits := map[string][]annotatedEdit{}
	for uri, e := range w.Changes {
		edits[uri] = e
	}
	pull := x.variant.client == "pull"
	if pull != (w.Changes == nil) {
		return "", errors.New("the client knows documentChanges and gets changes, or the reverse")
	}
	for _, change := range w.DocumentChanges {
		uri, version := change.TextDocument.URI, change.TextDocument.Version
		if edits[uri] != nil {
			return "", fmt.Errorf("%s comes twice", uri)
		}
		edits[uri] = change.Edits
		name, _, err := x.named(uri)
		if err != nil {
			return "", err
		}
		switch d := x.file(name); {
		case d != nil && d.open && (version == nil || *version != d.version):
			return "", fmt.Errorf("%s is open and its edit is not of its version", name)
		case (d == nil || !d.open) && version != nil:
			return "", fmt.Errorf("%s is not open and its edit is of a version", name)
		}
	}
	var parts []string
	for uri, list := range edits {
		part, err := x.renamesIn(uri, list, w)
		if err != nil {
			return "", err
		}
		parts = append(parts, part)
	}
	slices.Sort(parts)
	return strings.Join(parts, ""), nil
}

func (x *session) renamesIn(uri string, list []annotatedEdit, w *renameEdit) (string, error) {
	name, text, err := x.named(uri)
	if err != nil {
		return "", err
	}
	slices.SortStableFunc(list, func(a, b annotatedEdit) int {
		return cmp.Or(cmp.Compare(a.Range.Start.Line, b.Range.Start.Line), cmp.Compare(a.Range.Start.Character, b.Range.Start.Character))
	})
	type change struct {
		start, end int
		text       string
	}
	var sure []change
	var asked strings.Builder
	for _, e := range list {
		start, end, err := rangeText(text, x.encoding, e.Range)
		if err != nil {
			return "", fmt.Errorf("%s: %w", name, err)
		}
		if inside(regions(name, text), start, end) {
			continue // a marker's own text
		}
		if e.AnnotationID == "" {
			sure = append(sure, change{start, end, e.NewText})
			continue
		}
		a, ok := w.ChangeAnnotations[e.AnnotationID]
		if !ok || !a.NeedsConfirmation || a.Label == "" {
			return "", fmt.Errorf("the edit of %q has no annotation that asks", text[start:end])
		}
		line := 1 + strings.Count(withoutMarkers(name, text[:start]), "\n")
		fmt.Fprintf(&asked, "? %d: %s → %s (%s)\n", line, text[start:end], e.NewText, a.Label)
	}
	slices.SortFunc(sure, func(a, b change) int { return a.start - b.start })
	after, at := "", 0
	for _, c := range sure {
		if c.start < at {
			return "", errors.New("the edits overlap")
		}
		after += text[at:c.start] + c.text
		at = c.end
	}
	after += text[at:]
	if x.crlf && strings.Count(after, "\n") != strings.Count(after, "\r\n") {
		return "", errors.New("the edit breaks the line ends")
	}
	lf := func(s string) string { return strings.ReplaceAll(withoutMarkers(name, s), "\r\n", "\n") }
	shown := lineDiff(lf(text), lf(after))
	if shown == "" && asked.Len() == 0 {
		return "", nil
	}
	head := name + ":\n"
	if shown == "" {
		head = "? " + name + ":\n" // not there for a client that cannot ask
	}
	return head + shown + asked.String(), nil
}

func (x *session) noRename(c *call) error {
	d, p, ok, err := x.prepareRename(c)
	if len(c.args) > 2 {
		if err != nil || !ok {
			return fmt.Errorf("it cannot be renamed at all: %w", err)
		}
		params := x.positioned(d, p.cursor)
		params["newName"] = c.args[2].text
		var edit renameEdit
		err = x.client.request("textDocument/rename", params, &edit)
	}
	switch {
	case err == nil && ok:
		return errors.New("it can be renamed")
	case len(c.args) == 1:
		return err
	case err == nil:
		return errors.New("there is nothing to rename, and no message")
	}
	re, bad := x.pattern(c.args[1].text)
	if bad != nil {
		return bad
	}
	if !x.matches(re, err.Error()) {
		return fmt.Errorf("the message does not match: %w", err)
	}
	return nil
}
