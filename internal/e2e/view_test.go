package e2e

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The texts of a small workspace that lives without the embedded glossary.
var viewTexts = map[string]string{
	".jiaozhu.yaml": "embeddedGlossary: false\nmessages: zh-Hant\n",
	"book.glossary.yaml": `concepts:
  - id: polity
    field: 政治學
    definition: 有共同權力的社會。
    terms: [政治體, {text: polity, lang: en}]
  - id: republic
    field: 政治學
    broader: [polity]
    terms: [共和國, {text: republic, lang: en}, {text: 共和政體, status: deprecated}]
  - {id: sponge, terms: [海綿社會]}
`,
	"book.bib": `@book{li2019river,
  author = {李, 河},
  title = {河流志},
  year = {2019},
  doi = {10.1000/182},
}
@book{a--b, title = {無名集}}
`,
	"one.md":     "# 第一章\n\n𠮷😀共和國是政治體，共和政體也是。見 [@li2019river, 頁 3]。\n",
	"two.md":     "# 第二章\r\n\r\n共和国再起，" + strings.Repeat("很", 40) + "长的共和国。《河流志》有载。\r\n",
	"note.tex":   "\\section{題}\n共和國 \\cite{li2019river}。\n",
	"plain.txt":  "共和國。\n",
	"outline.md": "沒有用語。\n",
}

type viewEntry struct {
	ID, Key, Label, Title, Original, Field, Author, Year, URL, Insert string
	Broader, Narrower                                                 []string
	Uses, Documents                                                   int
	Location                                                          *location
}

type viewUse struct {
	URI                 string
	Range               span
	Before, Text, After string
}

// viewSession starts a session in the workspace with one document open.
func viewSession(t *testing.T) (s *session, root string, document map[string]any) {
	t.Helper()
	root = write(t, viewTexts)
	s = newSession(t).initialize(root)
	uri := fileURI(filepath.Join(root, "one.md"))
	s.open(uri, viewTexts["one.md"])
	return s, root, map[string]any{"uri": uri}
}

// ask calls one of the project's own requests and decodes its result.
func ask[T any](t *testing.T, s *session, method string, params any) T {
	t.Helper()
	var out T
	m := s.call(method, params)
	if m.Error != nil {
		t.Fatalf("%s: %+v", method, m.Error)
	}
	decode(t, m.Result, &out)
	return out
}

func TestStatus(t *testing.T) {
	t.Parallel()
	s, root, document := viewSession(t)
	type status struct {
		Format, Region, Script                    string
		Concepts, Mentions, References, Citations int
		Findings                                  map[string]int
		Glossaries                                []struct {
			URI                  string
			Embedded             bool
			Concepts, References int
		}
	}
	got := ask[status](t, s, "jiaozhu/status", map[string]any{"textDocument": document})
	if got.Format != "markdown" || got.Script != "Hant" || got.Region != "tw" {
		t.Errorf("format %q, script %q, region %q", got.Format, got.Script, got.Region)
	}
	if got.Concepts != 2 || got.Mentions != 3 || got.References != 1 || got.Citations != 1 {
		t.Errorf("%d concepts in %d places, %d works in %d places; want 2 in 3, 1 in 1", got.Concepts, got.Mentions, got.References, got.Citations)
	}
	if n := got.Findings["error"] + got.Findings["warning"] + got.Findings["information"] + got.Findings["hint"]; n == 0 || len(got.Findings) != 4 {
		t.Errorf("findings %v: want 共和政體 among them", got.Findings)
	}
	if len(got.Glossaries) != 2 || got.Glossaries[0].References != 2 || got.Glossaries[1].Concepts != 3 || got.Glossaries[1].URI != fileURI(filepath.Join(root, "book.glossary.yaml")) {
		t.Errorf("glossaries %+v", got.Glossaries)
	}
	for what, params := range map[string]any{
		"no document":    map[string]any{},
		"not open":       map[string]any{"textDocument": map[string]any{"uri": fileURI(filepath.Join(root, "two.md"))}},
		"null parameter": map[string]any{"textDocument": nil},
	} {
		if got := ask[status](t, s, "jiaozhu/status", params); got.Format != "" || got.Concepts != 0 || len(got.Glossaries) != 2 || got.Region != "auto" {
			t.Errorf("%s: %+v", what, got)
		}
	}
}

// TestStatusCountsWhatShows types: what is held back meanwhile does not count.
func TestStatusCountsWhatShows(t *testing.T) {
	t.Parallel()
	const shown = "共和政體在此。"
	for _, c := range []struct {
		delay int    // ms
		typed string // behind what is shown
	}{
		{10_000, "共和政體在彼。"},
		{0, "共和政體gong"}, // an input method may be composing
	} {
		root := write(t, viewTexts)
		config := fmt.Sprintf("%sdelay: %d\n", viewTexts[".jiaozhu.yaml"], c.delay)
		if err := os.WriteFile(filepath.Join(root, ".jiaozhu.yaml"), []byte(config), 0o644); err != nil {
			t.Fatal(err)
		}
		s := newSession(t).initialize(root)
		uri := fileURI(filepath.Join(root, "one.md"))
		total := func() (n int) {
			for _, k := range ask[struct{ Findings map[string]int }](t, s, "jiaozhu/status", map[string]any{"textDocument": map[string]any{"uri": uri}}).Findings {
				n += k
			}
			return n
		}
		s.open(uri, shown)
		s.published(uri, "the first text", func(p published) bool { return len(p.Diagnostics) == 1 })
		end := map[string]any{"line": 0, "character": len([]rune(shown))}
		s.notify("textDocument/didChange", map[string]any{
			"textDocument":   map[string]any{"uri": uri, "version": 2},
			"contentChanges": []any{map[string]any{"range": map[string]any{"start": end, "end": end}, "text": c.typed}},
		})
		if n := total(); n != 1 {
			t.Errorf("%q with a delay of %d ms: %d findings counted while it is typed, want 1", c.typed, c.delay, n)
		}
		if c.delay > 0 {
			continue
		}
		s.notify("textDocument/didSave", map[string]any{"textDocument": map[string]any{"uri": uri}})
		s.published(uri, "the saved text", func(p published) bool { return len(p.Diagnostics) > 1 })
		if n, shown := total(), len(s.published(uri, "the saved text", func(published) bool { return true }).Diagnostics); n != shown {
			t.Errorf("%q: %d findings counted, %d shown", c.typed, n, shown)
		}
	}
}

func TestConceptsView(t *testing.T) {
	t.Parallel()
	s, root, document := viewSession(t)
	got := ask[struct{ Concepts []viewEntry }](t, s, "jiaozhu/concepts", map[string]any{"textDocument": document}).Concepts
	if len(got) != 3 {
		t.Fatalf("got %+v", got)
	}
	polity, republic, sponge := got[0], got[1], got[2]
	if polity.Label != "政治體" || polity.Original != "polity" || polity.Field != "政治學" || !slices.Equal(polity.Narrower, []string{"republic"}) || polity.Uses != 1 {
		t.Errorf("polity: %+v", polity)
	}
	if !slices.Equal(republic.Broader, []string{"polity"}) || republic.Uses != 6 || republic.Documents != 4 {
		t.Errorf("republic: %+v; want 6 uses in 4 documents", republic)
	}
	if sponge.Uses != 0 || sponge.Field != "" || sponge.Broader == nil || sponge.Narrower == nil {
		t.Errorf("sponge: %+v; want no uses, and lists that are not null", sponge)
	}
	if l := republic.Location; l == nil || l.URI != fileURI(filepath.Join(root, "book.glossary.yaml")) || covered(viewTexts["book.glossary.yaml"], l.Range) != "republic" {
		t.Errorf("location %+v", l)
	}
	// The labels follow the script of the document.
	uri := fileURI(filepath.Join(root, "two.md"))
	s.open(uri, viewTexts["two.md"])
	got = ask[struct{ Concepts []viewEntry }](t, s, "jiaozhu/concepts", map[string]any{"textDocument": map[string]any{"uri": uri}}).Concepts
	if got[0].Label != "政治体" {
		t.Errorf("beside a Simplified document the label is %q", got[0].Label)
	}
}

func TestReferencesView(t *testing.T) {
	t.Parallel()
	s, root, document := viewSession(t)
	list := func(document map[string]any) []viewEntry {
		return ask[struct{ References []viewEntry }](t, s, "jiaozhu/references", map[string]any{"textDocument": document}).References
	}
	got := list(document)
	if len(got) != 2 {
		t.Fatalf("got %+v", got)
	}
	river := got[0]
	if river.Title != "河流志" || river.Year != "2019" || river.URL != "https://doi.org/10.1000/182" || river.Insert != "[@li2019river]" || river.Uses != 3 || river.Documents != 3 || river.Location == nil {
		t.Errorf("got %+v", river)
	}
	if got[1].Insert != "[@{a--b}]" || got[1].Uses != 0 {
		t.Errorf("got %+v", got[1])
	}
	for _, c := range []struct{ name, language, want, wantTitle string }{
		{"note.tex", "latex", `\cite{li2019river}`, `\cite{a--b}`},
		{"plain.txt", "plaintext", "（" + river.Author + "，2019）", "《無名集》"},
		{"new.typ", "typst", "#cite(<li2019river>)", "#cite(<a--b>)"},
		{"new.org", "org", "[cite:@li2019river]", "[cite:@a--b]"},
		{"new.html", "html", "（" + river.Author + "，2019）", "《無名集》"},
	} {
		uri := fileURI(filepath.Join(root, c.name))
		s.notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": uri, "languageId": c.language, "version": 1, "text": "共和國與歷史。\n"}})
		got := list(map[string]any{"uri": uri})
		if got[0].Insert != c.want || got[1].Insert != c.wantTitle {
			t.Errorf("%s: %q and %q, want %q and %q", c.name, got[0].Insert, got[1].Insert, c.want, c.wantTitle)
		}
	}
}

// Between the keys of a citation, one more is put beside them.
func TestReferencesInCitation(t *testing.T) {
	t.Parallel()
	s, root, _ := viewSession(t)
	for i, c := range []struct{ language, text, want string }{
		{"markdown", "見 [@x|]。", "; @li2019river"},
		{"markdown", "見 [@x;|]。", " @li2019river"},
		{"markdown", "見 [@x; |]。", "@li2019river"},
		{"markdown", "見 [@x; |@y]。", "@li2019river; "},
		{"markdown", "見 [|@x]。", "@li2019river; "},
		{"markdown", "見 [@x, 頁 3|]。", "; @li2019river"},
		{"markdown", "見 [@x|y]。", "[@li2019river]"},
		{"markdown", "見 |[@x]。", "[@li2019river]"},
		{"markdown", "見 [@x]|。", "[@li2019river]"},
		{"latex", `見 \cite{x|}。`, ",li2019river"},
		{"latex", `見 \cite{|x}。`, "li2019river,"},
		{"latex", `見 \cite[3|]{x}。`, `\cite{li2019river}`},
		{"org", "見 [cite:@x|]。", "; @li2019river"},
		{"typst", "見 #cite(|<x>)。", "#cite(<li2019river>)"},
	} {
		before, after, _ := strings.Cut(c.text, "|")
		uri := fmt.Sprintf("%s/cite-%d", fileURI(root), i)
		s.notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": uri, "languageId": c.language, "version": 1, "text": before + after + "\n"}})
		got := ask[struct{ References []viewEntry }](t, s, "jiaozhu/references", map[string]any{
			"textDocument": map[string]any{"uri": uri}, "position": position{0, len([]rune(before))},
		}).References
		if got[0].Insert != c.want {
			t.Errorf("%s %s: %q, want %q", c.language, c.text, got[0].Insert, c.want)
		}
	}
}

func TestUses(t *testing.T) {
	t.Parallel()
	s, root, _ := viewSession(t)
	uses := func(kind, id string) []viewUse {
		return ask[struct{ Locations []viewUse }](t, s, "jiaozhu/uses", map[string]any{"kind": kind, "id": id}).Locations
	}
	got := uses("concept", "republic")
	var where []string
	for _, u := range got {
		where = append(where, filepath.Base(u.URI)+" "+u.Text)
	}
	want := []string{"one.md 共和國", "one.md 共和政體", "note.tex 共和國", "plain.txt 共和國", "two.md 共和国", "two.md 共和国"}
	if !slices.Equal(where, want) {
		t.Fatalf("got %q, want %q", where, want)
	}
	if u := got[0]; u.Before != "𠮷😀" || !strings.HasPrefix(u.After, "是政治體") || u.Range.Start != (position{2, 4}) {
		t.Errorf("got %+v: columns count UTF-16 code units", u)
	}
	if u := got[4]; u.After != "再起，"+strings.Repeat("很", 27)+"…" {
		t.Errorf("behind it stands %q", u.After)
	}
	if u := got[5]; u.Before != "…"+strings.Repeat("很", 28)+"长的" || u.After != "。《河流志》有载。" {
		t.Errorf("around it stand %q and %q", u.Before, u.After)
	}
	if got := uses("reference", "li2019river"); len(got) != 3 || got[0].Text != "li2019river" {
		t.Errorf("got %+v", got)
	}
	if got := uses("concept", "nothing"); got == nil || len(got) != 0 {
		t.Errorf("got %+v, want an empty list", got)
	}
	if m := s.call("jiaozhu/uses", map[string]any{"kind": "person", "id": "x"}); m.Error == nil || m.Error.Code != -32602 {
		t.Errorf("a kind that there is not: %+v %s", m.Error, m.Result)
	}

	// What the editor holds counts, not what is on disk; a word more is a use more.
	uri := fileURI(filepath.Join(root, "plain.txt"))
	s.notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": uri, "languageId": "plaintext", "version": 1, "text": "共和國與共和國。\n"}})
	if got := uses("concept", "republic"); len(got) != 7 {
		t.Errorf("got %d places, want 7", len(got))
	}
}

func TestDescribe(t *testing.T) {
	t.Parallel()
	s, _, document := viewSession(t)
	type description struct {
		Markdown string
		Location *location
	}
	for id, want := range map[string]string{"polity": "有共同權力的社會。", "li2019river": "河流志"} {
		kind := "concept"
		if id == "li2019river" {
			kind = "reference"
		}
		got := ask[description](t, s, "jiaozhu/describe", map[string]any{"kind": kind, "id": id, "textDocument": document})
		if !strings.Contains(got.Markdown, want) || got.Location == nil {
			t.Errorf("%s: got %+v", id, got)
		}
	}
	if got := ask[*description](t, s, "jiaozhu/describe", map[string]any{"kind": "reference", "id": "nobody"}); got != nil {
		t.Errorf("got %+v", got)
	}
}

// Parameters that are none of the request's are an error or stand for empty
// ones, and the session goes on.
func TestViewParameters(t *testing.T) {
	t.Parallel()
	s, _, document := viewSession(t)
	for _, method := range []string{"jiaozhu/status", "jiaozhu/concepts", "jiaozhu/references", "jiaozhu/uses", "jiaozhu/describe"} {
		for _, params := range []string{`[]`, `"x"`, `{"textDocument":7}`, `{"kind":7}`, `null`, `{"textDocument":{"uri":"untitled:Untitled-1"},"more":1}`} {
			m := s.call(method, json.RawMessage(params))
			if m.Error != nil && m.Error.Code != -32602 {
				t.Errorf("%s %s: %+v", method, params, m.Error)
			}
		}
	}
	if m := s.call("jiaozhu/nothing", map[string]any{}); m.Error == nil || m.Error.Code != -32601 {
		t.Errorf("a method that there is not: %+v", m.Error)
	}
	ask[struct{ Format string }](t, s, "jiaozhu/status", map[string]any{"textDocument": document})
}
