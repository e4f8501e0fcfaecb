package automaton_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// pieces is a small alphabet, so that keys nest, overlap and share prefixes; the
// broken pieces may join to whole runes.
var pieces = []string{
	"甲", "乙", "丙", "國", "国", "權", "权", "㑮", "𫝈", "a", "A", "Ａ", "é", "É", "𠮷", "😀",
	"\U000E0100", "\u0301", "\uFFFD", " ", "\r\n", "。",
	"\xE4", "\xB8", "\x80", "\xF0\xA0", "\xED\xA0\x80", "\xC1\x81", "\xE0\x81\xA1", "\xFF", "\xF8\x88\x80\x80\x80",
}

// wholePieces is the number of pieces that are not broken.
const wholePieces = 22

func drawString(t *rapid.T, label string, alphabet, maxPieces int) string {
	drawn := rapid.SliceOfN(rapid.SampledFrom(pieces[:alphabet]), 0, maxPieces).Draw(t, label)
	return strings.Join(drawn, "")
}

func TestAgainstBruteForce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		alphabet := rapid.SampledFrom([]int{2, 5, 12, wholePieces, len(pieces)}).Draw(t, "alphabet")
		longest := rapid.SampledFrom([]int{2, 4, 70}).Draw(t, "longest")
		keys := make([]string, rapid.IntRange(0, 40).Draw(t, "number"))
		for i := range keys {
			keys[i] = drawString(t, "key", alphabet, longest)
		}
		text := drawString(t, "text", min(len(pieces), alphabet+3), 60)
		// Text that holds keys whole, one cut off, and keys again.
		for _, i := range rapid.SliceOfN(rapid.IntRange(0, 1000), 0, 6).Draw(t, "sprinkled") {
			if len(keys) > 0 {
				key := keys[i%len(keys)]
				text += key + key[:len(key)/2] + key
			}
		}
		check(t, keys, text)
	})
}

// TestAnyStrings takes runes from all of Unicode.
func TestAnyStrings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		keys := rapid.SliceOfN(rapid.StringN(0, 6, -1), 0, 20).Draw(t, "keys")
		text := rapid.String().Draw(t, "text")
		for _, key := range keys {
			text += key
		}
		check(t, keys, text)
	})
}

func FuzzAutomaton(f *testing.F) {
	f.Add("主權\n主权者\n民主\n權利", "民主權利在主权者")
	f.Add("a\nA\n\xFF\n"+strings.Repeat("長", 65), "Ａ\xE4\xB8a")
	f.Add("𠮷\n😀😀\ne\u0301", "😀😀😀e\u0301\xF0\x9F\x98")
	f.Fuzz(func(t *testing.T, keys, text string) {
		if len(keys)+len(text) > 4000 {
			t.Skip("brute force would take long")
		}
		check(t, strings.Split(keys, "\n"), text)
	})
}
