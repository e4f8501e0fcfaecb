package workspace

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// diskStates tell whether files and folders have changed, by their paths. A folder
// changes when a file is made or removed in it.
type diskStates map[string]diskState

// diskState is the state of a file or folder; the zero value is that of one that is
// not there.
type diskState struct {
	modified time.Time
	size     int64 // of a file, in bytes
}

func diskStateOf(path string) diskState {
	info, err := os.Stat(path)
	if err != nil {
		return diskState{}
	}
	s := diskState{modified: info.ModTime()}
	if !info.IsDir() {
		s.size = info.Size()
	}
	return s
}

// take notes the state of a path. It must come before the path is read, so that
// a change made meanwhile is seen later.
func (s diskStates) take(path string) { s[path] = diskStateOf(path) }

// reads reports whether a file is one from which the workspace loads concepts,
// references or its configuration, or would be.
func (s *Snapshot) reads(name string) bool {
	return isWatched(name) || s.ready() && s.loaded.sources[name] != nil
}

// isWatched reports whether a file is glossary, bibliography or configuration by
// its name: clients can be asked to watch those.
func isWatched(name string) bool { return isGlossary(name) || filepath.Base(name) == ConfigName }

// share is the part of the time that looking for changes may take: one in so
// many.
const share = 100

// Poll looks every now and then for changes of the files that the workspace has
// loaded, and of the folders in which there may be new ones, and loads anew if
// there are any. With watched it leaves out what a client watches. It returns
// when ctx is done.
func (w *Workspace) Poll(ctx context.Context, every time.Duration, watched bool) {
	timer := time.NewTimer(every)
	defer timer.Stop()
	var p poller
	for {
		select {
		case <-ctx.Done():
			return
		case <-timer.C:
		}
		began := time.Now()
		if s := w.Snapshot(); s.ready() && p.changed(s.loaded, watched) {
			w.Reload()
		}
		timer.Reset(max(every, share*time.Since(began)))
	}
}

// poller remembers what it has seen change since something was loaded.
type poller struct {
	loaded *loaded
	seen   diskStates
}

// changed reports whether something has changed on disk since it was loaded, or
// since it was last asked.
func (p *poller) changed(l *loaded, watched bool) bool {
	if p.loaded != l {
		p.loaded, p.seen = l, diskStates{}
	}
	changed := false
	for path, was := range l.states {
		isFile := l.sources[path] != nil || isWatched(path)
		if watched && (isWatched(path) || !isFile && len(l.listed()) == 0) {
			continue // the client tells of it
		}
		if s, ok := p.seen[path]; ok {
			was = s
		}
		now := diskStateOf(path)
		if now == was {
			continue
		}
		p.seen[path] = now
		changed = changed || isFile || l.hasNew(path, watched)
	}
	return changed
}

// hasNew reports whether a folder holds a file or folder that was not there when
// it was read and that matters: editors and compilers make many that do not, and
// with watched a client tells of some.
func (l *loaded) hasNew(folder string, watched bool) bool {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return true // it is gone
	}
	_, deep := Root(folder)
	for _, e := range entries {
		path := filepath.Join(folder, e.Name())
		if _, known := l.states[path]; !known && (l.lists(path) || !watched && (isGlossary(path) || deep && e.IsDir() && !hidden(e))) {
			return true
		}
	}
	return false
}

// listed returns the globs by which the configuration names further glossaries
// and bibliographies.
func (l *loaded) listed() []string {
	return slices.Concat(l.config.Glossaries, l.config.Bibliographies)
}

// lists reports whether the configuration names a file.
func (l *loaded) lists(path string) bool {
	return slices.ContainsFunc(l.roots, func(root string) bool { return matches(root, path, l.listed()) })
}
