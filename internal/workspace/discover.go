package workspace

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	ignore "github.com/sabhiram/go-gitignore"

	"github.com/jiaozhu/jiaozhu/internal/prose/markup"
)

// maxFiles bounds how many files of a workspace are looked at: a home folder
// opened by mistake must not be walked for minutes.
const maxFiles = 200_000

// isGlossary reports whether a file holds concepts or references by its name.
func isGlossary(name string) bool {
	return strings.HasSuffix(name, ".glossary.yaml") || strings.HasSuffix(name, ".glossary.yml") || strings.HasSuffix(name, ".bib")
}

// isDocument reports whether a file is prose by its name.
func isDocument(name string) bool {
	_, _, ok := markup.For("", name)
	return ok
}

// Root returns the folder of the workspace that a path belongs to: the nearest
// one upward that has a configuration or is a repository, or else the path's own
// folder. The result is false if nothing says that what is below that folder
// belongs together, not even a glossary of ours in it.
func Root(path string) (string, bool) {
	dir := path
	if info, err := os.Stat(path); err != nil || !info.IsDir() {
		dir = filepath.Dir(path)
	}
	for up := dir; ; up = filepath.Dir(up) {
		for _, mark := range []string{ConfigName, ".git"} {
			if _, err := os.Stat(filepath.Join(up, mark)); err == nil {
				return up, true
			}
		}
		if up == filepath.Dir(up) {
			return dir, holdsGlossary(dir)
		}
	}
}

// holdsGlossary reports whether a native glossary lies in a folder itself. A
// bibliography does not count: those lie in download folders too.
func holdsGlossary(dir string) bool {
	files, err := os.ReadDir(dir)
	return err == nil && slices.ContainsFunc(files, func(f fs.DirEntry) bool {
		return isGlossary(f.Name()) && filepath.Ext(f.Name()) != ".bib" && !f.IsDir()
	})
}

// walk visits the files below root that are not hidden, excluded or ignored by
// a .gitignore, in path order, and tells of each folder, if folder is not nil,
// before it reads it. What cannot be read is given to failed and left out.
func walk(root string, exclude []string, visit, folder func(path string), failed func(error)) {
	ignores := map[string]*ignore.GitIgnore{}
	seen := 0
	ignored := func(path string, isDir bool) bool {
		for dir := filepath.Dir(path); ; dir = filepath.Dir(dir) {
			if g := ignores[dir]; g != nil {
				rel, err := filepath.Rel(dir, path)
				if isDir {
					rel += "/"
				}
				if err == nil && g.MatchesPath(filepath.ToSlash(rel)) {
					return true
				}
			}
			if dir == root || dir == filepath.Dir(dir) {
				return false
			}
		}
	}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			failed(err)
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if seen++; seen > maxFiles {
			return fs.SkipAll
		}
		if path != root && (hidden(d) || ignored(path, d.IsDir()) || excluded(root, path, exclude)) {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if d.IsDir() {
			if folder != nil {
				folder(path)
			}
			if g, err := ignore.CompileIgnoreFile(filepath.Join(path, ".gitignore")); err == nil {
				ignores[path] = g
			}
			return nil
		}
		visit(path)
		return nil
	})
	if err != nil {
		failed(err)
	}
}

func hidden(d fs.DirEntry) bool {
	name := d.Name()
	return strings.HasPrefix(name, ".") && name != ConfigName || d.IsDir() && slices.Contains([]string{"node_modules", "vendor", "target", "_book", "_site"}, name)
}

// excluded reports whether a path matches one of the globs, taken from root.
func excluded(root, path string, globs []string) bool { return matches(root, path, globs) }

func matches(root, path string, globs []string) bool {
	rel, err := filepath.Rel(root, path)
	if err != nil {
		return false
	}
	rel = filepath.ToSlash(rel)
	return slices.ContainsFunc(globs, func(g string) bool {
		if ok, _ := doublestar.Match(strings.TrimSuffix(g, "/"), rel); ok {
			return true
		}
		ok, _ := doublestar.Match(strings.TrimSuffix(g, "/")+"/**", rel)
		return ok
	})
}

// isIncluded reports whether a file below root is one of the documents.
func isIncluded(root, path string, config *Config) bool {
	return isDocument(path) && (len(config.Include) == 0 || matches(root, path, config.Include))
}

// Documents returns the documents that paths name: files as they are, folders
// with every document in them. The error names the path that could not be read;
// the rest is still returned.
func Documents(paths []string, config *Config) ([]string, []error) {
	var out []string
	var errs []error
	for _, p := range paths {
		info, err := os.Stat(p)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		if !info.IsDir() {
			out = append(out, p)
			continue
		}
		walk(p, config.Exclude, func(path string) {
			if isIncluded(p, path, config) {
				out = append(out, path)
			}
		}, nil, func(err error) { errs = append(errs, err) })
	}
	return out, errs
}
