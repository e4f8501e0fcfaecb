package passage_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/annotate/passage"
)

func split(file string, lo, hi, max int) []string {
	b, _ := os.ReadFile("/work/shared/data/clean/" + file)
	var out []string
	var cur strings.Builder
	for _, r := range string(b) {
		if r == '\n' {
			cur.Reset()
			continue
		}
		cur.WriteRune(r)
		if r == '。' {
			s := cur.String()
			if n := utf8.RuneCountInString(s); n >= lo && n <= hi {
				out = append(out, s)
			}
			cur.Reset()
		}
	}
	// evenly spread
	if len(out) > max {
		step := len(out) / max
		var o []string
		for i := 0; i < len(out) && len(o) < max; i += step {
			o = append(o, out[i])
		}
		out = o
	}
	return out
}

func TestLocal(t *testing.T) {
	for _, src := range []string{"hans-law.txt", "hans-d2l.txt", "hant-law.txt"} {
		w := split(src, 30, 120, 10000)
		start := time.Now()
		x := passage.NewIndex(w, fold)
		fmt.Println(src, len(w), "wordings, built", time.Since(start))
		for _, f := range []string{"hans-d2l.txt", "hant-rust-book.txt", "hans-law.txt", "hant-law.txt"} {
			b, _ := os.ReadFile("/work/shared/data/clean/" + f)
			text := string(b)[:1<<20-100000]
			x.Scan(text, 16)
			start := time.Now()
			ms := x.Scan(text, 16)
			d := time.Since(start)
			v := map[passage.Verdict]int{}
			for _, m := range ms {
				v[m.Verdict]++
			}
			fmt.Println(x.Steps(), "steps per rune", float64(x.Steps())*3/float64(len(text))); fmt.Printf("   %-20s %6.1f MB/s %v\n", f, float64(len(text))/1e6/d.Seconds(), v)
			if os.Getenv("SHOW") != "" && f != src {
				for i, m := range ms {
					if i > 15 && i < len(ms)-10 {
						continue
					}
					fmt.Println("      ", describe(w, text, m, true), m.Similarity)
				}
			}
		}
	}
}

func BenchmarkLocal(b *testing.B) {
	w := split("hans-law.txt", 30, 120, 10000)
	x := passage.NewIndex(w, fold)
	bs, _ := os.ReadFile("/work/shared/data/clean/hans-d2l.txt")
	text := string(bs)[:1<<20-100000]
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		x.Scan(text, 16)
	}
}
func BenchmarkLocalLaw(b *testing.B) {
	w := split("hans-law.txt", 30, 120, 10000)
	x := passage.NewIndex(w, fold)
	bs, _ := os.ReadFile("/work/shared/data/clean/hans-law.txt")
	text := string(bs)[:1<<20-100000]
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		x.Scan(text, 16)
	}
}
