package native

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/glossary"
)

// sample uses every key of the format. It is also what the schema's test and
// the fuzz targets start from.
const sample = `# 範例
lang: zh-Hant
concepts:
  - id: technology-sovereignty
    field: {zh-Hant: 科技政策, en: technology policy}
    definition:
      zh-Hant: 國家在關鍵技術上保有供給選擇的能力：不受任何一方牽制。
      en: >-
        Ability of a state to keep
        a choice of supply.

        It is not autarky.
    terms:
      - {text: 技術主權, lang: zh-Hant}
      - {text: 技术主权, lang: zh-Hans}
      - 科技主權
      - technology sovereignty
      - text: 技術自主
        lang: zh-Hant
        status: superseded
        kind: full
        note: {zh-Hant: 容易混淆, en: "easily confused: beware"}
        unless: [技術自主權, '技術自主性']
        notBefore: [論壇]
        notAfter: []
        certainty: uncertain
      - {text: TS, lang: en, kind: acronym}
    broader: [sovereignty]
    narrower: []
    related:
      - de-sovereignty
    sources: [{ref: edler2020, locator: definition}, hobbes1651]
    note: 不要與「數位主權」互換。
    examples: {right: [德國審查了技術主權。], wrong: [技術自主很重要。]}
    certainty: general

  - id: sovereignty
    terms: [主權]
references:
  - key: hobbes1651
    titles: [利維坦, 利维坦, Leviathan, {text: Левиафан, lang: ru}]
    authors: [霍布斯, Thomas Hobbes]
    file: sources/leviathan.txt
quotations:
  - ref: hobbes1651
    also: [anthology]
    locator: {zh-Hant: 第十三章, en: ch. 13}
    texts:
      - {lang: en, text: "solitary, poore, nasty, brutish, and short", certainty: verified}
      - lang: zh-Hant
        translator: 某人
        text: |
          孤獨、貧困、卑污、
          殘忍而短壽
        certainty: general
  - ref: hobbes1651
    spurious: 不見於該書
    texts: [主權是一切。]
`

func shown(src string, p glossary.Problem) string {
	return src[p.At.Name.Start:p.At.Name.End]
}

// problems renders codes with what they point at.
func problems(src string, f *glossary.File) string {
	var list []string
	for _, p := range f.Problems {
		list = append(list, p.Code+" "+shown(src, p))
	}
	return strings.Join(list, "; ")
}

func ids(f *glossary.File) string {
	var list []string
	for _, c := range f.Concepts {
		list = append(list, c.ID)
	}
	for _, o := range f.Overlays {
		list = append(list, o.Key)
	}
	for _, q := range f.Quotations {
		list = append(list, q.Ref)
	}
	return strings.Join(list, " ")
}

// check asserts what holds for every file.
func check(t *testing.T, src string, f *glossary.File) {
	t.Helper()
	inside := func(what string, o glossary.Origin) {
		if o.File != f.Name || o.Entry.Start < 0 || o.Entry.Start > o.Name.Start || o.Name.Start > o.Name.End || o.Name.End > o.Entry.End || o.Entry.End > len(src) {
			t.Errorf("%s has the origin %+v in a file of %d bytes", what, o, len(src))
		}
	}
	names := func(what string, o glossary.Origin) {
		inside(what, o)
		if got := src[o.Name.Start:o.Name.End]; !strings.ContainsAny(got, "\\'\r\n") && !strings.ContainsAny(what, "\\'\n") && strings.TrimSpace(got) != what {
			t.Errorf("the name of %q is %q", what, got)
		}
	}
	for _, c := range f.Concepts {
		names(c.ID, c.Origin)
		if c.ID == "" || len(c.Terms) == 0 {
			t.Errorf("concept %q has %d terms", c.ID, len(c.Terms))
		}
		for _, x := range c.Terms {
			names(x.Text, x.Origin)
			if x.Lang == "" || x.Text == "" || x.Status > glossary.Forbidden {
				t.Errorf("term %+v", x)
			}
		}
		for _, s := range c.Sources {
			names(s.Ref, s.Origin)
		}
	}
	for _, o := range f.Overlays {
		names(o.Key, o.Origin)
	}
	for _, q := range f.Quotations {
		names(q.Ref, q.Origin)
		for _, w := range q.Wordings {
			names(w.Text, w.Origin)
		}
	}
	for _, p := range f.Problems {
		inside(p.Code, p.At)
		if len(p.Message) != 2 || p.Message[0].Text == "" || p.Message[1].Text == "" {
			t.Errorf("problem %s has the messages %v", p.Code, p.Message)
		}
	}
}

func TestSample(t *testing.T) {
	f := Parse("a.glossary.yaml", []byte(sample))
	check(t, sample, f)
	if len(f.Problems) != 0 {
		t.Fatalf("problems %v", f.Problems)
	}
	if got := ids(f); got != "technology-sovereignty sovereignty hobbes1651 hobbes1651 hobbes1651" {
		t.Fatalf("entries %s", got)
	}
	c := f.Concepts[0]
	var terms []string
	for _, x := range c.Terms {
		terms = append(terms, fmt.Sprintf("%s %s %d", x.Text, x.Lang, x.Status))
	}
	for _, want := range []struct{ what, got, want string }{
		{"field", fmt.Sprint(c.Field), "[{zh-Hant 科技政策} {en technology policy}]"},
		{"definition", fmt.Sprintf("%q", c.Definition), `[{"zh-Hant" "國家在關鍵技術上保有供給選擇的能力：不受任何一方牽制。"} {"en" "Ability of a state to keep a choice of supply.\nIt is not autarky."}]`},
		{"terms", strings.Join(terms, ", "), "技術主權 zh-Hant 0, 技术主权 zh-Hans 0, 科技主權 zh-Hant 1, technology sovereignty en 0, 技術自主 zh-Hant 3, TS en 1"},
		{"note of a term", fmt.Sprint(c.Terms[4].Note), "[{zh-Hant 容易混淆} {en easily confused: beware}]"},
		{"unless", strings.Join(c.Terms[4].Unless, " "), "技術自主權 技術自主性"},
		{"notBefore", strings.Join(c.Terms[4].NotBefore, " "), "論壇"},
		{"certainty of a term", fmt.Sprint(c.Terms[4].Certainty), "2"},
		{"kind", fmt.Sprint(c.Terms[5].Kind), "2"},
		{"broader", strings.Join(c.Broader, " "), "sovereignty"},
		{"related", strings.Join(c.Related, " "), "de-sovereignty"},
		{"source", c.Sources[0].Ref + fmt.Sprint(c.Sources[0].Locator), "edler2020[{zh-Hant definition}]"},
		{"plain source", c.Sources[1].Ref, "hobbes1651"},
		{"note", fmt.Sprint(c.Note), "[{zh-Hant 不要與「數位主權」互換。}]"},
		{"examples", c.Right[0] + c.Wrong[0], "德國審查了技術主權。技術自主很重要。"},
		{"certainty", fmt.Sprint(c.Certainty), "1"},
		{"titles", fmt.Sprint(f.Overlays[0].Titles), "[{zh-Hant 利維坦} {zh-Hant 利维坦} {en Leviathan} {ru Левиафан}]"},
		{"authors", strings.Join(f.Overlays[0].AuthorNames, ","), "霍布斯,Thomas Hobbes"},
		{"file", f.Overlays[0].File, "sources/leviathan.txt"},
		{"also", strings.Join(f.Quotations[0].Also, " "), "anthology"},
		{"locator", fmt.Sprint(f.Quotations[0].Locator), "[{zh-Hant 第十三章} {en ch. 13}]"},
		{"wording", f.Quotations[0].Wordings[0].Text, "solitary, poore, nasty, brutish, and short"},
		{"translation", fmt.Sprintf("%q %s %d", f.Quotations[0].Wordings[1].Text, f.Quotations[0].Wordings[1].Translator, f.Quotations[0].Wordings[1].Certainty), `"孤獨、貧困、卑污、\n殘忍而短壽" 某人 1`},
		{"spurious", fmt.Sprint(f.Quotations[1].Spurious), "[{zh-Hant 不見於該書}]"},
		{"plain wording", f.Quotations[1].Wordings[0].Text + f.Quotations[1].Wordings[0].Lang, "主權是一切。zh-Hant"},
	} {
		if want.got != want.want {
			t.Errorf("%s: %s, want %s", want.what, want.got, want.want)
		}
	}
}

func TestOrigins(t *testing.T) {
	const text = `concepts:
  - id: "𠮷"   # 註
    terms: [😀, {text: '吉''野', lang: ja}, "e\u0301"]

  - terms:
    - text: >
        摺疊的
        術語
    id: b
`
	for name, src := range map[string]string{
		"LF": text, "CRLF": strings.ReplaceAll(text, "\n", "\r\n"), "BOM": "\uFEFF" + text, "CR": strings.ReplaceAll(text, "\n", "\r"),
	} {
		f := Parse("x", []byte(src))
		check(t, src, f)
		if len(f.Problems) != 0 || ids(f) != "𠮷 b" {
			t.Fatalf("%s: %s, problems %v", name, ids(f), f.Problems)
		}
		newline := "\n"
		if name == "CRLF" {
			newline = "\r\n"
		} else if name == "CR" {
			newline = "\r"
		}
		a, b := f.Concepts[0], f.Concepts[1]
		for _, want := range []struct {
			what, want string
			at         glossary.Range
		}{
			{"entry", "id: \"𠮷\"   # 註" + newline + "    terms: [😀, {text: '吉''野', lang: ja}, \"e\\u0301\"]", a.Origin.Entry},
			{"id", "𠮷", a.Origin.Name},
			{"plain term", "😀", a.Terms[0].Origin.Entry},
			{"term", "{text: '吉''野', lang: ja}", a.Terms[1].Origin.Entry},
			{"text", "吉''野", a.Terms[1].Origin.Name},
			{"quoted term", `"e\u0301"`, a.Terms[2].Origin.Entry},
			{"quoted text", `e\u0301`, a.Terms[2].Origin.Name},
			{"folded text", "摺疊的" + newline + "        術語", b.Terms[0].Origin.Name},
			{"id behind", "b", b.Origin.Name},
		} {
			if got := src[want.at.Start:want.at.End]; got != want.want {
				t.Errorf("%s: %s is %q, want %q", name, want.what, got, want.want)
			}
		}
		if a.Terms[1].Text != "吉'野" || b.Terms[0].Text != "摺疊的 術語" {
			t.Errorf("%s: texts %q and %q", name, a.Terms[1].Text, b.Terms[0].Text)
		}
	}
}

func TestProblems(t *testing.T) {
	const ok = "  - {id: 好, terms: [好]}\n"
	tests := []struct{ name, src, ids, problems string }{
		{"empty", "", "", ""},
		{"comment only", "# 空\n", "", ""},
		{"empty section", "concepts:\n", "", ""},
		{"empty item", "concepts:\n  -\n" + ok, "好", ""},
		{"a list", "- a\n", "", "glossary-bad-value - a"},
		{"a text", "只有文字", "", "glossary-bad-value 只有文字"},
		{"section is a text", "concepts: 無\n", "", "glossary-bad-value 無"},
		{"missing id", "concepts:\n  - terms: [甲]\n    note: n\n" + ok, "好", "glossary-missing-id terms: [甲]"},
		{"missing terms", "concepts:\n  - id: a\n" + ok, "好", "glossary-missing-terms id: a"},
		{"empty terms", "concepts:\n  - {id: a, terms: []}\n" + ok, "好", "glossary-missing-terms {id: a, terms: []}"},
		{"bad terms", "concepts:\n  - {id: a, terms: [[x]]}\n" + ok, "好", "glossary-bad-value [x]"},
		{"term without text", "concepts:\n  - {id: a, terms: [{lang: en}, 甲]}\n", "a", "glossary-missing-text {lang: en}"},
		{"concept is a text", "concepts:\n  - 主權\n" + ok, "好", "glossary-bad-value 主權"},
		{"bad status", "concepts:\n  - {id: a, terms: [{text: 甲, status: prefered}]}\n", "a", "glossary-bad-value prefered"},
		{"bad kind", "concepts:\n  - {id: a, terms: [{text: 甲, kind: 縮寫}]}\n", "a", "glossary-bad-value 縮寫"},
		{"bad certainty", "concepts:\n  - {id: a, terms: [甲], certainty: [x]}\n", "a", "glossary-bad-value [x]"},
		{"bad language", "concepts:\n  - {id: a, terms: [{text: 甲, lang: 中文}], definition: {繁體: x}}\n", "a", "glossary-bad-value 中文; glossary-bad-value 繁體"},
		{"unknown key", "concepts:\n  - {id: a, terms: [甲], defintion: x}\n", "a", "glossary-unknown-key defintion"},
		{"unknown section", "concept:\n" + ok, "", "glossary-unknown-key concept"},
		{"key twice", "concepts:\n  - {id: a, terms: [甲], id: b}\n", "b", "glossary-bad-value id"},
		{"id is a list", "concepts:\n  - {id: [a], terms: [甲]}\n", "", "glossary-bad-value [a]; glossary-missing-id {id: [a], terms: [甲]}"},
		{"term twice", "concepts:\n  - {id: a, terms: [甲, {text: 甲, lang: en}, {text: 甲, lang: ZH}]}\n", "a", "glossary-duplicate-term 甲"},
		{"reference without key", "references:\n  - {titles: [甲]}\n  - {key: k}\n", "k", "glossary-missing-id {titles: [甲]}"},
		{"quotation without ref", "quotations:\n  - {texts: [甲]}\n", "", "glossary-missing-id {texts: [甲]}"},
		{"quotation without texts", "quotations:\n  - {ref: a}\n", "", "glossary-missing-text {ref: a}"},
		{"source without ref", "concepts:\n  - {id: a, terms: [甲], sources: [{locator: x}]}\n", "a", "glossary-missing-id {locator: x}"},
		{"alias", "concepts:\n  - {id: &x a, terms: [甲]}\n  - {id: *x, terms: [甲]}\n", "a", "glossary-bad-value *x; glossary-missing-id {id: *x, terms: [甲]}"},
		{"second document", "concepts:\n" + ok + "---\nconcepts:\n" + ok, "好", "glossary-syntax ---"},
		{"not UTF-8", "concepts:\n  - {id: \xB5\xA7}\n", "", "glossary-encoding \xB5"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f := Parse("x", []byte(test.src))
			check(t, test.src, f)
			if got := ids(f); got != test.ids {
				t.Errorf("entries %q, want %q", got, test.ids)
			}
			if got := problems(test.src, f); got != test.problems {
				t.Errorf("problems %q, want %q", got, test.problems)
			}
		})
	}
}

func TestNearestKey(t *testing.T) {
	for in, want := range map[string]string{
		"defintion": "definition", "Terms": "terms", "term": "terms", "not_before": "", "boarder": "broader", "xyz": "", "": "", "exmaples": "examples", "定義": "",
	} {
		if got := nearest(in, conceptKeys); got != want {
			t.Errorf("nearest(%q) = %q, want %q", in, got, want)
		}
	}
	if got := nearest("not_before", termKeys); got != "notBefore" {
		t.Errorf("nearest(not_before) = %q", got)
	}
}

func TestLanguageDefaults(t *testing.T) {
	for src, want := range map[string]string{
		"lang: zh-Hans\nconcepts: [{id: a, terms: [主权, GPU, {text: x, lang: de}]}]":       "zh-Hans en de",
		"concepts: [{id: a, terms: [主權, GPU 算力, ひらがな, 한국, Левиафан, café, 2024]}]\nlang:": "zh zh ja ko und en zh",
		"concepts: [{id: a, terms: [sovereignty, 主權]}]\nlang: en-GB":                      "en-GB zh",
	} {
		f := Parse("x", []byte(src))
		var langs []string
		for _, x := range f.Concepts[0].Terms {
			langs = append(langs, x.Lang)
		}
		if got := strings.Join(langs, " "); got != want {
			t.Errorf("%s: %s, want %s", src, got, want)
		}
	}
}

func TestRank(t *testing.T) {
	const src = `concepts:
  - id: a
    terms:
      - {text: 一, lang: zh, status: superseded}
      - {text: 二, lang: zh}
      - {text: 三, lang: zh, status: preferred}
      - {text: 四, lang: zh-Hant}
      - {text: 五, lang: ZH-hant}
      - {text: six, lang: en, status: forbidden}
      - {text: seven, lang: en}
`
	f := Parse("x", []byte(src))
	var got []string
	for _, x := range f.Concepts[0].Terms {
		got = append(got, fmt.Sprint(int(x.Status)))
	}
	if s := strings.Join(got, " "); s != "3 1 0 0 1 4 0" {
		t.Errorf("statuses %s", s)
	}
}

func TestSyntaxErrorCostsOneEntry(t *testing.T) {
	const before = "lang: zh-Hant\nconcepts:\n  - id: 前\n    terms: [前]\n"
	const after = "  - id: 後\n    terms: [後]\nreferences:\n  - {key: k, titles: [利維坦]}\n"
	for _, test := range []struct{ broken, shown string }{
		{"  - id: x\n    terms: [x\n", "terms: [x"},
		{"  - id: x\n    terms: {x\n", "terms: {x"},
		{"  - id: x\n    note: \"未合上\n    terms: [x]\n", "note: \"未合上"},
		{"  - id: x\n    note: '未合上\n    terms: [x]\n", "note: '未合上"},
		{"  - id: x\n    note: 說: 明\n    terms: [x]\n", "note: 說: 明"},
		{"  - id: x\n   terms: [x]\n", "terms: [x]"},
		{"  - id: x\n\tterms: [x]\n", "terms: [x]"},
		{"  - id: x\n    note: @x\n", "note: @x"},
		{"  - id: x\n    note: *x\n", "note: *x"},
		{"  - id: x\n    note: \"\\d\"\n", "note: \"\\d\""},
		{"  - id: x\n    note: 'a' b\n", "note: 'a' b"},
		{"  - id: x\n    note: a\x01b\n", "note: a\x01b"},
		{"  - id: x\n    te\n    terms: [x]\n", "te"},
		{"   - id: x\n     terms: [x\n", "terms: [x"},
	} {
		src := before + test.broken + after
		for _, src := range []string{src, "\uFEFF" + strings.ReplaceAll(src, "\n", "\r\n")} {
			f := Parse("x", []byte(src))
			check(t, src, f)
			if got := ids(f); got != "前 後 k" {
				t.Errorf("%q leaves %q", test.broken, got)
			}
			if len(f.Problems) != 1 || f.Problems[0].Code != "glossary-syntax" || strings.TrimSpace(shown(src, f.Problems[0])) != test.shown {
				t.Errorf("%q: problems %q", test.broken, problems(src, f))
				continue
			}
			if f.Concepts[0].Terms[0].Lang != "zh-Hant" {
				t.Errorf("%q: the file's language is lost", test.broken)
			}
			line := fmt.Sprintf("line %d:", 1+strings.Count(src[:f.Problems[0].At.Name.Start], "\n"))
			if m := f.Problems[0].Message[1].Text; !strings.HasPrefix(m, line) || strings.Contains(m, "YAML syntax") {
				t.Errorf("%q: message %q", test.broken, m)
			}
		}
	}
}

func TestSyntaxErrorOutsideOfEntries(t *testing.T) {
	for _, test := range []struct{ src, ids, shown string }{
		{"lang: [\nconcepts:\n  - {id: a, terms: [甲]}\n", "a", "lang: ["},
		{"亂寫\nconcepts:\n  - {id: a, terms: [甲]}\n", "a", "亂寫"},
		{"concepts:\n- {id: a, terms: [甲]}\n- {id: b\n- {id: c, terms: [丙]}\n", "a c", "- {id: b"},
		{"concepts: [{id: a, terms: [甲]}, {id: b\n", "", "concepts: [{id: a, terms: [甲]}, {id: b"},
		{"concepts:\n  - {id: a, terms: [甲]}\n  x: y\n", "", "x: y"},
	} {
		f := Parse("x", []byte(test.src))
		check(t, test.src, f)
		if got := ids(f); got != test.ids {
			t.Errorf("%q: entries %q, want %q", test.src, got, test.ids)
		}
		if len(f.Problems) == 0 || shown(test.src, f.Problems[0]) != test.shown {
			t.Errorf("%q: problems %q, want %q", test.src, problems(test.src, f), test.shown)
		}
	}
}

func TestHostileFiles(t *testing.T) {
	var bomb strings.Builder
	bomb.WriteString("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n")
	for i := 1; i < 40; i++ {
		fmt.Fprintf(&bomb, "a%d: &a%d [*a%d,*a%d,*a%d,*a%d,*a%d,*a%d,*a%d,*a%d,*a%d]\n", i, i, i-1, i-1, i-1, i-1, i-1, i-1, i-1, i-1, i-1)
	}
	bomb.WriteString("concepts: *a39\n")
	for name, src := range map[string]string{
		"aliases":    bomb.String(),
		"self":       "concepts: &a [*a, *a]\n",
		"deep flow":  "concepts: " + strings.Repeat("[", 200_000),
		"deep block": "concepts:\n" + strings.Repeat("- ", 200_000),
		"deep keys":  "concepts:\n" + strings.Repeat("  ", 10) + strings.Repeat("? ", 50_000),
		"long line":  "concepts: [" + strings.Repeat("{id: 甲, terms: [甲]}, ", 20_000) + "]",
		"problems":   "concepts:\n" + strings.Repeat("  - {x: y}\n", 20_000),
	} {
		f := Parse("x", []byte(src))
		check(t, src, f)
		if len(f.Problems) > maxProblems || len(f.Problems) == 0 && name != "long line" {
			t.Errorf("%s: %d problems", name, len(f.Problems))
		}
	}
	if f := Parse("x", make([]byte, MaxSize+1)); len(f.Problems) != 1 || f.Problems[0].Code != "glossary-too-large" {
		t.Errorf("a huge file: %v", f.Problems)
	}
}

// TestRepository reads the glossary files that the module embeds.
func TestRepository(t *testing.T) {
	dir := os.DirFS("../../essay")
	names, err := os.ReadDir("../../essay")
	if err != nil {
		t.Skip(err)
	}
	for _, entry := range names {
		if !strings.HasSuffix(entry.Name(), ".glossary.yaml") {
			continue
		}
		src := readFile(t, dir, entry.Name())
		f := Parse(entry.Name(), src)
		check(t, string(src), f)
		for _, p := range f.Problems {
			t.Errorf("%s: %s: %s (%s)", entry.Name(), p.Code, p.Message[1].Text, shown(string(src), p))
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(sample))
	for _, s := range []string{"concepts:\n- id: a\n  terms: [a\n- id: b\n  terms: [b]", "a: &x [*x]\n---\n", "? a\n: - b\n", "\uFEFFlang: en\r\nconcepts:\r\n  - {id: \"𠮷\", terms: ['a''b', |\n x]}", "a: >+2\n\n    x\n   y\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		check(t, string(src), Parse("x", src))
	})
}

func readFile(t *testing.T, dir fs.FS, name string) []byte {
	t.Helper()
	src, err := fs.ReadFile(dir, name)
	if err != nil {
		t.Fatal(err)
	}
	return src
}
