package annotate_test

import (
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

func TestDoubtful(t *testing.T) {
	t.Parallel()
	d, err := prose.LoadDictionary()
	if err != nil {
		t.Fatal(err)
	}
	empty, _ := glossary.Merge()
	bare := annotate.Compile(empty)
	x := bare.WithDictionary(d)
	for _, c := range []struct {
		text, form string
		doubtful   bool
	}{
		{"人民法院開庭了", "人民", true},   // a part of a longer word
		{"他主張社會主義", "社會", true},   // the same
		{"發展中國家的路", "中國", true},   // two words
		{"歐洲人談技術主權", "技術", false}, // nothing is astride an edge
		{"這些資料很重要", "資料", false},
	} {
		i := strings.Index(c.text, c.form)
		if got := x.Doubtful(c.text, i, i+len(c.form)); got != c.doubtful {
			t.Errorf("%s in %s: %t", c.form, c.text, got)
		}
		if bare.Doubtful(c.text, i, i+len(c.form)) {
			t.Errorf("%s in %s is doubted without a lexicon", c.form, c.text)
		}
	}
}
