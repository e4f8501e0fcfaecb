package prose

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
