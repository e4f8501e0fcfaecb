package packed_test

import (
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/packed"
)

func TestSections(t *testing.T) {
	const two = "\x03\x00\x00\x00abc\x00\x00\x00\x00"
	tests := []struct {
		data   string
		first  string
		second string
		whole  bool
	}{
		{two, "abc", "", true},
		{two + "x", "abc", "", false},
		{two[:len(two)-1], "abc", "", false},
		{two[:5], "", "", false},
		{"\xff\xff\xff\xffabc", "", "", false},
		{"", "", "", false},
	}
	for _, test := range tests {
		s := packed.NewSections(test.data)
		first, second := s.Next(), s.Next()
		if first != test.first || second != test.second || s.Whole() != test.whole {
			t.Errorf("%q: %q, %q, whole %v", test.data, first, second, s.Whole())
		}
	}
}
