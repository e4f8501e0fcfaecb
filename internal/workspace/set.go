package workspace

import (
	"context"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// maxSetDocuments bounds the documents that belong together unless the
// configuration says that they do.
const maxSetDocuments = 2000

// sets gives each document its set.
type sets map[string]*check.Set

// makeSets divides documents into sets, as the configuration has it. Text gives
// a document's text.
func makeSets(config *Config, roots []string, documents []*check.Summary, text func(name string) string) sets {
	out := sets{}
	for _, root := range roots {
		_, marked := Root(root)
		switch config.DocumentSet {
		case "off":
			continue
		case "auto":
			if !marked || len(documents) > maxSetDocuments {
				continue
			}
		}
		groups := map[string][]*check.Summary{}
		for _, d := range documents {
			if out[d.Name] != nil || !within(root, d.Name) {
				continue
			}
			group := root
			if config.DocumentSet == "folder" {
				group = filepath.Dir(d.Name)
			}
			groups[group] = append(groups[group], d)
		}
		for group, members := range groups {
			names := make([]string, len(members))
			for i, d := range members {
				names[i] = d.Name
			}
			made := check.NewSets(members, readingOrder(group, names, text))
			for _, d := range members {
				if s := made[d.Script]; s != nil {
					out[d.Name] = s
				}
			}
		}
	}
	return out
}

// within reports whether a path is below a folder.
func within(folder, path string) bool {
	rel, err := filepath.Rel(folder, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// The time that passes between a change and the look at the whole set: a
// document that is being written must come to rest, and files on disk often
// change many at a time.
const (
	afterEdit   = 1500 * time.Millisecond
	afterChange = 300 * time.Millisecond
)

// gatherSoon brings the sets up to date after a while. A later call puts an
// earlier one off.
func (w *Workspace) gatherSoon(delay time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch {
	case w.ctx.Err() != nil:
	case w.gathering == nil:
		w.gathering = time.AfterFunc(delay, func() {
			w.gathers.Lock()
			defer w.gathers.Unlock()
			w.gather()
		})
	default:
		w.gathering.Reset(delay)
	}
}

// gather reads what the documents of the workspace tell each other, and checks
// the open ones again for which that has changed.
func (w *Workspace) gather() {
	s := w.Snapshot()
	if !s.ready() || s.loaded.config.DocumentSet == "off" && len(s.sets) == 0 {
		return
	}
	documents, err := s.summaries(w.ctx, w.summaries)
	if err != nil {
		return // the session ends
	}
	if slices.EqualFunc(documents, w.summaries, func(a, b *check.Summary) bool { return a == b }) && w.gathered == s.loaded {
		return
	}
	made := makeSets(s.loaded.config, s.loaded.roots, documents, s.text)
	w.summaries, w.gathered = documents, s.loaded
	w.installSets(s.loaded, made)
}

// installSets makes a snapshot with other sets, in which those open documents
// are checked again whose others have changed.
func (w *Workspace) installSets(l *loaded, made sets) {
	w.mu.Lock()
	s := w.Snapshot().clone()
	if s.loaded != l {
		w.mu.Unlock()
		return // another gathering is due
	}
	affected := false
	for name, f := range s.files {
		if !made[name].SameOthers(s.sets[name], name) {
			affected = true
			s.files[name] = f.again()
		}
	}
	s.sets = made
	if affected {
		s.generation++
	}
	w.snapshot.Store(s)
	w.mu.Unlock()
	if affected && w.onChange != nil {
		w.onChange(s)
	}
}

// text returns the text of a document, open or on disk; "" if it cannot be read.
func (s *Snapshot) text(name string) string {
	if f := s.files[name]; f != nil {
		return f.Text.Text()
	}
	text, err := readDisk(name)
	if err != nil {
		return ""
	}
	return text
}

// summaries returns the summaries of the workspace's documents, by name. Those
// of before that say the same are taken over. The error is that of ctx.
func (s *Snapshot) summaries(ctx context.Context, before []*check.Summary) ([]*check.Summary, error) {
	var names []string
	for _, root := range s.loaded.roots {
		if _, marked := Root(root); !marked && s.loaded.config.DocumentSet == "auto" {
			continue
		}
		found, _ := s.loaded.documents([]string{root})
		names = append(names, found...)
	}
	onDisk := s.onDisk(slices.Clone(names))
	if s.loaded.config.DocumentSet == "auto" && len(onDisk) > maxSetDocuments {
		return nil, nil
	}
	out := make([]*check.Summary, len(onDisk))
	err := each(ctx, len(onDisk), func(i int) {
		if e := s.index.of(onDisk[i], s.loaded, true); e != nil {
			out[i] = e.summary
		}
	})
	if err != nil {
		return nil, err
	}
	for _, name := range sortedNames(s.files) {
		if !slices.Contains(names, name) {
			continue
		}
		r, err := s.Check(ctx, s.files[name])
		if err != nil {
			return nil, err
		}
		if r != nil {
			out = append(out, r.Summary(name))
		}
	}
	out = slices.DeleteFunc(out, func(d *check.Summary) bool { return d == nil })
	slices.SortFunc(out, func(a, b *check.Summary) int { return strings.Compare(a.Name, b.Name) })
	for i, d := range out {
		n, found := slices.BinarySearchFunc(before, d.Name, func(b *check.Summary, name string) int { return strings.Compare(b.Name, name) })
		if found && d.Equal(before[n]) {
			out[i] = before[n]
		}
	}
	return out, nil
}

// each calls do for 0 to n-1, as many at a time as there are processors, until
// ctx is done.
func each(ctx context.Context, n int, do func(int)) error {
	jobs := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range jobs {
				do(i)
			}
		})
	}
	for i := range n {
		if ctx.Err() != nil {
			break
		}
		jobs <- i
	}
	close(jobs)
	workers.Wait()
	return ctx.Err()
}

// again returns the file with the result that it has to be checked on from.
func (f *File) again() *File {
	n := f.fresh()
	n.follow = f.checked.Load()
	return n
}

// placeIn returns a result as that of one of a set.
func placeIn(r *check.Result, s *check.Set, f *File) *check.Result {
	if f.Text.Script() == prose.UnknownScript {
		s = nil
	}
	return r.In(s, f.Name)
}
