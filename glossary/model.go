package glossary

import "strings"

// Range is a half-open range of byte offsets.
type Range struct {
	Start, End int
}

// Origin says where an entry is written.
type Origin struct {
	File  string // name under which the file was loaded; "" if the entry has no file
	Entry Range  // the whole entry, in bytes of that file
	Name  Range  // the id, key or text that names the entry: what an editor selects
}

// LangText is a text with its language.
type LangText struct {
	Lang string // BCP 47 tag: zh-Hant, zh-Hans-CN, en, de…
	Text string // Markdown where the field allows it
}

// Localized is one text in several languages, in the order they were written.
type Localized []LangText

// Lookup returns the text whose language fits the first of langs that any text
// fits. A text fits a tag if its own tag is equal to it, or a prefix of it, or
// extends it (zh-Hant fits zh-Hant-TW and the reverse). The result is the zero
// value and false if none fits.
func (l Localized) Lookup(langs ...string) (LangText, bool) {
	for _, want := range langs {
		for _, t := range l {
			if strings.EqualFold(t.Lang, want) {
				return t, true
			}
		}
		for _, t := range l {
			if tagExtends(t.Lang, want) || tagExtends(want, t.Lang) {
				return t, true
			}
		}
	}
	return LangText{}, false
}

// tagExtends reports whether tag is long and starts with short's subtags.
func tagExtends(tag, short string) bool {
	return len(tag) > len(short) && tag[len(short)] == '-' && strings.EqualFold(tag[:len(short)], short)
}

// Certainty says how sure a fact of an entry is.
type Certainty uint8

const (
	Verified  Certainty = iota // checked against the source
	General                    // general knowledge, not looked up
	Uncertain                  // not to be relied on: explains, never accuses
)

// Status is the administrative status of a term (ISO 30042,
// administrativeStatus; Forbidden is this project's own).
type Status uint8

const (
	Preferred  Status = iota // the form to use
	Admitted                 // a synonym that may be used
	Deprecated               // advised against
	Superseded               // replaced: was a term once, or is an error that spread
	Forbidden                // not to be used in this workspace
)

// TermKind is the form of a term (ISO 30042, termType).
type TermKind uint8

const (
	FullForm TermKind = iota
	Abbreviation
	Acronym
)

// Term is a designation of a concept in one language.
type Term struct {
	Text      string
	Lang      string // BCP 47
	Status    Status
	Kind      TermKind
	Note      Localized // usage note
	Unless    []string  // strings that contain Text and in which it does not designate the concept
	NotBefore []string  // Text right before one of these does not designate the concept
	NotAfter  []string  // Text right after one of these does not designate the concept
	Certainty Certainty
	Origin    Origin
}

// Source is a place in a reference that supports an entry.
type Source struct {
	Ref     string    // key of a Reference
	Locator Localized // chapter, page, section; may be empty
	Origin  Origin
}

// Concept is a unit of knowledge with its designations.
type Concept struct {
	ID         string // kebab-case, stable
	Field      Localized
	Definition Localized // Markdown
	Terms      []Term
	Broader    []string // ids
	Narrower   []string // ids
	Related    []string // ids
	Sources    []Source
	Note       Localized // Markdown
	Right      []string  // example sentences that use the terms rightly
	Wrong      []string  // example sentences that a rule must flag
	Certainty  Certainty
	Origin     Origin
}

// Preferred returns the preferred term in the first of langs that has one, as
// Localized.Lookup matches tags; failing that the first preferred term, failing
// that the first term. It returns nil only for a concept without terms.
func (c *Concept) Preferred(langs ...string) *Term {
	for _, want := range langs {
		var loose *Term
		for i := range c.Terms {
			t := &c.Terms[i]
			if t.Status != Preferred {
				continue
			}
			if strings.EqualFold(t.Lang, want) {
				return t
			}
			if loose == nil && (tagExtends(t.Lang, want) || tagExtends(want, t.Lang)) {
				loose = t
			}
		}
		if loose != nil {
			return loose
		}
	}
	for i := range c.Terms {
		if c.Terms[i].Status == Preferred {
			return &c.Terms[i]
		}
	}
	if len(c.Terms) > 0 {
		return &c.Terms[0]
	}
	return nil
}

// Name is a personal or corporate name, as CSL has it.
type Name struct {
	Family, Given string
	Literal       string // undivided: corporate names, and Han names as written
}

// String returns the name in the order of its script: Han names family first
// without a space, others given name first.
func (n Name) String() string {
	switch {
	case n.Literal != "":
		return n.Literal
	case n.Given == "":
		return n.Family
	case isHan(n.Family):
		return n.Family + n.Given
	}
	return n.Given + " " + n.Family
}

func isHan(s string) bool {
	for _, r := range s {
		return r >= 0x2E80 && r <= 0x9FFF || r >= 0x20000 && r <= 0x3FFFF
	}
	return false
}

// Reference is a work that a document can cite: an item in CSL's sense, with
// what Chinese prose needs beside it.
type Reference struct {
	Key  string
	Type string // CSL item type: book, chapter, article-journal, webpage…

	Title          string    // as the entry has it, in the work's own language
	Titles         Localized // every other name by which prose calls the work
	Authors        []Name
	Editors        []Name
	Translators    []Name
	AuthorNames    []string // every form of the authors' names, all scripts
	ContainerTitle string
	Publisher      string
	Place          string
	Edition        string
	Volume         string
	Issue          string
	Page           string
	Number         string
	Issued         string // date as written, EDTF
	DOI            string
	URL            string
	Language       string
	Note           string
	File           string // path of the source text on disk, absolute; "" if none

	Certainty Certainty
	Origin    Origin // the entry in the bibliography, or in the overlay if only that exists
	Overlay   Origin // the overlay's entry, zero if none
}

// Wording is the text of a passage in one language or translation.
type Wording struct {
	Lang       string
	Translator string
	Text       string
	Certainty  Certainty
	Origin     Origin
}

// Quotation is a passage of a reference. Its wordings are siblings: the
// original and its translations.
type Quotation struct {
	Ref      string    // key of the reference it stands in
	Also     []string  // keys of references whose text carries it too
	Locator  Localized // chapter, page, section
	Wordings []Wording
	Spurious Localized // why the words stand in no work of the author they are given to; empty for a real passage
	Origin   Origin
}

// Severity grades a Problem.
type Severity uint8

const (
	Error Severity = iota
	Warning
	Information
	Hint
	Off // not reported at all
)

// Problem is something wrong with an entry of a glossary file. Loading goes on
// without the entry.
type Problem struct {
	Code     string // rule id: glossary-syntax, glossary-duplicate-id…
	Severity Severity
	Message  Localized // zh-Hant and en
	At       Origin    // At.Name is the range to show
	Related  []Origin
}

// Overlay is what a native glossary file lays over the bibliography's entry of
// the same key.
type Overlay struct {
	Key         string
	Titles      Localized
	AuthorNames []string
	File        string // as written, relative to the glossary file
	Origin      Origin
}

// File is what one reader got out of one file.
type File struct {
	Name       string // as in Origin.File
	Concepts   []*Concept
	References []*Reference
	Overlays   []*Overlay
	Quotations []*Quotation
	Links      []Link
	Problems   []Problem
}

// LinkKind says what a Link names.
type LinkKind uint8

const (
	ToConcept   LinkKind = iota // broader, narrower, related
	ToReference                 // also of a quotation; crossref, xdata and the like
	ToFragment                  // the key of an @xdata entry, which only gives others its fields
)

// Link is a place of a file that names an entry, of this file or another, and
// that no Origin tells.
type Link struct {
	Kind LinkKind
	Name string // the concept's id or the reference's key
	At   Range
}
