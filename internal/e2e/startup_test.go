package e2e

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"
)

// median of measured times, in milliseconds.
func median(ds []time.Duration) float64 {
	slices.Sort(ds)
	return float64(ds[len(ds)/2].Microseconds()) / 1000
}

// startTimes measures one start of the program with the sample essay open.
func startTimes(b *testing.B, sample string) (initialized, diagnosed time.Duration, s *session) {
	b.Helper()
	root := write(b, nil)
	uri := fileURI(filepath.Join(root, "sample.md"))
	start := time.Now()
	s = newSession(b)
	s.initialize(root)
	initialized = time.Since(start)
	s.open(uri, sample)
	s.published(uri, "the essay", func(p published) bool { return len(p.Diagnostics) > 0 })
	return initialized, time.Since(start), s
}

func readSample(b *testing.B) string {
	b.Helper()
	src, err := os.ReadFile("../../testdata/essay/sample.md")
	if err != nil {
		b.Fatal(err)
	}
	return string(src)
}

// close ends a session in order, so that none runs beside the next measurement.
func (s *session) close() {
	s.call("shutdown", nil)
	s.notify("exit", "null")
	s.ends(patience, "exit")
}

// BenchmarkInitialize measures from the start of the process to the answer to
// initialize, and the resident memory once the essay is open and everything is
// loaded.
func BenchmarkInitialize(b *testing.B) {
	sample := readSample(b)
	var times []time.Duration
	var sizes []int
	for b.Loop() {
		initialized, _, s := startTimes(b, sample)
		times = append(times, initialized)
		if len(sizes) < 5 {
			// Idle: the dictionary is loaded, and the runtime has given back
			// what the start took.
			time.Sleep(1500 * time.Millisecond)
			if n, ok := resident(s); ok {
				sizes = append(sizes, n)
			}
		}
		s.close()
	}
	b.ReportMetric(median(times), "ms/initialize")
	if len(sizes) > 0 {
		slices.Sort(sizes)
		b.ReportMetric(float64(sizes[len(sizes)/2])/(1<<20), "MB-rss")
	}
	b.ReportMetric(0, "ns/op")
}

// BenchmarkFirstDiagnostics measures from the start of the process to the
// essay's first diagnostics, with a client that is sent them.
func BenchmarkFirstDiagnostics(b *testing.B) {
	sample := readSample(b)
	var times []time.Duration
	for b.Loop() {
		_, diagnosed, s := startTimes(b, sample)
		times = append(times, diagnosed)
		s.close()
	}
	b.ReportMetric(median(times), "ms/first-diagnostics")
	b.ReportMetric(0, "ns/op")
}

// TestStart holds the start to its figures, with room for a busy machine.
func TestStart(t *testing.T) {
	if raceEnabled || os.Getenv("JIAOZHU_RACE") != "" {
		t.Skip("figures are not those of the race detector")
	}
	initialize := testing.Benchmark(BenchmarkInitialize)
	first := testing.Benchmark(BenchmarkFirstDiagnostics)
	for name, limit := range map[string]float64{"ms/initialize": 20, "ms/first-diagnostics": 100, "MB-rss": 60} {
		got, ok := initialize.Extra[name]
		if !ok {
			got, ok = first.Extra[name]
		}
		t.Log(name, strconv.FormatFloat(got, 'f', 1, 64), "of", limit)
		if ok && got > 5*limit {
			t.Errorf("%s is %.1f, far above %.0f", name, got, limit)
		}
	}
}
