package workspace

import (
	"log/slog"
	"os"
	"path/filepath"
	"testing"
)

// TestLoadDictionary loads the dictionary while glossaries are loaded again and
// again: what is loaded last has both.
func TestLoadDictionary(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	name := filepath.Join(root, "a.glossary.yaml")
	if err := os.WriteFile(name, []byte("concepts: []\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	w := New(slog.New(slog.DiscardHandler), nil)
	w.Start([]string{root}, nil)
	w.LoadDictionary()
	for range 20 {
		w.Open(name, "yaml", 1, "concepts: [{id: lake, terms: [湖面]}]\n")
		w.Close(name)
	}
	w.Open(name, "yaml", 2, "concepts: [{id: bay, terms: [海灣]}]\n")
	w.Wait()
	l := w.Snapshot().loaded
	if l.lexicon.Dictionary() == nil || l.lexicon.Segmenter() == nil {
		t.Error("the dictionary is lost")
	}
	if l.lexicon.Glossary.Concept("bay") == nil || l.lexicon.Glossary.Concept("lake") != nil {
		t.Error("the glossary is not the last one")
	}
}
