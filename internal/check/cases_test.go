package check_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/check"
)

// toolCase is one case of another tool's own tests: a sentence and what the tool
// makes of it.
type toolCase struct {
	ID       string          `json:"id"`
	Input    string          `json:"input"`
	Expected json.RawMessage `json:"expected"`
	Fn       string          `json:"fn"`     // the unit under test
	Config   string          `json:"config"` // autocorrect
	Rules    json.RawMessage `json:"rules"`  // zhlint
}

// keeps reports whether the case says that the whole tool, as it comes, leaves
// the sentence as it is.
func (c toolCase) keeps(tool string) bool {
	var expected string
	if json.Unmarshal(c.Expected, &expected) != nil || expected != c.Input {
		return false
	}
	switch tool {
	case "autocorrect":
		return c.Config == "default" && c.Fn == "format"
	case "zhlint":
		return strings.Contains(string(c.Rules), `"preset":"default"`) || strings.Contains(string(c.Rules), `"preset": "default"`)
	}
	return true
}

// ours are the rules that must be silent on what a tool keeps. A tool that only
// spaces words says nothing about punctuation.
func ours(tool string, r *check.Rule) bool {
	group, _, _ := strings.Cut(r.ID, "-")
	if tool == "pangu" {
		return group == "space"
	}
	return slices.Contains([]string{"punct", "space", "num", "bracket", "repeated", "title", "markup", "typo"}, group)
}

// What other tools are made to leave alone, we leave alone. The cases are not
// part of this repository: JIAOZHU_CASES names the folder with autocorrect.json,
// zhlint.json, pangu.json and copywriting-guidelines.json.
func TestKept(t *testing.T) {
	dir := os.Getenv("JIAOZHU_CASES")
	if dir == "" {
		t.Skip("JIAOZHU_CASES does not name the folder of other tools' cases")
	}
	for _, tool := range []string{"autocorrect", "zhlint", "pangu", "copywriting-guidelines"} {
		src, err := os.ReadFile(filepath.Join(dir, tool+".json"))
		if err != nil {
			t.Fatal(err)
		}
		var file struct {
			Cases []toolCase `json:"cases"`
		}
		if err := json.Unmarshal(src, &file); err != nil {
			t.Fatal(err)
		}
		kept := 0
		for _, c := range file.Cases {
			if !c.keeps(tool) {
				continue
			}
			kept++
			for _, f := range findings(c.Input, &check.Settings{}) {
				if ours(tool, f.Rule) && f.Severity <= glossary.Information {
					t.Errorf("%s: %s at %d in %q", c.ID, f.Rule.ID, f.Start, c.Input)
				}
			}
		}
		t.Logf("%s keeps %d sentences", tool, kept)
	}
}
