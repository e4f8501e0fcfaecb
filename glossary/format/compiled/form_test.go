package compiled_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/glossary/format/bibtex"
	"github.com/jiaozhu/jiaozhu/glossary/format/compiled"
	"github.com/jiaozhu/jiaozhu/glossary/format/native"
)

const entries = `lang: zh-Hant
concepts:
  - id: technological-sovereignty
    field: {zh-Hant: 國際政治, en: international politics}
    definition:
      zh-Hant: >
        一國自主決定
        並掌握關鍵技術。
      en: "A polity's capacity to \"choose\"."
    terms:
      - {text: 技術主權, lang: zh-Hant, status: preferred}
      - {text: 科技主權, status: deprecated, note: 易生歧義, unless: [科技主權論壇], notBefore: [論壇], notAfter: []}
      - {text: TS, lang: en, kind: acronym}
    broader: [sovereignty]
    related: [digital-sovereignty]
    sources: [{ref: hobbes1651, locator: 第十七章}]
    note: 一說
    certainty: uncertain
    examples: {right: [德國審查了技術主權。], wrong: [科技主權很重要。]}
  - id: sovereignty
    terms: [主權]
references:
  - key: hobbes1651
    titles: [利維坦, Leviathan]
    authors: [霍布斯]
    file: sources/leviathan.txt
quotations:
  - ref: hobbes1651
    locator: 第十三章
    texts:
      - {lang: en, text: "solitary, poore, nasty"}
      - {lang: zh-Hant, translator: 某人, text: 孤獨、貧困、卑污}
`

const bibliography = `@book{hobbes1651,
  author = {Hobbes, Thomas and {某 會}},
  editor = {M{\"u}ller, Eva},
  title = {{Leviathan}},
  date = {1651},
  crossref = {works},
}
`

func TestRoundTrip(t *testing.T) {
	for name, test := range map[string]struct {
		text string
		file *glossary.File
	}{
		"native":   {entries, native.ParseString("n", entries)},
		"BibLaTeX": {bibliography, bibtex.Parse("n", []byte(bibliography))},
		"no text":  {"", &glossary.File{Name: "n"}},
		"empty, not none": {"x", &glossary.File{Name: "n", Links: []glossary.Link{}, Concepts: []*glossary.Concept{
			{Terms: []glossary.Term{{Text: "不在文中", Unless: []string{}}, {Text: "x"}, {Text: "在文"}}},
		}}},
	} {
		t.Run(name, func(t *testing.T) {
			form, err := compiled.Write(test.text, test.file)
			if err != nil {
				t.Fatal(err)
			}
			got, err := compiled.Parse("n", test.text, string(form))
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(got, test.file) {
				t.Errorf("read %+v, written %+v", got, test.file)
			}
		})
	}
}

// Every field is part of the form: a new one must not be forgotten.
func TestFields(t *testing.T) {
	for _, test := range []struct {
		value  any
		fields int
	}{
		{glossary.File{}, 7},
		{glossary.Concept{}, 13},
		{glossary.Term{}, 10},
		{glossary.Source{}, 3},
		{glossary.Reference{}, 25},
		{glossary.Name{}, 3},
		{glossary.Overlay{}, 5},
		{glossary.Quotation{}, 6},
		{glossary.Wording{}, 5},
		{glossary.Link{}, 3},
		{glossary.LangText{}, 2},
		{glossary.Origin{}, 3},
	} {
		if v := reflect.TypeOf(test.value); v.NumField() != test.fields {
			t.Errorf("%s has %d fields, %d when its form was written: see to it in model.go", v, v.NumField(), test.fields)
		}
	}
}

func TestWriteRefuses(t *testing.T) {
	for name, f := range map[string]*glossary.File{
		"problems":   native.ParseString("n", "concepts: 3\n"),
		"other file": {Name: "n", Concepts: []*glossary.Concept{{Origin: glossary.Origin{File: "m"}}}},
		"no such place": {Name: "n", Links: []glossary.Link{
			{At: glossary.Range{Start: 2, End: 3}},
		}},
	} {
		if _, err := compiled.Write("x", f); err == nil {
			t.Errorf("%s: written without an error", name)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	form := formOf(t)
	for name, test := range map[string]struct{ text, form string }{
		"nothing":       {entries, ""},
		"other version": {entries, "\x7F" + form[1:]},
		"other text":    {entries + "\n", form},
		"cut":           {entries, form[:len(form)-1]},
		"cut at once":   {entries, form[:4]},
		"more":          {entries, form + "\x00"},
		"endless":       {entries, strings.Repeat("\xFF", 20)},
	} {
		if f, err := compiled.Parse("n", test.text, test.form); err == nil || f != nil {
			t.Errorf("%s: read without an error", name)
		}
	}
}

// A form with any one byte changed is refused, or read as some other file.
func TestParseDamaged(t *testing.T) {
	form := []byte(formOf(t))
	for i := range form {
		for _, b := range []byte{0, 1, 0x7F, 0x80, 0xFF, form[i] + 1, form[i] - 1} {
			damaged := append([]byte{}, form...)
			damaged[i] = b
			_, _ = compiled.Parse("n", entries, string(damaged))
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(entries, formOf(f))
	f.Add("", "\x01\x00\x00\x00\x00\x00\x00\x00")
	f.Fuzz(func(t *testing.T, text, form string) {
		file, err := compiled.Parse("n", text, form)
		if err != nil {
			return
		}
		again, err := compiled.Write(text, file)
		if err != nil {
			t.Fatalf("what was read cannot be written: %v", err)
		}
		same, err := compiled.Parse("n", text, string(again))
		if err != nil || !reflect.DeepEqual(file, same) {
			t.Fatalf("read %+v, and after writing it %+v, %v", file, same, err)
		}
	})
}

func formOf(tb testing.TB) string {
	tb.Helper()
	form, err := compiled.Write(entries, native.ParseString("n", entries))
	if err != nil {
		tb.Fatal(err)
	}
	return string(form)
}
