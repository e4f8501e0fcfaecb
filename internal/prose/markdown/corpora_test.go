package markdown_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// corporaEnv names a folder of Markdown files to compare with goldmark.
const corporaEnv = "JIAOZHU_CORPORA"

// TestCorpora compares the reader's text of whole files with goldmark's. Set
// JIAOZHU_CORPORA to a folder; without it the test is skipped. What differs
// by design (README of the package's corpus in testCorpus) shows up here, so
// it reports differences and fails only if files do not read at all.
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
		source := withoutFrontMatter(string(data))
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

func withoutFrontMatter(source string) string {
	if !strings.HasPrefix(source, "---\n") {
		return source
	}
	if i := strings.Index(source[4:], "\n---\n"); i >= 0 {
		return source[4+i+5:]
	}
	return source
}
