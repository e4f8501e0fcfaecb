package workspace

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/glossary/essay"
	"github.com/jiaozhu/jiaozhu/glossary/format/bibtex"
	"github.com/jiaozhu/jiaozhu/glossary/format/compiled"
	"github.com/jiaozhu/jiaozhu/glossary/format/native"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// maxGlossary bounds the size of a glossary file, in bytes.
const maxGlossary = 64 << 20

// loaded is what a workspace knows of concepts and references at one time. Its
// fields may be read once done is closed.
type loaded struct {
	done chan struct{}
	contents

	checkGlossary sync.Once
	all           map[string][]Problem // problems and those that the rules about glossaries find
}

// contents are what loading gave.
type contents struct {
	roots    []string
	config   *Config
	settings *check.Settings
	lexicon  *annotate.Lexicon
	sources  map[string]*source // by name
	texts    map[string]bool    // see isSourceText
	problems map[string][]Problem
	states   diskStates
}

// source is a glossary file as it was read.
type source struct {
	name string
	text string
	file *glossary.File
	good *glossary.File // the last version without a syntax error, nil if none

	once  sync.Once
	lines *prose.Document // text, once it was asked for
}

// document returns the source's text with its lines.
func (s *source) document() *prose.Document {
	s.once.Do(func() { s.lines = Lines(s.text) })
	return s.lines
}

// Problem is something wrong in a file of the workspace that is no document: a
// glossary, a bibliography, the configuration.
type Problem struct {
	Code       string
	Severity   check.Severity
	Start, End int // bytes of the file
	Message    check.Message
	Related    []check.Related
}

// read returns the text of a file: as it is open in the editor, else as it is
// on disk.
type read func(name string) (string, error)

func readDisk(name string) (string, error) {
	info, err := os.Stat(name)
	if err != nil {
		return "", err
	}
	if info.Size() > maxGlossary {
		return "", fmt.Errorf("%s: %d bytes are too many; the limit is %d", name, info.Size(), maxGlossary)
	}
	src, err := os.ReadFile(name)
	return string(src), err
}

// load reads everything that belongs to the roots. Sources of before whose text
// is the same are taken over as they are.
func load(roots []string, client *Config, open read, before *loaded) *loaded {
	l := &loaded{done: make(chan struct{}), contents: contents{roots: roots, sources: map[string]*source{}, problems: map[string][]Problem{}, states: diskStates{}}}
	defer close(l.done)
	l.configure(roots, client, open)

	var layers []glossary.Layer
	if l.config.EmbeddedGlossary {
		layers = append(layers, l.embedded(before))
	}
	var names []string
	for _, root := range roots {
		names = append(names, l.discover(root)...)
	}
	// A folder's file overrides its parent's: the deeper one is the later layer.
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Or(cmp.Compare(depth(a), depth(b)), cmp.Compare(a, b)) })
	names = slices.Compact(names)
	for i := 0; i < len(names); {
		var layer glossary.Layer
		d := depth(names[i])
		for ; i < len(names) && depth(names[i]) == d; i++ {
			if f := l.source(names[i], open, before); f != nil {
				layer = append(layer, f)
			}
		}
		layers = append(layers, layer)
	}
	g, problems := glossary.Merge(layers...)
	for _, p := range problems {
		l.report(p)
	}
	l.texts = sourceTexts(g)
	l.lexicon = annotate.Compile(g)
	if l.config.Compounds == "refuse" {
		l.lexicon = l.lexicon.WithCompounds(annotate.RefuseCompounds)
	}
	return l
}

func depth(path string) int { return strings.Count(filepath.ToSlash(path), "/") }

// configure reads the configuration of the first root that has one; the
// editor's settings override it.
func (l *loaded) configure(roots []string, client *Config, open read) {
	l.config = client
	if l.config == nil {
		l.config = DefaultConfig()
	}
	for _, root := range roots {
		if l.config.whole {
			break
		}
		name := filepath.Join(root, ConfigName)
		l.states.take(name)
		text, err := open(name)
		if os.IsNotExist(err) {
			continue
		}
		if err != nil {
			l.failed(name, err)
			continue
		}
		config, problems := ReadConfig(l.config, []byte(text))
		l.config = config
		for _, p := range problems {
			start, end := lineRange(text, p.Line)
			l.problems[name] = append(l.problems[name], Problem{Code: "config", Severity: glossary.Warning, Start: start, End: end, Message: p.Message})
		}
		l.sources[name] = &source{name: name, text: text}
		break
	}
	l.settings = l.config.Check(roots...)
}

// lineRange returns the byte range of a zero-based line without its
// indentation and end. For a blank line it is that of the last line before
// with something to point at: YAML notices only there that something is
// missing.
func lineRange(text string, line int) (int, int) {
	start := 0
	from, to := 0, 0
	for n := 0; n <= line && start < len(text); n++ {
		rest, _, _ := strings.Cut(text[start:], "\n")
		trimmed := strings.TrimRight(rest, "\r \t")
		if body := strings.TrimLeft(trimmed, " \t"); body != "" {
			from, to = start+len(trimmed)-len(body), start+len(trimmed)
		}
		start += len(rest) + 1
	}
	return from, to
}

// discover returns the glossary files of one root: those found by their names
// and those that the configuration lists.
func (l *loaded) discover(root string) []string {
	var names []string
	add := func(path string) {
		if isGlossary(path) {
			names = append(names, path)
		}
	}
	failed := func(err error) { l.failed(filepath.Join(root, ConfigName), err) }
	if _, marked := Root(root); marked {
		walk(root, l.config.Exclude, add, l.states.take, failed)
	} else if entries, err := os.ReadDir(root); err == nil {
		// Nothing says that this is a workspace: look at the folder alone.
		l.states.take(root)
		for _, e := range entries {
			if !e.IsDir() {
				add(filepath.Join(root, e.Name()))
			}
		}
	} else {
		failed(err)
	}
	for _, glob := range l.listed() {
		found, err := resolve(root, glob)
		if err != nil || len(found) == 0 {
			l.missing(root, glob, err)
		}
		names = append(names, found...)
	}
	return names
}

// resolve returns the files that a path or glob of the configuration names.
func resolve(root, glob string) ([]string, error) {
	if !filepath.IsAbs(glob) {
		glob = filepath.Join(root, glob)
	}
	return doublestar.FilepathGlob(glob, doublestar.WithFilesOnly())
}

func (l *loaded) missing(root, glob string, err error) {
	name := filepath.Join(root, ConfigName)
	m := message(fmt.Sprintf("找不到 %s；路徑相對於 %s", glob, root), fmt.Sprintf("%s: no such file; paths are relative to %s", glob, root))
	if err != nil {
		m = message(fmt.Sprintf("樣式 %s 不對：%v", glob, err), fmt.Sprintf("bad glob %s: %v", glob, err))
	}
	start, end := 0, 0
	if s := l.sources[name]; s != nil {
		if i := strings.Index(s.text, glob); i >= 0 {
			start, end = i, i+len(glob)
		}
	}
	l.problems[name] = append(l.problems[name], Problem{Code: "config", Severity: glossary.Warning, Start: start, End: end, Message: m})
}

func (l *loaded) failed(name string, err error) {
	l.problems[name] = append(l.problems[name], Problem{
		Code: "glossary-unreadable", Severity: glossary.Error,
		Message: message(fmt.Sprintf("讀不了：%v", err), fmt.Sprintf("cannot be read: %v", err)),
	})
}

// source reads one glossary file, or takes over what was read before. A file
// that has become unreadable, or holds nothing but a broken tree, keeps its
// last good version.
func (l *loaded) source(name string, open read, before *loaded) *glossary.File {
	var old *source
	if before != nil {
		old = before.sources[name]
	}
	l.states.take(name)
	text, err := open(name)
	if err != nil {
		l.failed(name, err)
		if old == nil || os.IsNotExist(err) {
			return nil
		}
		l.sources[name] = old
		return cmp.Or(old.good, old.file)
	}
	if old == nil || old.text != text || old.file == nil {
		fresh := &source{name: name, text: text, file: parse(name, text)}
		switch {
		case !broken(fresh.file):
			fresh.good = fresh.file
		case old != nil:
			fresh.good = old.good
		}
		old = fresh
	}
	l.sources[name] = old
	l.reportAll(old.file)
	if old.good != nil {
		return old.good // in the middle of an edit: say what is wrong, go on with what was
	}
	return old.file
}

func (l *loaded) reportAll(f *glossary.File) {
	for _, p := range f.Problems {
		l.report(p)
	}
}

// broken reports whether a file has a syntax error.
func broken(f *glossary.File) bool {
	return slices.ContainsFunc(f.Problems, func(p glossary.Problem) bool {
		return p.Code == "glossary-syntax" || p.Code == "glossary-encoding"
	})
}

func parse(name, text string) *glossary.File {
	var f *glossary.File
	if strings.HasSuffix(name, ".bib") {
		f = bibtex.Parse(name, []byte(text))
	} else {
		f = native.ParseString(name, text)
	}
	for _, r := range f.References {
		r.File = sourceText(name, r.File)
	}
	for _, o := range f.Overlays {
		o.File = sourceText(name, o.File)
	}
	return f
}

// embedded returns the embedded files; they are the same in every load.
func (l *loaded) embedded(before *loaded) glossary.Layer {
	var layer glossary.Layer
	for _, f := range essay.Files {
		name := embeddedPrefix + f.Name
		var s *source
		if before != nil {
			s = before.sources[name]
		}
		if s == nil {
			s = &source{name: name, text: f.Text, file: readEmbedded(name, f)}
		}
		l.sources[name] = s
		l.reportAll(s.file)
		layer = append(layer, s.file)
	}
	return layer
}

// readEmbedded reads an embedded file: as it was compiled, which is quicker, or
// from its text.
func readEmbedded(name string, f essay.File) *glossary.File {
	if file, err := compiled.Parse(name, f.Text, f.Compiled); err == nil {
		return file
	}
	return parse(name, f.Text)
}

func (l *loaded) report(p glossary.Problem) {
	span := p.At.Name
	if span.End <= span.Start {
		span = p.At.Entry
	}
	severity := p.Severity
	if rule := check.Lookup(p.Code); rule != nil {
		severity = l.settings.SeverityOf(rule)
	}
	if severity == glossary.Off {
		return
	}
	out := Problem{
		Code: p.Code, Severity: severity, Start: span.Start, End: span.End,
		Message: check.Localized(p.Message),
	}
	for _, o := range p.Related {
		out.Related = append(out.Related, check.Related{Message: message("先前的定義", "defined before"), Origin: o})
	}
	l.problems[p.At.File] = append(l.problems[p.At.File], out)
}

// validText replaces what is no UTF-8 by U+FFFD and counts it.
func validText(s string) (string, int) {
	if utf8.ValidString(s) {
		return s, 0
	}
	n := 0
	for i, r := range s {
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(s[i:]); size == 1 {
				n++
			}
		}
	}
	return strings.ToValidUTF8(s, "\uFFFD"), n
}
