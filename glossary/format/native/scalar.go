package native

import (
	"fmt"
	"strings"
	"unicode"
)

// Scalar returns text as a YAML scalar on one line, for block and flow context:
// plain if every reader of YAML 1.1 or 1.2 takes that for the same text, else in
// double quotes. What is no UTF-8 becomes U+FFFD.
func Scalar(text string) string {
	if !isOtherType(text) && strings.IndexFunc(text, isControl) < 0 && isPlain(text) {
		return text
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case !isControl(r):
			b.WriteRune(r)
		case r < 0x100:
			fmt.Fprintf(&b, `\x%02X`, r)
		case r < 0x10000:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			fmt.Fprintf(&b, `\U%08X`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// isControl reports whether a character must be escaped: it is not printable,
// or ends a line.
func isControl(r rune) bool {
	return !unicode.IsPrint(r) && !unicode.Is(unicode.Zs, r) && !unicode.Is(unicode.Co, r)
}

// isOtherType reports whether a plain scalar of that text might be read as a
// truth value, a number or a date.
func isOtherType(text string) bool {
	switch strings.ToLower(text) {
	case "y", "n", "yes", "no", "on", "off", "true", "false", ".inf", ".nan", "null":
		return true
	}
	if text == "" {
		return true
	}
	if c := text[0]; c != '.' && c != '+' && (c < '0' || c > '9') {
		return false
	}
	return strings.Trim(text, "0123456789+-.:_ eExXoObBaAcCdDfFtTzZiInN") == ""
}
