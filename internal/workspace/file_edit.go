package workspace

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/glossary/format/native"
	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// FileEdit is an edit of a glossary or of the configuration, to be made by the
// editor: the workspace writes nothing itself.
type FileEdit struct {
	Name string
	Text *prose.Document // what the edit is of; empty for a new file
	Open *File           // the file in the editor, nil if it is not open there
	New  bool            // there is no such file yet
	check.Edit
}

// ErrNoFolder is returned where a file would have to be made and the editor has
// no folder open.
var ErrNoFolder = errors.New("no folder is open")

// GlossaryName is the name of the glossary that is made where a workspace has
// none.
const GlossaryName = "terms.glossary.yaml"

// AddConcept returns the edit that adds a concept to the glossary nearest to a
// document.
func (s *Snapshot) AddConcept(document string, c *glossary.Concept) (*FileEdit, error) {
	name, err := s.glossaryFor(document)
	if err != nil {
		return nil, err
	}
	return s.edit(name, func(src []byte) (native.Edit, error) { return native.AddConcept(src, c) })
}

// AddTerm returns the edit that adds a term to a concept, in the file that has
// it. An embedded concept is copied into the glossary nearest to the document,
// where it takes the place of the embedded one.
func (s *Snapshot) AddTerm(document string, c *glossary.Concept, t *glossary.Term) (*FileEdit, error) {
	if !IsEmbedded(c.Origin.File) {
		return s.edit(c.Origin.File, func(src []byte) (native.Edit, error) { return native.AddTerm(src, c.ID, t) })
	}
	name, err := s.glossaryFor(document)
	if err != nil {
		return nil, err
	}
	from := s.loaded.sources[c.Origin.File]
	if from == nil {
		return nil, fmt.Errorf("the glossary %s is not loaded", c.Origin.File)
	}
	return s.edit(name, func(src []byte) (native.Edit, error) {
		return native.CopyConcept(src, []byte(from.text), c.ID, t)
	})
}

// TurnOff returns the edit of the configuration that switches a rule off.
func (s *Snapshot) TurnOff(document, rule string) (*FileEdit, error) {
	name, err := s.configFor(document)
	if err != nil {
		return nil, err
	}
	return s.edit(name, func(src []byte) (native.Edit, error) {
		edit, err := native.Set(src, "off", "rules", rule)
		if errors.Is(err, native.ErrShape) { // it has options
			return native.Set(src, "off", "rules", rule, "severity")
		}
		return edit, err
	})
}

// IgnoreText returns the edit of the configuration by which findings of a rule
// on a text are ignored.
func (s *Snapshot) IgnoreText(document, rule, text string) (*FileEdit, error) {
	name, err := s.configFor(document)
	if err != nil {
		return nil, err
	}
	return s.edit(name, func(src []byte) (native.Edit, error) {
		return native.Append(src, "ignore", native.Item{{Key: "rule", Text: rule}, {Key: "text", Text: text}})
	})
}

// edit makes an edit of a file as the editor has it, or as it is on disk.
func (s *Snapshot) edit(name string, change func(src []byte) (native.Edit, error)) (*FileEdit, error) {
	out := &FileEdit{Name: name, Open: s.files[name]}
	switch {
	case out.Open != nil:
		out.Text = out.Open.Text
	default:
		text, err := readDisk(name)
		out.New = errors.Is(err, os.ErrNotExist)
		if err != nil && !out.New {
			return nil, err
		}
		out.Text = Lines(strings.TrimPrefix(text, "\uFEFF")) // editors hide the mark
	}
	e, err := change([]byte(out.Text.Text()))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Base(name), err)
	}
	out.Edit = check.Edit{Span: prose.Span{Start: e.Start, End: e.End}, NewText: e.Text}
	return out, nil
}

// glossaryFor returns the glossary to which what a document defines is added:
// that of the workspace's from whose folder to the document's is the shortest
// way, or the one that is to be made at the root.
func (s *Snapshot) glossaryFor(document string) (string, error) {
	var names []string
	for name, src := range s.loaded.sources {
		if src.file != nil && !IsEmbedded(name) && !strings.HasSuffix(name, ".bib") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	best, least := "", 0
	for _, name := range names {
		if d := steps(filepath.Dir(document), filepath.Dir(name)); best == "" || d < least {
			best, least = name, d
		}
	}
	if best != "" {
		return best, nil
	}
	return s.atRoot(document, GlossaryName)
}

// steps counts the folders that lie between two.
func steps(from, to string) int {
	rel, err := filepath.Rel(from, to)
	switch {
	case err != nil:
		return maxFiles // another volume
	case rel == ".":
		return 0
	}
	return strings.Count(filepath.ToSlash(rel), "/") + 1
}

// configFor returns the configuration that is in force, or the one that is to be
// made at the root.
func (s *Snapshot) configFor(document string) (string, error) {
	for _, root := range s.loaded.roots {
		if name := filepath.Join(root, ConfigName); s.loaded.sources[name] != nil {
			return name, nil
		}
	}
	return s.atRoot(document, ConfigName)
}

// atRoot returns the path of a file at the root of a document, or at the first
// root for one that is outside of all.
func (s *Snapshot) atRoot(document, name string) (string, error) {
	best := ""
	for _, root := range s.loaded.roots {
		if rel, err := filepath.Rel(root, document); err == nil && filepath.IsLocal(rel) && len(root) > len(best) {
			best = root
		}
	}
	switch {
	case best != "":
		return filepath.Join(best, name), nil
	case len(s.loaded.roots) > 0:
		return filepath.Join(s.loaded.roots[0], name), nil
	}
	return "", ErrNoFolder
}
