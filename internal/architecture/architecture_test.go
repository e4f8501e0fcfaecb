package architecture

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/jiaozhu/jiaozhu"

// A room is a folder with all that is below it, unless a folder below is a room
// of its own. It may import the rooms that it lists, and itself.
type room struct {
	folder string
	may    []string
	why    string
}

// rooms is the picture: data above, uses below, imports upward only.
var rooms = []room{
	{"glossary", nil, "the model knows no files, editors or documents"},
	{"glossary/essay", nil, "embedded data, no code"},
	{"glossary/format", []string{"glossary"}, "a format knows the model and nothing else"},
	{"internal/prose", []string{"internal/packed", "internal/parallel"}, "text knows no terms, no rules, no editors"},
	{"internal/annotate", []string{"internal/packed", "glossary", "internal/prose"}, "finds in text what the glossary has"},
	{"internal/annotate/internal/labelled", []string{"internal/prose"}, "reads labelled sentences, in any markup, for tests and fits"},
	{"internal/annotate/boundary/internal/fitweights", []string{"internal/annotate", "internal/annotate/internal/labelled", "glossary", "internal/prose"}, "fits the weights of word boundaries to labelled sentences"},
	{"internal/check", []string{"internal/lazyregexp", "internal/parallel", "internal/annotate", "glossary", "internal/prose"}, "rules read annotations"},
	{"internal/describe", []string{"internal/check", "internal/annotate", "glossary", "internal/prose"}, "texts for readers, from the model"},
	{"internal/lookup", []string{"glossary", "internal/prose"}, "names by what is typed of them; no document, no editor"},
	{"internal/workspace", []string{
		"internal/lazyregexp",
		"internal/check", "internal/annotate", "internal/describe", "glossary", "glossary/essay", "glossary/format", "internal/prose",
	}, "files and snapshots; no editor, no report"},
	{"internal/rename", []string{
		"internal/workspace", "internal/check", "internal/annotate", "glossary", "glossary/format", "internal/prose",
	}, "what another name changes, in bytes"},
	{"internal/scaffold", []string{
		"internal/lazyregexp",
		"internal/workspace", "internal/check", "internal/annotate", "glossary", "glossary/format", "internal/prose",
	}, "writes a workspace's first files; no editor, no report"},
	{"internal/report", []string{"internal/parallel", "internal/workspace", "internal/check", "glossary", "internal/prose"}, "writes findings for those who are no editor"},
	{"lsp", []string{
		"internal/lazyregexp",
		"internal/rename", "internal/workspace", "internal/lookup", "internal/describe", "internal/check", "internal/annotate", "glossary", "glossary/essay", "glossary/format", "internal/prose",
	}, "the editor's side knows no report"},
	{"cmd", []string{
		"lsp", "internal/report", "internal/scaffold", "internal/rename", "internal/workspace", "internal/describe", "internal/check", "internal/annotate", "glossary", "glossary/essay", "glossary/format", "internal/prose",
	}, "flags and wiring"},
	{"internal/marker", []string{
		"internal/workspace", "internal/describe", "internal/check", "internal/annotate", "glossary", "glossary/essay", "glossary/format", "internal/prose",
	}, "drives what is below the editor's side by marked texts"},
	{"internal/evaluation", []string{"internal/workspace", "internal/check", "internal/annotate", "glossary", "internal/prose"}, "measures the rules through the workspace, as the command runs them"},
	{"internal/docgen", []string{"internal/workspace", "internal/check"}, "writes pages from what the code says of itself"},
	{"internal/growth", nil, "measures what it is given, in tests"},
	{"internal/packed", nil, "cuts up data, knows nothing of it"},
	{"internal/parallel", nil, "shares work among processors, knows nothing of it"},
	{"internal/lazyregexp", nil, "knows nothing of this program"},
	{"internal/architecture", nil, "reads the graph, has no part in it"},
	{"internal/replay", nil, "knows what goes over the wire and nothing of who speaks"},
	{"internal/e2e", nil, "knows the program by its front door only"},
}

// testsMay lists what a room's tests may import beyond the room's own rights.
var testsMay = map[string][]string{
	"internal/prose":    {"internal/growth", "internal/marker"},
	"internal/annotate": {"internal/growth", "internal/marker", "internal/annotate/internal/labelled", "glossary/format", "glossary/essay"},
	"internal/check":    {"internal/marker", "glossary/format", "glossary/essay"},
	"internal/describe": {"internal/marker", "glossary/format", "glossary/essay"},
	"glossary/format":   {"internal/growth", "glossary/essay"},
	"glossary/essay":    {"glossary", "glossary/format"},
	"internal/report":   {"internal/annotate"},
	"internal/marker":   {"lsp", "internal/report"},
	"lsp":               {"internal/marker"},
	"cmd":               {"internal/marker"},
	"internal/e2e":      {"internal/prose", "internal/replay"},
}

// outside lists imports from other modules, and of the standard library, that
// only some rooms may have.
var outside = []struct {
	prefix string
	rooms  []string // whose packages may import it
	tests  bool     // whether every test may as well
	why    string
}{
	{"go.lsp.dev/", []string{"lsp", "cmd"}, false, "only the editor's side speaks the protocol"},
	{"github.com/go-ego/gse", []string{"internal/prose"}, false, "word segmentation is one of prose's services"},
	{"github.com/vcaesar/cedar", []string{"internal/prose"}, false, "word segmentation is one of prose's services"},
	{"github.com/yuin/goldmark", nil, true, "the shipped parser is our own; goldmark is its yardstick in tests"},
	{"unicode/utf16", []string{"lsp", "internal/e2e"}, false, "inside, everything is byte offsets into UTF-8"},
	{"github.com/spf13/cobra", []string{"cmd"}, false, "flags are the command's business"},
	{"net/http", nil, false, "the program makes no network request"},
}

// parsers lists the folders of internal/prose that read one markup or choose
// among those that do. What a markup is like, rules ask of prose.Syntax, so
// that one more markup is one more folder and no change of a rule.
var parsers = []string{
	"internal/prose/html", "internal/prose/latex", "internal/prose/markdown", "internal/prose/markup",
	"internal/prose/org", "internal/prose/plaintext", "internal/prose/typst",
}

// readsNoMarkup lists the rooms that may import no parser, but in tests.
var readsNoMarkup = []string{"internal/annotate", "internal/check", "internal/describe", "internal/report"}

type listed struct {
	ImportPath   string
	Dir          string
	Imports      []string
	TestImports  []string
	XTestImports []string
}

// packages reads the import graph of the module.
func packages(t *testing.T) []listed {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	// -e: a package that does not compile is the compiler's to report.
	cmd := exec.Command("go", "list", "-e", "-json=ImportPath,Dir,Imports,TestImports,XTestImports", "./...")
	cmd.Dir = root
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, stderr.String())
	}
	var ps []listed
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return ps
		} else if err != nil {
			t.Fatalf("go list: %v", err)
		}
		ps = append(ps, p)
	}
}

// roomOf returns the innermost room of a package, nil if it has none.
func roomOf(importPath string) *room {
	rel := strings.TrimPrefix(strings.TrimPrefix(importPath, module), "/")
	var best *room
	for i := range rooms {
		f := rooms[i].folder
		if (rel == f || strings.HasPrefix(rel, f+"/")) && (best == nil || len(f) > len(best.folder)) {
			best = &rooms[i]
		}
	}
	return best
}

// violation says what is wrong with an import; "" if nothing.
func violation(from *room, imported string, test bool) string {
	for _, o := range outside {
		if strings.HasPrefix(imported, o.prefix) && !slices.Contains(o.rooms, from.folder) && !(test && o.tests) {
			return fmt.Sprintf("%s: only %v may import it", o.why, o.rooms)
		}
	}
	if imported != module && !strings.HasPrefix(imported, module+"/") {
		return ""
	}
	rel := strings.TrimPrefix(imported, module+"/")
	within := func(folder string) bool { return rel == folder || strings.HasPrefix(rel, folder+"/") }
	if !test && slices.Contains(readsNoMarkup, from.folder) && slices.ContainsFunc(parsers, within) {
		return from.folder + " knows no markup but by its prose.Syntax"
	}
	to := roomOf(imported)
	switch {
	case to == nil:
		return "it is in no room of the design"
	case to == from, slices.Contains(from.may, to.folder), test && slices.Contains(testsMay[from.folder], to.folder):
		return ""
	}
	return fmt.Sprintf("%s may import %v: %s", from.folder, from.may, from.why)
}

func TestImports(t *testing.T) {
	ps := packages(t)
	if len(ps) < 5 {
		t.Fatalf("go list found only %d packages", len(ps))
	}
	for _, p := range ps {
		from := roomOf(p.ImportPath)
		if from == nil {
			t.Errorf("%s is in no room of the design: add it to the picture, or move it", p.ImportPath)
			continue
		}
		for _, q := range p.Imports {
			if rule := violation(from, q, false); rule != "" {
				t.Errorf("%s imports %s: %s", p.ImportPath, q, rule)
			}
		}
		for _, q := range slices.Concat(p.TestImports, p.XTestImports) {
			if q == p.ImportPath {
				continue
			}
			if rule := violation(from, q, true); rule != "" {
				t.Errorf("%s imports %s in a test: %s", p.ImportPath, q, rule)
			}
		}
	}
}

// TestViolation shows that the rules bite.
func TestViolation(t *testing.T) {
	for _, c := range []struct {
		from, to string
		test     bool
		allowed  bool
	}{
		{"glossary", "internal/prose", false, false},
		{"internal/prose", "glossary", false, false},
		{"internal/prose/markdown", "internal/prose", false, true},
		{"internal/prose/markdown", "glossary/format/native", true, false},
		{"internal/annotate/automaton", "internal/check", false, false},
		{"internal/check", "internal/workspace", false, false},
		{"internal/check", "internal/prose", false, true},
		{"internal/check", "internal/prose/markdown", false, false},
		{"internal/check", "internal/prose/markup/pandoc", false, false},
		{"internal/check", "internal/prose/markdown", true, true},
		{"internal/workspace", "internal/prose/markdown", false, true},
		{"internal/check", "glossary/format/native", false, false},
		{"internal/check", "glossary/format/native", true, true},
		{"internal/workspace", "lsp", false, false},
		{"lsp", "internal/report", false, false},
		{"cmd/jiaozhu", "internal/report", false, true},
		{"glossary/format/bibtex", "glossary/essay", false, false},
		{"internal/util", "glossary", false, false},
	} {
		from := roomOf(module + "/" + c.from)
		got := from != nil && violation(from, module+"/"+c.to, c.test) == ""
		if got != c.allowed {
			t.Errorf("%s imports %s (test: %t): allowed %t, want %t", c.from, c.to, c.test, got, c.allowed)
		}
	}
	for _, c := range []struct {
		from, to string
		test     bool
		allowed  bool
	}{
		{"internal/workspace", "go.lsp.dev/protocol", false, false},
		{"lsp", "go.lsp.dev/protocol", false, true},
		{"internal/prose/markdown", "github.com/yuin/goldmark", false, false},
		{"internal/prose/markdown", "github.com/yuin/goldmark/ast", true, true},
		{"internal/annotate", "github.com/go-ego/gse", true, false},
		{"internal/report", "unicode/utf16", false, false},
		{"lsp", "unicode/utf16", false, true},
	} {
		if got := violation(roomOf(module+"/"+c.from), c.to, c.test) == ""; got != c.allowed {
			t.Errorf("%s imports %s (test: %t): allowed %t, want %t", c.from, c.to, c.test, got, c.allowed)
		}
	}
}

// maxLines bounds a file that is not a test; generated tables are exempt.
const maxLines = 600

// vague are names that say nothing of what is in a file.
var vague = []string{"util", "utils", "common", "helper", "helpers", "manager", "misc"}

func TestFiles(t *testing.T) {
	for _, p := range packages(t) {
		if slices.Contains(vague, filepath.Base(p.Dir)) {
			t.Errorf("%s: a folder's name says what is in it", p.ImportPath)
		}
		files, err := filepath.Glob(filepath.Join(p.Dir, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range files {
			name := strings.TrimSuffix(filepath.Base(path), ".go")
			for word := range strings.FieldsFuncSeq(name, func(r rune) bool { return r == '_' || r == '-' }) {
				if slices.Contains(vague, word) {
					t.Errorf("%s/%s.go: a file's name says what is in it", p.ImportPath, name)
				}
			}
			src, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if n := bytes.Count(src, []byte("\n")); n > maxLines && !strings.HasSuffix(name, "_test") && !generated(t, path, src) {
				t.Errorf("%s/%s.go has %d lines; above %d it holds more than one thing", p.ImportPath, name, n, maxLines)
			}
		}
	}
}

func generated(t *testing.T, path string, src []byte) bool {
	t.Helper()
	f, err := parser.ParseFile(token.NewFileSet(), path, src, parser.PackageClauseOnly|parser.ParseComments)
	if err != nil {
		return false // the compiler says so
	}
	return ast.IsGenerated(f)
}
