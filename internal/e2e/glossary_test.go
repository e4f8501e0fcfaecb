package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

const brokenAccounts = `lang: zh-Hant
concepts:
  - id: account
    definition: 向服務證明身分所用的名字。
    terms: [{text: 帳號, lang: zh-Hant}, {text: 賬戶, lang: zh-Hant, status: forbidden}]
  - id: broken
    terms: [{text: 壞掉, lang: zh-Hant
  - id: mailbox
    terms:
      - {text: 信箱, lang: zh-Hant}
      - {text: 郵箱, lang: zh-Hant, status: forbidden}
`

// TestBrokenGlossary opens a workspace with a syntax error in a glossary: it is
// shown in that file, what is sound in it works, and so do the others.
func TestBrokenGlossary(t *testing.T) {
	t.Parallel()
	root := write(t, map[string]string{
		"broken.glossary.yaml": brokenAccounts,
		"sound.glossary.yaml":  "concepts:\n  - id: server\n    terms: [伺服器, {text: 服務器, status: forbidden}]\n",
		"refs.bib":             "@book{hobbes, title = {利維坦}, author = {霍布斯}, date = {1651}}\n@book{broken, title = {\n",
	})
	s := newSession(t).initialize(root)
	uri := fileURI(filepath.Join(root, "文.md"))
	s.open(uri, "請註冊賬戶與郵箱，連到服務器，再談技術主權 [@hobbes] 與 [@nobody]。\n")
	p := s.published(uri, "findings", func(p published) bool { return codes(p)["term-forbidden"] == 3 })
	if codes(p)["cite-unresolved"] != 1 {
		t.Errorf("cite-unresolved beside a broken bibliography: %+v", p.Diagnostics)
	}
	if got := s.hover(uri, 0, 20); !strings.Contains(got, "技術主權") {
		t.Errorf("hover over an embedded term beside a broken glossary: %q", got)
	}
	broken := fileURI(filepath.Join(root, "broken.glossary.yaml"))
	p = s.published(broken, "syntax error", func(p published) bool { return codes(p)["glossary-syntax"] > 0 })
	for _, d := range p.Diagnostics {
		if d.Code == "glossary-syntax" && (d.Range.Start.Line < 5 || d.Range.Start.Line > 8 || d.Severity != 1 || d.Message == "") {
			t.Errorf("the syntax error is shown at %+v: %q", d.Range, d.Message)
		}
	}
	bib := fileURI(filepath.Join(root, "refs.bib"))
	s.published(bib, "broken bibliography", func(p published) bool { return len(p.Diagnostics) > 0 })

	// Mended in the editor, and broken again, and so on.
	s.notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{
		"uri": broken, "languageId": "yaml", "version": 1, "text": brokenAccounts,
	}})
	s.published(broken, "opened", func(p published) bool { return len(p.Diagnostics) > 0 })
	for version := 2; version < 8; version += 2 {
		s.replace(broken, version, accounts)
		s.published(broken, "mended", func(p published) bool { return len(p.Diagnostics) == 0 })
		s.replace(broken, version+1, brokenAccounts)
		s.published(broken, "broken", func(p published) bool { return len(p.Diagnostics) > 0 })
	}
	s.replace(broken, 8, accounts)
	s.published(broken, "mended", func(p published) bool { return len(p.Diagnostics) == 0 })
	s.published(uri, "findings after mending", func(p published) bool { return codes(p)["term-forbidden"] == 2 })

	// Broken again while it is open: what was good stays in force.
	s.replace(broken, 9, strings.Replace(accounts, "{text: 帳號", "{text: [帳號", 1))
	s.published(broken, "broken again", func(p published) bool { return codes(p)["glossary-syntax"] > 0 })
	if got := s.hover(uri, 0, 3); !strings.Contains(got, "證明身分") {
		t.Errorf("the last good version of a glossary is not in force: %q", got)
	}

	// Mended on disk: watched files tell.
	s.notify("textDocument/didClose", map[string]any{"textDocument": map[string]any{"uri": broken}})
	writeFile(t, filepath.Join(root, "broken.glossary.yaml"), accounts)
	s.notify("workspace/didChangeWatchedFiles", map[string]any{"changes": []any{map[string]any{"uri": broken, "type": 2}}})
	s.published(broken, "mended on disk", func(p published) bool { return len(p.Diagnostics) == 0 })

	// Gone: its terms are no longer found.
	if err := os.Remove(filepath.Join(root, "broken.glossary.yaml")); err != nil {
		t.Fatal(err)
	}
	s.notify("workspace/didChangeWatchedFiles", map[string]any{"changes": []any{map[string]any{"uri": broken, "type": 3}}})
	s.published(uri, "glossary deleted", func(p published) bool { return codes(p)["term-forbidden"] == 1 })
}

func TestBadConfiguration(t *testing.T) {
	t.Parallel()
	const config = "glossaries: [no-such.yaml, 'words/[']\nregion: mars\nsurprise: 1\nrules:\n  no-such-rule: off\n"
	root := write(t, map[string]string{".jiaozhu.yaml": config, "a.glossary.yaml": accounts})
	s := newSession(t).initialize(root)
	uri := fileURI(filepath.Join(root, "文.md"))
	s.open(uri, "請註冊賬戶。\n")
	s.published(uri, "findings", func(p published) bool { return codes(p)["term-forbidden"] == 1 })
	name := fileURI(filepath.Join(root, ".jiaozhu.yaml"))
	p := s.published(name, "configuration", func(p published) bool { return len(p.Diagnostics) == 5 })
	for line, word := range map[int]string{0: "no-such.yaml", 1: "tw", 2: "surprise", 3: "", 4: "no-such-rule"} {
		found := word == ""
		for _, d := range p.Diagnostics {
			found = found || d.Range.Start.Line == line && strings.Contains(d.Message, word)
		}
		if !found {
			t.Errorf("line %d of the configuration: no diagnostic with %q in %+v", line, word, p.Diagnostics)
		}
	}
	// No YAML at all.
	s.notify("textDocument/didOpen", map[string]any{"textDocument": map[string]any{
		"uri": name, "languageId": "yaml", "version": 1, "text": "glossaries: [\n",
	}})
	s.published(name, "no YAML", func(p published) bool { return len(p.Diagnostics) == 1 && p.Diagnostics[0].Code == "config" })
	s.replace(name, 2, "rules: {term-forbidden: off}\n")
	s.published(name, "mended", func(p published) bool { return len(p.Diagnostics) == 0 })
	s.published(uri, "rule off", func(p published) bool { return codes(p)["term-forbidden"] == 0 })
}

// TestOneCache runs sessions side by side on one cache folder; each jumps into
// an embedded glossary that is laid down there.
func TestOneCache(t *testing.T) {
	t.Parallel()
	cache := t.TempDir()
	var all sync.WaitGroup
	for i := range 6 {
		s := newSession(t, "XDG_CACHE_HOME="+cache)
		all.Go(func() {
			s.initialize("")
			s.open(document, "所謂技術主權。\n")
			m := s.call("textDocument/definition", at(document, 0, 3))
			var found []struct {
				URI   string
				Range span
			}
			decode(t, m.Result, &found)
			if m.Error != nil || len(found) == 0 || !strings.Contains(found[0].URI, "concepts-1.glossary.yaml") {
				t.Errorf("session %d: %+v %s", i, m.Error, m.Result)
				return
			}
			path := strings.TrimPrefix(found[0].URI, "file://")
			src, err := os.ReadFile(path)
			if err != nil {
				t.Errorf("session %d: %v", i, err)
				return
			}
			lines := strings.Split(string(src), "\n")
			if r := found[0].Range; !strings.Contains(lines[r.Start.Line], "technology-sovereignty") {
				t.Errorf("session %d: leads to line %d: %q", i, r.Start.Line, lines[r.Start.Line])
			}
		})
	}
	all.Wait()
	left, err := filepath.Glob(filepath.Join(cache, "jiaozhu", "essay", "*"))
	if err != nil || len(left) != 1 {
		t.Errorf("the cache holds %v (%v), want one file", left, err)
	}
}

func TestCacheFolderUnusable(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "file")
	writeFile(t, file, "")
	for name, env := range map[string][]string{
		"a file": {"XDG_CACHE_HOME=" + file},
		"none":   {"XDG_CACHE_HOME=", "HOME="},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newSession(t, env...).initialize("")
			s.open(document, "所謂技術主權。\n")
			if got := s.hover(document, 0, 3); got == "" {
				t.Error("no hover without a cache folder")
			}
			if m := s.call("textDocument/definition", at(document, 0, 3)); m.Error != nil || string(m.Result) != "null" && string(m.Result) != "[]" {
				t.Errorf("definition without a cache folder: %+v %s", m.Error, m.Result)
			}
		})
	}
}

func TestManyGlossaries(t *testing.T) {
	t.Parallel()
	files := map[string]string{}
	for i := range 200 {
		files[fmt.Sprintf("g/%03d.glossary.yaml", i)] = fmt.Sprintf("concepts:\n  - {id: c%d, terms: [詞%d號, {text: 壞%d號, status: forbidden}]}\n", i, i, i)
	}
	s := newSession(t).initialize(write(t, files))
	s.open(document, "這裡有壞7號與壞199號。\n")
	s.published(document, "findings", func(p published) bool { return codes(p)["term-forbidden"] == 2 })
}
