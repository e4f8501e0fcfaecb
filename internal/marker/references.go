package marker

import (
	"errors"
	"fmt"
	"strings"
)

func (x *session) references(c *call) error {
	if len(c.args) != 2 || !c.args[1].word {
		return errors.New("references takes a text and the name of a section")
	}
	d, p, err := x.at(c)
	if err != nil {
		return err
	}
	params := x.positioned(d, p.cursor)
	params["context"] = object{"includeDeclaration": true}
	var found []location
	if err := x.client.request("textDocument/references", params, &found); err != nil {
		return err
	}
	var b strings.Builder
	for _, l := range found {
		name, text, err := x.named(l.URI)
		if err != nil {
			return err
		}
		covered, err := x.listed(name, text, l.Range)
		if err != nil {
			return err
		}
		b.WriteString(name + covered)
	}
	return x.golden(c.args[1].text, b.String())
}

func (x *session) highlight(c *call) error {
	if len(c.args) != 2 || !c.args[1].word {
		return errors.New("highlight takes a text and the name of a section")
	}
	d, p, err := x.at(c)
	if err != nil {
		return err
	}
	var found []struct {
		Range lspRange `json:"range"`
		Kind  int      `json:"kind"`
	}
	if err := x.client.request("textDocument/documentHighlight", x.positioned(d, p.cursor), &found); err != nil {
		return err
	}
	var b strings.Builder
	for _, h := range found {
		covered, err := x.listed(d.name, d.text, h.Range)
		if err != nil {
			return err
		}
		const written = 3
		if h.Kind == written {
			b.WriteString("W")
		}
		b.WriteString(covered)
	}
	return x.golden(c.args[1].text, b.String())
}

// listed shows a place by its line, marker comments not counted, and its text.
func (x *session) listed(name, text string, r lspRange) (string, error) {
	start, end, err := rangeText(text, x.encoding, r)
	if err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	line := 1 + strings.Count(withoutMarkers(name, text[:start]), "\n")
	covered := strings.ReplaceAll(strings.ReplaceAll(text[start:end], "\r\n", "\n"), "\n", "⏎")
	return fmt.Sprintf(":%d %s\n", line, covered), nil
}
