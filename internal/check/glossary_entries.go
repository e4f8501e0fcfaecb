package check

import (
	"slices"

	"github.com/jiaozhu/jiaozhu/glossary"
)

// GlossaryMissingDefinition reports concepts without a definition, in files
// that define others.
var GlossaryMissingDefinition = &Rule{
	ID:       "glossary-missing-definition",
	Name:     text("概念沒有定義", "concept without a definition"),
	Severity: glossary.Information,
	Doc: Doc{
		What:   text("報告沒有定義的概念。整個檔案都沒有定義的是詞彙對照表，不報告。", "Reports concepts without a definition. A file in which none has one is a list of words and is let pass."),
		Why:    text("沒有定義，讀者和譯者無從判斷兩個詞是不是同一個概念。", "Without one neither readers nor translators can tell whether two words are one concept."),
		Bad:    []Example{{Glossary: "concepts:\n  - {id: sovereignty, terms: [主權], definition: 最高的權力}\n  - {id: state, terms: [國家]}\n"}},
		Good:   []Example{{Glossary: "concepts:\n  - {id: sovereignty, terms: [主權]}\n  - {id: state, terms: [國家]}\n"}},
		Source: "ISO 704:2022",
	},
	Glossary: func(p *GlossaryPass) {
		missing(p, func(c *glossary.Concept) bool { return len(c.Definition) > 0 },
			"概念「%s」沒有定義", "the concept “%s” has no definition")
	},
}

// GlossaryMissingSource reports concepts without a source, in files that give
// some.
var GlossaryMissingSource = &Rule{
	ID:       "glossary-missing-source",
	Name:     text("概念沒有出處", "concept without a source"),
	Severity: glossary.Off,
	Doc: Doc{
		What:   text("報告沒有出處的概念。整個檔案都沒有出處的，不報告。", "Reports concepts without a source. A file in which none has one is let pass."),
		Why:    text("出處說明定義是誰下的。不是每個詞彙表都需要，所以預設關閉。", "A source says whose definition it is. Not every glossary needs them, so the rule is off by default."),
		Bad:    []Example{{Glossary: "concepts:\n  - {id: sovereignty, terms: [主權], sources: [{ref: hobbes1651}]}\n  - {id: state, terms: [國家]}\n"}},
		Good:   []Example{{Glossary: "concepts:\n  - {id: sovereignty, terms: [主權]}\n  - {id: state, terms: [國家]}\n"}},
		Source: "ISO 10241-1:2011",
	},
	Glossary: func(p *GlossaryPass) {
		missing(p, func(c *glossary.Concept) bool { return len(c.Sources) > 0 },
			"概念「%s」沒有出處", "the concept “%s” has no source")
	},
}

// missing reports concepts that lack something that others of their file have.
func missing(p *GlossaryPass, has func(*glossary.Concept) bool, hant, en string) {
	gives := map[string]bool{}
	for c := range p.concepts {
		if has(c) {
			gives[c.Origin.File] = true
		}
	}
	for c := range p.concepts {
		if gives[c.Origin.File] && !has(c) {
			p.Report(c.Origin, format(hant, en, conceptName(c)))
		}
	}
}

// GlossaryCycle reports concepts that are broader than themselves.
var GlossaryCycle = &Rule{
	ID:       "glossary-cycle",
	Name:     text("上位概念成環", "cycle of broader concepts"),
	Severity: glossary.Warning,
	Doc: Doc{
		What:   text("報告循著上位概念走會回到自己的概念。", "Reports concepts that are reached again by going from broader to broader concept."),
		Why:    text("上位與下位是分類，一個概念不能是自己的上位；多半是 broader 與 narrower 寫反了。", "Broader and narrower classify, and nothing is broader than itself; mostly broader and narrower were swapped somewhere."),
		Bad:    []Example{{Glossary: "concepts:\n  - {id: sovereignty, terms: [主權], broader: [technological-sovereignty]}\n  - {id: technological-sovereignty, terms: [技術主權], broader: [sovereignty]}\n"}},
		Good:   []Example{{Glossary: "concepts:\n  - {id: sovereignty, terms: [主權]}\n  - {id: technological-sovereignty, terms: [技術主權], broader: [sovereignty]}\n"}},
		Source: "ISO 704:2022; SKOS Reference, skos:broader",
	},
	Glossary: glossaryCycle,
}

// glossaryCycle finds cycles by a depth-first search along narrower concepts,
// and reports each once, at the user's own concept that closes it.
func glossaryCycle(p *GlossaryPass) {
	const (
		onPath = 1
		done   = 2
	)
	state := map[string]int{}
	type step struct {
		id   string
		next int // index of the narrower concept to visit
	}
	for _, root := range p.Glossary.Concepts() {
		path := []step{{id: root.ID}}
		if state[root.ID] == done {
			continue
		}
		state[root.ID] = onPath
		for len(path) > 0 {
			top := &path[len(path)-1]
			narrower := p.Glossary.Narrower(top.id)
			if top.next == len(narrower) {
				state[top.id] = done
				path = path[:len(path)-1]
				continue
			}
			id := narrower[top.next]
			top.next++
			switch state[id] {
			case 0:
				state[id] = onPath
				path = append(path, step{id: id})
			case onPath:
				from := slices.IndexFunc(path, func(s step) bool { return s.id == id })
				var ids []string
				for _, s := range path[from:] {
					ids = append(ids, s.id)
				}
				reportCycle(p, ids)
			}
		}
	}
}

func reportCycle(p *GlossaryPass, ids []string) {
	names := ""
	for _, id := range ids {
		names += conceptName(p.Glossary.Concept(id)) + " → "
	}
	names += conceptName(p.Glossary.Concept(ids[0]))
	for i := len(ids) - 1; i >= 0; i-- {
		if c := p.Glossary.Concept(ids[i]); p.own(c.Origin.File) {
			p.Report(c.Origin, format("由上位到下位成了環：%s", "broader to narrower runs in a cycle: %s", names))
			return
		}
	}
}
