package prose_test

import (
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

func TestPunctuation(t *testing.T) {
	for _, test := range []struct {
		runes string
		is    func(rune) bool
		want  bool
	}{
		{"，。、：；！？（）《》〈〉「」『』【】〔〕〖〗〜・～．［］｛｝＂＇﹁﹂︰﹏", prose.IsFullwidthPunct, true},
		{",.:;!?()<>[]{}“”‘’…—·\u3000　〇々〒〓Ａ１ａ中\x00￥｡｢😀", prose.IsFullwidthPunct, false},
		{"“‘「『﹁﹃｢〝", prose.IsOpeningQuote, true},
		{"”’」』﹂﹄｣〞\"'《（«中", prose.IsOpeningQuote, false},
		{"”’」』﹂﹄｣〞〟", prose.IsClosingQuote, true},
		{"“‘「『﹁﹃｢〝\"'》）»中", prose.IsClosingQuote, false},
	} {
		for _, r := range test.runes {
			if got := test.is(r); got != test.want {
				t.Errorf("%c %U: %v, want %v", r, r, got, test.want)
			}
		}
	}
}
