package runs

// Joins reports whether a line break between left and right is none to the
// reader: both belong to Chinese or Japanese text, which has no spaces between
// words. Quotation marks, dashes and dots that Chinese shares with Latin text
// (Unicode's East Asian width "ambiguous") take after their neighbour. Korean
// has spaces, so Hangul does not join.
func Joins(left, right rune) bool {
	l, r := Wide(left), Wide(right)
	return l && r || l && shared(right) || r && shared(left)
}

// Wide reports whether r is an ideograph, kana, bopomofo, or punctuation or a
// form of full width (Unicode blocks of East Asian width W and F, without
// Hangul and emoji).
func Wide(r rune) bool {
	switch {
	case r < 0x2E80:
		return false
	case r <= 0xA4CF:
		return r < 0x3130 || r > 0x318F
	case r < 0xF900:
		return false
	case r <= 0xFAFF, r >= 0xFE30 && r <= 0xFE6F, r >= 0xFF01 && r <= 0xFF60, r >= 0xFFE0 && r <= 0xFFE6:
		return true
	}
	return r >= 0x20000 && r <= 0x3FFFD
}

// shared reports whether r is punctuation that Chinese shares with Latin text.
func shared(r rune) bool {
	switch r {
	case '“', '”', '‘', '’', '—', '…', '·', '‧':
		return true
	}
	return false
}
