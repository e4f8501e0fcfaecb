package main

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

// own are documents of this project's own, for where no corpora are. They are in
// Traditional script.
//
//go:embed testdata/own
var own embed.FS

// corpus is a work or a collection as a workspace on disk.
type corpus struct {
	name  string
	dir   string // the workspace's root
	clean bool   // well edited: what the budget of findings is for
}

// openCorpora lays the documents of the corpora below dir out as files, those of
// a joined file in a folder of their own below scratch.
func openCorpora(dir, scratch string) ([]corpus, error) {
	if dir == "" {
		return ownCorpora(scratch)
	}
	joined, err := filepath.Glob(filepath.Join(dir, "clean", "*.txt"))
	if err != nil {
		return nil, err
	}
	var out []corpus
	for _, file := range joined {
		name := strings.TrimSuffix(filepath.Base(file), ".txt")
		root, err := layOut(file, filepath.Join(scratch, name))
		if err != nil {
			return nil, err
		}
		out = append(out, corpus{name, root, true})
	}
	folders, err := os.ReadDir(filepath.Join(dir, "prose"))
	if err != nil && !os.IsNotExist(err) {
		return nil, err
	}
	for _, f := range folders {
		if f.IsDir() {
			out = append(out, corpus{f.Name(), filepath.Join(dir, "prose", f.Name()), false})
		}
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s has neither clean/*.txt nor folders in prose/", dir)
	}
	return out, nil
}

// layOut writes the documents of a joined file, each of which begins with a form
// feed and its path, and returns the workspace's root: the folder that all of
// them share. What is no markup by its name becomes plain text.
func layOut(file, dir string) (string, error) {
	src, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	top := map[string]bool{}
	for i, part := range strings.Split(string(src), "\f") {
		name, text, ok := strings.Cut(part, "\n")
		if i == 0 || !ok {
			continue
		}
		name = filepath.Clean("/" + filepath.FromSlash(name))[1:]
		if strings.HasSuffix(name, ".json") {
			name = strings.TrimSuffix(name, ".json") + ".txt"
		}
		first, _, _ := strings.Cut(filepath.ToSlash(name), "/")
		top[first] = true
		if err := write(filepath.Join(dir, name), text); err != nil {
			return "", err
		}
	}
	if len(top) == 1 {
		for first := range top {
			return filepath.Join(dir, first), nil
		}
	}
	return dir, nil
}

// ownCorpora lays out the embedded documents, once in Traditional script with its
// quotation marks and once in Simplified.
func ownCorpora(scratch string) ([]corpus, error) {
	marks := strings.NewReplacer("“", "「", "”", "」")
	scripts := map[string]func(string) string{"own-hans": prose.ToHans, "own-hant": marks.Replace}
	var out []corpus
	for _, name := range slices.Sorted(maps.Keys(scripts)) {
		c := corpus{name, filepath.Join(scratch, name), true}
		err := fs.WalkDir(own, ".", func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			src, err := own.ReadFile(path)
			if err != nil {
				return err
			}
			return write(filepath.Join(c.dir, filepath.Base(path)), scripts[name](string(src)))
		})
		if err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, nil
}

func write(path, text string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, []byte(text), 0o644)
}

// checkDir checks a workspace at default settings, as the command does.
func checkDir(dir string) (*workspace.Outcome, error) {
	out, err := workspace.Run(context.Background(), slog.New(slog.DiscardHandler), []string{dir}, nil, nil)
	if err != nil {
		return nil, fmt.Errorf("check %s: %w", dir, err)
	}
	if len(out.Errors) > 0 {
		return nil, fmt.Errorf("check %s: %w", dir, out.Errors[0])
	}
	return out, nil
}

// characters counts the ideographs of a checked workspace: the measure that
// figures are for 10,000 of.
func characters(documents []workspace.CheckedDocument) int {
	n := 0
	for _, d := range documents {
		for _, r := range d.Text.Text() {
			if prose.IsHan(r) {
				n++
			}
		}
	}
	return n
}

// places returns where a finding is: many, if it stands for many.
func places(f check.Finding) []prose.Span { return append([]prose.Span{f.Span}, f.Alike...) }
