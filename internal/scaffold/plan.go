package scaffold

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/natefinch/atomic"

	"github.com/jiaozhu/jiaozhu/glossary/format/native"
	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

// Plan is what is to be written to a folder.
type Plan struct {
	Documents int     // that were read
	Concepts  int     // that are new
	Files     []*File // that would change or be made
	Errors    []error // documents and files that were left out
}

// File is a file of a plan.
type File struct {
	Path    string
	Content string
	Exists  bool   // it is there, and holds before
	before  string // what was added to
}

// Make reads a folder and plans its configuration and glossary, with comments in
// a language.
func Make(root string, lang check.Language) (*Plan, error) {
	folder, err := workspace.ReadFolder(root)
	if err != nil {
		return nil, err
	}
	p := &Plan{Documents: len(folder.Documents), Errors: folder.Errors}
	concepts, partly := survey(folder)
	p.Concepts = len(concepts)
	facts := factsOf(folder)
	facts.partlyDefined = partly
	p.plan(filepath.Join(folder.Root, workspace.ConfigName), func(src []byte) (string, error) {
		if src == nil {
			return configuration(facts, lang), nil
		}
		return configured(src, facts)
	})
	if len(concepts) > 0 {
		p.plan(filepath.Join(folder.Root, workspace.GlossaryName), func(src []byte) (string, error) {
			if src == nil {
				src = []byte(glossaryHead(lang))
			}
			for _, c := range concepts {
				edit, err := native.AddConcept(src, c)
				if err != nil {
					return "", err
				}
				src = edit.Apply(src)
			}
			return string(src), nil
		})
	}
	return p, nil
}

// plan adds a file whose content is made of what it holds, nil if it is not
// there. A file that would not change is left out, one that cannot be read or
// edited is an error of the plan.
func (p *Plan) plan(path string, content func(src []byte) (string, error)) {
	src, err := os.ReadFile(path)
	f := &File{Path: path, Exists: err == nil, before: string(src)}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		src = nil
	case err != nil:
		p.Errors = append(p.Errors, err)
		return
	case src == nil:
		src = []byte{}
	}
	if f.Content, err = content(src); err != nil {
		p.Errors = append(p.Errors, fmt.Errorf("%s is left as it is: %w", path, err))
		return
	}
	if !f.Exists || f.Content != f.before {
		p.Files = append(p.Files, f)
	}
}

// Write makes the file, or replaces what it held when the plan was made. A file
// that has been made or changed since is left alone, which is an error.
func (f *File) Write() error {
	if !f.Exists {
		out, err := os.OpenFile(f.Path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if err != nil {
			return err
		}
		_, err = out.WriteString(f.Content)
		return errors.Join(err, out.Close())
	}
	target, err := filepath.EvalSymlinks(f.Path)
	if err != nil {
		return err
	}
	now, err := os.ReadFile(target)
	if err != nil {
		return err
	}
	if string(now) != f.before {
		return fmt.Errorf("%s has changed meanwhile and is left as it is", f.Path)
	}
	return atomic.WriteFile(target, strings.NewReader(f.Content))
}
