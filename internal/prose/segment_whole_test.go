package prose

import (
	"slices"
	"strings"
	"testing"

	"github.com/go-ego/gse"
)

// TestWordsAsWithTheWholeDictionary compares the words that a gse with a text's
// own words finds with those that one with all words does.
func TestWordsAsWithTheWholeDictionary(t *testing.T) {
	d, err := LoadDictionary()
	if err != nil {
		t.Fatal(err)
	}
	terms := []string{"技術主權", "技术主权", "主權", "權", "Web3.0", "open source", "國國", "後來居上的渡船", "\xff"}
	s := NewSegmenter(d, terms)
	whole := gse.Segmenter{Dict: gse.NewDict(), SkipLog: true, NotLoadHMM: true}
	whole.Init()
	for _, term := range terms {
		if folded := FoldString(term); len(folded) > 3 {
			_ = whole.AddToken(folded, float64(max(d.Frequency(folded), termFrequency)))
		}
	}
	for word, frequency := range d.All() {
		_ = whole.AddToken(word, float64(frequency))
	}
	whole.CalcToken()
	if got := float64(s.total); got != whole.Dict.TotalFreq() {
		t.Errorf("the frequencies sum to %v, want %v", got, whole.Dict.TotalFreq())
	}
	for _, text := range []string{
		"橋造好了以後，渡船又多開了十年，船夫把這些事情寫在一本小冊子裡。",
		"桥造好了以后，渡船又多开了十年，船夫把这些事情写在一本小册子里。",
		"公民的民主權利與技術主權，Web3.0 和 open source，後來居上的渡船。",
		"𠮷😀國國 Ａ１ state-of-the-art，研究生命起源，\x01他說的確實在理。",
		"結合成分子時，這個把手該換了；發展中國家用的是中央行政法規。",
		strings.Repeat("這座橋的確切長度沒有人知道，", 40),
	} {
		var want []Span
		folded := FoldString(text)
		at := make([]int, 0, len(folded)+1) // in text, by offset in folded
		for i, r := range text {
			for range len(string(Fold(r))) {
				at = append(at, i)
			}
		}
		at = append(at, len(text))
		for _, w := range whole.Segment([]byte(folded)) {
			want = append(want, Span{at[w.Start()], at[w.End()]})
		}
		if got := s.Words(text); !slices.Equal(got, want) {
			t.Errorf("Words(%s) = %v, want %v", text, got, want)
		}
	}
}

func TestPrefixes(t *testing.T) {
	d, err := LoadDictionary()
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"发展中国家的路", "一", "不以为然的样子", "zz", "", "\xff发展", "龟甲兽骨文字"} {
		var want []string
		for word := range d.All() {
			if strings.HasPrefix(text, word) {
				want = append(want, word)
			}
		}
		slices.SortFunc(want, func(a, b string) int { return len(a) - len(b) })
		var got []string
		d.prefixes(text, func(e entry) { got = append(got, e.word) })
		if !slices.Equal(got, want) {
			t.Errorf("prefixes(%q) = %q, want %q", text, got, want)
		}
	}
}
