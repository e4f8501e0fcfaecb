package prose

import (
	"slices"
	"strings"

	"github.com/mozillazg/go-pinyin"
)

// Pinyin returns all readings of a Chinese character in Hanyu Pinyin, lower
// case, without tones and with v for ü, each once: 重 is zhong or chong. It is
// nil for any other rune. The readings are those of go-pinyin's table.
func Pinyin(r rune) []string {
	readings, ok := pinyin.PinyinDict[int(r)]
	if !ok {
		return nil
	}
	var out []string
	for reading := range strings.SplitSeq(readings, ",") {
		plain := strings.Map(withoutTone, reading)
		if plain != "" && !slices.Contains(out, plain) {
			out = append(out, plain)
		}
	}
	return out
}

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

func withoutTone(r rune) rune {
	if r < 0x80 {
		return r
	}
	const marked, plain = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿếềê", "aaaaeeeeiiiioooouuuuvvvvvnnnmeee"
	for i, m := range []rune(marked) {
		if m == r {
			return rune(plain[i])
		}
	}
	return -1 // a combining tone mark
}
