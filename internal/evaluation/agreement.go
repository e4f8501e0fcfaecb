package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

// toolCase is one case of another tool's own tests: a text and what the tool
// makes of it.
type toolCase struct {
	ID       string          `json:"id"`
	Input    string          `json:"input"`
	Expected json.RawMessage `json:"expected"`
	Fn       string          `json:"fn"`     // the unit under test
	Config   string          `json:"config"` // of autocorrect
	Rules    json.RawMessage `json:"rules"`  // of zhlint
}

// tools are those that correct Chinese text as a whole, by the names of their
// files, with what tells the cases of the whole tool as it comes.
var tools = []struct {
	name  string
	whole func(toolCase) bool
	dates bool // whether it parts numbers from 年, 月 and 日
}{
	{"autocorrect", func(c toolCase) bool { return c.Config == "default" && c.Fn == "format" }, true},
	{"zhlint", func(c toolCase) bool {
		return strings.Contains(strings.ReplaceAll(string(c.Rules), " ", ""), `"preset":"default"`)
	}, false},
	{"pangu", func(c toolCase) bool { return c.Fn == "spacingText" }, true},
	{"copywriting-guidelines", func(toolCase) bool { return true }, true},
}

// change is what a tool does to a text, by kind.
type change int

const (
	spacing  change = iota // spaces alone
	width                  // full width to half width, or the reverse, and spaces
	lettered               // letter case, or letters
	marks                  // other marks
	changes
)

var changeNames = [changes]string{"spaces", "width", "letters", "other marks"}

// asAsked is the configuration of a writer who comes from one of those tools,
// and wants its spaces whatever the document does.
const asAsked = "rules:\n  space-inconsistent: {severity: warning, spaceBetweenMixedwidthLetters: true, spaceOutsideCode: true, spaceBeforeDateUnit: %t}\n"

// agreement runs the cases that other tools change, and counts where we find
// something at the same place, as we come and as asked for.
func agreement(o options) error {
	if o.cases == "" {
		return errors.New("no cases: -cases or JIAOZHU_CASES names their folder")
	}
	var b strings.Builder
	b.WriteString("| tool | | changes | we find something there | our fixes give its text |")
	for _, n := range changeNames {
		fmt.Fprintf(&b, " %s |", n)
	}
	b.WriteString("\n|---|---|---|---|---|" + strings.Repeat("---|", int(changes)) + "\n")
	for _, tool := range tools {
		for _, usage := range []struct{ name, config string }{{"as we come", ""}, {"asked for its spaces", fmt.Sprintf(asAsked, tool.dates)}} {
			row, err := agree(o.cases, tool.name, usage.config, tool.whole)
			if err != nil {
				return err
			}
			fmt.Fprintf(&b, "| %s | %s | %s\n", tool.name, usage.name, row)
		}
	}
	return put(o.doc, "agreement", b.String())
}

// agree runs one tool's cases under a configuration and returns the cells of the
// row that come behind its name.
func agree(dir, name, config string, whole func(toolCase) bool) (string, error) {
	src, err := os.ReadFile(filepath.Join(dir, name+".json"))
	if err != nil {
		return "", err
	}
	var file struct {
		Cases []toolCase `json:"cases"`
	}
	if err := json.Unmarshal(src, &file); err != nil {
		return "", fmt.Errorf("%s.json: %w", name, err)
	}
	scratch, err := os.MkdirTemp("", "evaluation")
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(scratch)
	places := map[string][]int{} // offsets that the tool changes, by file
	kinds := map[string]change{}
	wanted := map[string]string{}
	for i, c := range file.Cases {
		var expected string
		if json.Unmarshal(c.Expected, &expected) != nil || expected == c.Input || !whole(c) || !prose.HasHan(c.Input) {
			continue
		}
		path := fmt.Sprintf("%d.md", i)
		places[path], kinds[path] = difference(c.Input, expected)
		wanted[path] = expected
		if err := write(filepath.Join(scratch, path), c.Input); err != nil {
			return "", err
		}
	}
	if err := write(filepath.Join(scratch, workspace.ConfigName), "documentSet: off\n"+config); err != nil {
		return "", err
	}
	outcome, err := checkDir(scratch)
	if err != nil {
		return "", err
	}
	var total, found [changes]int
	all, same, equal := 0, 0, 0
	for i := range outcome.Documents {
		d := &outcome.Documents[i]
		file := filepath.Base(d.Name)
		all++
		total[kinds[file]]++
		if touchesOne(d, places[file]) {
			same++
			found[kinds[file]]++
		}
		if fixed := outcome.Fixed(d); fixed == wanted[file] {
			equal++
		} else if config != "" && os.Getenv("EVALUATION_VERBOSE") != "" {
			fmt.Fprintf(os.Stderr, "%s %s: %q: it %q, we %q\n", name, changeNames[kinds[file]], d.Text.Text(), wanted[file], fixed)
		}
	}
	row := fmt.Sprintf("%d | %d | %d |", all, same, equal)
	for k := range changes {
		row += fmt.Sprintf(" %d of %d |", found[k], total[k])
	}
	return row, nil
}

// near is how many bytes a finding may be away from a change: a character.
const near = 3

func touchesOne(d *workspace.CheckedDocument, offsets []int) bool {
	for _, f := range d.Findings {
		for _, s := range places(f) {
			for _, at := range offsets {
				if s.Start-near <= at && at <= s.End+near {
					return true
				}
			}
		}
	}
	return false
}

// difference returns the byte offsets in a where b differs, by a longest common
// subsequence of characters, and of what kind the change is.
func difference(a, b string) ([]int, change) {
	x, y := []rune(a), []rune(b)
	longest := make([][]int, len(x)+1)
	for i := range longest {
		longest[i] = make([]int, len(y)+1)
	}
	for i := len(x) - 1; i >= 0; i-- {
		for j := len(y) - 1; j >= 0; j-- {
			if x[i] == y[j] {
				longest[i][j] = longest[i+1][j+1] + 1
			} else {
				longest[i][j] = max(longest[i+1][j], longest[i][j+1])
			}
		}
	}
	var offsets []int
	var deleted, inserted []rune
	at := 0
	for i, j := 0, 0; i < len(x) || j < len(y); {
		switch {
		case i < len(x) && j < len(y) && x[i] == y[j]:
			at += len(string(x[i]))
			i++
			j++
		case j < len(y) && (i == len(x) || longest[i][j+1] >= longest[i+1][j]):
			offsets, inserted = append(offsets, at), append(inserted, y[j])
			j++
		default:
			offsets, deleted = append(offsets, at), append(deleted, x[i])
			at += len(string(x[i]))
			i++
		}
	}
	return offsets, kindOf(deleted, inserted)
}

func kindOf(deleted, inserted []rune) change {
	strip := func(rs []rune) string { return strings.Join(strings.Fields(string(rs)), "") }
	d, i := strip(deleted), strip(inserted)
	switch {
	case d == "" && i == "":
		return spacing
	case strings.EqualFold(d, i), strings.ContainsFunc(d+i, func(r rune) bool { return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' }):
		return lettered
	case prose.FoldString(d) == prose.FoldString(i):
		return width
	}
	return marks
}
