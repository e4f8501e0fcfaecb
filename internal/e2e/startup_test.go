package e2e

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// median of measured times, in milliseconds.
func median(ds []time.Duration) float64 {
	slices.Sort(ds)
	return float64(ds[len(ds)/2].Microseconds()) / 1000
}

// startTimes measures one start of the program with the sample essay open.
func startTimes(b testing.TB, sample string) (initialized, diagnosed time.Duration, s *session) {
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

func readSample(b testing.TB) string {
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
	s.ends("exit")
}

// settle is how long until everything is loaded and what the start took is
// given back.
const settle = 1500 * time.Millisecond

// BenchmarkInitialize measures from the start of the process to the answer to
// initialize, and the resident memory once the essay is open, the dictionary is
// loaded and nothing happens any more.
func BenchmarkInitialize(b *testing.B) {
	sample := readSample(b)
	var times []time.Duration
	var sizes []int
	for b.Loop() {
		initialized, _, s := startTimes(b, sample)
		times = append(times, initialized)
		if len(sizes) < 3 {
			time.Sleep(settle)
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
