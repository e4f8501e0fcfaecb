package marker

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// session is one run of a story.
type session struct {
	*story
	variant
	client  *client
	root    string // the workspace's folder
	update  bool
	reports map[string]report // the last full report of each open document, for a pull client

	settingsMu sync.Mutex // guards story.settings once the client runs
}

// config is what all runs share.
type config struct {
	model  *metaModel
	binary string
	env    []string // besides HOME and XDG_CACHE_HOME
	update bool
}

// failures collects what went wrong, each with its place in the archive.
type failures struct {
	path string
	list []string
}

func (f *failures) add(c *call, err error) {
	if err == nil {
		return
	}
	at := f.path
	if c != nil {
		at = fmt.Sprintf("%s:%d: %s", f.path, c.line, c)
	}
	f.list = append(f.list, at+": "+strings.ReplaceAll(err.Error(), "\n", "\n\t"))
}

// run runs a story in a new folder. The error lists everything that went wrong
// and ends with the server's log. Sections that the run asked for are in
// s.fresh afterwards.
func (c *config) run(s *story, v variant, dir string) error {
	x := &session{
		story: s, variant: v, update: c.update, reports: map[string]report{},
		root: filepath.Join(dir, "工作 區%20"), // a name that URIs must escape
	}
	if err := x.lay(); err != nil {
		return err
	}
	home := filepath.Join(dir, "home")
	env := append(slices.Clone(c.env), "HOME="+home, "XDG_CACHE_HOME="+filepath.Join(home, "cache"), "LocalAppData="+home)
	settled := make(chan struct{})
	client, err := startClient(c.model, c.binary, env, func() json.RawMessage {
		<-settled
		x.settingsMu.Lock()
		defer x.settingsMu.Unlock()
		return x.settings
	})
	if err != nil {
		return err
	}
	x.client = client
	fails := &failures{path: s.path}
	err = x.start(settled)
	fails.add(nil, err)
	if err == nil {
		files := x.files
		if x.flags.undiagnosed {
			files = nil // half-typed texts are full of them
		}
		x.expect(x.markers, files, false, fails)
		if len(fails.list) == 0 {
			x.groups(x.script, fails)
		}
	}
	fails.add(nil, client.stop())
	if len(fails.list) == 0 {
		return nil
	}
	return fmt.Errorf("%s\nthe server's log:\n%s", strings.Join(fails.list, "\n"), tail(client.log.String(), 30))
}

// tail returns the last n lines of a text.
func tail(text string, n int) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	return "\t" + strings.Join(lines[max(0, len(lines)-n):], "\n\t")
}

// lay writes the files of the story to disk.
func (x *session) lay() error {
	for _, d := range x.files {
		if err := x.write(d.name, d.text); err != nil {
			return err
		}
	}
	return nil
}

func (x *session) write(name, text string) error {
	path := filepath.Join(x.root, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, []byte(text), 0o644)
}

// start greets the server, opens the documents and waits until it knows all
// that it will know. The editor's settings are kept back until then, so that it
// is plain when they hold.
func (x *session) start(settled chan<- struct{}) error {
	hello := object{
		"processId":        os.Getpid(),
		"clientInfo":       object{"name": "marker"},
		"locale":           x.flags.locale,
		"rootUri":          fileURI(x.root),
		"capabilities":     capabilities(x.variant.client, x.encoding, x.flags.plaintext),
		"workspaceFolders": []object{{"uri": fileURI(x.root), "name": "工作區"}},
	}
	pulls := x.variant.client == "pull"
	if x.settings != nil && !pulls {
		hello["initializationOptions"] = x.settings
	}
	var answer struct {
		Capabilities struct {
			PositionEncoding   string          `json:"positionEncoding"`
			DiagnosticProvider json.RawMessage `json:"diagnosticProvider"`
		} `json:"capabilities"`
	}
	if err := x.client.request("initialize", hello, &answer); err != nil {
		return err
	}
	if e := answer.Capabilities.PositionEncoding; e != x.encoding {
		return fmt.Errorf("the server chose the position encoding %q of %q", e, x.encoding)
	}
	if has := answer.Capabilities.DiagnosticProvider != nil; has != pulls {
		return fmt.Errorf("the server has a diagnosticProvider: %t, the client pulls: %t", has, pulls)
	}
	x.client.notify("initialized", object{})
	for _, d := range x.files {
		if x.isDocument(d.name) || slices.Contains(x.flags.open, d.name) {
			x.open(d)
		}
	}
	const loaded = "workspace loaded"
	if err := x.client.awaitLog(loaded, "dictionary=true"); err != nil {
		return err
	}
	close(settled)
	if x.settings != nil && pulls {
		return x.client.awaitLog(loaded)
	}
	return nil
}

func (x *session) open(d *document) {
	language := languages[extension(d.name)]
	switch extension(d.name) {
	case ".yaml", ".yml":
		language = "yaml"
	case ".bib":
		language = "bibtex"
	}
	d.open = true
	x.client.notify("textDocument/didOpen", object{"textDocument": object{
		"uri": x.uri(d), "languageId": language, "version": d.version, "text": d.text,
	}})
}

// groups runs calls in order. Expectations that follow each other are one
// group: those about diagnostics are checked together, then the others at once.
func (x *session) groups(calls []*call, fails *failures) {
	for len(calls) > 0 {
		n := 0
		for n < len(calls) && actions[calls[n].name] == nil {
			n++
		}
		if n == 0 {
			c := calls[0]
			if err := actions[c.name](x, c); err != nil {
				fails.add(c, err)
				return
			}
			calls = calls[1:]
			continue
		}
		x.expect(calls[:n], x.diagnosed(calls[:n]), true, fails)
		if len(fails.list) > 0 {
			return
		}
		calls = calls[n:]
	}
}

// diagnosed returns the files about whose diagnostics a group speaks.
func (x *session) diagnosed(group []*call) []*document {
	var out []*document
	for _, c := range group {
		if d := x.file(c.file); (c.name == "diag" || c.name == "nodiag") && !slices.Contains(out, d) {
			out = append(out, d)
		}
	}
	return out
}

// expect checks a group of expectations. All diagnostics of files must be among
// them. With wait the others need not hold at once either.
func (x *session) expect(group []*call, files []*document, wait bool, fails *failures) {
	for _, d := range files {
		fails.add(nil, x.diagnostics(d, group))
	}
	if len(fails.list) > 0 && !x.update {
		return
	}
	// A server must bear many requests at once.
	limit := make(chan struct{}, 2*runtime.GOMAXPROCS(0))
	errs := make([]error, len(group))
	done := make(chan struct{})
	for i, c := range group {
		go func() {
			limit <- struct{}{}
			check := func() error { return expectations[c.name](x, c) }
			if wait {
				errs[i] = x.client.eventually(check)
			} else {
				errs[i] = check()
			}
			<-limit
			done <- struct{}{}
		}()
	}
	for range group {
		<-done
	}
	for i, c := range group {
		fails.add(c, errs[i])
	}
}

// path returns the path of a file of the workspace.
func (x *session) path(d *document) string {
	return filepath.Join(x.root, filepath.FromSlash(d.name))
}

// uri returns the URI of a file of the workspace.
func (x *session) uri(d *document) string { return fileURI(x.path(d)) }

// fileURI makes a URI of a path.
func fileURI(path string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

// pathOf returns the path that a URI of a file names, "" if it is none. Servers
// and clients may escape different characters, so URIs are compared by it.
func pathOf(uri string) string {
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "file" {
		return ""
	}
	path := filepath.FromSlash(u.Path)
	if len(path) > 1 && filepath.VolumeName(path[1:]) != "" {
		return path[1:] // of Windows
	}
	return path
}

// named returns what a URI names: a file of the workspace by its name in the
// archive, another by its base name; and its text as the editor sees it.
func (x *session) named(uri string) (name, text string, err error) {
	path := pathOf(uri)
	if path == "" {
		return "", "", fmt.Errorf("%q is the URI of no file", uri)
	}
	if rel, err := filepath.Rel(x.root, path); err == nil && filepath.IsLocal(rel) {
		name = filepath.ToSlash(rel)
		if d := x.file(name); d != nil && d.open {
			return name, d.text, nil
		}
	} else {
		name = filepath.Base(path)
	}
	src, err := os.ReadFile(path)
	if err != nil {
		return "", "", fmt.Errorf("the server names a file that cannot be opened: %w", err)
	}
	return name, string(src), nil
}

// at returns the file of a call and the place that its first argument names.
func (x *session) at(c *call) (*document, place, error) {
	d := x.file(c.file)
	if len(c.args) == 0 {
		return nil, place{}, errors.New("no text is given")
	}
	if !d.open {
		return nil, place{}, fmt.Errorf("%s is not open", d.name)
	}
	p, err := d.find(c.args[0], c.before)
	return d, p, err
}

// positioned makes the parameters of requests about a position.
func (x *session) positioned(d *document, offset int) object {
	return object{"textDocument": object{"uri": x.uri(d)}, "position": positionOf(d.text, x.encoding, offset)}
}

// covers reports an error if a range of a document is not a place.
func (x *session) covers(d *document, r lspRange, p place) error {
	start, end, err := rangeText(d.text, x.encoding, r)
	if err != nil {
		return err
	}
	if start != p.start || end != p.end {
		return fmt.Errorf("the range covers %q (%v), not %q", d.text[start:end], r, d.text[p.start:p.end])
	}
	return nil
}

// golden compares a text with a section of the archive. In a Simplified twin
// the section may be that of the Traditional run, converted; only where the
// twin differs from that it has a section of its own, with the suffix .hans.
func (x *session) golden(name, got string) error {
	if got != "" && !strings.HasSuffix(got, "\n") {
		got += "\n"
	}
	x.goldens.Lock()
	defer x.goldens.Unlock()
	if x.hans {
		base, ok := x.sections[name]
		if fresh, made := x.fresh[name]; x.update && made {
			base, ok = fresh, true
		}
		if ok && prose.ToHans(base) == got {
			return nil
		}
		name += ".hans"
	}
	if x.update {
		if before, ok := x.fresh[name]; ok && before != got {
			return fmt.Errorf("two runs make the section @%s differently:\n%s\n%s", name, before, got)
		}
		x.fresh[name] = got
		return nil
	}
	want, ok := x.sections[name]
	if !ok {
		return fmt.Errorf("there is no section @%s; run with -update to make it:\n%s", name, got)
	}
	if got != want {
		return fmt.Errorf("differs from the section @%s:\n%s", name, lineDiff(want, got))
	}
	return nil
}
