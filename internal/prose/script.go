package prose

import "strings"

// Script is a Chinese script.
type Script uint8

const (
	UnknownScript Script = iota // no character tells
	Hant                        // Traditional
	Hans                        // Simplified
)

// String returns the ISO 15924 code, or "Hani" for UnknownScript.
func (s Script) String() string {
	switch s {
	case Hant:
		return "Hant"
	case Hans:
		return "Hans"
	}
	return "Hani"
}

func scriptOf(hant, hans int) Script {
	switch {
	case hant == 0 && hans == 0:
		return UnknownScript
	case hans > hant:
		return Hans
	}
	return Hant
}

// ScriptOf returns the script that most of text is written in.
func ScriptOf(text string) Script { return scriptOf(CountScripts(text)) }

// IsHan reports whether r is written in Chinese script: an ideograph, a radical
// or one of 々 〇 〡 and their like.
func IsHan(r rune) bool {
	return isIdeograph(r) ||
		r >= 0x2E80 && (r <= 0x2FD5 || r == 0x3005 || r == 0x3007 || 0x3021 <= r && r <= 0x3029 ||
			0x3038 <= r && r <= 0x303B || 0xF900 <= r && r <= 0xFAFF || 0x2F800 <= r && r <= 0x2FA1F)
}

// isIdeograph reports whether r lies in a block of unified ideographs.
func isIdeograph(r rune) bool {
	return 0x4E00 <= r && r <= 0x9FFF || 0x3400 <= r && r <= 0x4DBF ||
		0x20000 <= r && r < 0x2F800 || 0x30000 <= r && r < foldLimit
}

// HasHan reports whether text holds an ideograph.
func HasHan(text string) bool { return strings.ContainsFunc(text, IsHan) }
