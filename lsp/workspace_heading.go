package lsp

import (
	"context"
	"os"
	"slices"
	"sync"
	"time"

	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

// headings remembers the headings of documents on disk, so that only those that
// changed are read again.
type headings struct {
	mu    sync.Mutex
	files map[string]headingsRead
}

type headingsRead struct {
	modified time.Time
	size     int64
	sections []section
}

// of returns the headings of the workspace's documents, by name: the open ones as
// the snapshot has them, the others as they are on disk. The texts of works that
// are cited are none of them: their headings are somebody else's.
func (h *headings) of(ctx context.Context, s *server, snap *workspace.Snapshot, config *workspace.Config) ([]section, error) {
	var roots []string
	for _, root := range s.workspace.Roots() {
		if _, marked := workspace.Root(root); marked { // else nothing says that all below belongs together
			roots = append(roots, root)
		}
	}
	names, _ := workspace.Documents(roots, config) // what cannot be read has no headings
	open := snap.Files()
	for name := range open {
		names = append(names, name)
	}
	slices.Sort(names)
	names = slices.DeleteFunc(slices.Compact(names), snap.IsSourceText)
	var out []section
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if f := open[name]; f != nil {
			if f.Format != "" {
				out = append(out, sectionsOf(name, mapper{f.Text, s.encoding})...)
			}
			continue
		}
		out = append(out, h.read(name, s)...)
	}
	return out, nil
}

// read returns the headings of a document on disk, none if it cannot be read.
func (h *headings) read(name string, s *server) []section {
	info, err := os.Stat(name)
	if err != nil {
		return nil
	}
	h.mu.Lock()
	known, ok := h.files[name]
	h.mu.Unlock()
	if ok && known.size == info.Size() && known.modified.Equal(info.ModTime()) {
		return known.sections
	}
	f, err := workspace.ReadDocument(name)
	if err != nil {
		return nil
	}
	read := headingsRead{info.ModTime(), info.Size(), sectionsOf(name, mapper{f.Text, s.encoding})}
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.files == nil {
		h.files = map[string]headingsRead{}
	}
	h.files[name] = read
	return read.sections
}
