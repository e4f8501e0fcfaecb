package workspace

import (
	"context"
	"os"
	"runtime"
	"slices"
	"sync"
	"time"

	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// Uses says where a document uses concepts and references. Spans are byte
// offsets in the document, in its order.
type Uses struct {
	Concepts   map[string][]prose.Span // by concept id
	References map[string][]prose.Span // by reference key
}

// UsesOf collects what an annotated document uses.
func UsesOf(d *annotate.Document) Uses {
	u := Uses{Concepts: map[string][]prose.Span{}, References: map[string][]prose.Span{}}
	add := func(m map[string][]prose.Span, key string, s prose.Span) {
		if n := len(m[key]); n == 0 || m[key][n-1] != s {
			m[key] = append(m[key], s)
		}
	}
	for i := range d.Prose.Blocks() {
		start, a := d.Prose.Start(i), d.Block(i)
		for j := range a.Mentions {
			m := &a.Mentions[j]
			for _, s := range m.Senses {
				add(u.Concepts, s.Concept.ID, m.Span.Shift(start))
			}
		}
		for j := range a.Citations {
			for _, r := range a.Citations[j].References {
				add(u.References, r.Key, a.Citations[j].At.Shift(start))
			}
		}
		for j := range a.Quotations {
			if q := &a.Quotations[j]; q.Match != nil {
				add(u.References, q.Match.Quotation.Ref, q.Span.Shift(start))
			}
		}
	}
	return u
}

// index remembers the uses of documents on disk, so that only those that
// changed are read again. It is safe for concurrent use.
type index struct {
	mu      sync.Mutex
	entries map[string]indexed
}

type indexed struct {
	modified time.Time
	size     int64
	lexicon  *annotate.Lexicon
	uses     Uses
}

// Used is a document of the workspace with what it uses.
type Used struct {
	Name string
	Text *prose.Document // as it is open; nil if it is on disk
	Uses Uses
}

// Uses returns what every document of the workspace uses, by name: the open
// ones as the snapshot has them, the others as they are on disk.
func (s *Snapshot) Uses(ctx context.Context) ([]Used, error) {
	if err := s.wait(ctx); err != nil {
		return nil, err
	}
	var out []Used
	for _, name := range sortedNames(s.files) {
		f := s.files[name]
		r, err := s.Check(ctx, f)
		if err != nil {
			return nil, err
		}
		if r != nil {
			out = append(out, Used{name, f.Text, UsesOf(r.Document)})
		}
	}
	var names []string
	for _, root := range s.loaded.roots {
		if _, marked := Root(root); !marked {
			continue // nothing says that all below belongs together
		}
		found, _ := Documents([]string{root}, s.loaded.config)
		names = append(names, found...)
	}
	names = slices.DeleteFunc(names, func(n string) bool { return s.files[n] != nil })
	slices.Sort(names)
	names = slices.Compact(names)
	uses := make([]*Uses, len(names))
	jobs := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range jobs {
				uses[i] = s.index.of(names[i], s.loaded.lexicon)
			}
		})
	}
	for i := range names {
		if ctx.Err() != nil {
			break
		}
		jobs <- i
	}
	close(jobs)
	workers.Wait()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	for i, u := range uses {
		if u != nil {
			out = append(out, Used{Name: names[i], Uses: *u})
		}
	}
	return out, nil
}

// of returns the uses of a document on disk, nil if it cannot be read.
func (x *index) of(name string, lexicon *annotate.Lexicon) *Uses {
	info, err := os.Stat(name)
	if err != nil {
		return nil
	}
	x.mu.Lock()
	e, ok := x.entries[name]
	x.mu.Unlock()
	if ok && e.lexicon == lexicon && e.size == info.Size() && e.modified.Equal(info.ModTime()) {
		return &e.uses
	}
	f, err := ReadDocument(name)
	if err != nil {
		return nil
	}
	e = indexed{info.ModTime(), info.Size(), lexicon, UsesOf(annotate.Annotate(f.Text, lexicon))}
	x.mu.Lock()
	x.entries[name] = e
	x.mu.Unlock()
	return &e.uses
}

func sortedNames(files map[string]*File) []string {
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
