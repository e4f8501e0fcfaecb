// Package parallel shares work among the processors.
package parallel

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
)

// Each calls do with every index below n, on several processors at a time and in no
// order; a processor takes portion indexes at a time. It returns when all are done. A
// panic in do is one of the caller's.
func Each(n, portion int, do func(i int)) {
	workers := min(runtime.GOMAXPROCS(0), (n+portion-1)/portion)
	if workers < 2 {
		for i := range n {
			do(i)
		}
		return
	}
	var next atomic.Int64
	var failed atomic.Pointer[string]
	work := func() {
		defer func() {
			if r := recover(); r != nil {
				// The stack is lost to who recovers in the caller, so say it here.
				failed.CompareAndSwap(nil, new(fmt.Sprintf("%v\n%s", r, debug.Stack())))
			}
		}()
		for failed.Load() == nil {
			from := int(next.Add(int64(portion))) - portion
			if from >= n {
				return
			}
			for i := from; i < min(from+portion, n); i++ {
				do(i)
			}
		}
	}
	var others sync.WaitGroup
	for range workers - 1 {
		others.Go(work)
	}
	work()
	others.Wait()
	if message := failed.Load(); message != nil {
		panic(*message)
	}
}
