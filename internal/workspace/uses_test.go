package workspace

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// TestUses reads what documents on disk use, and where, and sees them change.
func TestUses(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(root, name)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	write(ConfigName, "embeddedGlossary: false\n")
	write("own.glossary.yaml", "concepts:\n  - {id: lake, terms: [湖面]}\n")
	path := write("a.md", "甲\r\n\r\n𠮷😀a湖面，湖\n面\n")
	w := New(slog.New(slog.DiscardHandler), nil)
	t.Cleanup(func() { w.Shut(); w.Wait() })
	w.Start([]string{root}, nil)
	w.Wait()
	lake := func() []Use {
		t.Helper()
		used, err := w.Snapshot().Uses(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		var out []Use
		for _, u := range used {
			out = append(out, u.Uses.Of(Subject{Concepts: []string{"lake"}})...)
		}
		return out
	}
	got := lake()
	want := []Use{
		{prose.Span{Start: 16, End: 22}, prose.Position{Line: 2, Bytes: 9, Runes: 3, Astral: 2}, prose.Position{Line: 2, Bytes: 15, Runes: 5, Astral: 2}},
		{prose.Span{Start: 25, End: 32}, prose.Position{Line: 2, Bytes: 18, Runes: 6, Astral: 2}, prose.Position{Line: 3, Bytes: 3, Runes: 1}},
	}
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("got %+v, want %+v", got, want)
	}
	w.Open(path, "markdown", 1, "湖面\n")
	if got := lake(); len(got) != 1 {
		t.Errorf("open: %+v", got)
	}
	w.Close(path)
	if got := lake(); len(got) != 2 {
		t.Errorf("closed again: %+v", got)
	}
	write("b.md", "湖面，湖面\n")
	w.Changed([]string{filepath.Join(root, "b.md")})
	if got := lake(); len(got) != 4 {
		t.Errorf("with a new document: %+v", got)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	w.Changed([]string{path})
	if got := lake(); len(got) != 2 {
		t.Errorf("with one less: %+v", got)
	}
}
