package passage_test

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/annotate/passage"
	"pgregory.net/rapid"
)

// book is what the properties and tables draw from.
type book struct {
	wordings []string
	index    *passage.Index
}

func newBook(seed uint64, count, runes int) book {
	w := newLanguage(seed).wordings(count, runes)
	return book{w, passage.NewIndex(w, fold)}
}

// cut returns n letters of s from the i-th on, with the punctuation inside.
func cut(s string, i, n int) string {
	start, end, k := 0, len(s), 0
	for at, r := range s {
		if strings.ContainsRune("，。；", r) {
			continue
		}
		if k == i {
			start = at
		}
		if k == i+n {
			end = at
			break
		}
		k++
	}
	return strings.TrimRight(s[start:end], "，。；")
}

func TestSubstitutions(t *testing.T) {
	b := newBook(11, 300, 120)
	rapid.Check(t, func(t *rapid.T) {
		w := b.wordings[rapid.IntRange(0, len(b.wordings)-1).Draw(t, "wording")]
		total := len(letters(w))
		q := rapid.IntRange(20, total).Draw(t, "length")
		quote := cut(w, rapid.IntRange(0, total-q).Draw(t, "from"), q)
		k := rapid.IntRange(1, q/8).Draw(t, "edits")
		at := rapid.SliceOfNDistinct(rapid.IntRange(0, q-1), k, k, rapid.ID).Draw(t, "at")
		slices.Sort(at)
		var out strings.Builder
		var is, was strings.Builder
		i := 0
		for _, r := range quote {
			if strings.ContainsRune("，。；", r) {
				out.WriteRune(r)
				continue
			}
			if slices.Contains(at, i) {
				n := rune(0x20000 + rapid.IntRange(0, 5000).Draw(t, "rune"))
				is.WriteRune(n)
				was.WriteRune(r)
				r = n
			}
			out.WriteRune(r)
			i++
		}
		text := out.String()
		m, ok := b.index.Quote(text)
		if !ok || m.Verdict != passage.Altered {
			t.Fatalf("%q: %+v", text, m)
		}
		if e := invalid(b.wordings, text, m); e != "" {
			t.Fatalf("%s: %+v", e, m)
		}
		var gotIs, gotWas strings.Builder
		for _, e := range m.Edits {
			gotIs.WriteString(string(letters(text[e.Text.Start:e.Text.End])))
			gotWas.WriteString(string(letters(b.wordings[m.Wording][e.Source.Start:e.Source.End])))
		}
		if gotIs.String() != is.String() || gotWas.String() != was.String() {
			t.Fatalf("edits %s/%s, want %s/%s", &gotIs, &gotWas, &is, &was)
		}
	})
}

func TestExactQuotes(t *testing.T) {
	b := newBook(12, 300, 120)
	rapid.Check(t, func(t *rapid.T) {
		id := rapid.IntRange(0, len(b.wordings)-1).Draw(t, "wording")
		w := b.wordings[id]
		total := len(letters(w))
		q := rapid.IntRange(4, total).Draw(t, "length")
		quote := cut(w, rapid.IntRange(0, total-q).Draw(t, "from"), q)
		m, ok := b.index.Quote(quote)
		if !ok || m.Verdict != passage.Verbatim || m.Text.Len() != len(quote) ||
			b.wordings[m.Wording][m.Source.Start:m.Source.End] != quote {
			t.Fatalf("%q: %+v", quote, m)
		}
		bare := string(letters(quote))
		if m, ok = b.index.Quote(bare); !ok || m.Verdict < passage.Equivalent {
			t.Fatalf("%q: %+v", bare, m)
		}
		if !slices.ContainsFunc(b.index.Candidates(quote), func(m passage.Match) bool { return m.Wording == id }) {
			t.Fatalf("%q: wording %d is no candidate", quote, id)
		}
		if q < 12 {
			return
		}
		text := "😀\U0002A000\U0002A001。" + quote + "，\U0002A002\U0002A003"
		ms := b.index.Scan(text, q)
		if len(ms) != 1 || text[ms[0].Text.Start:ms[0].Text.End] != quote || ms[0].Verdict < passage.Equivalent {
			t.Fatalf("scan %q: %+v", text, ms)
		}
	})
}

// TestEdits applies any edits and checks what is reported against the texts
// themselves: with the edits undone, the text is the source.
func TestEdits(t *testing.T) {
	b := newBook(13, 200, 100)
	rapid.Check(t, func(t *rapid.T) {
		w := b.wordings[rapid.IntRange(0, len(b.wordings)-1).Draw(t, "wording")]
		rs := []rune(w)
		for range rapid.IntRange(0, len(rs)/10).Draw(t, "edits") {
			i := rapid.IntRange(0, len(rs)-1).Draw(t, "at")
			switch rapid.IntRange(0, 2).Draw(t, "kind") {
			case 0:
				rs[i] = rs[rapid.IntRange(0, len(rs)-1).Draw(t, "from")]
			case 1:
				rs = slices.Delete(rs, i, i+1)
			case 2:
				rs = slices.Insert(rs, i, rs[rapid.IntRange(0, len(rs)-1).Draw(t, "from")])
			}
		}
		text := string(rs)
		check := func(m passage.Match) {
			if e := invalid(b.wordings, text, m); e != "" {
				t.Fatalf("%s: %q %+v", e, text, m)
			}
			if m.Reordered {
				return
			}
			source := b.wordings[m.Wording]
			var undone strings.Builder
			at := m.Text.Start
			for _, e := range m.Edits {
				undone.WriteString(text[at:e.Text.Start])
				undone.WriteString(source[e.Source.Start:e.Source.End])
				at = e.Text.End
			}
			undone.WriteString(text[at:m.Text.End])
			if got, want := string(letters(undone.String())), string(letters(source[m.Source.Start:m.Source.End])); got != want {
				t.Fatalf("%q undone is %q, want %q; %+v", text, got, want, m)
			}
		}
		m, ok := b.index.Quote(text)
		if !ok {
			t.Fatalf("%q not found", text)
		}
		check(m)
		for _, m := range b.index.Scan(text, 12) {
			check(m)
		}
	})
}

// TestConcurrent is for the race detector.
func TestConcurrent(t *testing.T) {
	x := passage.NewIndex(stored, fold)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 20 {
				m, ok := x.Quote(hegelT)
				if ms := x.Scan(hegelT, 16); !ok || len(ms) != 1 || !slices.Equal(ms[0].Edits, m.Edits) {
					t.Errorf("%+v, %+v", m, ms)
				}
			}
		})
	}
	wg.Wait()
}

func FuzzPassage(f *testing.F) {
	f.Add(hegel, hegelT)
	f.Add(caocao, "見小利而忘義，臨大事而惜身")
	f.Add(astral, "𠮷野家门前的鹮鸟😀飞走了\U000E0100…只剩下一地羽毛")
	f.Add(edited, "老船長[a]〔當時六十歲〕\r\n把航海日誌\xff鎖進...箱子")
	f.Add(strings.Repeat("甲", 60), strings.Repeat("甲", 40)+"乙"+strings.Repeat("甲", 40))
	f.Add(accent, "Les chefs-d\u2019œuvre du cafe\u0301 E\u0301lyse\u0301e")
	f.Add("\xff\xfe\uFFFD春夏秋冬", "\uFFFD\xff春夏秋冬")
	f.Fuzz(func(t *testing.T, wording, text string) { check(t, wording, text) })
}

// TestAnything is the fuzz target over text that repeats itself.
func TestAnything(t *testing.T) {
	runes := rapid.StringOfN(rapid.RuneFrom([]rune("甲乙丙丁甲乙丙丁甲乙丙丁𠮷吉é，。…[〔]〕😀aA\n")), 0, 120, -1)
	rapid.Check(t, func(rt *rapid.T) {
		check(rt, runes.Draw(rt, "wording"), runes.Draw(rt, "text"))
	})
}

// check holds all matches of a text to what a match promises.
func check(t rapid.TB, wording, text string) {
	wordings := []string{"", wording, bridge, wording + bridge}
	x := passage.NewIndex(wordings, fold)
	all := x.Candidates(text)
	m, ok := x.Quote(text)
	if ok != (len(all) > 0) || ok && m.Verdict != all[0].Verdict {
		t.Fatalf("best %+v, candidates %+v", m, all)
	}
	if ok {
		all = append(all, m)
	}
	scanned := x.Scan(text, 12)
	for i, m := range scanned {
		for _, other := range scanned[:i] {
			if m.Text.Start < other.Text.End && other.Text.Start < m.Text.End {
				t.Fatalf("%+v overlaps %+v", m, other)
			}
		}
	}
	for _, m := range append(all, scanned...) {
		if e := invalid(wordings, text, m); e != "" {
			t.Fatalf("%s: %+v", e, m)
		}
	}
}
