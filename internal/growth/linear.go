package growth

import (
	"runtime"
	"runtime/debug"
	"testing"
	"time"
)

const (
	// factor is how many times longer the long input is.
	factor = 8

	// bound is how many times as much the long input may take. In proportion it
	// takes eight times as much, by its square sixty-four times; between them lie
	// caches that no longer hold it.
	bound = 3 * factor

	// negligible is what any input may take: below it, the clock's own steps and
	// the first use of memory are most of what is measured.
	negligible = 20 * time.Millisecond

	// tries bounds the measurements of a computation that seems to grow too fast.
	// What counts is the least of each kind.
	tries = 12
)

// Linear fails t unless run takes time in proportion to the length of what input
// makes. Input is given a size, in whatever unit, and run with that of about the
// given size and with that of a multiple of it. The name says in the message
// which input it was. No other test may run at the same time: the processor's
// time is the whole program's.
func Linear[T any](t testing.TB, name string, size int, input func(size int) T, run func(T)) {
	t.Helper()
	if testing.Short() {
		t.Skip("measures time")
	}
	if short, long, ok := compare(size, input, run); !ok {
		t.Errorf("%s: a size of %d takes %v, one of %d takes %v", name, size, short, factor*size, long)
	}
}

// compare measures both inputs until the long one takes no more than the bound
// of the short one, or the tries are used up.
func compare[T any](size int, input func(size int) T, run func(T)) (short, long time.Duration, ok bool) {
	small, large := input(size), input(factor*size)
	// The collector's share of the time depends on what else is in the heap.
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	short, long = time.Duration(1<<62), time.Duration(1<<62)
	for range tries {
		runtime.GC()
		if long = min(long, timeOf(run, large)); long <= negligible {
			return short, long, true
		}
		short = min(short, timeOf(run, small))
		if long <= bound*short {
			return short, long, true
		}
	}
	return short, long, false
}

// timeOf returns how long a run takes.
func timeOf[T any](run func(T), input T) time.Duration {
	start := spent()
	run(input)
	return spent() - start
}
