package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

// The list reads, and every entry is of a kind that rules can be named for.
func TestCopyeditList(t *testing.T) {
	defects, err := readDefects(copyeditFile)
	if err != nil {
		t.Fatal(err)
	}
	if len(defects) < 400 {
		t.Errorf("%d defects", len(defects))
	}
	if _, err := readDefects("a.md\tone\t2:ab\ttypo\n"); err == nil {
		t.Error("a line that is no number is taken")
	}
	if _, err := readDefects("a.md\t1\t2:ab\tno kind\n"); err == nil {
		t.Error("an unknown kind is taken")
	}
}

// A defect is found by a finding of its cause at its place, and by no other.
func TestCopyeditFound(t *testing.T) {
	const text = "# 甲\n\n程式碼放在 Github 上。他已經做了了。\n\n這是最大的的問題。\n"
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.md"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := checkDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	documents := map[string]*workspace.CheckedDocument{"a.md": &out.Documents[0]}
	defects := []defect{
		{"own", "a.md", 3, textMark("Github"), "latin-case"},
		{"own", "a.md", 3, textMark("做了了"), "typo"},
		{"own", "a.md", 3, textMark("Github"), "grammar"}, // another cause
		{"own", "a.md", 3, textMark("放在"), "typo"},        // another place
		{"own", "a.md", 5, textMark("的的"), "doubled-word"},
		{"own", "a.md", 99, textMark("的的"), "doubled-word"}, // no such line
	}
	for i, want := range []bool{true, true, false, false, true, false} {
		if got := defects[i].found(documents["a.md"]); got != want {
			t.Errorf("%d: found %v, want %v", i, got, want)
		}
	}
	table, missed := copyeditTable(defects, documents)
	if !strings.Contains(table, "own: 3 of 6 found, 50.0%.") || len(missed) != 3 {
		t.Errorf("%s%v", table, missed)
	}
}
