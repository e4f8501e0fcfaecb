package e2e

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// asked measures a request b.N times, through the wire, from its sending to its
// decoded answer, and reports quantiles under a name. The first answer is not
// counted; it is returned.
func asked(b *testing.B, s *session, n int, name, method string, params func(i int) any) json.RawMessage {
	b.Helper()
	first := s.call(method, params(0))
	if first.Error != nil {
		b.Fatalf("%s: %+v", method, first.Error)
	}
	times := make([]time.Duration, 0, n)
	before := processorTime(s)
	for i := range n {
		start := time.Now()
		s.call(method, params(i))
		times = append(times, time.Since(start))
	}
	b.ReportMetric(quantile(times, 0.5), "ms-"+name+"-p50")
	b.ReportMetric(quantile(times, 0.99), "ms-"+name+"-p99")
	if used := processorTime(s) - before; used > 0 {
		b.ReportMetric(float64(used.Microseconds())/1000/float64(n), "ms-"+name+"-cpu")
	}
	return first.Result
}

// termPlaces returns positions in the middle of terms of a document.
func termPlaces(text string, glossary string) [][2]int {
	terms := map[string]bool{}
	for line := range strings.Lines(glossary) {
		if _, rest, ok := strings.Cut(line, "{text: "); ok {
			term, _, _ := strings.Cut(rest, ",")
			terms[term] = true
		}
	}
	var places [][2]int
	for n, line := range strings.Split(text, "\n") {
		column := 0
		for part := range strings.SplitSeq(line, "，") {
			runes := []rune(part)
			for k := 5; k >= 3; k-- {
				if len(runes) > k && terms[string(runes[len(runes)-k:])] {
					places = append(places, [2]int{n, column + len(runes) - k + 1})
					break
				}
			}
			column += len(runes) + 1
		}
	}
	return places
}

// BenchmarkNavigation measures hover, definition and highlight in a document of
// 1 MB with 10,000 terms, each at another term, now and then after an edit.
func BenchmarkNavigation(b *testing.B) {
	root, text := large(b, 10_000, 1<<20)
	s := newSession(b)
	defer s.close()
	uri := fileURI(filepath.Join(root, "large.md"))
	opened(b, s, root, uri, text)
	places := termPlaces(text, readFile(b, filepath.Join(root, "large.glossary.yaml")))
	if len(places) < 1000 {
		b.Fatalf("only %d terms", len(places))
	}
	for b.Loop() {
		place := func(i int) any { p := places[i*7919%len(places)]; return at(uri, p[0], p[1]) }
		for name, method := range map[string]string{"hover": "textDocument/hover", "definition": "textDocument/definition", "highlight": "textDocument/documentHighlight"} {
			if answer := asked(b, s, 1000, name, method, place); len(answer) < 20 {
				b.Errorf("%s: %s", method, answer)
			}
		}
		version := 1
		asked(b, s, 300, "highlight-edited", "textDocument/documentHighlight", func(i int) any {
			version++
			p := map[string]any{"line": 1, "character": 0}
			s.notify("textDocument/didChange", map[string]any{
				"textDocument":   map[string]any{"uri": uri, "version": version},
				"contentChanges": []any{map[string]any{"range": map[string]any{"start": p, "end": p}, "text": "主"}},
			})
			s.call("textDocument/hover", at(uri, 0, 0)) // the edit itself is not measured
			return place(i)
		})
	}
	b.ReportMetric(0, "ns/op")
}

// BenchmarkReferences measures references over 2,000 files of 10 KB with 10,000
// terms: the first request, which reads them, and the following ones.
func BenchmarkReferences(b *testing.B) {
	const files, size = 2000, 10 << 10
	root, text := large(b, 10_000, files*size)
	paragraphs := strings.SplitAfter(text, "\n\n")
	var first string
	for i, n := 0, 0; i < files; i++ {
		var t strings.Builder
		for ; n < len(paragraphs) && t.Len() < size; n++ {
			t.WriteString(paragraphs[n])
		}
		if i == 0 {
			first = t.String()
		}
		writeFile(b, filepath.Join(root, fmt.Sprintf("part%02d/chapter%04d.md", i/50, i)), t.String())
	}
	uri := fileURI(filepath.Join(root, "part00/chapter0000.md"))
	places := termPlaces(first, readFile(b, filepath.Join(root, "large.glossary.yaml")))
	for b.Loop() {
		s := newSession(b)
		opened(b, s, root, uri, first)
		params := func(i int) any {
			p := places[i%len(places)]
			ask := at(uri, p[0], p[1])
			ask["context"] = map[string]any{"includeDeclaration": true}
			return ask
		}
		start, before := time.Now(), processorTime(s)
		s.call("textDocument/references", params(0))
		b.ReportMetric(float64(time.Since(start).Milliseconds()), "ms-first")
		b.ReportMetric(float64((processorTime(s) - before).Milliseconds()), "ms-first-cpu")
		if answer := asked(b, s, 300, "references", "textDocument/references", params); len(answer) < 100 {
			b.Errorf("%s", answer)
		}
		if n, ok := resident(s); ok {
			b.ReportMetric(float64(n)/(1<<20), "MB-rss")
		}
		s.close()
	}
	b.ReportMetric(0, "ns/op")
}

// processorTime returns how long the server has had a processor, zero where that
// is not known. Other than times by the clock it does not depend on what else
// runs.
func processorTime(s *session) time.Duration {
	const tick = 10 * time.Millisecond // USER_HZ of Linux
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", s.cmd.Process.Pid))
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(stat), ") ")
	fields := strings.Fields(rest)
	if len(fields) < 13 {
		return 0
	}
	user, _ := strconv.Atoi(fields[11])   // utime
	system, _ := strconv.Atoi(fields[12]) // stime
	return time.Duration(user+system) * tick
}

func readFile(b *testing.B, path string) string {
	b.Helper()
	src, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	return string(src)
}

// opened initializes a session with a document and waits until all is loaded.
func opened(b *testing.B, s *session, root, uri, text string) {
	s.call("initialize", map[string]any{
		"processId": nil, "rootUri": fileURI(root), "capabilities": map[string]any{"textDocument": map[string]any{"diagnostic": map[string]any{}}},
	})
	s.notify("initialized", map[string]any{})
	s.open(uri, text)
	diagnose := map[string]any{"textDocument": map[string]any{"uri": uri}}
	s.call("textDocument/diagnostic", diagnose)
	time.Sleep(settle) // the dictionary
	s.call("textDocument/diagnostic", diagnose)
}
