package main

import (
	"fmt"
	"os"
	"strings"
)

// put writes a table between the marks of its name in a page, or to standard
// output if there is no page.
func put(page, name, table string) error {
	if page == "" {
		fmt.Print(table)
		return nil
	}
	src, err := os.ReadFile(page)
	if err != nil {
		return err
	}
	text, err := between(string(src), name, table)
	if err != nil {
		return fmt.Errorf("%s: %w", page, err)
	}
	return os.WriteFile(page, []byte(text), 0o644)
}

// between replaces what stands between the marks of a name.
func between(text, name, table string) (string, error) {
	from, to := "<!-- "+name+": made by make "+name+" -->\n", "<!-- end of "+name+" -->"
	head, rest, ok := strings.Cut(text, from)
	if !ok {
		return "", fmt.Errorf("no mark %q", strings.TrimSpace(from))
	}
	_, tail, ok := strings.Cut(rest, to)
	if !ok {
		return "", fmt.Errorf("no mark %q", to)
	}
	return head + from + "\n" + strings.TrimSpace(table) + "\n\n" + to + tail, nil
}
