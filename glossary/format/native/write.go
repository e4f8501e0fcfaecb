package native

import (
	"fmt"
	"slices"
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
)

// entry is what an edit adds to a list: an item, or lines that are one, without
// indentation.
type entry struct {
	item Item
	raw  []string
}

// flow writes the item in flow style, or as its text if it has no more.
func (it Item) flow() string {
	if len(it) == 1 && it[0].Key == "text" {
		return Scalar(it[0].Text)
	}
	fields := make([]string, len(it))
	for i, f := range it {
		fields[i] = f.Key + ": " + f.flow()
	}
	return "{" + strings.Join(fields, ", ") + "}"
}

func (f *Field) flow() string {
	var list []string
	for _, t := range f.Texts {
		list = append(list, Scalar(t))
	}
	for _, it := range f.Items {
		list = append(list, it.flow())
	}
	if list == nil {
		return Scalar(f.Text)
	}
	return "[" + strings.Join(list, ", ") + "]"
}

// block writes the item as lines without indentation. Lists in it are indented
// by indent, and their items are in flow style.
func (it Item) block(indent string) []string {
	var lines []string
	for _, f := range it {
		switch {
		case len(f.Items) > 0:
			lines = append(lines, f.Key+":")
			for _, sub := range f.Items {
				text := sub.flow()
				if len(sub) == 1 && sub[0].Key == "text" {
					text = Scalar(sub[0].Text)
				}
				lines = append(lines, indent+"- "+text)
			}
		case len(f.Texts) > 0:
			lines = append(lines, f.Key+": "+f.flow())
		default:
			lines = append(lines, f.Key+": "+Scalar(f.Text))
		}
	}
	return lines
}

// asItem writes the entry as an item of a list that is indented by indent, in
// block style if it has lists of its own, else in flow style.
func (x entry) asItem(indent, nested string) []string {
	switch {
	case x.raw != nil:
		return itemLines(indent, "- ", x.raw)
	case x.item.isShort():
		return []string{indent + "- " + x.item.flow()}
	}
	return itemLines(indent, "- ", x.item.block(nested))
}

// isShort reports whether the item has no lists of items of its own.
func (it Item) isShort() bool {
	return !slices.ContainsFunc(it, func(f Field) bool { return len(f.Items) > 0 })
}

// itemLines makes an item of a list out of lines.
func itemLines(indent, dash string, lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		switch {
		case i == 0:
			out[i] = indent + dash + l
		case l != "":
			out[i] = indent + strings.Repeat(" ", len(dash)) + l
		}
	}
	return out
}

// conceptItem returns the entry of a concept: its id, definition and terms. What
// the reader would take for granted is left out.
func conceptItem(c *glossary.Concept) Item {
	it := Item{{Key: "id", Text: c.ID}}
	if len(c.Definition) > 0 {
		it = append(it, Field{Key: "definition", Text: c.Definition[0].Text})
	}
	terms := Field{Key: "terms"}
	for i := range c.Terms {
		terms.Items = append(terms.Items, termItem(&c.Terms[i]))
	}
	return append(it, terms)
}

func termItem(t *glossary.Term) Item {
	it := Item{{Key: "text", Text: t.Text}}
	if t.Lang != "" {
		it = append(it, Field{Key: "lang", Text: t.Lang})
	}
	if t.Status != glossary.Preferred {
		it = append(it, Field{Key: "status", Text: statuses[t.Status]})
	}
	if t.Kind != glossary.FullForm {
		it = append(it, Field{Key: "kind", Text: kinds[t.Kind]})
	}
	return it
}

var (
	statuses = []string{"preferred", "admitted", "deprecated", "superseded", "forbidden"}
	kinds    = []string{"full", "abbreviation", "acronym"}
)

// AddConcept returns the edit that adds a concept behind the others of a file:
// its id, the first of its definitions and its terms with text, language, status
// and kind. The edit is refused if the file would not be read back with all that
// it had and the concept.
func AddConcept(src []byte, c *glossary.Concept) (Edit, error) {
	return addConcept(src, c.ID, entry{item: conceptItem(c)}, len(c.Terms))
}

func addConcept(src []byte, id string, x entry, terms int) (Edit, error) {
	e, err := newEditor(src)
	if err != nil {
		return Edit{}, err
	}
	edit, after, err := e.checked(e.appendUnderRoot("concepts", x))
	if err != nil {
		return Edit{}, err
	}
	if c := after.read(id); c == nil || len(c.Terms) != terms {
		return Edit{}, fmt.Errorf("%w: the concept %s would not be read back", ErrShape, id)
	}
	return edit, nil
}

// read returns a concept as Parse would, nil if the file has none of that id or
// one with a problem.
func (e *editor) read(id string) *glossary.Concept {
	n := e.concept(id)
	if n == nil {
		return nil
	}
	r := &reader{src: []byte(e.src), copied: e.src, file: &glossary.File{}}
	if _, lang := e.root.child("lang"); lang != nil {
		r.lang = r.language(&e.root, lang)
	}
	r.concept(n)
	if len(r.file.Concepts) != 1 || len(r.file.Problems) > 0 {
		return nil
	}
	return r.file.Concepts[0]
}

// AddTerm returns the edit that adds a term behind the others of a concept.
func AddTerm(src []byte, id string, t *glossary.Term) (Edit, error) {
	e, err := newEditor(src)
	if err != nil {
		return Edit{}, err
	}
	terms := e.termsOf(id)
	if terms == nil {
		return Edit{}, fmt.Errorf("%w: it has no concept %s with terms", ErrShape, id)
	}
	if terms.kind == scalar {
		edit, _, err := e.checked(Edit{terms.span, "[" + Scalar(terms.text) + ", " + termItem(t).flow() + "]"}, nil)
		return edit, err
	}
	edit, _, err := e.checked(e.appendItem(terms, entry{item: termItem(t)}))
	return edit, err
}

// termsOf returns the terms of a concept, nil if the file lacks it.
func (e *editor) termsOf(id string) *node {
	concept := e.concept(id)
	if concept == nil {
		return nil
	}
	if _, terms := concept.child("terms"); terms != nil && (terms.kind == sequence || terms.kind == scalar) {
		return terms
	}
	return nil
}

// concept returns the entry of a concept, the last of that id as that one
// counts; nil if the file lacks it.
func (e *editor) concept(id string) *node {
	_, list := e.root.child("concepts")
	if list == nil {
		return nil
	}
	for i := len(list.children) - 1; i >= 0; i-- {
		if _, v := list.children[i].child("id"); v != nil && strings.TrimSpace(v.text) == id {
			return &list.children[i]
		}
	}
	return nil
}

// CopyConcept returns the edit that adds to a file a concept as it is written in
// another, comments included, with one more term.
func CopyConcept(src, from []byte, id string, t *glossary.Term) (Edit, error) {
	add, err := AddTerm(from, id, t)
	if err != nil {
		return Edit{}, err
	}
	from = add.Apply(from)
	e, err := newEditor(from)
	if err != nil {
		return Edit{}, err
	}
	concept := e.concept(id)
	if concept == nil || e.isFlow(concept) {
		return Edit{}, fmt.Errorf("%w: the concept %s is not in lines of its own", ErrShape, id)
	}
	lines := strings.Split(strings.ReplaceAll(e.src[concept.span.Start:concept.span.End], "\r\n", "\n"), "\n")
	column := e.column(concept.span.Start)
	for i := 1; i < len(lines); i++ {
		indent := len(lines[i]) - len(strings.TrimLeft(lines[i], " "))
		lines[i] = lines[i][min(indent, column):]
	}
	copied := e.read(id)
	if copied == nil {
		return Edit{}, fmt.Errorf("%w: the concept %s has problems", ErrShape, id)
	}
	return addConcept(src, id, entry{raw: lines}, len(copied.Terms))
}
