package bibtex

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
)

// names reads a list of names: separated by "and" outside of braces, or, where
// people wrote a Chinese list, by ； ; or 、.
func names(value string) []glossary.Name {
	if value == "" {
		return nil
	}
	parts := splitNames(value)
	list := make([]glossary.Name, 0, len(parts))
	for _, part := range parts {
		switch part {
		case "", "others", "等", "et al.":
			continue
		}
		if n := name(part); n != (glossary.Name{}) {
			list = append(list, n)
		}
	}
	return list
}

func splitNames(value string) []string {
	han := startsHan(strings.TrimLeft(value, "{ \t\r\n"))
	var parts []string
	depth, from := 0, 0
	cut := func(to, next int) {
		parts = append(parts, strings.TrimSpace(value[from:to]))
		from = next
	}
	for i := 0; i < len(value); i++ {
		switch b := value[i]; {
		case b == '\\':
			i++
		case b == '{':
			depth++
		case b == '}':
			depth--
		case depth > 0:
		case isSpace(b) && i+4 < len(value) && isSpace(value[i+4]) && strings.EqualFold(value[i+1:i+4], "and"):
			cut(i, i+4) // the blank behind may be the one before another "and"
			i += 3
		case han && b == ';':
			cut(i, i+1)
		case han && (strings.HasPrefix(value[i:], "；") || strings.HasPrefix(value[i:], "、")):
			cut(i, i+len("；"))
			i += len("；") - 1
		}
	}
	cut(len(value), len(value))
	return parts
}

// name reads one name in any of BibTeX's forms.
func name(s string) glossary.Name {
	if whole, ok := undivided(s); ok {
		return glossary.Name{Literal: whole}
	}
	parts := splitTop(s, ',')
	if len(parts) > 1 && strings.Contains(parts[0], "=") {
		if n, ok := extended(parts); ok {
			return n
		}
	}
	switch {
	case len(parts) == 2:
		return divided(decode(parts[0]), decode(parts[1]))
	case len(parts) > 2: // von Last, Jr, First: the model has no place for Jr
		return divided(decode(parts[0]), decode(parts[len(parts)-1]))
	}
	words := splitTop(s, ' ')
	if startsHan(decode(s)) {
		// Family first, as it is written. A longer first word is a
		// transliterated given name, and then the name is best left alone.
		if len(words) == 2 && utf8.RuneCountInString(decode(words[0])) <= 2 {
			return glossary.Name{Family: decode(words[0]), Given: decode(words[1])}
		}
		return glossary.Name{Literal: decode(s)}
	}
	switch len(words) {
	case 0: // blanks alone
		return glossary.Name{}
	case 1:
		return glossary.Name{Family: decode(s)}
	}
	// First von Last: the family name starts at the first word in lower case.
	family := len(words) - 1
	for i := 1; i < len(words)-1; i++ {
		if startsLower(words[i]) {
			family = i
			break
		}
	}
	if startsLower(words[0]) {
		family = 0
	}
	return divided(decode(strings.Join(words[family:], " ")), decode(strings.Join(words[:family], " ")))
}

func divided(family, given string) glossary.Name {
	if family == "" {
		family, given = given, ""
	}
	return glossary.Name{Family: family, Given: given}
}

// undivided returns what is in the braces that enclose all of s.
func undivided(s string) (string, bool) {
	if len(s) < 2 || s[0] != '{' || s[len(s)-1] != '}' {
		return "", false
	}
	depth := 0
	for i := 0; i < len(s)-1; i++ {
		switch s[i] {
		case '{':
			depth++
		case '}':
			depth--
		}
		if depth == 0 {
			return "", false
		}
	}
	return decode(s[1 : len(s)-1]), true
}

// extended reads biblatex's extended name format: family=Hobbes, given=Thomas.
func extended(parts []string) (glossary.Name, bool) {
	var n glossary.Name
	prefix := ""
	for _, part := range parts {
		key, value, ok := strings.Cut(part, "=")
		if !ok {
			return n, false
		}
		value = decode(strings.Trim(strings.TrimSpace(value), `"`))
		switch strings.ToLower(strings.TrimSpace(key)) {
		case "family":
			n.Family = value
		case "given":
			n.Given = value
		case "prefix":
			prefix = value + " "
		}
	}
	n.Family = prefix + n.Family
	return n, n.Family != ""
}

// splitTop splits s at a separator outside of braces and trims the parts. A
// blank stands for any white space and ~, and yields no empty parts.
func splitTop(s string, separator byte) []string {
	var parts []string
	depth, from := 0, 0
	add := func(part string) {
		part = strings.TrimSpace(part)
		if part != "" || separator != ' ' {
			parts = append(parts, part)
		}
	}
	for i := 0; i < len(s); i++ {
		b := s[i]
		switch {
		case b == '\\':
			i++
		case b == '{':
			depth++
		case b == '}':
			depth--
		case depth <= 0 && (b == separator || separator == ' ' && (isSpace(b) || b == '~')):
			add(s[from:i])
			from = i + 1
		}
	}
	add(s[from:])
	return parts
}

func startsHan(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return c != utf8.RuneError && isEastAsian(c)
}

func startsLower(s string) bool {
	for _, c := range s {
		if unicode.IsLetter(c) {
			return unicode.IsLower(c)
		}
	}
	return false
}

// appendSpellings appends to list the forms in which prose may give a name.
func appendSpellings(list []string, n glossary.Name) []string {
	list = append(list, n.String())
	if n.Given == "" || n.Family == "" || startsHan(n.Family) {
		return list
	}
	list = append(list, n.Family)
	// Particles are often left out: Humboldt for von Humboldt.
	if i := strings.LastIndexByte(n.Family, ' '); i >= 0 && startsLower(n.Family) {
		list = append(list, n.Family[i+1:])
	}
	return list
}
