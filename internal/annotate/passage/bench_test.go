package passage_test

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/jiaozhu/jiaozhu/internal/annotate/passage"
)

// BenchmarkScanUnrelated reads text on another subject than the wordings.
func BenchmarkScanUnrelated(b *testing.B) {
	l := newLanguage(21)
	benchmarkScan(b, l, l.other(22))
}

// BenchmarkScanRelated reads text in the very words of the wordings.
func BenchmarkScanRelated(b *testing.B) {
	l := newLanguage(21)
	benchmarkScan(b, l, l)
}

func benchmarkScan(b *testing.B, stored, read *language) {
	x := passage.NewIndex(stored.wordings(10_000, 60), fold)
	text := read.text(1 << 20 / 3)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		x.Scan(text, 16)
	}
}

// BenchmarkScanQuoting reads text of which a tenth are altered passages.
func BenchmarkScanQuoting(b *testing.B) {
	l := newLanguage(21)
	w := l.wordings(10_000, 60)
	x := passage.NewIndex(w, fold)
	var text strings.Builder
	for i := 0; text.Len() < 1<<20; i++ {
		text.WriteString(alter(l.rand, w[i*7%len(w)], 2))
		text.WriteString(l.text(540))
	}
	b.SetBytes(int64(text.Len()))
	b.ReportAllocs()
	for b.Loop() {
		x.Scan(text.String(), 16)
	}
}

// BenchmarkScanParagraph reads what an edit makes stale.
func BenchmarkScanParagraph(b *testing.B) {
	l := newLanguage(21)
	x := passage.NewIndex(l.wordings(10_000, 60), fold)
	text := l.text(200)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		x.Scan(text, 16)
	}
}

// BenchmarkScanWorst reads text that is near a wording at every position.
func BenchmarkScanWorst(b *testing.B) {
	x := passage.NewIndex([]string{strings.Repeat("甲乙", 500) + "丙", strings.Repeat("甲", 1000)}, fold)
	text := strings.Repeat("甲甲甲甲甲乙", 20_000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		x.Scan(text, 16)
	}
}

func benchmarkQuote(b *testing.B, of func(l *language, w string) string) {
	l := newLanguage(21)
	w := l.wordings(10_000, 60)
	x := passage.NewIndex(w, fold)
	quotes := texts(200, func(i int) string {
		for {
			if s := w[l.rand.IntN(len(w))]; len(letters(s)) >= 40 {
				return of(l, cut(s, 0, 40))
			}
		}
	})
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		x.Quote(quotes[i%len(quotes)])
		i++
	}
}

func texts(n int, each func(int) string) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = each(i)
	}
	return out
}

func BenchmarkQuoteExact(b *testing.B) {
	benchmarkQuote(b, func(_ *language, w string) string { return w })
}

func BenchmarkQuoteAltered(b *testing.B) {
	benchmarkQuote(b, func(l *language, w string) string { return alter(l.rand, w, 3) })
}

func BenchmarkQuoteAbsent(b *testing.B) {
	benchmarkQuote(b, func(l *language, _ string) string { return l.text(40) })
}

// BenchmarkQuoteWorst looks up a quotation whose every shingle is everywhere.
func BenchmarkQuoteWorst(b *testing.B) {
	w := make([]string, 10_000)
	for i := range w {
		w[i] = strings.Repeat("甲乙丙丁", 15)
	}
	x := passage.NewIndex(w, fold)
	text := strings.Repeat("甲乙丙丁戊", 8)
	for b.Loop() {
		x.Quote(text)
	}
}

func BenchmarkNewIndex(b *testing.B) {
	w := newLanguage(21).wordings(10_000, 60)
	n := 0
	for _, s := range w {
		n += len(s)
	}
	b.SetBytes(int64(n))
	b.ReportAllocs()
	for b.Loop() {
		passage.NewIndex(w, fold)
	}
}

// alter replaces n characters by strange ones.
func alter(r *rand.Rand, s string, n int) string {
	rs := []rune(s)
	for n > 0 {
		i := r.IntN(len(rs))
		if strings.ContainsRune("，。；", rs[i]) || rs[i] >= 0x20000 {
			continue
		}
		rs[i] = stray(r)
		n--
	}
	return string(rs)
}

// TestTable measures what is found, and how fast, in one long wording and in
// many short ones. It fails where what must be found is not; -v prints it.
func TestTable(t *testing.T) {
	quotes, sizes := 100, []int{20_000, 100_000, 500_000}
	if testing.Verbose() {
		quotes, sizes = 300, append(sizes, 2_000_000)
	}
	for _, size := range sizes {
		for _, runes := range []int{size, 60} {
			l := newLanguage(31)
			w := []string{l.text(size)}
			if runes < size {
				w = l.wordings(size/runes, runes)
			}
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			start := time.Now()
			x := passage.NewIndex(w, fold)
			built := time.Since(start)
			runtime.GC()
			runtime.ReadMemStats(&after)
			lengths := make([]int, len(w))
			for i := range w {
				w[i] = cut(w[i], 0, 4000)
				lengths[i] = len(letters(w[i]))
			}
			line := fmt.Sprintf("%4dk in %5d: built in %3d ms, %4.1f MB", size/1000, len(w), built.Milliseconds(), float64(after.HeapAlloc-before.HeapAlloc)/1e6)
			for _, q := range []int{12, 40, 200} {
				if q > runes {
					continue
				}
				for _, k := range []int{0, 1, 3} {
					found, want := 0, 0
					var spent []time.Duration
					for want < quotes {
						i := l.rand.IntN(len(w))
						s, total := w[i], lengths[i]
						if total < q {
							continue
						}
						want++
						text := alter(l.rand, cut(s, l.rand.IntN(total-q+1), q), k)
						start := time.Now()
						m, ok := x.Quote(text)
						spent = append(spent, time.Since(start))
						if ok && (m.Verdict == passage.Altered) == (k > 0) && len(m.Edits) <= k {
							found++
						}
					}
					slices.Sort(spent)
					line += fmt.Sprintf("\n      q=%-3d %d edits: found %3d of %d, %4d µs, 99 of 100 within %4d µs", q, k, found, want,
						spent[len(spent)/2].Microseconds(), spent[len(spent)*99/100].Microseconds())
					if must := q > 12 || k <= 1; must && found < want {
						t.Errorf("size %d in %d, q=%d, %d edits: %d of %d found", size, len(w), q, k, found, want)
					}
				}
			}
			absent := 0
			for range quotes {
				if m, ok := x.Quote(l.text(40)); ok {
					absent++
					t.Errorf("%+v", m)
				}
			}
			line += fmt.Sprintf("\n      q=40  not stored: taken for a passage %d of %d", absent, quotes)
			t.Log(line)
			runtime.KeepAlive(x)
		}
	}
}
