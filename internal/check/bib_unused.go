package check

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
)

// BibUnused reports entries of the workspace's bibliographies that no document
// cites.
var BibUnused = &Rule{
	ID:       "bib-unused",
	Name:     text("文獻未被引用", "reference that is never cited"),
	Severity: glossary.Hint,
	Doc: Doc{
		What: text("報告工作區的書目中沒有任何文件引用的文獻：按鍵、題名、作者與年份、引文都沒有用到的。`jiaozhu glossary lint` 會讀完全部文件再報告；一千條以上的書目是資料庫，不報告。", "Reports entries of the workspace’s bibliographies that no document uses, be it by key, title, author and year or a quotation. `jiaozhu glossary lint` reads all documents for it. A bibliography of more than a thousand entries is a database and let pass."),
		Why:  text("參考文獻表應當只列正文引用過的著作；刪去引文之後常忘了刪去文獻。", "A list of references should have the works that the text cites and no others; entries are often forgotten when the citation is deleted."),
		Bad:  []Example{{Bibliography: "@book{hobbes1651, title = {利維坦}, author = {霍布斯}, date = {1651}}\n@book{kant1795, title = {論永久和平}, author = {康德}, date = {1795}}\n", Text: "主權是最高的權力[@hobbes1651]。\n"}},
		Good: []Example{{Bibliography: "@book{hobbes1651, title = {利維坦}, author = {霍布斯}, date = {1651}}\n", Text: "主權是最高的權力，見《利維坦》。\n"}},
	},
	Glossary: func(p *GlossaryPass) {
		if p.used == nil {
			return // not all documents have been read
		}
		const database = 1000
		entries := map[string]int{}
		for _, r := range p.Glossary.References() {
			entries[r.Origin.File]++
		}
		for _, r := range p.Glossary.References() {
			if strings.HasSuffix(r.Origin.File, ".bib") && entries[r.Origin.File] <= database && !p.used.References[r.Key] {
				p.Report(r.Origin, format("沒有文件引用 %s（%s）", "no document cites %s (%s)", r.Key, chineseTitle(r)))
			}
		}
	},
}
