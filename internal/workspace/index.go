package workspace

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// index remembers the uses of documents on disk, so that only those that
// changed are read again. It is safe for concurrent use.
type index struct {
	mu       sync.Mutex
	entries  map[string]*slot
	listings map[string]*listing // by root
	sight    atomic.Pointer[sight]
}

func newIndex() *index {
	return &index{entries: map[string]*slot{}, listings: map[string]*listing{}}
}

// slot is the place of one document. It is locked while the document is read, so
// that those who ask meanwhile need not read it again.
type slot struct {
	sync.Mutex
	known *indexed // nil if it has not been read yet
}

// indexed is what is known of a document. It is immutable.
type indexed struct {
	modified time.Time
	size     int64
	lexicon  *annotate.Lexicon
	uses     Uses
	summary  *check.Summary // nil if nobody asked for it
}

// Used is a document of the workspace with what it uses.
type Used struct {
	Name string
	Text *prose.Document // as it is open; nil if it is on disk
	Uses Uses
}

// trust is how long what was found on disk is believed without looking again,
// unless somebody says that it has changed.
const trust = 500 * time.Millisecond

// sight is what all documents on disk used at some time.
type sight struct {
	loaded *loaded // with which they were read
	at     time.Time
	used   []Used
}

// Uses returns what every document of the workspace uses, by name: the open
// ones as the snapshot has them, the others as they are on disk, or were half a
// second ago. Source texts of references are left out.
func (s *Snapshot) Uses(ctx context.Context) ([]Used, error) { return s.uses(ctx, trust) }

// UsesNow is Uses, but that it looks at the disk in any case.
func (s *Snapshot) UsesNow(ctx context.Context) ([]Used, error) { return s.uses(ctx, 0) }

func (s *Snapshot) uses(ctx context.Context, trust time.Duration) ([]Used, error) {
	if err := s.wait(ctx); err != nil {
		return nil, err
	}
	var out []Used
	for _, name := range sortedNames(s.files) {
		if s.loaded.isSourceText(name) {
			continue
		}
		f := s.files[name]
		r, err := s.Check(ctx, f)
		if err != nil {
			return nil, err
		}
		if r != nil {
			out = append(out, Used{name, f.Text, f.usesOf(r.Document)})
		}
	}
	seen := s.index.sight.Load()
	if seen == nil || seen.loaded != s.loaded || time.Since(seen.at) >= trust {
		var err error
		if seen, err = s.look(ctx); err != nil {
			return nil, err
		}
		s.index.sight.Store(seen)
	}
	for i := range seen.used {
		if s.files[seen.used[i].Name] == nil {
			out = append(out, seen.used[i])
		}
	}
	return out, nil
}

// isAnyones reports whether a folder holds everything of a person or a machine.
func isAnyones(folder string) bool {
	home, err := os.UserHomeDir()
	return err == nil && folder == home || folder == filepath.Dir(folder)
}

// look reads what has changed on disk. The error is that of ctx.
func (s *Snapshot) look(ctx context.Context) (*sight, error) {
	seen := &sight{loaded: s.loaded, at: time.Now()}
	var names []string
	for _, root := range s.loaded.roots {
		if isAnyones(root) {
			continue // nobody means all that is below
		}
		found := s.index.documents(root, s.loaded.config)
		if _, marked := Root(root); !marked && len(found) > maxSetDocuments {
			continue // nothing says that so much belongs together
		}
		names = append(names, found...)
	}
	slices.Sort(names)
	names = slices.DeleteFunc(slices.Compact(names), s.loaded.isSourceText)
	// Whoever gathers the document sets shall not read all of it once more.
	summaries := s.loaded.config.DocumentSet != "off" && len(names) <= maxSetDocuments
	uses := make([]*Uses, len(names))
	err := each(ctx, len(names), func(i int) {
		if s.files[names[i]] != nil {
			return // the editor's text counts
		}
		if e := s.index.of(names[i], s.loaded, summaries); e != nil {
			uses[i] = &e.uses
		}
	})
	if err != nil {
		return nil, err
	}
	for i, u := range uses {
		if u != nil {
			seen.used = append(seen.used, Used{Name: names[i], Uses: *u})
		}
	}
	return seen, nil
}

// of returns what is known of a document on disk, nil if it cannot be read; its
// summary only if that is wanted.
func (x *index) of(name string, l *loaded, summary bool) *indexed {
	info, err := os.Stat(name)
	if err != nil {
		return nil
	}
	x.mu.Lock()
	s := x.entries[name]
	if s == nil {
		s = &slot{}
		x.entries[name] = s
	}
	x.mu.Unlock()
	s.Lock()
	defer s.Unlock()
	e := s.known
	if e != nil && e.lexicon == l.lexicon && e.size == info.Size() && e.modified.Equal(info.ModTime()) && (e.summary != nil || !summary) {
		return e
	}
	f, err := ReadDocument(name)
	if err != nil {
		return nil
	}
	d := annotate.Annotate(f.Text, l.lexicon)
	e = &indexed{modified: info.ModTime(), size: info.Size(), lexicon: l.lexicon, uses: UsesOf(d)}
	if summary {
		e.summary = check.Summarize(d, l.settings, name)
	}
	s.known = e
	return e
}

// onDisk returns those names, sorted, that no editor holds.
func (s *Snapshot) onDisk(names []string) []string {
	names = slices.DeleteFunc(names, func(n string) bool { return s.files[n] != nil })
	slices.Sort(names)
	return slices.Compact(names)
}

func sortedNames(files map[string]*File) []string {
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
