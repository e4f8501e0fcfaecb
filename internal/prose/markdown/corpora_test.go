package markdown_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// corporaEnv names a folder of Markdown files to compare with goldmark.
const corporaEnv = "JIAOZHU_CORPORA"

// TestCorpora compares the reader's text of whole files with goldmark's. Set
// JIAOZHU_CORPORA to a folder; without it the test is skipped. It
// reports where they part and fails only if files cannot be read: what
// TestCorpusExplained lists differs in them too.
func TestCorpora(t *testing.T) {
	root := os.Getenv(corporaEnv)
	if root == "" {
		t.Skip("set " + corporaEnv + " to a folder with Markdown files to compare them with goldmark")
	}
	files, different := 0, 0
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Ext(path) != ".md" {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		files++
		source := comparable(string(data))
		if ours, theirs := ourText(source), goldmarkText(source); ours != theirs {
			different++
			a, b := firstDifference(ours, theirs)
			t.Logf("%s\n  ours     %q\n  goldmark %q", path, a, b)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d files, %d differ", files, different)
}

// differing matches what is prose to goldmark and not to us: a heading's
// attributes, directives, URLs.
var differing = regexp.MustCompile(`(?m) *\{#[^}\n]*\}$|^:::.*$|https?://[-\w.~:/?#@!$&+,;=%]+`)

// comparable leaves out what the two are known to read differently.
func comparable(source string) string {
	if rest, ok := strings.CutPrefix(source, "---\n"); ok {
		if _, behind, ok := strings.Cut("\n"+rest+"\n", "\n---\n"); ok {
			source = behind
		}
	}
	return differing.ReplaceAllString(source, "")
}
