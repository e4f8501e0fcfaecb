package workspace

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
)

// sourceText returns the absolute path of a source text that a glossary file
// names relative to itself.
func sourceText(glossaryFile, path string) string {
	if path == "" || filepath.IsAbs(path) || strings.HasPrefix(glossaryFile, embeddedPrefix) {
		return path
	}
	return filepath.Join(filepath.Dir(glossaryFile), filepath.FromSlash(path))
}

// sourceTexts returns the source texts that the references of a glossary name.
func sourceTexts(g *glossary.Glossary) map[string]bool {
	texts := map[string]bool{}
	for _, r := range g.References() {
		if r.File != "" {
			texts[filepath.Clean(r.File)] = true
		}
	}
	return texts
}

// isSourceText reports whether a file is the text of a work that is cited. It is
// somebody else's: what the author's documents use and have in common is not
// told by it.
func (l *loaded) isSourceText(name string) bool { return l.texts[name] }

// IsSourceText reports whether a file is the text of a work that is cited, and
// so no document of the workspace's own.
func (s *Snapshot) IsSourceText(name string) bool { return s.ready() && s.loaded.isSourceText(name) }

// documents is Documents without source texts, except those that are named
// themselves.
func (l *loaded) documents(paths []string) ([]string, []error) {
	names, errs := Documents(paths, l.config)
	return slices.DeleteFunc(names, func(name string) bool {
		return l.isSourceText(name) && !slices.Contains(paths, name)
	}), errs
}
