package bibtex

import "strings"

const (
	maxInheritance = 8  // how far crossref and xdata are followed
	maxInherited   = 64 // how many fields an entry takes from another
)

// inherit gives e the fields that it has by crossref and xdata, after those
// entries have theirs. depth bounds the length of a chain, which may be a
// circle.
func (p *parser) inherit(e *entry, index map[string]int, depth int) {
	if e.inherited || depth == 0 {
		return
	}
	e.inherited = true
	if list := e.get("xdata"); list != "" {
		for key := range strings.SplitSeq(list, ",") {
			p.take(e, strings.TrimSpace(key), index, depth, func(name string) string { return name })
		}
	}
	if key := e.get("crossref"); key != "" {
		p.take(e, strings.TrimSpace(key), index, depth, func(name string) string { return renamed(name, e.kind) })
	}
}

// take appends the fields of the entry of that key that e lacks.
func (p *parser) take(e *entry, key string, index map[string]int, depth int, rename func(string) string) {
	i, ok := index[key]
	if !ok || &p.entries[i] == e {
		return
	}
	parent := &p.entries[i]
	p.inherit(parent, index, depth-1)
	for i := range min(len(parent.fields), maxInherited) {
		f := parent.fields[i]
		if name := rename(f.name); name != "" && !e.has(name) {
			e.fields = append(e.fields, field{name: name, value: f.value})
		}
	}
}

// renamed returns what a field of a parent is called in a child of that kind,
// "" if it is not inherited (BibLaTeX manual, appendix B, simplified: the
// parent's title is the child's book, journal or main title).
func renamed(name, kind string) string {
	switch name {
	case "crossref", "xref", "xdata", "ids", "entryset", "entrysubtype", "shorttitle", "sorttitle", "indextitle", "file", "doi", "url", "origtitle", "titleaddon", "subtitle":
		return ""
	case "title":
		switch kind {
		case "article", "suppperiodical", "newspaper", "magazine", "review":
			return "journaltitle"
		case "book", "collection", "proceedings", "reference":
			return "maintitle"
		}
		return "booktitle"
	}
	return name
}
