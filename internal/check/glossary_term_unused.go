package check

import "github.com/jiaozhu/jiaozhu/glossary"

// GlossaryTermUnused reports concepts of which the workspace's documents use no
// term.
var GlossaryTermUnused = &Rule{
	ID:       "glossary-term-unused",
	Name:     text("術語未被使用", "concept that is never mentioned"),
	Severity: glossary.Hint,
	Doc: Doc{
		What: text("報告工作區的詞彙表中沒有任何文件用到的概念：它的首選、容許、停用術語都沒有出現。`jiaozhu glossary lint` 會讀完全部文件再報告；一千條以上的詞彙表是彙編，不報告。", "Reports concepts of the workspace’s glossaries of which no document uses any term, whatever its status. `jiaozhu glossary lint` reads all documents for it. A glossary of more than a thousand concepts is a collection and let pass."),
		Why:  text("不是詞彙表的寫法錯了，就是條目已經過時：一份 472 條的詞彙表裡有 112 條從未出現在它所管的文件中。", "Either the glossary misspells it or the entry is out of date: of one glossary’s 472 entries 112 never occur in the documents that it is for."),
		Bad: []Example{{
			Glossary: "concepts:\n  - {id: a, terms: [{text: 動量, lang: zh-Hant}]}\n  - {id: b, terms: [{text: 位勢, lang: zh-Hant}]}\n",
			Text:     "動量守恆。\n",
		}},
		Good: []Example{{
			Glossary: "concepts:\n  - {id: a, terms: [{text: 動量, lang: zh-Hant}]}\n",
			Text:     "动量守恒。\n",
		}},
	},
	Glossary: func(p *GlossaryPass) {
		if p.used == nil {
			return // not all documents have been read
		}
		inFile := p.conceptsByFile()
		for c := range p.concepts {
			uses := 0
			for i := range c.Terms {
				uses += p.used.of(c, &c.Terms[i])
			}
			if uses == 0 && inFile[c.Origin.File] <= largeGlossary {
				p.Report(c.Origin, format("沒有文件用到「%s」", "no document mentions “%s”", conceptName(c)))
			}
		}
	},
}
