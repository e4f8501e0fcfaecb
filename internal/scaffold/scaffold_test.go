package scaffold

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/glossary/format/native"
	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

// folder lays files into a new folder.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func read(t *testing.T, root, name string) string {
	t.Helper()
	src, err := os.ReadFile(filepath.Join(root, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(src)
}

// write makes a plan and writes all of it.
func write(t *testing.T, root string) *Plan {
	t.Helper()
	p, err := Make(root, check.TraditionalChinese)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range p.Files {
		if err := f.Write(); err != nil {
			t.Fatal(err)
		}
	}
	return p
}

// terms lists the terms of each concept of the glossary in a folder.
func terms(t *testing.T, root string) []string {
	t.Helper()
	f := native.Parse("", []byte(read(t, root, workspace.GlossaryName)))
	if len(f.Problems) > 0 {
		t.Errorf("problems: %v", f.Problems)
	}
	var out []string
	for _, c := range f.Concepts {
		var all []string
		for _, term := range c.Terms {
			all = append(all, term.Text+":"+term.Lang)
		}
		out = append(out, c.ID+" "+strings.Join(all, " "))
	}
	return out
}

var chapters = map[string]string{
	"一.md": `# 緒論

我們採用風格遷移（style transfer）處理圖像，城市裡的**熱島**（heat island）也是。

長短期記憶（long short-term memory，LSTM）常見。LSTM 很好。馬可·波羅（Marco Polo）來過。

所謂「雨影」，是指山的背風面因焚風而少雨的地方。這是指別的。
`,
	"二.tex": `\section{應用}
以風格遷移（style transfer）為例，風格遷移和熱島都很重要，風格遷移尤其如此。
`,
	"deep/known.glossary.yaml": "concepts: [{id: lake, terms: [人工湖]}]\n",
	"deep/三.md":                "人工湖（artificial lake）是已知的。\n",
	"refs.bib":                 "@book{a, title = {A}}\n",
}

func TestMake(t *testing.T) {
	root := folder(t, chapters)
	p := write(t, root)
	if len(p.Errors) > 0 || p.Documents != 3 {
		t.Errorf("%d documents, errors %v", p.Documents, p.Errors)
	}
	want := []string{
		"style-transfer 風格遷移:zh-Hant style transfer:en",
		"long-short-term-memory 長短期記憶:zh-Hant long short-term memory:en LSTM:en",
		"heat-island 熱島:zh-Hant heat island:en",
		"yu-ying 雨影:zh-Hant",
	}
	if got := terms(t, root); !slices.Equal(got, want) {
		t.Errorf("terms\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	config := read(t, root, workspace.ConfigName)
	for _, line := range []string{"\nregion: tw\n", "\nprofile: essay\n", "refs.bib", "\n  glossary-missing-definition: off\n", "\n# delay: 250\n"} {
		if !strings.Contains(config, line) {
			t.Errorf("the configuration lacks %q:\n%s", line, config)
		}
	}
	if _, problems := workspace.ReadConfig(workspace.DefaultConfig(), []byte(config)); len(problems) > 0 {
		t.Errorf("the configuration has problems: %v", problems)
	}
	lint, err := workspace.LintGlossaries([]string{filepath.Join(root, workspace.GlossaryName)})
	if err != nil || len(lint.Problems) > 0 {
		t.Errorf("lint: %v, %v", err, lint.Problems)
	}
	if p, err := Make(root, check.TraditionalChinese); err != nil || len(p.Files) > 0 {
		t.Errorf("a second time: %v, files %v", err, p.Files)
	}
}

// TestMakeAdds asserts that what is there stays.
func TestMakeAdds(t *testing.T) {
	files := map[string]string{
		workspace.ConfigName:   "# 我的\nregion: hk\nrules:\n  abbr-undefined: off\n",
		workspace.GlossaryName: "# 我的\nconcepts:\n- id: heat-island # 城市\n  terms: [熱島]\n",
	}
	for name, text := range chapters {
		files[name] = text
	}
	root := folder(t, files)
	write(t, root)
	if got := terms(t, root); len(got) != 4 || got[0] != "heat-island 熱島:zh" || !strings.HasPrefix(got[1], "style-transfer ") {
		t.Errorf("terms %q", got)
	}
	for name, before := range map[string]string{workspace.ConfigName: files[workspace.ConfigName], workspace.GlossaryName: files[workspace.GlossaryName]} {
		if got := read(t, root, name); !strings.HasPrefix(got, before) {
			t.Errorf("%s was\n%s\nand is\n%s", name, before, got)
		}
	}
	if config := read(t, root, workspace.ConfigName); strings.Contains(config, "region: tw") || !strings.Contains(config, "\n  glossary-missing-definition: off\n") {
		t.Errorf("the configuration is\n%s", config)
	}
}

func TestMakeScripts(t *testing.T) {
	for _, tt := range []struct{ text, region string }{
		{"我们讨论技术问题。", "cn"},
		{"我們討論技術問題，這裏的綫索。", "hk"},
		{"我們討論技術問題。我们讨论技术问题。", "auto"},
		{"", "auto"},
	} {
		root := folder(t, map[string]string{"a.md": tt.text})
		write(t, root)
		if config := read(t, root, workspace.ConfigName); !strings.Contains(config, "\nregion: "+tt.region+"\n") {
			t.Errorf("%s: the region is not %s:\n%s", tt.text, tt.region, config)
		}
		if _, err := os.Stat(filepath.Join(root, workspace.GlossaryName)); err == nil {
			t.Errorf("%s: an empty glossary was made", tt.text)
		}
	}
}

// TestMakeSpares asserts that no file is lost.
func TestMakeSpares(t *testing.T) {
	root := folder(t, chapters)
	broken := filepath.Join(root, workspace.GlossaryName)
	if err := os.WriteFile(broken, []byte("concepts: [\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	p := write(t, root)
	if got := read(t, root, workspace.GlossaryName); got != "concepts: [\n" || len(p.Errors) != 1 {
		t.Errorf("a broken glossary became %q, errors %v", got, p.Errors)
	}
	p, err := Make(folder(t, chapters), check.English)
	if err != nil || len(p.Files) != 2 {
		t.Fatal(err, p.Files)
	}
	for _, f := range p.Files {
		if err := os.WriteFile(f.Path, []byte("# 別人寫的\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := f.Write(); err == nil {
			t.Errorf("%s was overwritten though it has been made meanwhile", f.Path)
		}
	}
	if _, err := Make(filepath.Join(root, "一.md"), check.English); err == nil {
		t.Error("a file is taken for a folder")
	}
	if _, err := Make(filepath.Join(root, "none"), check.English); err == nil {
		t.Error("a folder that is not there is read")
	}
}
