package workspace

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// maxID is how many letters the id of a concept has at most.
const maxID = 60

// CoinID returns an id for a new concept that is not taken: its original name in
// kebab case, else the Chinese one in Pinyin, syllable by syllable. The same
// names always give the same id.
func CoinID(original, chinese string, taken func(id string) bool) string {
	id := kebab(original)
	if id == "" {
		var syllables strings.Builder
		for _, r := range chinese {
			if readings := prose.Pinyin(r); len(readings) > 0 {
				syllables.WriteString("-" + readings[0] + "-")
			} else if unicode.Is(unicode.Latin, r) || unicode.IsDigit(r) {
				syllables.WriteRune(r)
			} else {
				syllables.WriteByte('-')
			}
		}
		id = kebab(syllables.String())
	}
	if id == "" {
		id = "concept"
	}
	coined := id
	for n := 2; taken(coined); n++ {
		coined = fmt.Sprintf("%s-%d", id, n)
	}
	return coined
}

// kebab returns the letters and digits of a name without their accents, in lower
// case, with hyphens between the words; "" if it has letters of another alphabet.
func kebab(name string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToLower(name)) {
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r), r == '\'', r == '’':
		case unicode.IsLetter(r):
			return ""
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() >= maxID {
			break
		}
	}
	return strings.Trim(b.String(), "-")
}
