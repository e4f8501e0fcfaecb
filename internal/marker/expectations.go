package marker

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// expectations are the markers. Those about diagnostics are checked for a whole
// group at once, in session.diagnostics.
var expectations = map[string]func(*session, *call) error{
	"diag":         func(*session, *call) error { return nil },
	"nodiag":       func(*session, *call) error { return nil },
	"related":      (*session).related,
	"hover":        (*session).hover,
	"hovertext":    (*session).hoverText,
	"nohover":      (*session).noHover,
	"definition":   (*session).definition,
	"nodefinition": (*session).noDefinition,
	"complete":     (*session).complete,
	"completions":  (*session).completions,
	"nocomplete":   (*session).noComplete,
	"unasked":      (*session).unasked,
	"resolved":     (*session).resolved,
	"symbol":       (*session).symbol,
	"symbols":      (*session).symbols,
	"quickfix":     (*session).quickFix,
	"noquickfix":   (*session).noQuickFix,
	"action":       (*session).action,
	"fileaction":   (*session).fileAction,
	"noaction":     (*session).noAction,
	"disabled":     (*session).disabled,
	"rename":       (*session).rename,
	"norename":     (*session).noRename,
	"references":   (*session).references,
	"highlight":    (*session).highlight,
}

func (x *session) askHover(c *call) (*document, place, *hover, error) {
	d, p, err := x.at(c)
	if err != nil {
		return nil, p, nil, err
	}
	var h *hover
	if err := x.client.request("textDocument/hover", x.positioned(d, p.cursor), &h); err != nil {
		return nil, p, nil, err
	}
	if h == nil || c.name == "nohover" {
		return d, p, h, nil
	}
	kind := "markdown"
	if x.flags.plaintext {
		kind = "plaintext"
	}
	if h.Contents.Kind != kind {
		return nil, p, nil, fmt.Errorf("the hover is %q, not %q", h.Contents.Kind, kind)
	}
	if h.Range == nil {
		return nil, p, nil, errors.New("the hover has no range")
	}
	if err := x.covers(d, *h.Range, p); err != nil {
		return nil, p, nil, fmt.Errorf("%w; it says:\n%s", err, brief(h.Contents.Value))
	}
	return d, p, h, nil
}

func (x *session) hover(c *call) error {
	if len(c.args) != 2 || !c.args[1].word {
		return errors.New("hover takes a text and the name of a section")
	}
	_, _, h, err := x.askHover(c)
	if err != nil {
		return err
	}
	if h == nil {
		return errors.New("no hover")
	}
	return x.golden(c.args[1].text, h.Contents.Value)
}

func (x *session) hoverText(c *call) error {
	if len(c.args) < 2 {
		return errors.New("hovertext takes a text and regular expressions")
	}
	_, _, h, err := x.askHover(c)
	if err != nil {
		return err
	}
	if h == nil {
		return errors.New("no hover")
	}
	for _, a := range c.args[1:] {
		re, err := x.pattern(a.text)
		if err != nil {
			return err
		}
		if !x.matches(re, h.Contents.Value) {
			return fmt.Errorf("%s does not match:\n%s", a, h.Contents.Value)
		}
	}
	return nil
}

func (x *session) noHover(c *call) error {
	_, _, h, err := x.askHover(c)
	if err == nil && h != nil {
		err = fmt.Errorf("there is a hover:\n%s", h.Contents.Value)
	}
	return err
}

// brief returns the beginning of a long text.
func brief(text string) string {
	lines := strings.SplitN(text, "\n", 4)
	if len(lines) == 4 {
		lines[3] = "…"
	}
	return strings.Join(lines, "\n")
}

// askDefinition returns the targets, with a client of either kind.
func (x *session) askDefinition(c *call) (*document, place, []target, error) {
	d, p, err := x.at(c)
	if err != nil {
		return nil, p, nil, err
	}
	var raw json.RawMessage
	if err := x.client.request("textDocument/definition", x.positioned(d, p.cursor), &raw); err != nil {
		return nil, p, nil, err
	}
	var targets []target
	if err := json.Unmarshal(raw, &targets); err != nil {
		var one target
		if json.Unmarshal(raw, &one) != nil {
			return nil, p, nil, err
		}
		targets = []target{one}
	}
	links := x.variant.client == "pull"
	for i := range targets {
		t := &targets[i]
		if links != (t.TargetURI != "") {
			return nil, p, nil, errors.New("links for a client that does not know them, or the reverse")
		}
		if links {
			t.URI, t.Range = t.TargetURI, t.TargetSelectionRange
		}
	}
	return d, p, targets, nil
}

func (x *session) definition(c *call) error {
	if len(c.args) < 3 || len(c.args)%2 == 0 {
		return errors.New("definition takes a text, and pairs of a file and its text")
	}
	d, p, targets, err := x.askDefinition(c)
	if err != nil {
		return err
	}
	type pair struct{ file, text string }
	var want []pair
	for i := 1; i < len(c.args); i += 2 {
		text, _ := splitCursor(c.args[i+1].text)
		want = append(want, pair{c.args[i].text, text})
	}
	var wrong []string
	for _, t := range targets {
		if t.OriginSelectionRange != nil {
			if err := x.covers(d, *t.OriginSelectionRange, p); err != nil {
				return fmt.Errorf("origin: %w", err)
			}
		}
		name, text, err := x.named(t.URI)
		if err != nil {
			return err
		}
		start, end, err := rangeText(text, x.encoding, t.Range)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if t.TargetURI != "" {
			s, e, err := rangeText(text, x.encoding, t.TargetRange)
			if err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			if start < s || e < end {
				return fmt.Errorf("%s: the selection %q is not inside of the target %q", name, text[start:end], text[s:e])
			}
		}
		i := slices.IndexFunc(want, func(w pair) bool { return w.file == name && x.same(text[start:end], w.text) })
		if i < 0 {
			wrong = append(wrong, fmt.Sprintf("unexpected: %s, %s (%v)", quote(name), quote(text[start:end]), t.Range))
			continue
		}
		want = slices.Delete(want, i, i+1)
	}
	for _, w := range want {
		wrong = append(wrong, fmt.Sprintf("missing: %s, %s", quote(w.file), quote(w.text)))
	}
	if len(wrong) > 0 {
		return errors.New(strings.Join(wrong, "\n"))
	}
	return nil
}

func (x *session) noDefinition(c *call) error {
	_, _, targets, err := x.askDefinition(c)
	if err == nil && len(targets) > 0 {
		err = fmt.Errorf("it leads to %s", targets[0].URI)
	}
	return err
}

// askActions returns the code actions of a kind at a place.
func (x *session) askActions(c *call, kind string) (*document, []codeAction, error) {
	d, p, err := x.at(c)
	if err != nil {
		return nil, nil, err
	}
	r := lspRange{positionOf(d.text, x.encoding, p.start), positionOf(d.text, x.encoding, p.end)}
	if _, cursor := splitCursor(c.args[0].text); cursor >= 0 {
		r.Start = positionOf(d.text, x.encoding, p.cursor)
		r.End = r.Start
	}
	var actions []codeAction
	err = x.client.request("textDocument/codeAction", object{
		"textDocument": object{"uri": x.uri(d)}, "range": r,
		"context": object{"diagnostics": []object{}, "only": []string{kind}, "triggerKind": 1},
	}, &actions)
	return d, actions, err
}

const quickFixKind = "quickfix"

func (x *session) quickFix(c *call) error {
	if len(c.args) < 3 || !c.args[2].word {
		return errors.New("quickfix takes a text, a title and the name of a section")
	}
	return x.apply(c, quickFixKind, c.args[1], c.args[2], c.args[3:])
}

func (x *session) action(c *call) error {
	if len(c.args) < 4 || !c.args[3].word {
		return errors.New("action takes a text, a kind, a title and the name of a section")
	}
	return x.apply(c, c.args[1].text, c.args[2], c.args[3], c.args[4:])
}

// apply looks for the one action of that kind and title and checks what it
// makes of the document.
func (x *session) apply(c *call, kind string, wantTitle, section arg, words []arg) error {
	title, err := x.pattern(wantTitle.text)
	if err != nil {
		return err
	}
	d, actions, err := x.askActions(c, kind)
	if err != nil {
		return err
	}
	var titles []string
	var found []codeAction
	for _, a := range actions {
		titles = append(titles, a.Title)
		if a.Kind != kind {
			return fmt.Errorf("%q is of kind %q", a.Title, a.Kind)
		}
		if x.matches(title, a.Title) {
			found = append(found, a)
		}
	}
	if len(found) != 1 {
		return fmt.Errorf("%d actions have such a title; there are %q", len(found), titles)
	}
	act := found[0]
	preferred := slices.ContainsFunc(words, func(a arg) bool { return a.word && a.text == "preferred" })
	if preferred != act.IsPreferred {
		return fmt.Errorf("preferred: %t", act.IsPreferred)
	}
	if kind == quickFixKind && len(act.Diagnostics) == 0 {
		return errors.New("the fix names no diagnostic that it mends")
	}
	after, err := x.applied(d, act.Edit)
	if err != nil {
		return err
	}
	if x.crlf && strings.Count(after, "\n") != strings.Count(after, "\r\n") {
		return errors.New("the edit breaks the line ends")
	}
	before := strings.ReplaceAll(withoutMarkers(d.name, d.text), "\r\n", "\n")
	after = strings.ReplaceAll(withoutMarkers(d.name, after), "\r\n", "\n")
	return x.golden(section.text, lineDiff(before, after))
}

func (x *session) noQuickFix(c *call) error {
	title := regexp.MustCompile("")
	if len(c.args) > 1 {
		var err error
		if title, err = x.pattern(c.args[1].text); err != nil {
			return err
		}
	}
	_, actions, err := x.askActions(c, quickFixKind)
	if err != nil {
		return err
	}
	for _, a := range actions {
		if x.matches(title, a.Title) {
			return fmt.Errorf("there is the fix %q", a.Title)
		}
	}
	return nil
}

// applied returns the document's text after a workspace edit, which must be of
// this document alone and of its version.
func (x *session) applied(d *document, w *workspaceEdit) (string, error) {
	if w == nil {
		return "", errors.New("the action has no edit")
	}
	var edits []textEdit
	for uri, e := range w.Changes {
		if pathOf(uri) == x.path(d) {
			edits = append(edits, e...)
		}
	}
	if x.variant.client == "pull" {
		if len(w.DocumentChanges) != 1 || len(w.Changes) > 0 {
			return "", errors.New("the edit is not one versioned document edit")
		}
		c := w.DocumentChanges[0]
		if pathOf(c.TextDocument.URI) != x.path(d) || c.TextDocument.Version == nil || *c.TextDocument.Version != d.version {
			return "", fmt.Errorf("the edit is of %s, not of %s at version %d", c.TextDocument.URI, x.uri(d), d.version)
		}
		edits = c.Edits
	} else if len(w.DocumentChanges) > 0 || len(w.Changes) != 1 {
		return "", errors.New("the edit is not the changes of one document")
	}
	type change struct {
		start, end int
		text       string
	}
	var changes []change
	for _, e := range edits {
		start, end, err := rangeText(d.text, x.encoding, e.Range)
		if err != nil {
			return "", err
		}
		changes = append(changes, change{start, end, e.NewText})
	}
	slices.SortStableFunc(changes, func(a, b change) int { return a.start - b.start })
	text, at := "", 0
	for _, c := range changes {
		if c.start < at {
			return "", errors.New("the edits overlap")
		}
		text += d.text[at:c.start] + c.text
		at = c.end
	}
	return text + d.text[at:], nil
}
