package workspace

import (
	"context"
	"fmt"
	"maps"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// Snapshot is a workspace at one time. It is immutable and safe for concurrent
// use; what is costly is computed when first asked for.
type Snapshot struct {
	files      map[string]*File
	loaded     *loaded
	sets       sets
	index      *index // shared by all snapshots
	generation uint64
}

// Generation counts the changes of glossaries, configuration and dictionary.
func (s *Snapshot) Generation() uint64 { return s.generation }

func (s *Snapshot) clone() *Snapshot {
	return &Snapshot{files: maps.Clone(s.files), loaded: s.loaded, sets: s.sets, index: s.index, generation: s.generation}
}

// ready reports whether the first load is done.
func (s *Snapshot) ready() bool {
	select {
	case <-s.loaded.done:
		return true
	default:
		return false
	}
}

// wait waits for the first load. Once that is done it does not look at ctx, so
// that a context that is done already asks whether it is.
func (s *Snapshot) wait(ctx context.Context) error {
	if s.ready() {
		return nil
	}
	select {
	case <-s.loaded.done:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// File returns an open document, or nil.
func (s *Snapshot) File(name string) *File { return s.files[name] }

// Files returns the open documents by name. The map must not be changed.
func (s *Snapshot) Files() map[string]*File { return s.files }

// Config returns the configuration, once it is loaded.
func (s *Snapshot) Config(ctx context.Context) (*Config, error) {
	if err := s.wait(ctx); err != nil {
		return nil, err
	}
	return s.loaded.config, nil
}

// Lexicon returns the compiled glossary, once it is loaded.
func (s *Snapshot) Lexicon(ctx context.Context) (*annotate.Lexicon, error) {
	if err := s.wait(ctx); err != nil {
		return nil, err
	}
	return s.loaded.lexicon, nil
}

// Check returns the annotations and findings of an open document. The result is
// nil for a file that is no prose. The error is that of ctx, which ends the wait
// and not the work, or says which bug kept the document from being checked.
func (s *Snapshot) Check(ctx context.Context, f *File) (*check.Result, error) {
	if f.Format == "" {
		return nil, nil
	}
	if err := s.wait(ctx); err != nil {
		return nil, err
	}
	if r := f.checked.Load(); r != nil {
		return r.Result, nil
	}
	done := make(chan struct{})
	go func() {
		f.check(s.loaded, s.sets[f.Name])
		close(done)
	}()
	select {
	case <-done:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if r := f.checked.Load(); r != nil {
		return r.Result, nil
	}
	return nil, f.fault
}

// Problems returns what is wrong in the glossaries, bibliographies and
// configuration, by file.
func (s *Snapshot) Problems(ctx context.Context) (map[string][]Problem, error) {
	if err := s.wait(ctx); err != nil {
		return nil, err
	}
	return s.loaded.allProblems(), nil
}

// Source returns the text of a glossary file as it was loaded, with its lines.
func (s *Snapshot) Source(name string) (*prose.Document, bool) {
	if !s.ready() {
		return nil, false
	}
	src := s.loaded.sources[name]
	if src == nil {
		return nil, false
	}
	return src.document(), true
}

// File is one version of a document.
type File struct {
	Name    string
	Format  string // the markup; "" if it is no prose
	Version int32
	Text    *prose.Document
	Serial  uint64 // no two states of any document have the same

	once    sync.Once
	checked atomic.Pointer[checkedWith]
	fault   error // why checked is nil after once

	collect sync.Once
	uses    Uses // what it uses, once that was asked for

	read    sync.Once
	entries Entries // of a glossary or bibliography, once they were asked for

	follow *checkedWith // the result of the version before, nil if it had none
	steps  []Edited     // what made this version of that
}

// serial numbers the states of documents.
var serial atomic.Uint64

// checkedWith is a result and what it was made with.
type checkedWith struct {
	*check.Result
	loaded *loaded
	set    *check.Set
}

// check computes the file's result. A file belongs to snapshots of one loaded
// and one set only: a new one makes fresh files. A panic is kept as the file's fault; the
// next version is checked from nothing.
func (f *File) check(l *loaded, set *check.Set) {
	f.once.Do(func() {
		defer func() {
			f.follow, f.steps = nil, nil
			if r := recover(); r != nil {
				f.fault = fmt.Errorf("check %s: %v\n%s", f.Name, r, debug.Stack())
			}
		}()
		var r *check.Result
		if f.follow != nil && f.follow.loaded.lexicon == l.lexicon {
			r = f.follow.Result
			if f.follow.set != set {
				r = placeIn(r, set, f)
			}
			for _, e := range f.steps {
				r = r.Edit(r.Document.Edit(e.Document, e.Change), e.Change)
			}
		} else {
			r = placeIn(check.Check(annotate.Annotate(f.Text, l.lexicon), l.settingsOf(f.Name)), set, f)
		}
		f.checked.Store(&checkedWith{r, l, set})
	})
}

// fresh returns the file without results.
func (f *File) fresh() *File {
	return &File{Name: f.Name, Format: f.Format, Version: f.Version, Text: f.Text, Serial: serial.Add(1)}
}

// NewDocument makes a document of a text that no editor holds. Bytes that are
// no UTF-8 are an error that says where the first stands.
func NewDocument(name, text string) (*File, error) {
	text = strings.TrimPrefix(text, "\uFEFF")
	if !utf8.ValidString(text) {
		at := 0
		for at < len(text) {
			r, n := utf8.DecodeRuneInString(text[at:])
			if r == utf8.RuneError && n == 1 {
				break
			}
			at += n
		}
		line := strings.Count(text[:at], "\n") + 1
		return nil, fmt.Errorf("%s:%d: byte %d is not UTF-8: convert the file, for example with iconv -f GB18030 -t UTF-8", name, line, at)
	}
	languageID := ""
	switch {
	case name == "-":
		languageID = "markdown"
	case !isDocument(name):
		languageID = "plaintext" // named by somebody who wants it read
	}
	return newFile(name, languageID, 0, text), nil
}

// Lines makes a document of a text that is no prose, for the sake of its lines.
func Lines(text string) *prose.Document { return prose.Parse(lines{}, text) }

// lines is the parser of files that are no prose: a block a line, no runs.
type lines struct{}

// Next implements prose.Parser.
func (lines) Next(text string, _ prose.State) *prose.Block {
	if i := strings.IndexByte(text, '\n'); i >= 0 {
		text = text[:i+1]
	}
	return &prose.Block{Kind: prose.Code, Source: text}
}

// Syntax implements prose.Parser.
func (lines) Syntax() *prose.Syntax { return &prose.Syntax{} }
