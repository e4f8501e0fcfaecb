package prose_test

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

func dictionary(t testing.TB) *prose.Dictionary {
	t.Helper()
	d, err := prose.LoadDictionary()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// plain is a segmenter without terms; to make one takes a while.
var plain = sync.OnceValue(func() *prose.Segmenter {
	d, err := prose.LoadDictionary()
	if err != nil {
		panic(err)
	}
	return prose.NewSegmenter(d, nil)
})

func cut(s *prose.Segmenter, text string) string {
	var words []string
	for _, w := range s.Words(text) {
		words = append(words, text[w.Start:w.End])
	}
	return strings.Join(words, "|")
}

func TestWords(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"", ""},
		{"国家主权", "国家|主权"},
		{"國家主權", "國家|主權"},
		{"公民的民主權利", "公民|的|民主|權利"},
		{"后来的发展。", "后来|的|发展|。"},
		{"後來的發展。", "後來|的|發展|。"},
		{"Web３.０與API", "Web３|.|０|與|API"},
		{"ＡＢＣ公司", "ＡＢＣ|公司"},
		{"État，Ⱥ，K", "État|，|Ⱥ|，|K"}, // lower case is longer than Ⱥ, shorter than K
		{"𠮷😀", "𠮷|😀"},
		{"中国\r\n\t社会", "中国|\r|\n|\t|社会"},
		{"社\xff会\xe4", "社|\xff|会|\xe4"},
		{"社会\x00主\x00", "社会|\x00|主|\x00"},
	} {
		if got := cut(plain(), test.text); got != test.want {
			t.Errorf("Words(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

func TestWordsKnowsTerms(t *testing.T) {
	s := prose.NewSegmenter(dictionary(t), []string{"", "權", "技術主權", "主權", "bad\x00term", "\xff\xfe", strings.Repeat("長", 100)})
	for _, test := range []struct{ text, want string }{
		{"討論技術主權的歷史", "討論|技術主權|的|歷史"},
		{"讨论技术主权的历史", "讨论|技术主权|的|历史"},
		{"民主權利", "民主|權利"},
		{"公民主權在民", "公民|主權|在|民"},
	} {
		if got := cut(s, test.text); got != test.want {
			t.Errorf("Words(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}

func TestWordsIsSafeForConcurrentUse(t *testing.T) {
	text := "國家主權與民主權利"
	want := cut(plain(), text)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 50 {
				if got := cut(plain(), text); got != want {
					t.Errorf("Words = %q, want %q", got, want)
				}
			}
		})
	}
	group.Wait()
}

func TestFrequency(t *testing.T) {
	d := dictionary(t)
	for _, word := range []string{"发展", "国家", "的", "一", "后来", "着名", "龟"} {
		if d.Frequency(word) <= 0 || d.WordClass(word) == 0 {
			t.Errorf("%q is not in the dictionary", word)
		}
	}
	for _, word := range []string{"", "發展", "国家国家", "\xff", "zzz", "\U0010ffff", "发展 68664", "\n"} {
		if n := d.Frequency(word); n != 0 {
			t.Errorf("Frequency(%q) = %d", word, n)
		}
	}
	if d.Frequency("的") <= d.Frequency("发展") || d.Frequency("发展") <= d.Frequency("龟甲") {
		t.Error("frequencies are out of order")
	}
	if class := d.WordClass("国家"); class != 'n' {
		t.Errorf("WordClass(国家) = %c", class)
	}
}

func TestHantSpellings(t *testing.T) {
	d := dictionary(t)
	for word, want := range map[string][]string{
		"只能": {"只能"}, "后来": {"後來"}, "头发": {"頭髮"}, "发展": {"發展"}, "着名": {"著名"},
		"皇后": {"皇后"}, "国家": {"國家"}, "一出": {"一齣", "一出"}, "干净": {"乾淨"},
		"只": nil, "": nil, "頭髮": nil, "没有的词": nil,
	} {
		if got := d.HantSpellings(word); !slices.Equal(got, want) {
			t.Errorf("HantSpellings(%s) = %v, want %v", word, got, want)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, seed := range []string{
		"", "國家主權，“民主”權利", "ＡＢＣ１２３　。", "𠮷😀e\u0301", "一\r\n\t二", "\xff\xe5\x9c", "\x00一\x00",
		"ȺK㑮𫝈", "Café Σς", "a1b2國c3",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		folded := prose.FoldString(text)
		if got, want := utf8.RuneCountInString(folded), utf8.RuneCountInString(text); got != want {
			t.Errorf("FoldString(%q) has %d runes, want %d", text, got, want)
		}
		if again := prose.FoldString(folded); again != folded {
			t.Errorf("FoldString(%q) = %q, folded again %q", text, folded, again)
		}
		starts := map[int]bool{len(text): true}
		for i := range text {
			starts[i] = true
		}
		end := 0
		for _, w := range plain().Words(text) {
			if w.Start != end || w.End <= w.Start || !starts[w.Start] || !starts[w.End] {
				t.Fatalf("Words(%q): span %v behind %d", text, w, end)
			}
			end = w.End
		}
		if end != len(text) {
			t.Errorf("Words(%q) ends at %d", text, end)
		}
		hant, hans := prose.CountScripts(text)
		if n := utf8.RuneCountInString(text); hant < 0 || hans < 0 || hant+hans > n {
			t.Errorf("CountScripts(%q) = %d, %d of %d runes", text, hant, hans, n)
		}
	})
}

func BenchmarkNewSegmenter(b *testing.B) {
	d := dictionary(b)
	b.ReportAllocs()
	for b.Loop() {
		prose.NewSegmenter(d, nil)
	}
}

func BenchmarkWords(b *testing.B) {
	line, _, _ := strings.Cut(sample, "\n")
	s := plain()
	b.SetBytes(int64(len(line)))
	b.ReportAllocs()
	for b.Loop() {
		s.Words(line)
	}
}

func BenchmarkFrequency(b *testing.B) {
	d := dictionary(b)
	for b.Loop() {
		d.Frequency("主权")
	}
}
