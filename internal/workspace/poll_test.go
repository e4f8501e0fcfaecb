package workspace

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestPoll changes files as other programs do, without telling.
func TestPoll(t *testing.T) {
	root := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write(".jiaozhu.yaml", "embeddedGlossary: false\nglossaries: [\"more/*.yaml\"]\n")
	write("own.glossary.yaml", "concepts: [{id: lake, terms: [湖面]}]\n")
	write("more/terms.yaml", "concepts: [{id: road, terms: [山路]}]\n")
	loads := make(chan *Snapshot, 100)
	w := New(slog.New(slog.DiscardHandler), func(s *Snapshot) { loads <- s })
	w.Start([]string{root}, nil)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	go w.Poll(ctx, time.Millisecond, false)
	// has waits until the workspace knows just these concepts.
	has := func(ids ...string) {
		t.Helper()
		for s := range loads {
			concepts := s.loaded.lexicon.Glossary.Concepts()
			found := len(concepts) == len(ids)
			for _, id := range ids {
				found = found && s.loaded.lexicon.Glossary.Concept(id) != nil
			}
			if found {
				return
			}
		}
	}
	has("lake", "road")
	write("own.glossary.yaml", "concepts: [{id: lake, terms: [湖面]}, {id: bay, terms: [海灣]}]\n")
	has("lake", "road", "bay")
	write("more/terms.yaml", "concepts: [{id: path, terms: [山徑]}]\n")
	has("lake", "path", "bay")
	write("more/others.yaml", "concepts: [{id: hill, terms: [山丘]}]\n")
	has("lake", "path", "bay", "hill")
	if err := os.Remove(filepath.Join(root, "more/others.yaml")); err != nil {
		t.Fatal(err)
	}
	has("lake", "path", "bay")
	write("new/deep/er.glossary.yaml", "concepts: [{id: wood, terms: [森林]}]\n")
	has("lake", "path", "bay", "wood")
	if err := os.Remove(filepath.Join(root, "own.glossary.yaml")); err != nil {
		t.Fatal(err)
	}
	has("path", "wood")
	write(".jiaozhu.yaml", "embeddedGlossary: false\n")
	has("wood")
}

// TestPollKeepsStill asserts that files which do not matter load nothing anew.
func TestPollKeepsStill(t *testing.T) {
	root := t.TempDir()
	if err := os.WriteFile(filepath.Join(root, ConfigName), []byte("glossaries: [terms.yaml]\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	listed := filepath.Join(root, "terms.yaml")
	if err := os.WriteFile(listed, []byte("concepts: []\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	l := load([]string{root}, nil, readDisk, nil)
	var p poller
	for _, name := range []string{"a.md", "a.aux", ".a.swp"} {
		if err := os.WriteFile(filepath.Join(root, name), []byte("文"), 0o644); err != nil {
			t.Fatal(err)
		}
		if p.changed(l, false) {
			t.Errorf("%s is taken for a change", name)
		}
	}
	if err := os.WriteFile(filepath.Join(root, "a.bib"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if new(poller).changed(l, true) {
		t.Error("what the client watches is polled, too")
	}
	if !p.changed(l, false) || p.changed(l, false) {
		t.Error("a change is to be seen once")
	}
	if err := os.WriteFile(listed, []byte("concepts: [{id: a, terms: [甲乙]}]\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if !p.changed(l, true) {
		t.Error("a glossary by another name is watched by nobody")
	}
}
