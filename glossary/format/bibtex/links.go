package bibtex

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
)

// linking are the fields whose values are keys of other entries, separated by
// commas (BibLaTeX manual, 2.2.3 and 2.4.1).
var linking = map[string]bool{
	"crossref": true, "xref": true, "xdata": true, "related": true, "entryset": true,
}

// links notes where the value of a field, which was read from the offset start
// on, names other entries. What macros and concatenation make stands nowhere.
func (p *parser) links(name, value string, start int) {
	if !linking[name] || value == "" {
		return
	}
	i := strings.Index(p.src[start:p.pos], value)
	if i < 0 {
		return
	}
	at := start + i
	for key := range strings.SplitSeq(value, ",") {
		trimmed := strings.TrimSpace(key)
		if trimmed != "" && !strings.ContainsAny(trimmed, " \t\r\n{}=\"") { // a value that nobody closed holds more
			from := at + strings.Index(key, trimmed)
			p.file.Links = append(p.file.Links, glossary.Link{
				Kind: glossary.ToReference, Name: strings.Clone(p.valid(trimmed)),
				At: glossary.Range{Start: from, End: from + len(trimmed)},
			})
		}
		at += len(key) + len(",")
	}
}
