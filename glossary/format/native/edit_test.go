package native

import (
	"errors"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"github.com/jiaozhu/jiaozhu/glossary"
)

var sea = &glossary.Concept{ID: "sea", Terms: []glossary.Term{
	{Text: "大海", Lang: "zh-Hant"}, {Text: "海: 洋", Lang: "zh-Hant", Status: glossary.Deprecated}, {Text: "SEA", Lang: "en", Kind: glossary.Acronym},
}}

const seaInBlock = `  - id: sea
    terms:
      - {text: 大海, lang: zh-Hant}
      - {text: "海: 洋", lang: zh-Hant, status: deprecated}
      - {text: SEA, lang: en, kind: acronym}
`

const seaInFlow = `{id: sea, terms: [{text: 大海, lang: zh-Hant}, {text: "海: 洋", lang: zh-Hant, status: deprecated}, {text: SEA, lang: en, kind: acronym}]}`

func TestAddConcept(t *testing.T) {
	tests := []struct{ name, before, after string }{
		{"empty", "", "concepts:\n" + seaInBlock},
		{"comments only", "# 我的術語\n", "# 我的術語\nconcepts:\n" + seaInBlock},
		{"no line end", "lang: zh-Hant", "lang: zh-Hant\nconcepts:\n" + seaInBlock},
		{"byte order mark", "\uFEFF", "\uFEFFconcepts:\n" + seaInBlock},
		{"document start", "---\n", "---\nconcepts:\n" + seaInBlock},
		{"no value", "concepts:   # 空的\nreferences: []\n", "concepts:   # 空的\n" + seaInBlock + "references: []\n"},
		{"null", "concepts: ~ # 空的\n", "concepts:\n" + strings.TrimSuffix(seaInBlock, "\n") + " # 空的\n"},
		{"empty list", "concepts: []\n", "concepts: [" + seaInFlow + "]\n"},
		{"empty map", "{}\n", "{concepts: [" + seaInFlow + "]}\n"},
		{"flow map", "{lang: zh-Hant}\n", "{lang: zh-Hant, concepts: [" + seaInFlow + "]}\n"},
		{"flow map without a value", "{concepts: }\n", "{concepts: [" + seaInFlow + "] }\n"},
		{"flow list", "concepts: [{id: lake, terms: [湖]}] # 一行\n", "concepts: [{id: lake, terms: [湖]}, " + seaInFlow + "] # 一行\n"},
		{
			"flow list of lines", "concepts: [\n    {id: lake, terms: [湖]},  # 湖\n  ]\n",
			"concepts: [\n    {id: lake, terms: [湖]},\n    " + seaInFlow + ",  # 湖\n  ]\n",
		},
		{
			"block", "concepts:\n  - id: lake\n    terms: [湖]   # 淡水\n    # 還要補\n\n# 文獻\nreferences: []\n",
			"concepts:\n  - id: lake\n    terms: [湖]   # 淡水\n    # 還要補\n" + seaInBlock + "\n# 文獻\nreferences: []\n",
		},
		{
			"without indentation", "concepts:\n- id: lake\n  terms:\n  - 湖\nreferences: []\n",
			"concepts:\n- id: lake\n  terms:\n  - 湖\n- id: sea\n  terms:\n  - {text: 大海, lang: zh-Hant}\n  - {text: \"海: 洋\", lang: zh-Hant, status: deprecated}\n  - {text: SEA, lang: en, kind: acronym}\nreferences: []\n",
		},
		{
			"wide", "concepts:\n    -   id: lake\n        terms:\n            - 湖",
			"concepts:\n    -   id: lake\n        terms:\n            - 湖\n    -   id: sea\n        terms:\n            - {text: 大海, lang: zh-Hant}\n            - {text: \"海: 洋\", lang: zh-Hant, status: deprecated}\n            - {text: SEA, lang: en, kind: acronym}\n",
		},
		{
			"blank lines", "concepts:\n  - id: lake\n    terms: [湖]\n\n  - id: pond\n    terms: [塘]\n",
			"concepts:\n  - id: lake\n    terms: [湖]\n\n  - id: pond\n    terms: [塘]\n\n" + seaInBlock,
		},
		{
			"block scalar at the end", "concepts:\n  - id: lake\n    terms: [湖]\n    note: |\n      一\n\n      二\n",
			"concepts:\n  - id: lake\n    terms: [湖]\n    note: |\n      一\n\n      二\n" + seaInBlock,
		},
		{
			"other sections", "lang: zh-Hant\nreferences:\n  - key: a # 尾\n",
			"lang: zh-Hant\nreferences:\n  - key: a # 尾\nconcepts:\n" + seaInBlock,
		},
		{"end of the document", "lang: zh-Hant\n...\n", "lang: zh-Hant\nconcepts:\n" + seaInBlock + "...\n"},
	}
	for _, tt := range tests {
		for _, eol := range []string{"\n", "\r\n"} {
			before, want := strings.ReplaceAll(tt.before, "\n", eol), strings.ReplaceAll(tt.after, "\n", eol)
			if !strings.Contains(before, "\n") {
				want = tt.after // nothing shows other line ends
			}
			edit, err := AddConcept([]byte(before), sea)
			if err != nil {
				t.Errorf("%s: %v", tt.name, err)
				continue
			}
			if got := string(edit.Apply([]byte(before))); got != want {
				t.Errorf("%s: got\n%s\nwant\n%s", tt.name, got, want)
			}
		}
	}
}

func TestAddConceptRefuses(t *testing.T) {
	for _, tt := range []struct {
		src  string
		want error
	}{
		{"concepts: [\n", ErrSyntax},
		{"concepts: 海\n", ErrShape},
		{"- 海\n", ErrShape},
		{"海\n", ErrShape},
		{"lang: zh\n---\nlang: en\n", ErrShape},
		{"concepts:\n  - id: a\n    terms: [甲]\n  -\n", nil},
	} {
		edit, err := AddConcept([]byte(tt.src), sea)
		if !errors.Is(err, tt.want) || tt.want == nil && err != nil {
			t.Errorf("%q: %v, %q; want %v", tt.src, err, edit.Text, tt.want)
		}
	}
}

func TestAddTerm(t *testing.T) {
	term := &glossary.Term{Text: "大洋", Lang: "zh-Hant", Status: glossary.Deprecated}
	const flow = "{text: 大洋, lang: zh-Hant, status: deprecated}"
	tests := []struct{ name, before, after string }{
		{"block", "concepts:\n  - id: sea\n    terms:\n      - 海 # 一\n    note: 鹹\n", "concepts:\n  - id: sea\n    terms:\n      - 海 # 一\n      - " + flow + "\n    note: 鹹\n"},
		{"flow", "concepts:\n  - {id: sea, terms: [海]}\n", "concepts:\n  - {id: sea, terms: [海, " + flow + "]}\n"},
		{"scalar", "concepts:\n  - id: sea\n    terms: 海, 洋 # 一\n", "concepts:\n  - id: sea\n    terms: [\"海, 洋\", " + flow + "] # 一\n"},
		{"same column", "concepts:\n- terms:\n  - text: 海\n    lang: zh-Hant\n  id: sea\n", "concepts:\n- terms:\n  - text: 海\n    lang: zh-Hant\n  - " + flow + "\n  id: sea\n"},
	}
	for _, tt := range tests {
		edit, err := AddTerm([]byte(tt.before), "sea", term)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got := string(edit.Apply([]byte(tt.before))); got != tt.after {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.name, got, tt.after)
		}
	}
	if _, err := AddTerm([]byte(tests[0].before), "lake", term); !errors.Is(err, ErrShape) {
		t.Errorf("a concept that is not there: %v", err)
	}
}

func TestCopyConcept(t *testing.T) {
	const from = "lang: zh-Hant\nconcepts:\n    - id: sea\n      # 鹹水\n      definition: |\n        一\n\n        二\n      terms:\n        - 海\n    - id: lake\n      terms: [湖]\n"
	edit, err := CopyConcept([]byte("concepts:\n- id: lake\n  terms: [湖]\n"), []byte(from), "sea", &glossary.Term{Text: "洋", Status: glossary.Deprecated})
	if err != nil {
		t.Fatal(err)
	}
	const want = "- id: sea\n  # 鹹水\n  definition: |\n    一\n\n    二\n  terms:\n    - 海\n    - {text: 洋, status: deprecated}\n"
	if edit.Text != want {
		t.Errorf("got\n%s\nwant\n%s", edit.Text, want)
	}
}

func TestSet(t *testing.T) {
	tests := []struct{ before, after string }{
		{"", "rules:\n  a-b: off\n"},
		{"region: tw # 臺灣\n# 尾\n", "region: tw # 臺灣\n# 尾\nrules:\n  a-b: off\n"},
		{"rules:\nregion: tw\n", "rules:\n  a-b: off\nregion: tw\n"},
		{"rules: {}\n", "rules: {a-b: off}\n"},
		{"rules: {x: hint}\n", "rules: {x: hint, a-b: off}\n"},
		{"rules:\n    x: hint # 提示\n    # 之後\n\nregion: tw\n", "rules:\n    x: hint # 提示\n    # 之後\n    a-b: off\n\nregion: tw\n"},
		{"rules:\n  a-b: hint # 提示\n", "rules:\n  a-b: off # 提示\n"},
		{"rules:\n  a-b: # 未定\n", "rules:\n  a-b: off # 未定\n"},
		{"{region: tw}\n", "{region: tw, rules: {a-b: off}}\n"},
		{"{rules: }\n", "{rules: {a-b: off} }\n"},
	}
	for _, tt := range tests {
		edit, err := Set([]byte(tt.before), "off", "rules", "a-b")
		if err != nil {
			t.Errorf("%q: %v", tt.before, err)
			continue
		}
		if got := string(edit.Apply([]byte(tt.before))); got != tt.after {
			t.Errorf("%q: got\n%s\nwant\n%s", tt.before, got, tt.after)
		}
	}
	if _, err := Set([]byte("rules:\n  a-b: {severity: hint}\n"), "off", "rules", "a-b"); !errors.Is(err, ErrShape) {
		t.Errorf("a mapping in the place: %v", err)
	}
}

func TestAppend(t *testing.T) {
	item := Item{{Key: "rule", Text: "a"}, {Key: "files", Texts: []string{"*.md", "b, c"}}}
	for _, tt := range []struct{ before, after string }{
		{"", "ignore:\n  - {rule: a, files: [\"*.md\", \"b, c\"]}\n"},
		{"ignore:\n  - rule: x\n    text: y\nregion: tw\n", "ignore:\n  - rule: x\n    text: y\n  - {rule: a, files: [\"*.md\", \"b, c\"]}\nregion: tw\n"},
	} {
		edit, err := Append([]byte(tt.before), "ignore", item)
		if err != nil {
			t.Fatal(err)
		}
		if got := string(edit.Apply([]byte(tt.before))); got != tt.after {
			t.Errorf("got\n%s\nwant\n%s", got, tt.after)
		}
	}
}

var scalars = []string{
	"技術主權", "a", "", " ", "a b", "null", "~", "yes", "off", "12", "1e3", "2026-11-24", "0x1F", ".5", "a: b", "a:", "a #b", "#a", "- a", "-", "a, b", "[a]", "{a}",
	"'a'", `"a"`, `a\b`, "a\nb", "a\tb", "&a", "*a", "!a", "|", ">", "@a", "`a", "%a", "?a", "𠮷😀", "a\u2028b", "a\u0085b", "\uFEFFa", "\x00", "　a", "a　", "=", "<<", "---", "...", "C#", "R&D", "he'll", "a\xffb", "\U0010FFFF", "\uE000",
}

func TestScalar(t *testing.T) {
	for _, text := range scalars {
		checkScalar(t, text)
	}
	for _, plain := range []string{"技術主權", "a b", "C#", "R&D", "he'll", "𠮷😀", "a—b", "AI4Science"} {
		if got := Scalar(plain); got != plain {
			t.Errorf("Scalar(%q) = %s", plain, got)
		}
	}
}

func checkScalar(t *testing.T, text string) {
	t.Helper()
	written := Scalar(text)
	want := string([]rune(text))
	for _, doc := range []string{"a: " + written + "\n", "a: [" + written + ", b]\n", "a: {b: " + written + "}\n", "a:\n  - " + written + " # c\n"} {
		var v struct{ A any }
		if err := yaml.Unmarshal([]byte(doc), &v); err != nil {
			t.Errorf("Scalar(%q) = %s: %v", text, written, err)
			continue
		}
		got := v.A
		if list, ok := got.([]any); ok && len(list) > 0 {
			got = list[0]
		}
		if m, ok := got.(map[string]any); ok {
			got = m["b"]
		}
		if got != want {
			t.Errorf("Scalar(%q) = %s reads %#v in %q", text, written, got, doc)
		}
	}
}

// FuzzEdits asserts that edits do not panic on any file, and that a file that
// can be edited is read back with what is new and all that it had.
func FuzzEdits(f *testing.F) {
	for _, src := range []string{"", "concepts:\n  - id: a\n    terms: [甲]\n", "{concepts: [{id: a, terms: [甲]}]}", "concepts:\n- {id: a, terms: 甲}\r\n# b\r\n", "lang: zh\nconcepts: ~\n", "rules: {a: off}\n", "concepts:\n  - terms:\n    - 甲\n    id: a\n\n  -\n", "--- \nconcepts: &x []\n...\n"} {
		for _, text := range []string{"乙", "a: b", "off"} {
			f.Add(src, text)
		}
	}
	f.Fuzz(func(t *testing.T, src, text string) {
		text = strings.TrimSpace(text)
		if len(src) > 1<<12 || len(text) > 100 || text == "" {
			t.Skip("too long to edit at every turn, or nothing to write")
		}
		checkScalar(t, text)
		want := string([]rune(text))
		term := &glossary.Term{Text: text, Lang: "zh-Hant", Status: glossary.Deprecated}
		before := Parse("", []byte(src))
		edit, err := AddConcept([]byte(src), &glossary.Concept{ID: "new-one", Terms: []glossary.Term{*term}})
		if err == nil {
			after := Parse("", edit.Apply([]byte(src)))
			if n := len(after.Concepts); n != len(before.Concepts)+1 || after.Concepts[n-1].Terms[0].Text != want {
				t.Fatalf("%q with %q: %q", src, text, edit.Apply([]byte(src)))
			}
		}
		edit, err = AddTerm([]byte(src), "a", term)
		if err == nil {
			after := Parse("", edit.Apply([]byte(src)))
			if len(after.Concepts) < len(before.Concepts) {
				t.Fatalf("%q with %q: %q", src, text, edit.Apply([]byte(src)))
			}
		}
		_, _ = Set([]byte(src), "off", "rules", "a")
		_, _ = Append([]byte(src), "ignore", Item{{Key: "text", Text: text}})
	})
}
