package workspace

import (
	"path/filepath"
	"slices"
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/check"
)

func TestIgnore(t *testing.T) {
	c, problems := ReadConfig(DefaultConfig(), []byte(`
ignore:
  - {rule: term-superseded, text: 物件化, files: [old/*.md]}
  - {rule: no-such-rule}
  - {text: 臺灣}
  - {}
  - {rule: cite-unresolved, files: drafts}
  - {rule: cite-unresolved, file: x}
`))
	if len(problems) != 1 || len(c.Ignore) != 3 {
		t.Fatalf("%d entries, problems %v", len(c.Ignore), problems)
	}
	root := t.TempDir()
	l := &loaded{contents: contents{roots: []string{root}, config: c, settings: &check.Settings{}}}
	superseded, anywhere, cite := check.Ignored{Rule: "term-superseded", Text: "物件化"}, check.Ignored{Text: "臺灣"}, check.Ignored{Rule: "cite-unresolved"}
	for name, want := range map[string][]check.Ignored{
		"old/a.md":      {superseded, anywhere},
		"new/a.md":      {anywhere},
		"drafts/b/a.md": {anywhere, cite},
	} {
		if got := l.settingsOf(filepath.Join(root, name)).Ignore; !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}
