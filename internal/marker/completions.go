package marker

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// completionItem is a CompletionItem; TextEdit holds no InsertReplaceEdit, which
// this client does not say it knows.
type completionItem struct {
	Label         string          `json:"label"`
	Detail        string          `json:"detail"`
	SortText      string          `json:"sortText"`
	FilterText    *string         `json:"filterText"`
	TextEdit      *textEdit       `json:"textEdit"`
	Data          json.RawMessage `json:"data"`
	Documentation *struct {
		Kind  string `json:"kind"`
		Value string `json:"value"`
	} `json:"documentation"`

	raw json.RawMessage
}

// askCompletion returns the items at the cursor in the order in which an editor
// shows them: those that it keeps, by their sortText.
func (x *session) askCompletion(c *call) (*document, place, []completionItem, error) {
	return x.askCompletionAfter(c, false)
}

// askCompletionAfter is askCompletion, as an editor does of itself behind the
// character in front of the cursor if typed.
func (x *session) askCompletionAfter(c *call, typed bool) (*document, place, []completionItem, error) {
	d, p, err := x.at(c)
	if err != nil {
		return nil, p, nil, err
	}
	if _, cursor := splitCursor(c.args[0].text); cursor < 0 {
		return nil, p, nil, errors.New("the text has no cursor")
	}
	var list struct {
		IsIncomplete bool              `json:"isIncomplete"`
		Items        []json.RawMessage `json:"items"`
	}
	params := x.positioned(d, p.cursor)
	if typed {
		before := []rune(d.text[:p.cursor])
		params["context"] = map[string]any{"triggerKind": 2, "triggerCharacter": string(before[len(before)-1:])}
	}
	if err := x.client.request("textDocument/completion", params, &list); err != nil {
		return nil, p, nil, err
	}
	items := make([]completionItem, len(list.Items))
	for i, raw := range list.Items {
		if err := json.Unmarshal(raw, &items[i]); err != nil {
			return nil, p, nil, err
		}
		items[i].raw = raw
		if err := x.kept(d, p, &items[i], items[0].TextEdit); err != nil {
			return nil, p, nil, fmt.Errorf("%s: %w", items[i].Label, err)
		}
	}
	slices.SortStableFunc(items, func(a, b completionItem) int { return strings.Compare(a.SortText, b.SortText) })
	return d, p, items, nil
}

// kept reports an error if an editor would not show an item, or not rightly. VS
// Code and Neovim compare filterText, or else the label, with the text from the
// edit's start to the cursor. Neovim does so only if all edits start at one place;
// the edit of a completion must be on one line and hold the cursor.
func (x *session) kept(d *document, p place, item *completionItem, first *textEdit) error {
	switch e := item.TextEdit; {
	case e == nil:
		return errors.New("it has no edit")
	case first == nil || e.Range.Start != first.Range.Start:
		return errors.New("its edit starts elsewhere than that of the first item")
	case e.Range.Start.Line != e.Range.End.Line:
		return errors.New("its edit is on more than one line")
	case e.Range.End != positionOf(d.text, x.encoding, p.cursor):
		return errors.New("its edit does not end at the cursor")
	}
	start, end, err := rangeText(d.text, x.encoding, item.TextEdit.Range)
	if err != nil {
		return err
	}
	filter := item.Label
	if item.FilterText != nil {
		filter = *item.FilterText
	}
	if typed := d.text[start:end]; !strings.HasPrefix(filter, typed) {
		return fmt.Errorf("an editor drops it: %q does not start with what is typed, %q", filter, typed)
	}
	return nil
}

// labels returns what the items are called.
func labels(items []completionItem) []string {
	out := make([]string, len(items))
	for i := range items {
		out[i] = items[i].Label
	}
	return out
}

// labelled returns the item of that label.
func (x *session) labelled(items []completionItem, label string) (*completionItem, error) {
	for i := range items {
		if items[i].Label == label {
			return &items[i], nil
		}
	}
	return nil, fmt.Errorf("there is no such item among %q", labels(items))
}

// complete checks what an item makes of the text of the place.
func (x *session) complete(c *call) error {
	if len(c.args) < 3 {
		return errors.New("complete takes a text with a cursor, a label and the text after it")
	}
	d, p, items, err := x.askCompletion(c)
	if err != nil {
		return err
	}
	item, err := x.labelled(items, c.args[1].text)
	if err != nil {
		return err
	}
	start, end, err := rangeText(d.text, x.encoding, item.TextEdit.Range)
	if err != nil {
		return err
	}
	if start < p.start {
		return fmt.Errorf("the edit replaces %q, more than the place has", d.text[start:end])
	}
	if got := d.text[p.start:start] + item.TextEdit.NewText + d.text[end:p.end]; got != c.args[2].text {
		return fmt.Errorf("makes %q", got)
	}
	for _, a := range c.args[3:] {
		switch {
		case a.word && a.text == "first":
			if items[0].Label != item.Label {
				return fmt.Errorf("the first of the items is %q", items[0].Label)
			}
		default:
			re, err := x.pattern(a.text)
			if err != nil {
				return err
			}
			if !x.matches(re, item.Detail) {
				return fmt.Errorf("the detail is %q", item.Detail)
			}
		}
	}
	return nil
}

// completions checks which items there are, in their order.
func (x *session) completions(c *call) error {
	_, _, items, err := x.askCompletion(c)
	if err != nil {
		return err
	}
	return c.checkLabels(items)
}

// unasked checks which items an editor is given that asks because a character
// was typed.
func (x *session) unasked(c *call) error {
	_, _, items, err := x.askCompletionAfter(c, true)
	if err != nil {
		return err
	}
	return c.checkLabels(items)
}

// checkLabels checks that items have the labels that the call names behind its
// place, in their order.
func (c *call) checkLabels(items []completionItem) error {
	var want []string
	for _, a := range c.args[1:] {
		want = append(want, a.text)
	}
	if got := labels(items); !slices.Equal(got, want) {
		return fmt.Errorf("the items are %q", got)
	}
	return nil
}

// noComplete checks that there is no item of a label, or none at all.
func (x *session) noComplete(c *call) error {
	_, _, items, err := x.askCompletion(c)
	if err != nil {
		return err
	}
	got := labels(items)
	if len(c.args) == 1 && len(got) > 0 {
		return fmt.Errorf("the items are %q", got)
	}
	for _, a := range c.args[1:] {
		if slices.Contains(got, a.text) {
			return fmt.Errorf("there is the item %q", a.text)
		}
	}
	return nil
}

// resolved checks the documentation of an item.
func (x *session) resolved(c *call) error {
	if len(c.args) != 3 || !c.args[2].word {
		return errors.New("resolved takes a text with a cursor, a label and the name of a section")
	}
	_, _, items, err := x.askCompletion(c)
	if err != nil {
		return err
	}
	item, err := x.labelled(items, c.args[1].text)
	if err != nil {
		return err
	}
	if item.Documentation != nil {
		return errors.New("it has documentation before it is resolved")
	}
	var full completionItem
	if err := x.client.request("completionItem/resolve", item.raw, &full); err != nil {
		return err
	}
	if full.Documentation == nil || full.Label != item.Label {
		return errors.New("it has no documentation, or is another")
	}
	return x.golden(c.args[2].text, full.Documentation.Value)
}
