package workspace

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/jiaozhu/jiaozhu/glossary/essay"
)

// embeddedPrefix starts the names of embedded files.
const embeddedPrefix = "embedded:"

// Cache is the folder in which embedded entries and rules' pages are laid down
// as read-only files, so that any editor can open them. A nil Cache has no
// folder.
type Cache struct {
	Dir string

	laid sync.Map // by rel: what this process has seen to be there
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

// Put makes sure that the file rel is in the cache, and returns its path. Its
// content does not change while the process runs, and is asked for once. The
// file is replaced atomically and left read-only.
func (c *Cache) Put(rel string, content func() ([]byte, error)) (string, error) {
	if c == nil {
		return "", fmt.Errorf("put %s into the cache: there is no cache folder", rel)
	}
	path := filepath.Join(c.Dir, filepath.FromSlash(rel))
	if _, laid := c.laid.Load(rel); laid {
		if _, err := os.Stat(path); err == nil {
			return path, nil
		}
	}
	src, err := content()
	if err != nil {
		return "", err
	}
	if old, err := os.ReadFile(path); err != nil || !bytes.Equal(old, src) {
		if err := replace(path, src); err != nil {
			return "", fmt.Errorf("put %s into the cache: %w", rel, err)
		}
	}
	c.laid.Store(rel, nil)
	return path, nil
}

// replace writes a file beside path and renames it. It does not wait for the
// disk: what a crash leaves torn is not the content, and is written again.
func replace(path string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".new-*")
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	if err := errors.Join(err, f.Chmod(0o444), f.Close()); err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	if err := os.Rename(f.Name(), path); err == nil {
		return nil
	}
	// Windows does not rename over a read-only file.
	if err := errors.Join(os.Chmod(path, 0o644), os.Rename(f.Name(), path)); err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return os.Chmod(path, 0o444)
}

// Path returns where a glossary file can be opened: the file itself, or for an
// embedded one its copy in the cache.
func (c *Cache) Path(name string) (string, error) {
	rel, embedded := strings.CutPrefix(name, embeddedPrefix)
	if !embedded {
		return name, nil
	}
	return c.Put("essay/"+rel, func() ([]byte, error) {
		for _, f := range essay.Files {
			if f.Name == rel {
				return []byte(f.Text), nil
			}
		}
		return nil, fmt.Errorf("read the embedded %s: %w", rel, fs.ErrNotExist)
	})
}
