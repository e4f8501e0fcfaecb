package main

import (
	"os"
	"path/filepath"
	"testing"
)

// The pages under docs are those that the code makes now.
func TestPagesAreCurrent(t *testing.T) {
	pages, err := pages()
	if err != nil {
		t.Fatal(err)
	}
	for rel, want := range pages {
		got, err := os.ReadFile(filepath.Join("..", "..", "docs", filepath.FromSlash(rel)))
		if err != nil {
			t.Errorf("%v: run make generate", err)
			continue
		}
		if string(got) != string(want) {
			t.Errorf("docs/%s is not what the code makes: run make generate", rel)
		}
	}
}
