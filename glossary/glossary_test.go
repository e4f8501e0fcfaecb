package glossary

import (
	"strings"
	"testing"
)

// at returns an origin in a file, told from others by its start.
func at(file string, start int) Origin {
	return Origin{File: file, Entry: Range{start, start + 10}, Name: Range{start + 2, start + 5}}
}

func concept(id, definition string, o Origin) *Concept {
	return &Concept{ID: id, Definition: Localized{{"zh-Hant", definition}}, Origin: o}
}

func codes(problems []Problem) string {
	var list []string
	for _, p := range problems {
		list = append(list, p.Code)
	}
	return strings.Join(list, " ")
}

func TestMergeNothing(t *testing.T) {
	var zero Glossary
	g, problems := Merge()
	for _, g := range []*Glossary{&zero, g} {
		if len(g.Concepts())+len(g.References())+len(g.Quotations()) != 0 || g.Concept("x") != nil ||
			g.Reference("x") != nil || g.QuotationsOf("x") != nil || g.Narrower("x") != nil {
			t.Error("an empty glossary has something in it")
		}
	}
	if len(problems) != 0 {
		t.Errorf("problems %v", problems)
	}
	if _, problems := Merge(nil, Layer{}, Layer{&File{Name: "空.glossary.yaml"}}); len(problems) != 0 {
		t.Errorf("problems %v", problems)
	}
}

func TestMergeLayersOverrideSilently(t *testing.T) {
	embedded := Layer{{
		Concepts:   []*Concept{concept("a", "內嵌甲", at("e", 0)), concept("b", "內嵌乙", at("e", 20))},
		References: []*Reference{{Key: "r", Title: "內嵌"}, {Key: "s", Title: "別書"}},
	}}
	workspace := Layer{{
		Concepts:   []*Concept{concept("a", "工作區甲", at("w", 0)), concept("c", "丙", at("w", 20))},
		References: []*Reference{{Key: "r", Title: "工作區"}},
	}}
	g, problems := Merge(embedded, workspace)
	if len(problems) != 0 {
		t.Fatalf("problems %v", problems)
	}
	if got := g.Concept("a").Definition[0].Text; got != "工作區甲" {
		t.Errorf("a is %s", got)
	}
	if got := g.Reference("r").Title; got != "工作區" {
		t.Errorf("r is %s", got)
	}
	// What is overridden keeps its place, and stands once.
	var ids []string
	for _, c := range g.Concepts() {
		ids = append(ids, c.ID)
	}
	if got := strings.Join(ids, " "); got != "a b c" {
		t.Errorf("concepts %s", got)
	}
	if refs := g.References(); len(refs) != 2 || refs[0] != g.Reference("r") || refs[1] != g.Reference("s") {
		t.Errorf("references %v", refs)
	}
	if embedded[0].Concepts[0].Definition[0].Text != "內嵌甲" {
		t.Error("a file was changed")
	}
}

func TestMergeReportsDuplicatesOfOneLayer(t *testing.T) {
	first, second, third := at("1", 0), at("2", 30), at("2", 60)
	g, problems := Merge(Layer{
		{Concepts: []*Concept{concept("a", "先", first)}, References: []*Reference{{Key: "r", Title: "先", Origin: first}}},
		{Concepts: []*Concept{concept("a", "後", second), concept("a", "最後", third)}, References: []*Reference{{Key: "r", Title: "後", Origin: second}}},
	})
	if got := codes(problems); got != "glossary-duplicate-id glossary-duplicate-id cite-duplicate-key" {
		t.Fatalf("problems %s", got)
	}
	for i, want := range []struct{ at, related Origin }{{second, first}, {third, second}, {second, first}} {
		p := problems[i]
		if p.At != want.at || len(p.Related) != 1 || p.Related[0] != want.related || p.Severity != Warning {
			t.Errorf("problem %d at %v, related %v, severity %d", i, p.At, p.Related, p.Severity)
		}
		for _, lang := range []string{"zh-Hant", "en"} {
			if m, ok := p.Message.Lookup(lang); !ok || m.Text == "" {
				t.Errorf("problem %d has no message in %s", i, lang)
			}
		}
	}
	if len(g.Concepts()) != 1 || g.Concept("a").Definition[0].Text != "最後" || g.Reference("r").Title != "後" {
		t.Error("the later entry does not count")
	}
}

func TestMergeOverlays(t *testing.T) {
	bib := &Reference{
		Key: "h", Title: "Leviathan", Titles: Localized{{"en", "Lev."}}, AuthorNames: []string{"Thomas Hobbes"},
		Origin: at("b", 0), File: "old.txt",
	}
	overlays := []*Overlay{
		{Key: "h", Titles: Localized{{"zh-Hant", "利維坦"}}, AuthorNames: []string{"霍布斯"}, Origin: at("g", 0)},
		{Key: "h", Titles: Localized{{"zh-Hans", "利维坦"}}, File: "new.txt", Origin: at("g", 30)},
		{Key: "only", Titles: Localized{{"zh-Hant", "論語"}}, AuthorNames: []string{"孔子"}, Origin: at("g", 60)},
		{Key: "bare", Origin: at("g", 90)},
	}
	// The overlay's file is of a more general layer than the bibliography.
	g, problems := Merge(Layer{{Overlays: overlays}}, Layer{{References: []*Reference{bib}}})
	if len(problems) != 0 {
		t.Fatalf("problems %v", problems)
	}
	h := g.Reference("h")
	if len(h.Titles) != 3 || h.Titles[1].Text != "利維坦" || h.Titles[2].Text != "利维坦" ||
		strings.Join(h.AuthorNames, " ") != "Thomas Hobbes 霍布斯" || h.File != "new.txt" ||
		h.Title != "Leviathan" || h.Origin != bib.Origin || h.Overlay != overlays[1].Origin {
		t.Errorf("h is %+v", h)
	}
	if len(bib.Titles) != 1 || len(bib.AuthorNames) != 1 || bib.File != "old.txt" || bib.Overlay != (Origin{}) {
		t.Errorf("the bibliography's own entry was changed: %+v", bib)
	}
	only := g.Reference("only")
	if only == nil || only.Title != "論語" || only.AuthorNames[0] != "孔子" || only.Origin != overlays[2].Origin || only.Overlay != overlays[2].Origin {
		t.Errorf("only is %+v", only)
	}
	if bare := g.Reference("bare"); bare == nil || bare.Title != "" {
		t.Errorf("bare is %+v", bare)
	}
	if len(g.References()) != 3 || g.References()[0] != h {
		t.Errorf("references %v", g.References())
	}
	// A second snapshot of the same files must not see the first one's.
	again, _ := Merge(Layer{{Overlays: overlays}}, Layer{{References: []*Reference{bib}}})
	if len(again.Reference("h").Titles) != 3 || len(overlays[2].Titles) != 1 {
		t.Error("snapshots share what they append")
	}
}

func TestMergeOverlaysDoNotShareArrays(t *testing.T) {
	titles := make(Localized, 1, 8)
	titles[0] = LangText{"en", "Leviathan"}
	file := &File{References: []*Reference{{Key: "h", Titles: titles}}}
	first, _ := Merge(Layer{file, {Overlays: []*Overlay{{Key: "h", Titles: Localized{{"zh-Hant", "甲"}}}}}})
	second, _ := Merge(Layer{file, {Overlays: []*Overlay{{Key: "h", Titles: Localized{{"zh-Hant", "乙"}}}}}})
	if first.Reference("h").Titles[1].Text != "甲" || second.Reference("h").Titles[1].Text != "乙" {
		t.Error("one snapshot overwrote another's titles")
	}
}

func TestMergeQuotations(t *testing.T) {
	q1 := &Quotation{Ref: "a", Also: []string{"b", "c"}}
	q2 := &Quotation{Ref: "b", Also: []string{"b"}}
	refs := []*Reference{{Key: "a"}, {Key: "b"}, {Key: "c"}}
	g, problems := Merge(Layer{{References: refs, Quotations: []*Quotation{q1}}}, Layer{{Quotations: []*Quotation{q2}}})
	if len(problems) != 0 {
		t.Fatalf("problems %v", problems)
	}
	for key, want := range map[string][]*Quotation{"a": {q1}, "b": {q1, q2}, "c": {q1}, "d": nil} {
		got := g.QuotationsOf(key)
		if len(got) != len(want) {
			t.Errorf("%d quotations of %s, want %d", len(got), key, len(want))
			continue
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("quotation %d of %s is another", i, key)
			}
		}
	}
	if len(g.Quotations()) != 2 {
		t.Errorf("%d quotations", len(g.Quotations()))
	}
}

func TestMergeCompletesHierarchy(t *testing.T) {
	top := &Concept{ID: "top", Narrower: []string{"x", "y", "nowhere"}}
	x := &Concept{ID: "x", Broader: []string{"top"}}
	y := &Concept{ID: "y"}
	z := &Concept{ID: "z", Broader: []string{"top", "x"}}
	g, _ := Merge(Layer{{Concepts: []*Concept{z, top, x, y}}})
	for id, want := range map[string]string{"top": "z x y", "x": "z", "y": "", "nowhere": ""} {
		if got := strings.Join(g.Narrower(id), " "); got != want {
			t.Errorf("narrower than %s: %s, want %s", id, got, want)
		}
	}
}

func TestMergeReportsDangling(t *testing.T) {
	c := concept("a", "甲", at("g", 0))
	c.Broader, c.Narrower, c.Related = []string{"b1"}, []string{"n1"}, []string{"a", "r1"}
	c.Sources = []Source{{Ref: "known"}, {Ref: "s1", Origin: at("g", 40)}}
	q := &Quotation{Ref: "q1", Also: []string{"known", "q2"}, Origin: at("g", 80)}
	_, problems := Merge(Layer{{
		Concepts: []*Concept{c}, Quotations: []*Quotation{q}, Overlays: []*Overlay{{Key: "known"}},
	}})
	want := []struct {
		names string
		at    Origin
	}{{"b1", c.Origin}, {"n1", c.Origin}, {"r1", c.Origin}, {"s1", at("g", 40)}, {"q1", q.Origin}, {"q2", q.Origin}}
	if len(problems) != len(want) {
		t.Fatalf("%d problems, want %d: %v", len(problems), len(want), problems)
	}
	for i, p := range problems {
		if p.Code != "glossary-dangling" || p.At != want[i].at || p.Severity != Warning ||
			!strings.Contains(p.Message[0].Text, want[i].names) || !strings.Contains(p.Message[1].Text, want[i].names) {
			t.Errorf("problem %d is %+v, want one of %s", i, p, want[i].names)
		}
	}
}

func TestMergeDoesNotMindOverriddenRelations(t *testing.T) {
	old := concept("a", "舊", at("e", 0))
	old.Broader = []string{"gone"}
	if _, problems := Merge(Layer{{Concepts: []*Concept{old}}}, Layer{{Concepts: []*Concept{concept("a", "新", at("w", 0))}}}); len(problems) != 0 {
		t.Errorf("problems %v", problems)
	}
}

func TestLookup(t *testing.T) {
	l := Localized{{"en", "E"}, {"zh-Hans", "简"}, {"zh-Hant-TW", "臺"}, {"zh-Hant", "繁"}, {"de", "D"}}
	for _, test := range []struct{ langs, want string }{
		{"zh-Hant", "繁"},
		{"ZH-hant", "繁"},
		{"zh-Hant-TW", "臺"},
		{"zh-Hant-HK", "繁"},
		{"zh-Hans-CN", "简"},
		{"zh", "简"},
		{"en-GB", "E"},
		{"fr de", "D"},
		{"fr", ""},
		{"z", ""},
		{"zh-H", ""},
		{"", ""},
	} {
		got, ok := l.Lookup(strings.Fields(test.langs)...)
		if got.Text != test.want || ok != (test.want != "") {
			t.Errorf("Lookup(%s) = %q, %t, want %q", test.langs, got.Text, ok, test.want)
		}
	}
	if _, ok := Localized(nil).Lookup("zh"); ok {
		t.Error("an empty text has a language")
	}
}

func TestPreferred(t *testing.T) {
	c := &Concept{Terms: []Term{
		{Text: "科技主權", Lang: "zh-Hant", Status: Admitted},
		{Text: "技术主权", Lang: "zh-Hans"},
		{Text: "技術主權（臺）", Lang: "zh-Hant-TW"},
		{Text: "技術主權", Lang: "zh-Hant"},
		{Text: "tech sovereignty", Lang: "en", Status: Deprecated},
	}}
	for _, test := range []struct{ langs, want string }{
		{"zh-Hant", "技術主權"},
		{"zh-Hant-TW", "技術主權（臺）"},
		{"zh-Hant-HK", "技術主權"},
		{"zh-Hans-CN", "技术主权"},
		{"zh", "技术主权"},
		{"en zh-Hant", "技術主權"},
		{"en", "技术主权"},
		{"", "技术主权"},
	} {
		if got := c.Preferred(strings.Fields(test.langs)...); got == nil || got.Text != test.want {
			t.Errorf("Preferred(%s) = %v, want %s", test.langs, got, test.want)
		}
	}
	only := &Concept{Terms: []Term{{Text: "物件化", Lang: "zh-Hant", Status: Superseded}}}
	if got := only.Preferred("en"); got != &only.Terms[0] {
		t.Errorf("Preferred of a concept without a preferred term is %v", got)
	}
	if (&Concept{}).Preferred("zh") != nil {
		t.Error("a concept without terms has a preferred one")
	}
}

func TestName(t *testing.T) {
	for want, n := range map[string]Name{
		"":              {},
		"國家科學委員會":       {Literal: "國家科學委員會"},
		"王小明":           {Family: "王", Given: "小明"},
		"𠮷田":            {Family: "𠮷", Given: "田"},
		"Thomas Hobbes": {Family: "Hobbes", Given: "Thomas"},
		"Plato":         {Family: "Plato"},
		"Émile Zola":    {Family: "Zola", Given: "Émile"},
		"托馬斯·霍布斯":       {Literal: "托馬斯·霍布斯", Family: "霍布斯", Given: "托馬斯"},
	} {
		if got := n.String(); got != want {
			t.Errorf("%+v is %q, want %q", n, got, want)
		}
	}
}

func BenchmarkMerge(b *testing.B) {
	file := &File{}
	for i := range 10_000 {
		id := "c" + strings.Repeat("x", i%7) + string(rune('a'+i%26)) + strings.Repeat("0", i%5) + string(rune(0x4E00+i))
		file.Concepts = append(file.Concepts, &Concept{ID: id, Broader: []string{file.first()}})
		file.References = append(file.References, &Reference{Key: id})
		file.Overlays = append(file.Overlays, &Overlay{Key: id, AuthorNames: []string{"霍布斯"}})
	}
	override := &File{Concepts: file.Concepts, References: file.References}
	for b.Loop() {
		Merge(Layer{file}, Layer{override})
	}
}

// first returns the id of the file's first concept, which all others of the
// benchmark are narrower than.
func (f *File) first() string {
	if len(f.Concepts) == 0 {
		return ""
	}
	return f.Concepts[0].ID
}
