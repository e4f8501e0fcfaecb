package workspace

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/natefinch/atomic"

	"github.com/jiaozhu/jiaozhu/glossary/essay"
)

// embeddedPrefix starts the names of embedded files.
const embeddedPrefix = "embedded:"

// Cache is the folder in which embedded entries and rules' pages are laid down
// as read-only files, so that any editor can open them. A nil Cache has no
// folder.
type Cache struct {
	Dir string
}

// NewCache returns the cache in the user's cache folder, or the error for which
// there is none.
func NewCache() (*Cache, error) {
	dir, err := os.UserCacheDir()
	if err != nil {
		return nil, fmt.Errorf("find the user's cache folder: %w", err)
	}
	return &Cache{Dir: filepath.Join(dir, "jiaozhu")}, nil
}

// Put makes sure that the file rel in the cache has that content, and returns
// its path. The file is replaced atomically and left read-only.
func (c *Cache) Put(rel string, content []byte) (string, error) {
	if c == nil {
		return "", fmt.Errorf("put %s into the cache: there is no cache folder", rel)
	}
	path := filepath.Join(c.Dir, filepath.FromSlash(rel))
	if old, err := os.ReadFile(path); err == nil && bytes.Equal(old, content) {
		return path, nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return "", fmt.Errorf("put %s into the cache: %w", rel, err)
	}
	if err := atomic.WriteFile(path, bytes.NewReader(content)); err != nil {
		return "", fmt.Errorf("put %s into the cache: %w", rel, err)
	}
	if err := os.Chmod(path, 0o444); err != nil {
		return "", fmt.Errorf("put %s into the cache: %w", rel, err)
	}
	return path, nil
}

// Path returns where a glossary file can be opened: the file itself, or for an
// embedded one its copy in the cache.
func (c *Cache) Path(name string) (string, error) {
	rel, embedded := strings.CutPrefix(name, embeddedPrefix)
	if !embedded {
		return name, nil
	}
	src, err := fs.ReadFile(essay.Files, rel)
	if err != nil {
		return "", fmt.Errorf("read the embedded %s: %w", rel, err)
	}
	return c.Put("essay/"+rel, src)
}
