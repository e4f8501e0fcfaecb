package bibtex

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
)

// maxProblems is how many problems of one file are kept.
const maxProblems = 500

// Parse reads a bibliography. name is what Origin.File shall be. It never
// fails: what cannot be read is left out, and Problems says what and why.
// Bytes that are not UTF-8 are replaced by U+FFFD in what is read; offsets
// remain those of src.
func Parse(name string, src []byte) *glossary.File {
	p := &parser{
		src:    string(src),
		file:   &glossary.File{Name: name},
		macros: map[string]string{},
		budget: 4*len(src) + 1<<20,
	}
	p.checkEncoding()
	p.parse()
	p.build()
	return p.file
}

// entry is one record as it is written.
type entry struct {
	kind    string // lower case
	key     string
	span    glossary.Range // from @ to behind the closing delimiter
	keySpan glossary.Range
	fields  []field

	inherited bool // fields of crossref and xdata are among fields
}

// field is a field of an entry. Its value has the braces that stand inside of
// it, and neither delimiters nor macros.
type field struct {
	name  string // lower case
	value string
}

// get returns the value of the first of names that the entry has and that is
// not empty.
func (e *entry) get(names ...string) string {
	for _, name := range names {
		for i := range e.fields {
			if e.fields[i].name == name && e.fields[i].value != "" {
				return e.fields[i].value
			}
		}
	}
	return ""
}

func (e *entry) has(name string) bool {
	for i := range e.fields {
		if e.fields[i].name == name {
			return true
		}
	}
	return false
}

func (p *parser) checkEncoding() {
	if utf8.ValidString(p.src) {
		return
	}
	p.broken = true
	at := 0
	for at < len(p.src) {
		c, size := utf8.DecodeRuneInString(p.src[at:])
		if c == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	p.report("glossary-encoding", glossary.Range{Start: at, End: at + 1},
		fmt.Sprintf("位元組 %d 處不是 UTF-8，讀不出的字以 U+FFFD 代替；請以 UTF-8 另存", at),
		fmt.Sprintf("byte %d is not UTF-8; what cannot be read became U+FFFD; save the file as UTF-8", at))
	p.file.Problems[0].At.Entry = p.file.Problems[0].At.Name
}

// report adds a problem at a range of the entry that is being read. The
// range of the entry is filled in when its end is known.
func (p *parser) report(code string, at glossary.Range, zh, en string) {
	if len(p.file.Problems) >= maxProblems {
		return
	}
	p.file.Problems = append(p.file.Problems, glossary.Problem{
		Code:     code,
		Severity: glossary.Error,
		Message:  glossary.Localized{{Lang: "zh-Hant", Text: zh}, {Lang: "en", Text: en}},
		At:       glossary.Origin{File: p.file.Name, Name: at},
	})
}

func (p *parser) syntax(start, end int, zh, en string) {
	p.report("bib-syntax", glossary.Range{Start: start, End: max(start, min(end, len(p.src)))}, zh, en)
}

// valid returns s with U+FFFD for what is not UTF-8.
func (p *parser) valid(s string) string {
	if p.broken {
		return strings.ToValidUTF8(s, "\uFFFD")
	}
	return s
}
