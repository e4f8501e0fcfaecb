package e2e

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// BenchmarkCompletion measures completion through the wire in a document of 1 MB
// with 10,000 terms, each request right behind a keystroke: of a term by its first
// two characters and of whatever two letters of pinyin begin. The time of the
// keystroke itself is not in it; ms-both has it.
func BenchmarkCompletion(b *testing.B) {
	root, text := large(b, 10_000, 1<<20)
	glossary, err := os.ReadFile(filepath.Join(root, "large.glossary.yaml"))
	if err != nil {
		b.Fatal(err)
	}
	var terms []string
	for _, m := range regexp.MustCompile(`text: (\S+), lang: zh-Hant}\n`).FindAllSubmatch(glossary, 200) {
		terms = append(terms, string([]rune(string(m[1]))[:2]))
	}
	s := newSession(b)
	s.call("initialize", map[string]any{
		"processId": nil, "rootUri": fileURI(root), "capabilities": map[string]any{"textDocument": map[string]any{"diagnostic": map[string]any{}}},
	})
	s.notify("initialized", map[string]any{})
	uri := fileURI(filepath.Join(root, "large.md"))
	s.open(uri, text)
	document := map[string]any{"textDocument": map[string]any{"uri": uri}}
	s.call("textDocument/diagnostic", document)
	time.Sleep(settle) // the dictionary
	s.call("textDocument/diagnostic", document)
	lines := strings.Split(text, "\n")
	line := len(lines) / 2
	for lines[line] == "" {
		line++
	}
	version := 1
	complete := func(typed string) (completion, both time.Duration, n int) {
		version++
		start := map[string]any{"line": line, "character": 0}
		end := map[string]any{"line": line, "character": len([]rune(typed))}
		begin := time.Now()
		s.notify("textDocument/didChange", map[string]any{
			"textDocument":   map[string]any{"uri": uri, "version": version},
			"contentChanges": []any{map[string]any{"range": map[string]any{"start": start, "end": start}, "text": typed}},
		})
		s.call("textDocument/hover", map[string]any{"textDocument": map[string]any{"uri": uri}, "position": end})
		asked := time.Now()
		m := s.call("textDocument/completion", map[string]any{"textDocument": map[string]any{"uri": uri}, "position": end})
		done := time.Now()
		var list struct{ Items []struct{ Label string } }
		decode(b, m.Result, &list)
		version++
		s.notify("textDocument/didChange", map[string]any{
			"textDocument":   map[string]any{"uri": uri, "version": version},
			"contentChanges": []any{map[string]any{"range": map[string]any{"start": start, "end": end}, "text": ""}},
		})
		return done.Sub(asked), done.Sub(begin), len(list.Items)
	}
	if _, _, n := complete(terms[0]); n == 0 { // and the catalogue is made
		b.Fatalf("nothing completes %s", terms[0])
	}
	var han, pinyin, both []time.Duration
	i := 0
	for b.Loop() {
		t, all, _ := complete(terms[i%len(terms)])
		han, both = append(han, t), append(both, all)
		t, _, n := complete([]string{"zh", "sh", "ji", "yi", "zhz", "sj"}[i%6])
		if pinyin = append(pinyin, t); n == 0 {
			b.Fatal("nothing is spelled like that")
		}
		i++
	}
	b.ReportMetric(quantile(han, 0.5), "ms-p50")
	b.ReportMetric(quantile(han, 0.99), "ms-p99")
	b.ReportMetric(quantile(pinyin, 0.5), "ms-pinyin-p50")
	b.ReportMetric(quantile(pinyin, 0.99), "ms-pinyin-p99")
	b.ReportMetric(quantile(both, 0.99), "ms-both-p99")
	if n, ok := resident(s); ok {
		b.ReportMetric(float64(n)/(1<<20), "MB-rss")
	}
	b.ReportMetric(0, "ns/op")
	s.close()
}
