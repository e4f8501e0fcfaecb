package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestInit runs jiaozhu init as a person does: first in a folder of documents
// only, then again, when it asks before it adds to what is there.
func TestInit(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "a.md"), "我們採用風格遷移（style transfer）。\n")
	files := func() string {
		t.Helper()
		var all strings.Builder
		for _, name := range []string{".jiaozhu.yaml", "terms.glossary.yaml"} {
			src, err := os.ReadFile(filepath.Join(dir, name))
			if err != nil && !os.IsNotExist(err) {
				t.Fatal(err)
			}
			all.Write(src)
		}
		return all.String()
	}
	step := func(code int, stdin string, says []string, args ...string) {
		t.Helper()
		o := run(t, dir, stdin, append([]string{"init", "--messages", "en"}, args...)...)
		if o.code != code {
			t.Errorf("%v: exit status %d, want %d; %s", args, o.code, code, o.stderr)
		}
		for _, s := range says {
			if !strings.Contains(o.stdout+o.stderr, s) {
				t.Errorf("%v: it does not say %q but\n%s%s", args, s, o.stdout, o.stderr)
			}
		}
	}
	step(0, "", []string{"would make .jiaozhu.yaml", "would make terms.glossary.yaml"}, "--dry-run")
	step(0, "", []string{"style-transfer", "region: tw"}, "--print")
	if got := files(); got != "" {
		t.Errorf("something was written:\n%s", got)
	}
	step(0, "", []string{"wrote .jiaozhu.yaml", "wrote terms.glossary.yaml", "new terms found: 1"})
	first := files()
	step(0, "", []string{"new terms found: 0"})
	if o := run(t, dir, "", "glossary", "lint"); o.code != 0 || o.stdout != "" {
		t.Errorf("lint: exit status %d: %s%s", o.code, o.stdout, o.stderr)
	}

	writeFile(t, filepath.Join(dir, "b.md"), "城市的**熱島**（heat island）。\n")
	for _, no := range []string{"", "\n", "n\n", "nein\n"} {
		step(1, no, []string{"terms.glossary.yaml is there already", "left as it is"})
	}
	if files() != first {
		t.Errorf("no was taken for yes:\n%s", files())
	}
	step(0, "y\n", []string{"wrote terms.glossary.yaml"})
	if got := files(); !strings.HasPrefix(got, first) || !strings.Contains(got, "heat-island") {
		t.Errorf("the files are\n%s", got)
	}
	writeFile(t, filepath.Join(dir, "c.md"), "山的**雨影**（rain shadow）。\n")
	step(0, "", []string{"wrote terms.glossary.yaml"}, "--force")

	step(2, "", []string{"nowhere"}, "nowhere")
	step(2, "", []string{"force"}, "--force", "--dry-run")
}
