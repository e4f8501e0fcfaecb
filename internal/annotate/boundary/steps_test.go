package boundary

import "testing"

// TestSteps compares every cost with what it is rounded from.
func TestSteps(t *testing.T) {
	m, err := read(embedded)
	if err != nil {
		t.Fatal(err)
	}
	s := m.steps
	for first := range class(m.classes) {
		counted := map[class]uint16{open: 0}
		for i := int(s.starts[first]); i < int(s.starts[first+1]); i++ {
			counted[class(s.counted.at(2*i))] = s.counted.at(2*i + 1)
		}
		for second := range class(m.classes) {
			want, ok := counted[second]
			if !ok {
				want = cost((s.plain[second] + s.backoff[first]) / unit)
			}
			if got := s.cost(first, second); got != int32(want) {
				t.Fatalf("class %d behind %d costs %d, want %d", second, first, got, want)
			}
		}
	}
}
