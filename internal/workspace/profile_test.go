package workspace

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/check"
)

func write(t *testing.T, dir, name, text string) string {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAutomaticProfile(t *testing.T) {
	for file, want := range map[string]string{
		"文章.md": "essay", "mkdocs.yml": "docs", "src/SUMMARY.md": "docs", "docs/.vitepress/config.mts": "docs",
		"thesis.tex": "thesis", "碩士論文.md": "thesis", "xxthesis.cls": "thesis", "thesis.png": "essay",
	} {
		dir := t.TempDir()
		write(t, dir, file, "")
		if got := profileOf([]string{dir}); got != want {
			t.Errorf("%s: %s, want %s", file, got, want)
		}
	}
	if got := profileOf([]string{filepath.Join(t.TempDir(), "none")}); got != "essay" {
		t.Errorf("a folder that does not exist: %s", got)
	}
}

func TestProfileSetting(t *testing.T) {
	config, problems := ReadConfig(DefaultConfig(), []byte("profile: docs\nregion: hk\nrules: {footnote-unused: warning}\n"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	s := config.Check()
	if s.SeverityOf(check.AbbrUndefined) != glossary.Off || s.SeverityOf(check.FootnoteUnused) != glossary.Warning || s.Region != check.HongKong {
		t.Errorf("profile and region do not reach the rules: %+v", s)
	}
	if _, problems := ReadConfig(DefaultConfig(), []byte("profile: novel\n")); len(problems) != 1 {
		t.Errorf("an unknown profile: %v", problems)
	}
}

// A lint reads the workspace, reports what is wrong in the files that are named,
// and lets the configuration settle the severity of what readers find.
func TestLintGlossaries(t *testing.T) {
	dir := t.TempDir()
	bib := write(t, dir, "書目.bib", "@book{a, title = {甲}}\n@book{a, title = {乙}}\n@book{b, title = {丙}}\n")
	write(t, dir, "詞.glossary.yaml", "concepts:\n  - {id: x, terms: [{text: 主权, lang: zh-Hant}]}\n")
	write(t, dir, "文.md", "見[@a]。\n")
	codes := func(paths ...string) map[string]check.Severity {
		lint, err := LintGlossaries(paths)
		if err != nil {
			t.Fatal(err)
		}
		found := map[string]check.Severity{}
		for _, p := range lint.Problems {
			found[p.Code] = p.Severity
		}
		return found
	}
	write(t, dir, ConfigName, "embeddedGlossary: false\n")
	all := codes(dir)
	if len(all) != 4 || all["glossary-term-unused"] != glossary.Hint || all["cite-duplicate-key"] != glossary.Warning || all["bib-unused"] != glossary.Hint || all["glossary-lang-mismatch"] != glossary.Warning {
		t.Errorf("the folder: %v", all)
	}
	if one := codes(bib); len(one) != 2 {
		t.Errorf("the bibliography alone: %v", one)
	}
	write(t, dir, ConfigName, "embeddedGlossary: false\nrules: {cite-duplicate-key: off, bib-unused: warning}\n")
	if set := codes(bib); len(set) != 1 || set["bib-unused"] != glossary.Warning {
		t.Errorf("with severities set: %v", set)
	}
}
