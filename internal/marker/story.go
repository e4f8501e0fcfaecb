package marker

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"golang.org/x/tools/txtar"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// story is one archive: what lies in the workspace, how the client is made, and
// what is expected.
type story struct {
	path     string
	archive  *txtar.Archive
	flags    flags
	settings json.RawMessage   // nil if there are none
	files    []*document       // in the order of the archive, as they lie on disk
	markers  []*call           // expectations of the files as they are opened
	script   []*call           // actions and expectations after that
	sections map[string]string // the text of the sections whose names start with @
	goldens  *sync.Mutex       // guards fresh
	fresh    map[string]string // sections as the runs have them, when updating
}

// document is a file of the workspace, as the editor has it.
type document struct {
	name    string // in the archive, slash-separated
	text    string
	version int32
	open    bool
}

// flags is the section of that name.
type flags struct {
	encodings   []string
	clients     []string
	ends        []string // of lines: lf, crlf
	locale      string
	open        []string // files that are opened besides the documents
	closed      []string // documents that are not opened
	hans        bool     // also run the Simplified twin
	plaintext   bool     // the client shows no Markdown
	undiagnosed bool     // diagnostics are not looked at
}

// parseStory reads an archive as a variant has it: with its line ends, and in
// its script. An error starts with the number of the line.
func parseStory(src []byte, v variant) (*story, error) {
	src = bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n"))
	s := &story{archive: txtar.Parse(src), sections: map[string]string{}, fresh: map[string]string{}, goldens: new(sync.Mutex)}
	s.flags = flags{
		encodings: []string{"utf-16", "utf-8", "utf-32"}, clients: []string{"pull", "push"},
		ends: []string{"lf"}, locale: "zh-TW",
	}
	line := 1 + bytes.Count(s.archive.Comment, []byte("\n"))
	for _, f := range s.archive.Files {
		line++
		text := string(f.Data)
		lines := strings.Count(text, "\n")
		if v.hans && (f.Name == "edits" || s.isDocument(strings.TrimSuffix(f.Name, "@"))) {
			text = prose.ToHans(text)
		}
		var err error
		switch {
		case f.Name == "flags":
			err = s.flags.parse(text)
		case f.Name == "settings":
			if s.settings = f.Data; !json.Valid(f.Data) {
				err = fmt.Errorf("%d: the settings are not JSON", line)
			}
		case f.Name == "edits":
			s.script, err = parseScript(text, line)
		case strings.HasPrefix(f.Name, "@"):
			s.sections[f.Name[1:]] = text
		case strings.HasSuffix(f.Name, "@"):
			var calls []*call
			calls, err = parseScript(text, line)
			for _, c := range calls {
				c.file = strings.TrimSuffix(f.Name, "@")
			}
			s.markers = append(s.markers, calls...)
		default:
			if !filepath.IsLocal(f.Name) || path.Clean(f.Name) != f.Name {
				return nil, fmt.Errorf("%d: bad file name %q", line, f.Name)
			}
			if v.crlf {
				text = strings.ReplaceAll(text, "\n", "\r\n")
			}
			d := &document{name: f.Name, text: text, version: 1}
			var calls []*call
			calls, err = d.markers(line)
			s.files = append(s.files, d)
			s.markers = append(s.markers, calls...)
		}
		if err != nil {
			return nil, err
		}
		line += lines
	}
	if err := s.complete(); err != nil {
		return nil, err
	}
	if v.crlf {
		for _, c := range slices.Concat(s.markers, s.script) {
			for i := range c.args {
				c.args[i].text = strings.ReplaceAll(c.args[i].text, "\n", "\r\n")
			}
		}
	}
	return s, nil
}

// languages gives the files that are opened as documents, with their language
// identifiers.
var languages = map[string]string{
	".md": "markdown", ".markdown": "markdown", ".txt": "plaintext", ".tex": "latex", ".typ": "typst", ".toml": "toml",
	".org": "org", ".rst": "restructuredtext", ".adoc": "asciidoc", ".html": "html",
}

// isDocument reports whether a file of the archive is opened because of its
// name.
func (s *story) isDocument(name string) bool {
	return languages[extension(name)] != "" && !slices.Contains(s.flags.closed, name)
}

func (f *flags) parse(text string) error {
	for field := range strings.FieldsSeq(text) {
		key, value, _ := strings.Cut(field, "=")
		values := strings.Split(value, ",")
		oneOf := func(to *[]string, allowed ...string) error {
			for _, v := range values {
				if !slices.Contains(allowed, v) {
					return fmt.Errorf("1: flag %s: %q is none of %v", key, v, allowed)
				}
			}
			*to = values
			return nil
		}
		var err error
		switch key {
		case "encodings":
			err = oneOf(&f.encodings, "utf-8", "utf-16", "utf-32")
		case "client":
			err = oneOf(&f.clients, "pull", "push")
		case "eol":
			err = oneOf(&f.ends, "lf", "crlf")
		case "locale":
			f.locale = value
		case "open":
			f.open = values
		case "closed":
			f.closed = values
		case "hans":
			f.hans = true
		case "plaintext":
			f.plaintext = true
		case "undiagnosed":
			f.undiagnosed = true
		default:
			err = fmt.Errorf("1: there is no flag %q", key)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// complete checks that calls name files, and gives the script's calls theirs.
func (s *story) complete() error {
	current := ""
	for _, c := range s.script {
		if c.name == "in" {
			current = c.args[0].text
		}
		c.file = current
	}
	for _, c := range slices.Concat(s.markers, s.script) {
		if actions[c.name] != nil && c.name != "edit" && c.name != "type" {
			continue
		}
		if s.file(c.file) == nil {
			return fmt.Errorf("%d: %s: the archive has no file %q", c.line, c.name, c.file)
		}
	}
	for _, name := range s.flags.open {
		if s.file(name) == nil {
			return fmt.Errorf("1: flag open: the archive has no file %q", name)
		}
	}
	return nil
}

func (s *story) file(name string) *document {
	for _, d := range s.files {
		if d.name == name {
			return d
		}
	}
	return nil
}

// save writes the archive with the sections that runs have made anew. Sections
// that no marker asks for any more are left out.
func (s *story) save() error {
	var files []txtar.File
	seen := map[string]bool{}
	for _, f := range s.archive.Files {
		if name, ok := strings.CutPrefix(f.Name, "@"); ok {
			text, used := s.fresh[name]
			if !used {
				continue
			}
			f.Data = []byte(text)
			seen[name] = true
		}
		files = append(files, f)
	}
	var added []string
	for name := range s.fresh {
		if !seen[name] {
			added = append(added, name)
		}
	}
	slices.Sort(added)
	for _, name := range added {
		files = append(files, txtar.File{Name: "@" + name, Data: []byte(s.fresh[name])})
	}
	before := txtar.Format(s.archive)
	after := txtar.Format(&txtar.Archive{Comment: s.archive.Comment, Files: files})
	if bytes.Equal(before, after) {
		return nil
	}
	return os.WriteFile(s.path, after, 0o644)
}

// variant is one way to run a story.
type variant struct {
	encoding string
	client   string
	crlf     bool
	hans     bool
}

// String names the variant as a subtest.
func (v variant) String() string {
	name := v.encoding + "," + v.client
	if v.crlf {
		name += ",crlf"
	}
	if v.hans {
		name += ",hans"
	}
	return name
}

// variants returns the ways to run a story. In brief each encoding, each client
// and each kind of line end is among them, and one run of the Simplified twin;
// with full there is each combination.
func (f *flags) variants(full bool) []variant {
	var out []variant
	if full {
		for _, encoding := range f.encodings {
			for _, client := range f.clients {
				for _, end := range f.ends {
					v := variant{encoding: encoding, client: client, crlf: end == "crlf"}
					out = append(out, v)
					if v.hans = f.hans; v.hans {
						out = append(out, v)
					}
				}
			}
		}
		return out
	}
	for i := range max(len(f.encodings), len(f.clients), len(f.ends)) {
		out = append(out, variant{
			encoding: f.encodings[i%len(f.encodings)],
			client:   f.clients[i%len(f.clients)],
			crlf:     f.ends[i%len(f.ends)] == "crlf",
		})
	}
	if f.hans {
		v := out[len(out)-1]
		v.hans = true
		out = append(out, v)
	}
	return out
}
