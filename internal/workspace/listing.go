package workspace

import (
	"os"
	"path/filepath"
	"slices"
	"time"
)

// listing is which documents are below a folder, and what that depends on: what
// the folders below say when they last changed, and the .gitignore files. As
// long as none of that changes, the folders need not be read again.
type listing struct {
	config *Config
	names  []string
	stamps []changed
	read   time.Time // when reading began
}

// changed is when a folder or file was last changed.
type changed struct {
	path     string
	modified time.Time
}

// coarse is how far apart two changes may be that a file system gives the same
// time (FAT: 2 s). What changed so shortly before it was read may have changed
// again since.
const coarse = 2 * time.Second

// documents returns the documents below a folder. The slice must not be changed.
func (x *index) documents(root string, config *Config) []string {
	x.mu.Lock()
	l := x.listings[root]
	x.mu.Unlock()
	if l != nil && l.config == config && l.holds() {
		return l.names
	}
	l = &listing{config: config, read: time.Now()}
	note := func(path string) {
		if info, err := os.Stat(path); err == nil {
			l.stamps = append(l.stamps, changed{path, info.ModTime()})
		}
	}
	walk(root, config.Exclude, func(path string) {
		if isIncluded(root, path, config) {
			l.names = append(l.names, path)
		}
	}, func(dir string) {
		note(dir)
		note(filepath.Join(dir, ".gitignore"))
	}, func(error) {}) // what cannot be read uses nothing
	slices.Sort(l.names)
	x.mu.Lock()
	x.listings[root] = l
	x.mu.Unlock()
	return l.names
}

// holds reports whether nothing has changed since the listing was made.
func (l *listing) holds() bool {
	for _, s := range l.stamps {
		info, err := os.Stat(s.path)
		if err != nil || !info.ModTime().Equal(s.modified) || s.modified.After(l.read.Add(-coarse)) {
			return false
		}
	}
	return len(l.stamps) > 0
}
