package bibtex

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/growth"
)

func keys(f *glossary.File) string {
	var list []string
	for _, r := range f.References {
		list = append(list, r.Key)
	}
	return strings.Join(list, " ")
}

// shown returns what each problem points at.
func shown(src string, f *glossary.File) string {
	var list []string
	for _, p := range f.Problems {
		list = append(list, src[p.At.Name.Start:p.At.Name.End])
	}
	return strings.Join(list, "|")
}

// check asserts what holds for every file.
func check(t *testing.T, src string, f *glossary.File) {
	t.Helper()
	inside := func(what string, o glossary.Origin) {
		if o.File != f.Name || o.Entry.Start > o.Name.Start || o.Name.Start > o.Name.End || o.Name.End > o.Entry.End && o.Entry.End != 0 || o.Name.End > len(src) {
			t.Errorf("%s has the origin %+v in a file of %d bytes", what, o, len(src))
		}
	}
	last := 0
	for _, r := range f.References {
		inside(r.Key, r.Origin)
		if r.Key == "" {
			t.Errorf("reference without a key at %v", r.Origin.Entry)
		}
		if got := strings.ToValidUTF8(src[r.Origin.Name.Start:r.Origin.Name.End], "\uFFFD"); got != r.Key {
			t.Errorf("Name of %q is %q", r.Key, got)
		}
		if src[r.Origin.Entry.Start] != '@' || r.Origin.Entry.Start < last {
			t.Errorf("entry of %q at %v does not start at its own @", r.Key, r.Origin.Entry)
		}
		last = r.Origin.Entry.End
	}
	for _, p := range f.Problems {
		inside(p.Code, p.At)
		if len(p.Message) != 2 || p.Message[0].Text == "" || p.Message[1].Text == "" {
			t.Errorf("problem %s has the messages %v", p.Code, p.Message)
		}
	}
}

func TestRecovery(t *testing.T) {
	const after = "\n@book{後,\n  title = {後書}\n}\n"
	tests := []struct {
		name, src string
		keys      string
		problems  string // what they point at
	}{
		{"empty", "", "", ""},
		{"Han in values", "@book{a, title = {論語}, author = {孔丘}}" + after, "a 後", ""},
		{"Han in the key", "@book{霍布斯1651，\n title = {利維坦}}" + after, "霍布斯1651 後", "，"},
		{"key with punctuation", "@book{DBLP:conf/nips/x-y_z.2020+a, title={t}}" + after, "DBLP:conf/nips/x-y_z.2020+a 後", ""},
		{"Han outside of entries", "這是我的書目，共三本。\n@book{a, title={t}}\n其餘待補：" + after, "a 後", ""},
		{"comment with an entry", "@comment{ @article{假, title={t}} }" + after, "後", ""},
		{"comment over lines", "@comment{\n@article{假,\n title={t}\n}\n}" + after, "後", ""},
		{"comment without braces", "@comment jabref" + after, "後", ""},
		{"comment without end", "@comment{ abc" + after + "@comment{ x" + after, "後 後", ""},
		{"undefined macro", "@book{a, publisher = nobody, title = {t}}" + after, "a 後", ""},
		{"concatenation", `@string{p = "商務"} @book{a, publisher = p # "印書" # {館}}` + after, "a 後", ""},
		{"parentheses", "@book(a, title = {f(x)}, year = 1999)" + after, "a 後", ""},
		{"at sign in a value", "@book{a, note = {a@b.cn, @home}}" + after, "a 後", ""},
		{"missing comma", "@book{a,\n title = {一}\n year = 1999\n}" + after, "a 後", "}"},
		{"missing comma after the key", "@book{a\n title = {一}}" + after, "a 後", "a"},
		{"unclosed brace of a value", "@book{a,\n title = {一,\n year = 1999\n}\n" + after + after, "a 後 後", "{一"},
		{"unclosed brace of the last value", "@book{a,\n title = {一\n}\n" + after + after, "a 後 後", "@book{a"},
		{"unclosed quote", "@book{a,\n title = \"一,\n year = 1999\n}\n" + after + after, "a 後 後", "\"一"},
		{"unclosed entry", "@book{a,\n title = {一},\n" + after, "a 後", "@book{a"},
		{"unclosed entry at the end", "@book{a", "a", "@book{a"},
		{"missing key", "@book{\n title = {一}}" + after, "後", "@book"},
		{"missing key with comma", "@book{, title = {一}}" + after, "後", "@book"},
		{"half-typed", "@boo" + after, "後", "@boo"},
		{"half-typed at the end", after + "@", "後", ""},
		{"half-typed field", "@book{a, titl\n}" + after, "a 後", "titl"},
		{"field without value", "@book{a, title = , year = 1999}" + after, "a 後", "title"},
		{"field without equals sign", "@book{a, title {一}}" + after, "a 後", "title"},
		{"stray characters", "@book{a, = = title = {一}}" + after, "a 後", "="},
		{"comment inside of an entry", "@book{a, % 註解, 有 = 和 }\n title = {一}, % {\n % year = 1,\n}" + after, "a 後", ""},
		{"percent sign in a value", "@book{a, url = {http://x.cn/%E4}, title={100% 純}}" + after, "a 後", ""},
		{"commented out", "% @book{b, title={t}}\n  %@book{c, title={t}}" + after, "後", ""},
		{"address", "寄給 wang@uni (校內) 或 wang@x{y}" + after, "後", ""},
		{"preamble", `@preamble{"\newcommand{\x}[1]{}" # "@"}` + after, "後", ""},
		{"byte order mark", "\uFEFF@book{a, title={t}}" + after, "a 後", ""},
		{"CRLF", strings.ReplaceAll("@book{a,\n title = {一\n  二},\n year = 1\n}"+after, "\n", "\r\n"), "a 後", ""},
		{"astral", "@book{𠮷😀, title={𠮷野家}}" + after, "𠮷😀 後", ""},
		{"full-width space", "@book{　a　,　title　=　{一}　}" + after, "a 後", ""},
		{"empty entry", "@book{a}\n@book{b,}" + after, "a b 後", ""},
		{"empty braces", "@book{}" + after, "後", "@book"},
		{"two on a line", "@book{a, title={t}} @book{b, title={t}}" + after, "a b 後", ""},
		{"twice", after + after, "後 後", ""},
		{"entry starts inside of a value", "@book{a, title = {t" + after + "}", "a 後", "{t"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			f := Parse("x.bib", []byte(test.src))
			check(t, test.src, f)
			if got := keys(f); got != test.keys {
				t.Errorf("keys %q, want %q", got, test.keys)
			}
			if got := shown(test.src, f); got != test.problems {
				t.Errorf("problems point at %q, want %q: %v", got, test.problems, f.Problems)
			}
			if n := len(f.References); n > 0 && f.References[n-1].Key == "後" && f.References[n-1].Title != "後書" {
				t.Errorf("the entry behind has the title %q", f.References[n-1].Title)
			}
		})
	}
}

func TestUnclosedValueCostsOneField(t *testing.T) {
	const src = "@book{a,\n author = {孔丘},\n title = {論語,\n publisher = {中華書局,\n year = {1999},\n}\n\n@book{b, title = {孟子}}\n"
	f := Parse("x.bib", []byte(src))
	check(t, src, f)
	if len(f.References) != 2 {
		t.Fatalf("%d references, want 2", len(f.References))
	}
	a := f.References[0]
	if a.Title != "論語" || a.Publisher != "中華書局" || a.Issued != "1999" || a.Authors[0].Literal != "孔丘" && a.Authors[0].Family != "孔丘" {
		t.Errorf("got %+v", a)
	}
}

func TestOrigin(t *testing.T) {
	src := "\uFEFF% 書目\r\n@Book{ 𠮷1 ,\r\n title={t}\r\n}\r\n"
	f := Parse("dir/x.bib", []byte(src))
	check(t, src, f)
	o := f.References[0].Origin
	if got := src[o.Entry.Start:o.Entry.End]; got != "@Book{ 𠮷1 ,\r\n title={t}\r\n}" {
		t.Errorf("entry %q", got)
	}
	if got := src[o.Name.Start:o.Name.End]; got != "𠮷1" || o.File != "dir/x.bib" {
		t.Errorf("name %q in %s", got, o.File)
	}
}

func TestFields(t *testing.T) {
	const src = `
@string{zhonghua = {中華書局}}
@Book{h,
  author      = {Hobbes, Thomas and {羅貫中} and Alexander von Humboldt and 王小明 and 歐陽 修 and others},
  editor      = {King, Jr., Martin Luther},
  translator  = {黎思復 and 黎廷弼},
  title       = {{L}eviathan},
  subtitle    = {or the Matter of a Commonwealth},
  shorttitle  = {Lev.},
  origtitle   = {利維坦},
  origlanguage = {chinese},
  titleaddon  = {利维坦},
  date        = {1651-04},
  year        = 1999,
  location    = {北京},
  publisher   = zhonghua,
  edition     = 2, volume = {3}, number = {7}, pages = {1--12},
  doi = {10.1000/a_b}, url = {https://x.cn/~u/a\_b%20c}, eprint = {1234.5678},
  langid      = {british}, language = {中文;},
  note        = {Cambridge \& Co.},
  file        = {全文:/home/我/利維坦.pdf:application/pdf;Snapshot:/y.html:text/html},
}`
	f := Parse("x.bib", []byte(src))
	check(t, src, f)
	if len(f.Problems) != 0 || len(f.References) != 1 {
		t.Fatalf("problems %v", f.Problems)
	}
	r := f.References[0]
	for _, c := range []struct{ what, got, want string }{
		{"type", r.Type, "book"},
		{"title", r.Title, "Leviathan: or the Matter of a Commonwealth"},
		{"titles", fmt.Sprint(r.Titles), "[{en-GB Leviathan} {en-GB Lev.} {zh 利維坦} { 利维坦}]"},
		{"authors", fmt.Sprintf("%q", r.Authors), `["Thomas Hobbes" "羅貫中" "Alexander von Humboldt" "王小明" "歐陽修"]`},
		{"family", r.Authors[2].Family, "von Humboldt"},
		{"editors", fmt.Sprintf("%q", r.Editors), `["Martin Luther King"]`},
		{"translators", fmt.Sprintf("%q", r.Translators), `["黎思復" "黎廷弼"]`},
		{"names", strings.Join(r.AuthorNames, ","), "Thomas Hobbes,Hobbes,羅貫中,Alexander von Humboldt,von Humboldt,Humboldt,王小明,歐陽修"},
		{"issued", r.Issued, "1651-04"},
		{"place", r.Place, "北京"},
		{"publisher", r.Publisher, "中華書局"},
		{"edition", r.Edition, "2"},
		{"volume", r.Volume, "3"},
		{"number", r.Number + r.Issue, "7"},
		{"page", r.Page, "1–12"},
		{"DOI", r.DOI, "10.1000/a_b"},
		{"URL", r.URL, "https://x.cn/~u/a_b%20c"},
		{"language", r.Language, "en-GB"},
		{"note", r.Note, "Cambridge & Co."},
		{"file", r.File, "/home/我/利維坦.pdf"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.what, c.got, c.want)
		}
	}
	if r.Certainty != glossary.Verified {
		t.Error("certainty is not the default")
	}
}

func TestTypes(t *testing.T) {
	for kind, want := range map[string]string{
		"BOOK": "book", "inbook": "chapter", "article": "article-journal", "phdthesis": "thesis", "techreport": "report",
		"online": "webpage", "inproceedings": "paper-conference", "legislation": "legislation", "letter": "personal_communication",
		"software": "software", "unpublished": "manuscript", "speech": "speech", "misc": "document", "自創": "",
	} {
		f := Parse("x.bib", []byte("@"+kind+"{k, title={t}}"))
		got := ""
		if len(f.References) == 1 {
			got = f.References[0].Type
		}
		if got != want {
			t.Errorf("@%s is %q, want %q", kind, got, want)
		}
	}
	f := Parse("x.bib", []byte("@article{k, entrysubtype={newspaper}, number=3}"))
	if r := f.References[0]; r.Type != "article-newspaper" || r.Issue != "3" || r.Number != "" {
		t.Errorf("newspaper: %+v", r)
	}
}

func TestDecode(t *testing.T) {
	for in, want := range map[string]string{
		`plain`: "plain", `Caf\'{e}`: "Café", `Caf{\'e}`: "Café", `Caf\'e`: "Café", `na\"{\i}ve`: "naïve",
		`Erd\H{o}s`: "Erdős", `Ko{\v c}`: "Koč", `\c{c}a`: "ça", `{\o}re \O`: "øre Ø", `Stra\ss e`: "Straße", `Stra{\ss}e`: "Straße",
		`\L{}ód\'z`: "Łódź", `A \& B 100\% \#1 a\_b`: "A & B 100% #1 a_b", `a~b`: "a b", `1--2---3`: "1–2—3",
		"``x''": "“x”", `{{Title}} Case`: "Title Case", `\emph{a} \textbf{b}`: "a b", `$n$-gram`: "n-gram",
		"科學\n  技術": "科學技術", "a\r\n\tb": "a b", `利維坦~上`: "利維坦 上", `\`: "", `{`: "", `\'`: "", `\c{} fa`: "fa",
		`\textendash\ x`: "– x", `𠮷\'e😀`: "𠮷é😀", `a  b`: "a b", ``: "", `\unknown{x}y`: "xy",
	} {
		if got := decode(in); got != want {
			t.Errorf("decode(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestNames(t *testing.T) {
	for in, want := range map[string]string{
		"":        "[]",
		"霍布斯":     `[{"" "" "霍布斯"}]`,
		"托馬斯·霍布斯": `[{"" "" "托馬斯·霍布斯"}]`,
		"{羅貫中}":   `[{"" "" "羅貫中"}]`,
		"王, 小明":   `[{"王" "小明" ""}]`,
		"王 小明":    `[{"王" "小明" ""}]`,
		"艾倫馬 圖靈":  `[{"" "" "艾倫馬 圖靈"}]`,
		"张三；李四;王五、趙六 and 等": `[{"" "" "张三"} {"" "" "李四"} {"" "" "王五"} {"" "" "趙六"}]`,
		"Hobbes, Thomas":                          `[{"Hobbes" "Thomas" ""}]`,
		"Thomas Hobbes":                           `[{"Hobbes" "Thomas" ""}]`,
		"Ludwig van Beethoven":                    `[{"van Beethoven" "Ludwig" ""}]`,
		"van Beethoven, Ludwig":                   `[{"van Beethoven" "Ludwig" ""}]`,
		"de la Cruz":                              `[{"de la Cruz" "" ""}]`,
		"Plato":                                   `[{"Plato" "" ""}]`,
		"{Barnes and Noble} AND X, Y":             `[{"" "" "Barnes and Noble"} {"X" "Y" ""}]`,
		"A, B and C, D and others":                `[{"A" "B" ""} {"C" "D" ""}]`,
		"A, B\n  and\n  C, D":                     `[{"A" "B" ""} {"C" "D" ""}]`,
		"A, B and and C, D":                       `[{"A" "B" ""} {"C" "D" ""}]`,
		"G{\\\"o}del, Kurt":                       `[{"Gödel" "Kurt" ""}]`,
		"{\\'E}. Borel":                           `[{"Borel" "É." ""}]`,
		"family=Hobbes, given=Thomas, prefix=von": `[{"von Hobbes" "Thomas" ""}]`,
		"others":                                  "[]", "and": `[{"and" "" ""}]`, ",": "[]", "{}": "[]", "}": "[]",
	} {
		var got []string
		for _, n := range names(in) {
			got = append(got, fmt.Sprintf("{%q %q %q}", n.Family, n.Given, n.Literal))
		}
		if s := "[" + strings.Join(got, " ") + "]"; s != want {
			t.Errorf("names(%q) = %s, want %s", in, s, want)
		}
	}
}

func TestInheritance(t *testing.T) {
	const src = `
@inbook{ch, crossref={whole}, title={第十三章}, author={霍布斯}, xdata={pub, none}}
@book{whole, title={利維坦}, subtitle={副題}, year=1651, publisher={甲}, crossref={ring}}
@book{ring, title={叢書}, crossref={whole}, address={北京}}
@xdata{pub, publisher={商務印書館}, location={上海}}
@article{self, crossref={self}, title={t}}`
	f := Parse("x.bib", []byte(src))
	check(t, src, f)
	if got := keys(f); got != "ch whole ring self" {
		t.Fatalf("keys %q", got)
	}
	r := f.References[0]
	if r.Title != "第十三章" || r.ContainerTitle != "利維坦" || r.Publisher != "商務印書館" || r.Issued != "1651" || r.Place != "上海" {
		t.Errorf("got %+v", r)
	}
	if w := f.References[1]; w.Title != "利維坦：副題" || w.ContainerTitle != "叢書" || w.Place != "北京" {
		t.Errorf("got %+v", w)
	}
}

func TestIssued(t *testing.T) {
	for in, want := range map[string]string{
		"date={1990/2000}": "1990/2000", "year=1651": "1651", "year=2020, month=may": "2020-05", "year={2020}, month={12}, day=3": "2020-12-03",
		"year=2020, month={五月}": "2020", "year=2020, month={5月}": "2020-05", "year={民國七十年}, month=1": "民國七十年", "month=jan": "", "year=2020,month=13": "2020",
	} {
		f := Parse("x.bib", []byte("@book{k, "+in+"}"))
		if got := f.References[0].Issued; got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}

func TestPath(t *testing.T) {
	for in, want := range map[string]string{
		"":                                "",
		"sources/利維坦.txt":                 "sources/利維坦.txt",
		"PDF:/home/a.pdf:application/pdf": "/home/a.pdf",
		":a.pdf:PDF":                      "a.pdf",
		`C\:\\Users\\a.pdf`:               `C:\Users\a.pdf`,
		`x:C\:\\a.pdf:PDF;y:b:PDF`:        `C:\a.pdf`,
		"https://x.cn/a:b:c":              "https://x.cn/a:b:c",
	} {
		if got := path(in); got != want {
			t.Errorf("path(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestLanguage(t *testing.T) {
	for in, want := range map[string]string{
		"{中文;}": "zh", "中文;": "zh", "ngerman": "de", "zh-CN": "zh-Hans-CN", "zh_TW": "zh-Hant-TW", "zh-Hant": "zh-Hant", "en": "en", "Klingonisch": "", "": "", "english and latin": "en",
	} {
		if got := language(in); got != want {
			t.Errorf("language(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestEncoding(t *testing.T) {
	src := "@book{a, title={\xC0\xC0x}, year=1}\n@book{b, title={好}}"
	f := Parse("x.bib", []byte(src))
	check(t, src, f)
	if got := keys(f); got != "a b" {
		t.Fatalf("keys %q", got)
	}
	if f.References[0].Title != "\uFFFDx" || len(f.Problems) != 1 || f.Problems[0].Code != "glossary-encoding" || f.Problems[0].At.Name.Start != 16 {
		t.Errorf("%q, %+v", f.References[0].Title, f.Problems)
	}
}

func TestMacroBomb(t *testing.T) {
	var b strings.Builder
	b.WriteString("@string{a = {0123456789}}\n")
	for range 200 {
		b.WriteString("@string{a = a # a # a # a}\n")
	}
	for i := range 2000 {
		fmt.Fprintf(&b, "@book{k%d, title = a # a # a}\n", i)
	}
	f := Parse("x.bib", []byte(b.String()))
	size := 0
	for _, r := range f.References {
		size += len(r.Title)
	}
	if len(f.References) != 2000 || size > 8<<20 {
		t.Errorf("%d references with %d bytes of titles", len(f.References), size)
	}
}

// TestLinear asserts that the time grows with the length and not its square.
func TestLinear(t *testing.T) {
	for _, unit := range []string{
		"@", "@a{", "@a{b,c={", "@a{b,\nc={\n", "@comment{", "x @comment{ ", "@comment{\n", "@a{b, c=\"{", "{", "}", "\"", "@a(b, ", "@a{b, = ", "@a{b,c=d#", " @", "%@a{b}", "@string{a={b",
		"@a{b,crossref={b},", "@a{b,author={and and ", "\n  c={",
	} {
		source := func(n int) []byte { return []byte(strings.Repeat(unit, n/len(unit))) }
		growth.Linear(t, strconv.Quote(unit), 1<<16, source, func(source []byte) { Parse("x.bib", source) })
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"@book{a, title = {利維坦}, author = {Hobbes, Thomas and 羅貫中}}", "@string{a = \"b\"}@book(k, x = a # 1)", "@comment{@a{b}}", "@book{a, title={x\n y={1}\n}\n@book{b",
		"@book{霍，t={\\'{e}}}\r\n% @x\n@boo\n@", "\uFEFF@a{b,c=\"{d}\"}", "@a{b, file={a:b:c;d}, langid={中文;}, month=jan, year=2000}", "@a{\xFF, b={\xC0}}",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		file := Parse("x.bib", src)
		check(t, string(src), file)
		again := Parse("x.bib", src)
		if !slices.EqualFunc(file.References, again.References, func(a, b *glossary.Reference) bool { return a.Key == b.Key && a.Title == b.Title }) {
			t.Error("two readings differ")
		}
	})
}

func BenchmarkParse(b *testing.B) {
	var s strings.Builder
	for i := range 2000 {
		fmt.Fprintf(&s, `@article{hobbes%d利維坦,
  author = {Hobbes, Thomas and 黎思復 and Alexander von Humboldt},
  title = {On the State of Nature, Part %d: {B}eing a Discourse of Some Length about Commonwealths},
  journaltitle = {Zeitschrift f{\"u}r Politik},
  shorttitle = {論自然狀態},
  year = {%d}, month = may, volume = {12}, number = {3}, pages = {101--123},
  publisher = {商務印書館}, address = {北京},
  doi = {10.1000/xyz.%d}, url = {https://example.org/a/%d}, langid = {english},
  abstract = {這是一段摘要，說明本文討論的問題：在自然狀態之中，人與人之間沒有共同的權力使大家懾服，於是便處在所謂的戰爭狀態之下。文中還比較了幾種譯法。}
}

`, i, i, 1600+i%400, i, i)
	}
	src := []byte(s.String())
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		if f := Parse("x.bib", src); len(f.References) != 2000 {
			b.Fatal(len(f.References))
		}
	}
}
