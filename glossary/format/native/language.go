package native

import (
	"strings"
	"unicode"
)

// isTag reports whether s has the form of a BCP 47 language tag: subtags of 1
// to 8 letters and digits, the first of letters only.
func isTag(s string) bool {
	first := true
	for sub := range strings.SplitSeq(s, "-") {
		if len(sub) == 0 || len(sub) > 8 {
			return false
		}
		for i := range len(sub) {
			b := sub[i] | 0x20
			letter := b >= 'a' && b <= 'z'
			if !letter && (first || sub[i] < '0' || sub[i] > '9') {
				return false
			}
		}
		first = false
	}
	return true
}

// languageOf guesses the language of a text that does not say it, from its
// script alone: "ja" with kana, "ko" with Hangul, "zh" for other writing of
// East Asia, "en" for Latin and "und" for any other letters. A text without
// letters counts as Chinese.
func languageOf(text string) string {
	var eastAsian, latin, other bool
	for _, c := range text {
		switch {
		case unicode.In(c, unicode.Hiragana, unicode.Katakana):
			return "ja"
		case unicode.Is(unicode.Hangul, c):
			return "ko"
		case c >= 0x2E80:
			eastAsian = true
		case unicode.Is(unicode.Latin, c):
			latin = true
		case unicode.IsLetter(c):
			other = true
		}
	}
	switch {
	case eastAsian:
		return "zh"
	case latin:
		return "en"
	case other:
		return "und"
	}
	return "zh"
}

// languageOfName returns the language of a name (a term, a title, a wording)
// that does not say it: the file's, unless the script shows that it cannot be.
// A Chinese glossary lists foreign names among Chinese ones.
func (r *reader) languageOfName(text string) string {
	guess := languageOf(text)
	if r.lang == "" || isEastAsian(r.lang) != isEastAsian(guess) {
		return guess
	}
	return r.lang
}

func isEastAsian(tag string) bool {
	primary, _, _ := strings.Cut(tag, "-")
	switch strings.ToLower(primary) {
	case "zh", "ja", "ko", "yue", "nan", "wuu", "hak", "cmn", "lzh":
		return true
	}
	return false
}
