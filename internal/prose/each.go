package prose

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
)

const (
	// shared is the length in bytes from which a document's blocks are worth more
	// than one processor.
	shared = 64 << 10
	// portion is how many blocks a worker takes at a time.
	portion = 32
)

// EachBlock calls do with the index of every block and the block. In a long
// document several blocks are done at a time, in no order. It returns when all
// are done; a panic in do is one of the caller's.
func (d *Document) EachBlock(do func(i int, b *Block)) {
	blocks := d.Blocks()
	workers := min(runtime.GOMAXPROCS(0), (len(blocks)+portion-1)/portion)
	if d.Len() < shared || workers < 2 {
		for i, b := range blocks {
			do(i, b)
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
			from := int(next.Add(portion)) - portion
			if from >= len(blocks) {
				return
			}
			for i := from; i < min(from+portion, len(blocks)); i++ {
				do(i, blocks[i])
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
