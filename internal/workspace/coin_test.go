package workspace

import (
	"slices"
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
)

func TestCoinID(t *testing.T) {
	for _, tt := range []struct{ original, chinese, want string }{
		{"style transfer", "風格遷移", "style-transfer"},
		{"Technologiesouveränität", "技術主權", "technologiesouveranitat"},
		{"Bayes’ theorem", "", "bayes-theorem"},
		{"C++", "", "c"},
		{"суверенитет", "主權", "zhu-quan"},
		{"", "技術主權", "ji-shu-zhu-quan"},
		{"", "AI治理", "ai-zhi-li"},
		{"", "😀", "concept"},
		{"", "海𠮷灣", "hai-wan"},
		{"sea", "大海", "sea-3"},
	} {
		got := CoinID(tt.original, tt.chinese, func(id string) bool { return id == "sea" || id == "sea-2" })
		if got != tt.want {
			t.Errorf("CoinID(%q, %q) = %q, want %q", tt.original, tt.chinese, got, tt.want)
		}
	}
	if id := CoinID(strings.Repeat("word ", 100), "", func(string) bool { return false }); len(id) > maxID {
		t.Errorf("the id has %d letters", len(id))
	}
}

func TestSimilar(t *testing.T) {
	concept := func(id string, terms ...string) *glossary.Concept {
		c := &glossary.Concept{ID: id}
		for _, term := range terms {
			c.Terms = append(c.Terms, glossary.Term{Text: term})
		}
		return c
	}
	g, _ := glossary.Merge(glossary.Layer{{Concepts: []*glossary.Concept{
		concept("technology-sovereignty", "技術主權", "technology sovereignty"),
		concept("digital-sovereignty", "數位主權"),
		concept("boolean", "布林值"),
		concept("object", "對象"),
	}}})
	x := annotate.Compile(g)
	for _, tt := range []struct {
		form, original string
		want           []string
	}{
		{"科技主權", "", []string{"technology-sovereignty"}},
		{"技术主权", "", []string{"technology-sovereignty"}},
		{"布林直", "", []string{"boolean"}},
		{"工藝主權", "technology sovereignty", []string{"technology-sovereignty"}},
		{"物件", "", nil},
		{"主權", "", []string{"technology-sovereignty", "digital-sovereignty"}},
		{strings.Repeat("主權", 100), "", nil},
	} {
		var got []string
		for _, c := range Similar(x, tt.form, tt.original) {
			got = append(got, c.ID)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("Similar(%q, %q) = %v, want %v", tt.form, tt.original, got, tt.want)
		}
	}
}
