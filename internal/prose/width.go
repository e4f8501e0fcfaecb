package prose

// IsFullwidthPunct reports whether r is punctuation that takes the width of an
// ideograph in any font: 。，、：；！？（）《》「」 and their like. The marks “ ” ‘ ’ … — ·
// are not among them, whose width Unicode leaves to the font (UAX #11).
func IsFullwidthPunct(r rune) bool {
	switch {
	case r < 0x3001 || r > 0xFF60:
		return false
	case r <= 0x3030:
		// Not 〄 々 〆 〇, 〒 〓, 〠 and what follows it up to 〰.
		return r <= 0x3003 || 0x3008 <= r && r <= 0x3011 || 0x3014 <= r && r <= 0x301F || r == 0x3030
	case r >= 0xFF01:
		return r <= 0xFF0F || 0xFF1A <= r && r <= 0xFF20 || 0xFF3B <= r && r <= 0xFF40 || r >= 0xFF5B
	}
	return r == 0x30FB || 0xFE10 <= r && r <= 0xFE19 || 0xFE30 <= r && r <= 0xFE6B
}

// IsOpeningQuote reports whether r opens a quotation: “ ‘ 「 『 and their
// vertical and half-width forms, not the straight marks.
func IsOpeningQuote(r rune) bool { return Fold(r) == '「' }

// IsClosingQuote reports whether r closes a quotation: ” ’ 」 』 and their
// vertical and half-width forms, not the straight marks. An apostrophe is
// often written ’ too.
func IsClosingQuote(r rune) bool { return Fold(r) == '」' }
