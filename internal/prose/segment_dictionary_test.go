package prose

import (
	"runtime"
	"testing"
)

// TestSegmenterMemory keeps the dictionary inside the server's budget.
func TestSegmenterMemory(t *testing.T) {
	const limit = 30 << 20
	heap := func() uint64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.GC()
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before := heap()
	d, err := LoadDictionary()
	if err != nil {
		t.Fatal(err)
	}
	between := heap()
	s := NewSegmenter(d, nil)
	after := heap()
	runtime.KeepAlive(d)
	runtime.KeepAlive(s)
	t.Logf("dictionary %d kB, segmenter %d kB", (between-before)>>10, (after-between)>>10)
	if after-before > limit {
		t.Errorf("dictionary and segmenter take %d bytes, limit %d", after-before, limit)
	}
}
