package workspace

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// Lint is what reading the glossaries and bibliographies of workspaces gave.
type Lint struct {
	Config   *Config
	Files    []string // that were read, without the embedded ones
	Problems []Reported
}

// LintGlossaries reads the workspaces that paths belong to and lists what is
// wrong in the glossaries and bibliographies that paths name: files, or folders
// with all that is below them. It reads the workspaces' documents for the sake
// of references and terms that none of them uses. The error says that nothing could be read.
func LintGlossaries(paths []string) (*Lint, error) {
	dictionary, err := prose.LoadDictionary()
	if err != nil {
		return nil, fmt.Errorf("load the dictionary of words: %w", err)
	}
	named := map[string][]string{} // absolute paths by root
	var roots []string
	for _, p := range paths {
		absolute, err := filepath.Abs(p)
		if err != nil {
			return nil, fmt.Errorf("find %s: %w", p, err)
		}
		root, _ := Root(absolute)
		if named[root] == nil {
			roots = append(roots, root)
		}
		named[root] = append(named[root], absolute)
	}
	out := &Lint{}
	for _, root := range roots {
		client := DefaultConfig()
		for _, p := range named[root] {
			if isGlossary(p) {
				client.Glossaries = append(client.Glossaries, p)
			}
		}
		l := load([]string{root}, client, readDisk, nil)
		l.lexicon = l.lexicon.WithDictionary(dictionary)
		if out.Config == nil {
			out.Config = l.config
		}
		isNamed := func(file string) bool {
			return slices.ContainsFunc(named[root], func(p string) bool {
				return file == p || strings.HasPrefix(file, strings.TrimSuffix(p, string(filepath.Separator))+string(filepath.Separator))
			})
		}
		for name := range l.sources {
			if isGlossary(name) && isNamed(name) {
				out.Files = append(out.Files, name)
			}
		}
		for _, r := range reported(l, l.withGlossaries(usedIn(root, l))) {
			if isNamed(r.Path) || filepath.Base(r.Path) == ConfigName {
				out.Problems = append(out.Problems, r)
			}
		}
	}
	slices.Sort(out.Files)
	return out, nil
}

// usedIn reads the documents of a workspace and returns what they use. It returns
// nil for a folder that nothing says is a workspace, or that has no documents.
func usedIn(root string, l *loaded) *check.Usage {
	if _, marked := Root(root); !marked {
		return nil
	}
	names, errs := l.documents([]string{root})
	if len(names) == 0 || len(errs) > 0 {
		return nil
	}
	used := &check.Usage{References: map[string]bool{}}
	for _, name := range names {
		f, err := ReadDocument(name)
		if err != nil {
			return nil // what it uses is not known
		}
		d := annotate.Annotate(f.Text, l.lexicon)
		for key := range UsesOf(d).References {
			used.References[key] = true
		}
		used.ReadTerms(d)
	}
	return used
}
