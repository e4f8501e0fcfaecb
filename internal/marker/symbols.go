package marker

import (
	"errors"
	"fmt"
	"slices"
)

// symbolInformation is a SymbolInformation.
type symbolInformation struct {
	Name      string   `json:"name"`
	Container string   `json:"containerName"`
	Location  location `json:"location"`
}

// symbol checks that the workspace has a symbol at a place.
func (x *session) symbol(c *call) error {
	if len(c.args) != 4 {
		return errors.New("symbol takes a query, a name, a file and a text")
	}
	query, name, file, text := c.args[0].text, c.args[1].text, c.args[2].text, c.args[3].text
	found, err := x.askSymbols(query)
	if err != nil {
		return err
	}
	var names []string
	for _, s := range found {
		names = append(names, s.Name)
		if !x.same(s.Name, name) {
			continue
		}
		in, source, err := x.named(s.Location.URI)
		if err != nil {
			return err
		}
		start, end, err := rangeText(source, x.encoding, s.Location.Range)
		if err != nil {
			return fmt.Errorf("%s: %w", in, err)
		}
		if in == file && x.same(source[start:end], text) {
			return nil
		}
		names[len(names)-1] += " (" + in + ": " + source[start:end] + ")"
	}
	return fmt.Errorf("there are %q", names)
}

// symbols checks which symbols there are, in their order.
func (x *session) symbols(c *call) error {
	if len(c.args) == 0 {
		return errors.New("symbols takes a query and names")
	}
	found, err := x.askSymbols(c.args[0].text)
	if err != nil {
		return err
	}
	var got []string
	for _, s := range found {
		got = append(got, s.Name)
	}
	if !slices.EqualFunc(got, c.args[1:], func(name string, a arg) bool { return x.same(name, a.text) }) {
		return fmt.Errorf("there are %q", got)
	}
	return nil
}

func (x *session) askSymbols(query string) ([]symbolInformation, error) {
	var found []symbolInformation
	err := x.client.request("workspace/symbol", object{"query": query}, &found)
	return found, err
}
