package report

import (
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
)

// Every rune takes the columns that a library of nothing but widths gives it.
func TestColumns(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !utf8.ValidRune(r) || unicode.Is(unicode.Noncharacter_Code_Point, r) {
			continue
		}
		if got, want := columns(r), displaywidth.Rune(r); got != want {
			t.Errorf("%U takes %d columns, want %d", r, got, want)
		}
	}
}
