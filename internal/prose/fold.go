package prose

import (
	"strings"
	"sync"
	"unicode/utf8"
)

//go:generate go run ./internal/genfold -opencc $OPENCC_DATA -o fold_table.go

// Fold returns the rune that stands for r's class: the Simplified form of an
// ideograph whatever its script or region, the half-width form of a full-width
// one, the lower case of a Latin, Greek or Cyrillic letter, 「 or 」 for any
// opening or closing quotation mark but the straight ones. It is idempotent. A
// folded rune may be shorter or longer in UTF-8 than r, so a folded copy of a
// text does not share its offsets.
func Fold(r rune) rune {
	if uint32(r) < 0x80 {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}
	if uint32(r) >= foldLimit {
		return r
	}
	to := rune(foldPages[int(foldIndex[r>>pageBits])<<pageBits|int(r&pageMask)])
	switch {
	case to == 0:
		return r
	case to>>11 == foldEscape>>11:
		return foldFar[to-foldEscape]
	}
	return to
}

// FoldString folds every rune of s and keeps bytes that are no UTF-8.
func FoldString(s string) string { return mapRunes(s, Fold) }

// mapRunes is strings.Map for a total f, keeping bytes that are no UTF-8.
func mapRunes(s string, f func(rune) rune) string {
	for i, r := range s {
		if r == utf8.RuneError || f(r) == r {
			continue
		}
		var b strings.Builder
		b.Grow(len(s) + 4)
		b.WriteString(s[:i])
		for i < len(s) {
			r, n := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError {
				b.WriteString(s[i : i+n])
			} else {
				b.WriteRune(f(r))
			}
			i += n
		}
		return b.String()
	}
	return s
}

// ToHans converts Traditional text to Simplified, character by character, for
// messages and definitions; everything else stays as it is.
func ToHans(s string) string { return mapRunes(s, toHans) }

func toHans(r rune) rune {
	if !isIdeograph(r) {
		return r
	}
	to := Fold(r)
	if to == r {
		return r
	}
	if kept, ok := hansKept()[r]; ok {
		return kept
	}
	return to
}

var hansKept = sync.OnceValue(func() map[rune]rune { return runePairs(hansExceptions) })

func runePairs(s string) map[rune]rune {
	pairs := []rune(s)
	m := make(map[rune]rune, len(pairs)/2)
	for i := 0; i+1 < len(pairs); i += 2 {
		m[pairs[i]] = pairs[i+1]
	}
	return m
}

// HantForms returns the Traditional characters that a Simplified one may stand
// for, the most usual first: 后 is 後 or 后. It is nil for a character that
// stands for itself alone. The slice must not be changed.
func HantForms(r rune) []rune { return hantFormsOf()[r] }

var hantFormsOf = sync.OnceValue(func() map[rune][]rune {
	m := make(map[rune][]rune, strings.Count(hantForms, "\n"))
	all := []rune(hantForms)
	for i := 0; i < len(all); {
		end := i + 1
		for all[end] != '\n' {
			end++
		}
		m[all[i]] = all[i+1 : end : end]
		i = end + 1
	}
	return m
})

// SameHant reports whether two Traditional characters are one, written as
// different regions do: 裏 and 裡, 為 and 爲, 衛 and 衞.
func SameHant(a, b rune) bool { return a == b || standardHant(a) == standardHant(b) }

func standardHant(r rune) rune {
	if standard, ok := regionalFormsOf()[r]; ok {
		return standard
	}
	return r
}

var regionalFormsOf = sync.OnceValue(func() map[rune]rune { return runePairs(regionalForms) })

// CountScripts counts the characters of text that only Traditional and only
// Simplified text has. A character that is right in both, be it in one word or
// region (后, 里, 台, 乾), counts for neither.
func CountScripts(text string) (hant, hans int) {
	for i := 0; i < len(text); {
		c := text[i]
		// No rune below U+3400 tells a script, and none that starts with less
		// than 0xE3 in UTF-8 is above it.
		if c < 0xE3 {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		if r < 0x3400 || r >= foldLimit {
			continue
		}
		masks := &scriptMasks[scriptIndex[r>>pageBits]]
		bit := uint(r & pageMask)
		hant += int(masks[0] >> bit & 1)
		hans += int(masks[1] >> bit & 1)
	}
	return hant, hans
}
