package prose

import (
	"bytes"
	"compress/flate"
	_ "embed"
	"io"
	"slices"
	"strings"
	"sync"
)

//go:generate go run ./internal/genpinyin -o data/pinyin.txt.flate

// packedPinyin is a list of readings; genpinyin says how it is made and laid
// out.
//
//go:embed data/pinyin.txt.flate
var packedPinyin []byte

// readings are the readings of each character, unpacked when first asked for.
var readings = sync.OnceValue(func() map[rune][]string {
	list, err := io.ReadAll(flate.NewReader(bytes.NewReader(packedPinyin)))
	if err != nil {
		return nil // a damaged build: nothing has a reading
	}
	m := make(map[rune][]string, 42_000)
	for line := range strings.Lines(string(list)) {
		reading, characters, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		for _, r := range characters {
			m[r] = append(m[r], reading)
		}
	}
	return m
})

// Pinyin returns all readings of a Chinese character in Hanyu Pinyin, lower
// case, without tones and with v for ü, each once, the usual one first: 重 is
// zhong or chong. It is nil for any other rune. The slice must not be changed.
func Pinyin(r rune) []string { return readings()[r] }

// HasPinyin reports whether text, read in Hanyu Pinyin with any reading of each
// character, starts with letters, which are lower case. Letters that end within
// a syllable fit: huob starts 霍布斯. Characters without a reading are skipped,
// save for Latin letters and digits, which stand for themselves.
func HasPinyin(text, letters string) bool {
	rests := []string{letters} // what is still to be read, for each way so far
	for _, r := range text {
		if len(rests) == 0 {
			return false
		}
		syllables := Pinyin(r)
		if syllables == nil {
			if l := Fold(r); 'a' <= l && l <= 'z' || '0' <= l && l <= '9' {
				syllables = []string{string(l)}
			} else {
				continue
			}
		}
		var next []string
		for _, rest := range rests {
			for _, s := range syllables {
				if strings.HasPrefix(s, rest) {
					return true
				}
				if left, ok := strings.CutPrefix(rest, s); ok && !slices.Contains(next, left) {
					next = append(next, left)
				}
			}
		}
		rests = next
	}
	return slices.Contains(rests, "")
}
