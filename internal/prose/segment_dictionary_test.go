package prose

import (
	"runtime"
	"testing"
)

// The first load happens once a process, so its cost is measured inside.
func BenchmarkUnpackDictionary(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := unpackDictionary(packedWords); err != nil {
			b.Fatal(err)
		}
	}
}

func TestUnpackDictionaryRefusesDamage(t *testing.T) {
	for _, packed := range [][]byte{nil, packedWords[:len(packedWords)/2], []byte("no deflated data")} {
		if _, err := unpackDictionary(packed); err == nil {
			t.Errorf("no error for %d damaged bytes", len(packed))
		}
	}
}

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
	d, err := unpackDictionary(packedWords)
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
