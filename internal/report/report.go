// Package report writes findings for people and programs that are not editors:
// text in the shape of a compiler's, and JSON.
package report

import (
	"slices"
	"sort"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// File is a checked document with its findings, in order of the text.
type File struct {
	Name     string // as it is shown
	Document string // as other documents' findings name it
	Text     *prose.Document
	Findings []check.Finding
}

// Locate finds where an origin can be opened: path and place. It reports false
// if the file is not there.
type Locate func(glossary.Origin) (path string, at prose.Place, ok bool)

var severityNames = map[check.Severity]string{
	glossary.Error: "error", glossary.Warning: "warning", glossary.Information: "information", glossary.Hint: "hint",
}

// elsewhere returns the shown name of the document that a place is in.
func elsewhere(files []File, at *check.Elsewhere) string {
	for i := range files {
		if files[i].Document == at.Document {
			return files[i].Name
		}
	}
	return at.Document
}

// placeOf returns where a place of another document is.
func placeOf(at *check.Elsewhere) prose.Place {
	return prose.Place{Line: int(at.From.Line) + 1, Column: int(at.From.Runes) + 1, Offset: at.Start}
}

// Count returns the number of findings by severity over all files, those of
// one group counted once.
func Count(files []File) map[check.Severity]int {
	n := map[check.Severity]int{}
	for _, f := range files {
		for _, x := range check.Group(f.Findings) {
			n[x.Severity]++
		}
	}
	return n
}

// sorted returns the files by name.
func sorted(files []File) []File {
	out := slices.Clone(files)
	sort.SliceStable(out, func(i, j int) bool { return out[i].Name < out[j].Name })
	return out
}
