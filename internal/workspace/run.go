package workspace

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/annotate/boundary"
	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// Outcome is what one check of documents on disk gave.
type Outcome struct {
	Config    *Config
	Documents []CheckedDocument
	Errors    []error // documents and folders that could not be read
	loaded    *loaded
	lexicon   *annotate.Lexicon // with the dictionary
	sets      sets
}

// CheckedDocument is a document with its findings.
type CheckedDocument struct {
	Name     string
	Text     *prose.Document
	Findings []check.Finding
}

// Run checks the documents that paths name, once, with everything loaded. "-"
// is standard input, read as Markdown. A configuration that is given holds
// instead of the workspace's. The error says that nothing could be checked at
// all.
func Run(ctx context.Context, log *slog.Logger, paths []string, client *Config, stdin io.Reader) (*Outcome, error) {
	var absolute []string
	fromStdin := false
	for _, p := range paths {
		if p == "-" {
			fromStdin = true
			continue
		}
		a, err := filepath.Abs(p)
		if err != nil {
			return nil, fmt.Errorf("find %s: %w", p, err)
		}
		absolute = append(absolute, a)
	}
	at := "."
	if len(absolute) > 0 {
		at = absolute[0]
	}
	at, err := filepath.Abs(at)
	if err != nil {
		return nil, fmt.Errorf("find the workspace: %w", err)
	}
	root, _ := Root(at)
	if client != nil {
		whole := *client
		whole.whole = true
		client = &whole
	}
	// What can be done beside the glossaries, which take as long, in parts that
	// fill the processors: a long document first, which is one part.
	read := readAhead(ctx, absolute)
	var prepared sync.WaitGroup
	prepared.Go(func() {
		if _, err := boundary.Load(); err != nil {
			log.Error("load the model of word boundaries", "error", err)
		}
	})
	prepared.Go(check.Prepare)
	l := load([]string{root}, client, readDisk, nil)
	out := &Outcome{Config: l.config, loaded: l}
	names, errs := l.documents(absolute)
	out.Errors = errs
	var files []*File
	if fromStdin {
		src, err := io.ReadAll(stdin)
		if err != nil {
			return nil, fmt.Errorf("read standard input: %w", err)
		}
		if f, err := NewDocument("-", string(src)); err != nil {
			out.Errors = append(out.Errors, err)
		} else {
			files = append(files, f)
		}
	}
	readings, failures := make([]*File, len(names)), make([]error, len(names))
	if err := each(ctx, len(names), func(i int) { readings[i], failures[i] = read(names[i]) }); err != nil {
		return out, err
	}
	for i, f := range readings {
		if failures[i] != nil {
			out.Errors = append(out.Errors, failures[i])
			continue
		}
		files = append(files, f)
	}
	lexicon := l.lexicon
	prepared.Wait()
	if d, err := prose.LoadDictionary(); err != nil {
		log.Error("load the dictionary of words", "error", err)
	} else {
		lexicon = lexicon.WithDictionary(d)
	}
	l.lexicon, out.lexicon = lexicon, lexicon
	results := make([]*check.Result, len(files))
	if err := each(ctx, len(files), func(i int) {
		results[i] = check.Check(annotate.Annotate(files[i].Text, lexicon), l.settingsOf(files[i].Name))
	}); err != nil {
		return out, err
	}
	together := setsOf(l, slices.ContainsFunc(absolute, isFolder), files, results)
	out.Documents = make([]CheckedDocument, len(files))
	out.sets = together
	err = each(ctx, len(files), func(i int) {
		f := files[i]
		out.Documents[i] = CheckedDocument{f.Name, f.Text, placeIn(results[i], together[f.Name], f).Findings()}
		results[i] = nil
	})
	if err == nil {
		recedeAcross(out.Documents, together)
	}
	return out, err
}

// readAhead begins to read those of the paths that are plain files, which every
// configuration lets be checked. It returns what gives such a document, and reads
// any other when it is asked for.
func readAhead(ctx context.Context, paths []string) func(name string) (*File, error) {
	ahead := map[string]func() (*File, error){}
	var names []string
	for _, p := range paths {
		if info, err := os.Stat(p); err == nil && info.Mode().IsRegular() {
			ahead[p] = sync.OnceValues(func() (*File, error) { return ReadDocument(p) })
			names = append(names, p)
		}
	}
	// What is not read when ctx is done is not asked for either.
	go func() { _ = each(ctx, len(names), func(i int) { _, _ = ahead[names[i]]() }) }()
	return func(name string) (*File, error) {
		if get := ahead[name]; get != nil {
			return get()
		}
		return ReadDocument(name)
	}
}

// recedeAcross makes one finding of what the documents of a set have alike.
func recedeAcross(documents []CheckedDocument, together sets) {
	members := map[*check.Set][]check.CheckedMember{}
	for _, d := range documents {
		if s := together[d.Name]; s != nil {
			members[s] = append(members[s], check.CheckedMember(d))
		}
	}
	for _, m := range members {
		check.RecedeAcross(m)
	}
}

// setsOf divides checked documents into sets. A folder that somebody names is
// taken for a workspace, marked or not.
func setsOf(l *loaded, folder bool, files []*File, results []*check.Result) sets {
	if len(files) < 2 || l.config.DocumentSet == "off" {
		return nil
	}
	config := *l.config
	if folder && config.DocumentSet == "auto" {
		config.DocumentSet = "workspace"
	}
	texts := map[string]string{}
	summaries := make([]*check.Summary, len(files))
	for i, f := range files {
		texts[f.Name] = f.Text.Text()
		summaries[i] = results[i].Summary(f.Name)
	}
	return makeSets(&config, l.roots, summaries, func(name string) string { return texts[name] })
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// Reported is a problem in a glossary or configuration, for a terminal.
type Reported struct {
	Path         string
	Line, Column int // one-based; column in characters
	Problem
}

// Problems lists what is wrong in the files that the check read beside the
// documents: warnings and errors. LintGlossaries tells the rest.
func (o *Outcome) Problems() []Reported {
	return slices.DeleteFunc(reported(o.loaded, o.loaded.allProblems()), func(r Reported) bool { return r.Severity > glossary.Warning })
}

// reported lists problems by file, in order.
func reported(l *loaded, all map[string][]Problem) []Reported {
	var out []Reported
	for _, name := range slices.Sorted(maps.Keys(all)) {
		for _, p := range all[name] {
			r := Reported{Path: name, Line: 1, Column: 1, Problem: p}
			if s := l.sources[name]; s != nil {
				at := s.document().Place(p.Start)
				r.Line, r.Column = at.Line, at.Column
			}
			out = append(out, r)
		}
	}
	return out
}

// Locator returns the function by which a report finds glossary entries.
// Embedded ones are laid down in the cache.
func (o *Outcome) Locator(c *Cache) func(glossary.Origin) (string, prose.Place, bool) {
	return func(at glossary.Origin) (string, prose.Place, bool) {
		s := o.loaded.sources[at.File]
		if s == nil {
			return "", prose.Place{}, false
		}
		path, err := c.Path(at.File)
		if err != nil {
			return "", prose.Place{}, false
		}
		return path, s.document().Place(at.Name.Start), true
	}
}
