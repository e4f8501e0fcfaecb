package bibtex

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
)

// types maps entry types of BibTeX, BibLaTeX and its users to item types of
// CSL 1.0.2. The names on the left that BibLaTeX knows are mapped as pandoc
// does; what is not here is a document.
var types = map[string]string{
	"article": "article-journal", "suppperiodical": "article-journal", "periodical": "periodical",
	"newspaper": "article-newspaper", "magazine": "article-magazine", "preprint": "article",
	"book": "book", "mvbook": "book", "collection": "book", "mvcollection": "book", "proceedings": "book",
	"mvproceedings": "book", "reference": "book", "mvreference": "book", "manual": "book",
	"inbook": "chapter", "incollection": "chapter", "suppbook": "chapter", "suppcollection": "chapter", "bookinbook": "chapter",
	"inproceedings": "paper-conference", "conference": "paper-conference", "inreference": "entry-encyclopedia", "booklet": "pamphlet",
	"thesis": "thesis", "phdthesis": "thesis", "mastersthesis": "thesis", "bathesis": "thesis",
	"report": "report", "techreport": "report",
	"online": "webpage", "electronic": "webpage", "www": "webpage", "webpage": "webpage",
	"unpublished": "manuscript", "manuscript": "manuscript", "archive": "manuscript",
	"software": "software", "dataset": "dataset", "patent": "patent", "standard": "standard", "map": "map",
	"legislation": "legislation", "law": "legislation", "legal": "legislation", "jurisdiction": "legal_case",
	"letter": "personal_communication", "personal": "personal_communication", "personal_communication": "personal_communication",
	"speech": "speech", "lecture": "speech", "presentation": "speech", "talk": "speech",
	"interview": "interview", "review": "review", "audio": "song", "music": "song",
	"video": "motion_picture", "movie": "motion_picture", "image": "graphic", "artwork": "graphic", "performance": "performance",
}

// build turns the entries into references.
func (p *parser) build() {
	index := make(map[string]int, len(p.entries))
	for i := range p.entries {
		index[p.entries[i].key] = i
	}
	p.file.References = make([]*glossary.Reference, 0, len(p.entries))
	for i := range p.entries {
		e := &p.entries[i]
		if e.kind == "xdata" {
			p.file.Links = append(p.file.Links, glossary.Link{
				Kind: glossary.ToFragment, Name: strings.Clone(p.valid(e.key)), At: e.keySpan,
			})
			continue
		}
		p.inherit(e, index, maxInheritance)
		p.file.References = append(p.file.References, p.reference(e))
	}
}

func (p *parser) reference(e *entry) *glossary.Reference {
	r := &glossary.Reference{
		Key:  strings.Clone(p.valid(e.key)),
		Type: itemType(e),
		Origin: glossary.Origin{
			File: p.file.Name, Entry: e.span, Name: e.keySpan,
		},
		Authors:        names(p.valid(e.get("author"))),
		Editors:        names(p.valid(e.get("editor"))),
		Translators:    names(p.valid(e.get("translator"))),
		ContainerTitle: p.text(e, "journaltitle", "journal", "booktitle", "maintitle"),
		Publisher:      p.text(e, "publisher", "institution", "school", "organization"),
		Place:          p.text(e, "location", "address"),
		Edition:        p.text(e, "edition"),
		Volume:         p.text(e, "volume"),
		Issue:          p.text(e, "issue"),
		Page:           p.text(e, "pages"),
		Issued:         p.issued(e),
		DOI:            verbatim(p.valid(e.get("doi"))),
		URL:            verbatim(p.valid(e.get("url"))),
		Note:           p.text(e, "note"),
		File:           path(p.valid(e.get("file"))),
	}
	r.Language = language(p.valid(e.get("langid", "hyphenation", "language")))
	if r.Language == "" {
		r.Language = language(p.valid(e.get("language")))
	}
	number := p.text(e, "number")
	if r.Type == "article-journal" || r.Type == "article-magazine" || r.Type == "article-newspaper" {
		if number != "" {
			r.Issue = number
		}
	} else {
		r.Number = number
	}
	if how := e.get("howpublished"); r.URL == "" && strings.Contains(how, `\url`) {
		r.URL = verbatim(p.valid(how[strings.Index(how, `\url`):]))
	}
	p.titles(r, e)
	p.authorNames(r, e)
	return r
}

// text returns the decoded value of the first of names that e has.
func (p *parser) text(e *entry, names ...string) string {
	if value := e.get(names...); value != "" {
		return decode(p.valid(value))
	}
	return ""
}

func itemType(e *entry) string {
	switch strings.ToLower(e.get("entrysubtype")) {
	case "newspaper":
		return "article-newspaper"
	case "magazine":
		return "article-magazine"
	}
	if t, ok := types[e.kind]; ok {
		return t
	}
	return "document"
}

// titles sets the title, and every other name by which the entry calls the
// work.
func (p *parser) titles(r *glossary.Reference, e *entry) {
	title, subtitle := p.text(e, "title"), p.text(e, "subtitle")
	r.Title = join(title, subtitle)
	add := func(lang, text string) {
		if text == "" || text == r.Title || slices.ContainsFunc(r.Titles, func(t glossary.LangText) bool { return t.Text == text }) {
			return
		}
		r.Titles = append(r.Titles, glossary.LangText{Lang: lang, Text: text})
	}
	if subtitle != "" {
		add(r.Language, title)
	}
	add(r.Language, p.text(e, "shorttitle"))
	if original := p.text(e, "origtitle"); original != "" {
		add(language(p.valid(e.get("origlanguage"))), original)
	}
	add("", p.text(e, "titleaddon"))
}

// join puts a subtitle behind a title, with the colon of the title's script.
func join(title, subtitle string) string {
	switch {
	case subtitle == "":
		return title
	case title == "":
		return subtitle
	}
	last, _ := utf8.DecodeLastRuneInString(title)
	switch {
	case strings.ContainsRune("：？！—", last):
		return title + subtitle
	case isEastAsian(last):
		return title + "：" + subtitle
	case strings.ContainsRune(":?!", last):
		return title + " " + subtitle
	}
	return title + ": " + subtitle
}

// authorNames collects the forms in which prose may name who wrote the work:
// its authors, or its editors if it has none.
func (p *parser) authorNames(r *glossary.Reference, e *entry) {
	people := r.Authors
	if len(people) == 0 {
		people = r.Editors
	}
	list := make([]string, 0, 3*len(people)+1)
	for _, n := range people {
		list = appendSpellings(list, n)
	}
	for _, n := range names(p.valid(e.get("shortauthor"))) {
		list = appendSpellings(list, n)
	}
	r.AuthorNames = distinct(list)
}

// distinct returns list without repetitions, in place. Beyond some dozens, a
// list of authors is taken as it is: nobody quotes a work by its hundredth.
func distinct(list []string) []string {
	kept := list[:0]
	for i, s := range list {
		if i > 64 || !slices.Contains(kept, s) {
			kept = append(kept, s)
		}
	}
	return kept
}

// path returns the path in a file field: the field itself, or the middle of
// description:path:type as Zotero and JabRef write it, the first of several
// that ; separates.
func path(value string) string {
	if value == "" || strings.HasPrefix(value, "http://") || strings.HasPrefix(value, "https://") {
		return strings.Clone(value)
	}
	first := splitEscaped(value, ';')[0]
	parts := splitEscaped(first, ':')
	if len(parts) < 3 {
		return verbatim(first)
	}
	return verbatim(strings.Join(parts[1:len(parts)-1], ":"))
}

// splitEscaped splits s at separators that no backslash protects.
func splitEscaped(s string, separator byte) []string {
	var parts []string
	from := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case separator:
			parts = append(parts, s[from:i])
			from = i + 1
		}
	}
	return append(parts, s[from:])
}
