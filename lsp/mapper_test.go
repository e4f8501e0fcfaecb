package lsp

import (
	"testing"

	"go.lsp.dev/protocol"
	"pgregory.net/rapid"

	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

func TestMapper(t *testing.T) {
	text := "a\t技術\r\n𠮷😀é主權\n\ne\u0301x"
	for _, c := range []struct {
		encoding  protocol.PositionEncodingKind
		offset    int
		line, col uint32
	}{
		{"utf-16", 0, 0, 0},
		{"utf-16", 2, 0, 2},
		{"utf-16", 5, 0, 3},
		{"utf-16", 8, 0, 4},
		{"utf-16", 10, 1, 0},
		{"utf-16", 14, 1, 2},
		{"utf-16", 18, 1, 4},
		{"utf-16", 20, 1, 5},
		{"utf-16", 23, 1, 6},
		{"utf-8", 14, 1, 4},
		{"utf-8", 18, 1, 8},
		{"utf-8", 20, 1, 10},
		{"utf-32", 14, 1, 1},
		{"utf-32", 18, 1, 2},
		{"utf-32", 20, 1, 3},
		{"utf-16", 27, 2, 0},
		{"utf-16", 28, 3, 0},
		{"utf-16", 31, 3, 2},
		{"utf-16", 32, 3, 3},
	} {
		m := mapper{workspace.Lines(text), c.encoding}
		want := protocol.Position{Line: c.line, Character: c.col}
		if got := m.position(c.offset); got != want {
			t.Errorf("%s: position(%d) = %v, want %v", c.encoding, c.offset, got, want)
		}
		if got := m.offset(want); got != c.offset {
			t.Errorf("%s: offset(%v) = %d, want %d", c.encoding, want, got, c.offset)
		}
	}
}

func TestMapperOutside(t *testing.T) {
	m := mapper{workspace.Lines("主權\n𠮷"), protocol.PositionEncodingKindUTF16}
	for _, c := range []struct {
		line, col uint32
		want      int
	}{
		{0, 99, 6}, {1, 1, 7}, {1, 99, 11}, {2, 0, 11}, {1 << 31, 1 << 31, 11},
	} {
		if got := m.offset(protocol.Position{Line: c.line, Character: c.col}); got != c.want {
			t.Errorf("offset(%d:%d) = %d, want %d", c.line, c.col, got, c.want)
		}
	}
}

// Every offset that starts a character comes back from its position.
func TestMapperRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.RuneFrom([]rune("ab\n\t技主𠮷😀\u0301，"))).Draw(t, "text")
		encoding := rapid.SampledFrom([]protocol.PositionEncodingKind{"utf-8", "utf-16", "utf-32"}).Draw(t, "encoding")
		m := mapper{workspace.Lines(text), encoding}
		for i := range text {
			if got := m.offset(m.position(i)); got != i {
				t.Fatalf("%s: offset(position(%d)) = %d", encoding, i, got)
			}
		}
	})
}

// TestMapperSelection ends selections of 主權, 𠮷 as Neovim does: one unit behind
// the start of the last character.
func TestMapperSelection(t *testing.T) {
	text := "談主權\n𠮷野"
	for _, c := range []struct {
		encoding              protocol.PositionEncodingKind
		line, start, end      uint32
		wantStart, wantLength int
	}{
		{"utf-8", 0, 3, 7, 3, 6},
		{"utf-8", 0, 3, 9, 3, 6},
		{"utf-16", 0, 1, 3, 3, 6},
		{"utf-8", 1, 0, 1, 10, 4},
		{"utf-16", 1, 0, 1, 10, 4},
		{"utf-32", 1, 0, 1, 10, 4},
		{"utf-8", 0, 3, 3, 3, 0},
		{"utf-16", 1, 0, 99, 10, 7},
		{"utf-16", 9, 0, 99, 17, 0},
		{"utf-8", 0, 9, 3, 9, 0},
	} {
		r := protocol.Range{Start: protocol.Position{Line: c.line, Character: c.start}, End: protocol.Position{Line: c.line, Character: c.end}}
		s := mapper{workspace.Lines(text), c.encoding}.selection(r)
		if s.Start != c.wantStart || s.Len() != c.wantLength {
			t.Errorf("%s: selection(%v) = %v, want %d+%d", c.encoding, r, s, c.wantStart, c.wantLength)
		}
	}
}
