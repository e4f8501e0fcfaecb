package e2e

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// large writes a workspace with a glossary of n generated terms, and returns it
// with about size bytes of Markdown that uses them.
func large(b testing.TB, n, size int) (root, text string) {
	rng := rand.New(rand.NewPCG(7, 11))
	zipf := rand.NewZipf(rng, 1.1, 20, 3000)
	word := func(k int) string {
		out := make([]rune, k)
		for i := range out {
			out[i] = rune(0x4E00 + 5*zipf.Uint64())
		}
		return string(out)
	}
	var g, t strings.Builder
	g.WriteString("lang: zh-Hant\nconcepts:\n")
	terms := make([]string, n)
	for i := range terms {
		terms[i] = word(3 + rng.IntN(3))
		status := ""
		if i%50 == 0 {
			status = fmt.Sprintf("\n      - {text: %s, lang: zh-Hant, status: superseded}", word(4))
		}
		fmt.Fprintf(&g, "  - id: c%d\n    definition: %s\n    terms:\n      - {text: %s, lang: zh-Hant}%s\n", i, word(20), terms[i], status)
	}
	for t.Len() < size {
		if rng.IntN(15) == 0 {
			fmt.Fprintf(&t, "## %s\n\n", word(8))
		}
		for range 3 + rng.IntN(6) {
			t.WriteString(word(8 + rng.IntN(12)))
			if rng.IntN(3) == 0 {
				t.WriteString(terms[rng.IntN(n)])
			}
			t.WriteString("，")
		}
		t.WriteString("說完。\n\n")
	}
	return write(b, map[string]string{"large.glossary.yaml": g.String()}), t.String()
}

// BenchmarkKeystroke measures, through the wire, from the sending of one typed
// character to the answered request for diagnostics of the new version, in
// documents of two sizes with 10,000 terms.
func BenchmarkKeystroke(b *testing.B) {
	for _, size := range []int{10 << 10, 1 << 20} {
		b.Run(fmt.Sprintf("%dKB", size>>10), func(b *testing.B) {
			root, text := large(b, 10_000, size)
			s := newSession(b)
			s.call("initialize", map[string]any{
				"processId": nil, "rootUri": fileURI(root), "capabilities": map[string]any{"textDocument": map[string]any{"diagnostic": map[string]any{}}},
			})
			s.notify("initialized", map[string]any{})
			uri := fileURI(filepath.Join(root, "large.md"))
			s.open(uri, text)
			s.call("textDocument/diagnostic", map[string]any{"textDocument": map[string]any{"uri": uri}})
			time.Sleep(settle) // the dictionary
			s.call("textDocument/diagnostic", map[string]any{"textDocument": map[string]any{"uri": uri}})
			lines := strings.Count(text, "\n")
			var times, hovers []time.Duration
			version := 1
			for b.Loop() {
				version++
				at := map[string]any{"line": lines / 2, "character": 0}
				start := time.Now()
				s.notify("textDocument/didChange", map[string]any{
					"textDocument":   map[string]any{"uri": uri, "version": version},
					"contentChanges": []any{map[string]any{"range": map[string]any{"start": at, "end": at}, "text": "主"}},
				})
				m := s.call("textDocument/diagnostic", map[string]any{"textDocument": map[string]any{"uri": uri}})
				times = append(times, time.Since(start))
				if m.Error != nil || !json.Valid(m.Result) {
					b.Fatalf("diagnostic: %+v", m)
				}
				start = time.Now()
				s.call("textDocument/hover", map[string]any{"textDocument": map[string]any{"uri": uri}, "position": map[string]any{"line": 2, "character": 9}})
				hovers = append(hovers, time.Since(start))
			}
			b.ReportMetric(quantile(times, 0.5), "ms-p50")
			b.ReportMetric(quantile(times, 0.99), "ms-p99")
			b.ReportMetric(quantile(hovers, 0.99), "ms-hover-p99")
			if n, ok := resident(s); ok {
				b.ReportMetric(float64(n)/(1<<20), "MB-rss")
			}
			b.ReportMetric(0, "ns/op")
			s.close()
		})
	}
}

// quantile returns a quantile of measured times, in milliseconds.
func quantile(ds []time.Duration, q float64) float64 {
	slices.Sort(ds)
	return float64(ds[min(int(q*float64(len(ds))), len(ds)-1)].Microseconds()) / 1000
}
