package workspace

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"weak"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup"
)

// Workspace is what an editor session or a check works on.
type Workspace struct {
	log      *slog.Logger
	onChange func(*Snapshot)

	mu         sync.Mutex // guards the fields below; held shortly
	snapshot   atomic.Pointer[Snapshot]
	roots      []string
	client     *Config
	dictionary *prose.Dictionary
	awaited    bool        // the dictionary is being loaded
	gathering  *time.Timer // the next look at the sets, nil if none was asked for

	gathers   sync.Mutex // held by the one gathering that runs; guards the two below
	summaries []*check.Summary
	gathered  *loaded // with which summaries were made

	ctx     context.Context // done when the workspace is shut
	stop    context.CancelFunc
	loads   sync.Mutex // held by the one load that runs
	pending atomic.Bool
	running sync.WaitGroup
}

// New returns an empty workspace. onChange is called, from a goroutine of the
// workspace's own, with each snapshot that comes of background work; it may be
// nil.
func New(log *slog.Logger, onChange func(*Snapshot)) *Workspace {
	w := &Workspace{log: log, onChange: onChange, client: DefaultConfig()}
	w.ctx, w.stop = context.WithCancel(context.Background())
	w.snapshot.Store(&Snapshot{
		files: map[string]*File{}, loaded: &loaded{done: make(chan struct{})},
		index: newIndex(),
	})
	return w
}

// headStart is how long a load waits at the start, so that the answer to the
// editor's first request does not compete with it for the processor.
const headStart = 3 * time.Millisecond

// Start says which folders belong to the workspace and what the editor's
// settings are (nil: the defaults), and begins to load soon.
func (w *Workspace) Start(roots []string, client *Config) {
	w.mu.Lock()
	w.roots = slices.Clone(roots)
	if client != nil {
		w.client = client
	}
	w.mu.Unlock()
	w.running.Go(func() {
		time.Sleep(headStart)
		w.Reload()
	})
}

// Configure replaces the editor's settings.
func (w *Workspace) Configure(client *Config) {
	w.mu.Lock()
	w.client = client
	w.mu.Unlock()
	w.Reload()
}

// SetRoots replaces the workspace's folders.
func (w *Workspace) SetRoots(roots []string) {
	w.mu.Lock()
	w.roots = slices.Clone(roots)
	w.mu.Unlock()
	w.Reload()
}

// Roots returns the workspace's folders.
func (w *Workspace) Roots() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.roots)
}

// Snapshot returns the current snapshot.
func (w *Workspace) Snapshot() *Snapshot { return w.snapshot.Load() }

// Open makes a document part of the snapshot as the editor has it. Bytes that
// are no UTF-8 become U+FFFD.
func (w *Workspace) Open(name, languageID string, version int32, text string) {
	text, bad := validText(text)
	if bad > 0 {
		w.log.Warn("document is not UTF-8", "name", name, "bytes", bad)
	}
	w.put(newFile(name, languageID, version, text))
}

// Edited is what one change made of a document.
type Edited struct {
	Document *prose.Document
	Change   prose.Change
}

// Edit applies edit to an open document. It reports false if the document is
// not open.
func (w *Workspace) Edit(name string, version int32, edit func(*prose.Document) []Edited) bool {
	old := w.Snapshot().files[name]
	if old == nil {
		return false
	}
	f := &File{Name: old.Name, Format: old.Format, Version: version, Serial: serial.Add(1)}
	edited := edit(old.Text)
	f.Text = old.Text
	if n := len(edited); n > 0 {
		f.Text = edited[n-1].Document
	}
	// Carry the results over block by block, if there are any. The check is
	// made now: a version that nobody asks for would break the chain.
	if r := old.checked.Load(); r != nil {
		f.follow, f.steps = r, edited
		f.check(r.loaded, r.set)
	}
	w.put(f)
	return true
}

// large is the size of a document, in bytes, whose memory is given back to the
// system when it is closed.
const large = 4 << 20

// Close takes a document out of the snapshot.
func (w *Workspace) Close(name string) {
	w.Snapshot().index.sight.Store(nil) // it counts as it is on disk again
	w.mu.Lock()
	s := w.Snapshot().clone()
	closed := s.files[name]
	delete(s.files, name)
	w.snapshot.Store(s)
	w.mu.Unlock()
	if closed != nil && closed.Text.Len() > large {
		giveBack(weak.Make(closed.Text), 2*time.Second)
	}
	if s.reads(name) {
		w.Reload()
	}
	w.gatherSoon(afterChange)
}

// giveBack gives the memory of a closed document back to the system after a
// while: nothing is allocated while the session idles, so the collector would not
// come for minutes. What still reads the document keeps it; then it is tried again
// after twice the time, up to some minutes.
func giveBack(closed weak.Pointer[prose.Document], after time.Duration) {
	time.AfterFunc(after, func() {
		debug.FreeOSMemory()
		if closed.Value() != nil && after < 2*time.Minute {
			giveBack(closed, 2*after)
		}
	})
}

func (w *Workspace) put(f *File) {
	w.mu.Lock()
	s := w.Snapshot().clone()
	if r := f.checked.Load(); r != nil && r.loaded != s.loaded {
		f = f.fresh() // the glossaries changed meanwhile
	}
	s.files[f.Name] = f
	w.snapshot.Store(s)
	w.mu.Unlock()
	if s.reads(f.Name) {
		w.Reload()
	}
	w.gatherSoon(afterEdit)
}

// Changed says that files changed on disk.
func (w *Workspace) Changed(paths []string) {
	w.Snapshot().index.sight.Store(nil)
	s := w.Snapshot()
	if slices.ContainsFunc(paths, func(p string) bool { return s.reads(p) || filepath.Base(p) == ".gitignore" }) {
		w.Reload()
	}
	w.gatherSoon(afterChange)
}

// Reload loads glossaries and configuration again in the background. Calls
// that come while a load waits for its turn are served by that load.
func (w *Workspace) Reload() {
	if w.pending.Swap(true) {
		return
	}
	w.running.Go(func() {
		w.loads.Lock()
		defer w.loads.Unlock()
		w.pending.Store(false)
		w.reload()
	})
}

// Shut ends the background work that may be ended.
func (w *Workspace) Shut() {
	w.stop()
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.gathering != nil {
		w.gathering.Stop()
	}
}

// Wait returns once all background work that was asked for is done.
func (w *Workspace) Wait() { w.running.Wait() }

func (w *Workspace) reload() {
	w.mu.Lock()
	roots, client, dictionary := slices.Clone(w.roots), w.client, w.dictionary
	w.mu.Unlock()
	s := w.Snapshot()
	open := func(name string) (string, error) {
		if f := s.files[name]; f != nil {
			return f.Text.Text(), nil
		}
		return readDisk(name)
	}
	var before *loaded
	if s.ready() {
		before = s.loaded
	}
	l, err := loadGuarded(roots, client, open, before)
	if err != nil {
		w.log.Error("load the workspace", "error", err)
		if before != nil {
			return // what was goes on
		}
	}
	if dictionary != nil {
		l.lexicon = l.lexicon.WithDictionary(dictionary)
		l.lexicon.Segmenter() // made here: until the swap, requests have the old one and wait for none
	}
	for name, problems := range l.problems {
		for _, p := range problems {
			w.log.Info("problem in a file of the workspace", "file", name, "rule", p.Code, "message", p.Message.En)
		}
	}
	w.install(l)
	w.mu.Lock()
	awaited := w.awaited
	w.mu.Unlock()
	if !awaited {
		w.gatherSoon(0)
	}
}

// loadGuarded is load, but that a panic in it, which some file must have brought
// about, is an error; what is loaded then is an empty glossary.
func loadGuarded(roots []string, client *Config, open read, before *loaded) (l *loaded, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v\n%s", r, debug.Stack())
			config := client
			if config == nil {
				config = DefaultConfig()
			}
			empty, _ := glossary.Merge()
			l = &loaded{done: make(chan struct{}), contents: contents{
				roots: roots, config: config, settings: config.Check(), lexicon: annotate.Compile(empty),
			}}
		}
	}()
	return load(roots, client, open, before), nil
}

// install makes a snapshot with l, in which every document is yet to be
// checked.
func (w *Workspace) install(l *loaded) {
	w.mu.Lock()
	s := w.Snapshot().clone()
	s.generation++
	first := !s.ready()
	if first {
		// Those who wait for the first load hold the old value: complete it.
		s.loaded.contents = l.contents
		close(s.loaded.done)
	} else {
		s.loaded = l
		for name, f := range s.files {
			s.files[name] = f.fresh()
		}
	}
	w.snapshot.Store(s)
	w.mu.Unlock()
	g := l.lexicon.Glossary
	w.log.Debug("workspace loaded", "generation", s.generation, "concepts", len(g.Concepts()), "references", len(g.References()), "dictionary", l.lexicon.Dictionary() != nil)
	if w.onChange != nil {
		w.onChange(s)
	}
}

// LoadDictionary loads the dictionary of words in the background, once the
// first load is done: what is shown first does not wait for it. Then what it
// changes is checked again.
func (w *Workspace) LoadDictionary() {
	first := w.Snapshot().loaded.done
	w.mu.Lock()
	w.awaited = true
	w.mu.Unlock()
	w.running.Go(func() {
		// With it, everything is read again: what is read of the set waits for it.
		defer func() {
			w.mu.Lock()
			w.awaited = false
			w.mu.Unlock()
			w.gatherSoon(0)
		}()
		<-first
		d, err := prose.LoadDictionary()
		if err != nil {
			w.log.Error("load the dictionary of words", "error", err)
			return
		}
		w.mu.Lock()
		w.dictionary = d // loads from now on have it
		w.mu.Unlock()
		for !w.addDictionary(d) {
		}
		debug.FreeOSMemory() // what the start took, as in Close
	})
}

// addDictionary installs what is loaded with the dictionary added. It reports
// false if something else was loaded meanwhile that is still without it. The
// segmenter is made while nothing is locked, so that neither a keystroke nor a
// load waits for it.
func (w *Workspace) addDictionary(d *prose.Dictionary) bool {
	l := w.Snapshot().loaded
	if l.lexicon.Dictionary() == d {
		return true
	}
	with := l.contents
	with.lexicon = l.lexicon.WithDictionary(d)
	with.lexicon.Segmenter()
	w.loads.Lock()
	defer w.loads.Unlock()
	if w.Snapshot().loaded != l {
		return false
	}
	w.install(&loaded{done: l.done, contents: with})
	return true
}

// newFile reads a document.
func newFile(name, languageID string, version int32, text string) *File {
	format, parser, ok := markup.For(languageID, name)
	if !ok || isGlossary(name) {
		format, parser = "", lines{}
	}
	return &File{Name: name, Format: format, Version: version, Text: prose.Parse(parser, text), Serial: serial.Add(1)}
}

// ReadDocument reads a document from disk. Bytes that are no UTF-8 are an
// error.
func ReadDocument(path string) (*File, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var src strings.Builder // a text is long, so it is not read first and copied then
	if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
		src.Grow(int(info.Size()))
	}
	if _, err := io.Copy(&src, f); err != nil {
		return nil, err
	}
	return NewDocument(path, src.String())
}
