package growth

import (
	"bytes"
	"testing"
)

// TestCompare tells a computation of linear time from one of quadratic time.
func TestCompare(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	input := func(size int) []byte { return bytes.Repeat([]byte("a"), size) }
	for _, c := range []struct {
		name   string
		size   int
		run    func([]byte)
		linear bool
	}{
		{"once", 1 << 20, func(text []byte) { count(text) }, true},
		{"once for each byte", 1 << 11, func(text []byte) {
			for i := range text {
				count(text[i:])
			}
		}, false},
		{"nothing", 1 << 10, func([]byte) {}, true},
	} {
		if short, long, ok := compare(c.size, input, c.run); ok != c.linear {
			t.Errorf("%s is taken for linear: %t, by %v and %v", c.name, ok, short, long)
		}
	}
}

var sink int

// count looks at every byte.
func count(text []byte) {
	n := 0
	for _, c := range text {
		if c == 'b' || n < 0 {
			n--
		} else {
			n += int(c)
		}
	}
	sink = n
}
