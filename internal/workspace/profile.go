package workspace

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/check"
)

// siteFiles are the configuration files of programs that make documentation.
var siteFiles = []string{
	"mkdocs.yml", "mkdocs.yaml", "book.toml", "SUMMARY.md", "src/SUMMARY.md", "antora.yml", "_sidebar.md", "docs/conf.py", "source/conf.py", "conf.py",
	"docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs", ".vitepress/config.js", ".vitepress/config.ts", "docs/.vitepress/config.js", "docs/.vitepress/config.ts", "docs/.vitepress/config.mts", "vitepress.config.ts",
}

// profileOf guesses from a workspace's folders what is written in them: a
// thesis, if a file at the root is called one; documentation, if a program that
// makes it is configured; an essay else. A translation and a statute cannot be
// told by their files.
func profileOf(roots []string) string {
	for _, root := range roots {
		entries, err := os.ReadDir(root)
		if err != nil {
			continue
		}
		if slices.ContainsFunc(entries, func(e os.DirEntry) bool { return isThesis(e.Name()) }) {
			return "thesis"
		}
		for _, name := range siteFiles {
			if _, err := os.Stat(filepath.Join(root, filepath.FromSlash(name))); err == nil {
				return "docs"
			}
		}
	}
	return "essay"
}

// isThesis reports whether a file is called a thesis.
func isThesis(name string) bool {
	name = strings.ToLower(name)
	ext := filepath.Ext(name)
	if !isDocument(name) && ext != ".cls" && ext != ".sty" {
		return false
	}
	return slices.ContainsFunc([]string{"thesis", "dissertation", "學位論文", "学位论文", "畢業論文", "毕业论文", "碩士論文", "硕士论文", "博士論文", "博士论文"}, func(word string) bool {
		return strings.Contains(name, word)
	})
}

func profileValues() []string {
	values := []string{"auto"}
	for _, p := range check.Profiles {
		values = append(values, p.ID)
	}
	return values
}

// profileDoc describes the profiles from their table.
func profileDoc() check.Message {
	var hant, en strings.Builder // it is made at every start
	hant.Grow(8 << 10)
	en.Grow(8 << 10)
	hant.WriteString("文章的類別，決定各規則的預設等級；auto 由工作區根目錄的檔案判斷：名為 thesis 或學位論文的是 thesis，有文件網站設定檔（mkdocs.yml、SUMMARY.md 等）的是 docs，其餘是 essay。")
	en.WriteString("The kind of writing, which settles the rules' default severities; auto goes by the files at the workspace's root: one called thesis or dissertation means thesis, the configuration of a documentation site (mkdocs.yml, SUMMARY.md…) means docs, anything else essay.")
	for _, p := range check.Profiles {
		hant.WriteString("\n- `" + p.ID + "` " + p.Doc.Hant)
		en.WriteString("\n- `" + p.ID + "` " + p.Doc.En)
		for _, s := range p.Severities {
			name := check.SeverityName(s.Severity)
			hant.WriteString("\n  - `" + s.Rule + "` " + name.Hant + "：" + s.Reason.Hant)
			en.WriteString("\n  - `" + s.Rule + "` " + name.En + ": " + s.Reason.En)
		}
	}
	return message(strings.Replace(hant.String(), "\n- ", "\n\n- ", 1), strings.Replace(en.String(), "\n- ", "\n\n- ", 1))
}
