package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const extensionFolder = "../../editors/vscode"

// The extension's settings are those that the code has now.
func TestManifestIsCurrent(t *testing.T) {
	files, err := manifest(extensionFolder)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range files {
		got, err := os.ReadFile(filepath.Join(extensionFolder, name))
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != string(want) {
			t.Errorf("editors/vscode/%s is not what the code makes: run make generate", name)
		}
	}
}

// Every text that the manifest refers to is there in every language, and no
// other.
func TestManifestTexts(t *testing.T) {
	src, err := os.ReadFile(filepath.Join(extensionFolder, "package.json"))
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for i, part := range strings.Split(string(src), `"%`) {
		if key, _, ok := strings.Cut(part, `%"`); ok && i > 0 {
			used[key] = true
		}
	}
	for name := range manifestLanguages {
		src, err := os.ReadFile(filepath.Join(extensionFolder, name))
		if err != nil {
			t.Fatal(err)
		}
		var texts map[string]string
		if err := json.Unmarshal(src, &texts); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for key := range used {
			if texts[key] == "" {
				t.Errorf("%s lacks %s", name, key)
			}
		}
		for key := range texts {
			if !used[key] {
				t.Errorf("%s has %s, which package.json does not use", name, key)
			}
		}
	}
}

func TestReplaceValue(t *testing.T) {
	src := "{\n  \"a\": [1, {\n    \"b\": {\"c\": 1}, \"d\": \"<\"\n  }]\n}\n"
	got, err := replaceValue([]byte(src), map[string]any{"e": "<x>"}, "a", "1", "b")
	want := "{\n  \"a\": [1, {\n    \"b\": {\n      \"e\": \"<x>\"\n    }, \"d\": \"<\"\n  }]\n}\n"
	if err != nil || string(got) != want {
		t.Errorf("got %q, %v; want %q", got, err, want)
	}
	for _, path := range [][]string{{"x"}, {"a", "7"}, {"a", "0", "b"}} {
		if got, err := replaceValue([]byte(src), 1, path...); err == nil {
			t.Errorf("%v: got %q, want an error", path, got)
		}
	}
}
