package check

import (
	"fmt"
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// Language is one of the languages that messages come in.
type Language string

const (
	TraditionalChinese Language = "zh-Hant"
	SimplifiedChinese  Language = "zh-Hans"
	English            Language = "en"
)

// Languages lists them all.
var Languages = []Language{TraditionalChinese, SimplifiedChinese, English}

// ParseLanguage returns the message language for a BCP 47 tag or a POSIX
// locale: zh-TW, zh_CN.UTF-8, en-US. Chinese of unknown script is Simplified,
// anything else is English.
func ParseLanguage(tag string) Language {
	tag = strings.ToLower(strings.ReplaceAll(tag, "_", "-"))
	tag, _, _ = strings.Cut(tag, ".")
	if tag != "zh" && !strings.HasPrefix(tag, "zh-") {
		return English
	}
	for sub := range strings.SplitSeq(tag, "-") {
		switch sub {
		case "hant", "tw", "hk", "mo":
			return TraditionalChinese
		case "hans":
			return SimplifiedChinese
		}
	}
	return SimplifiedChinese
}

// Message is a text for people in every language that messages come in.
type Message struct {
	Hant string
	Hans string // "" = Hant, character by character
	En   string
}

// In returns the message in a language.
func (m Message) In(lang Language) string {
	switch lang {
	case TraditionalChinese:
		return m.Hant
	case SimplifiedChinese:
		if m.Hans == "" {
			return prose.ToHans(m.Hant)
		}
		return m.Hans
	}
	return m.En
}

// text makes a message of a Traditional and an English text.
func text(hant, en string) Message { return Message{Hant: hant, En: en} }

// format fills the same arguments into both texts. The Simplified text is made
// before they are filled in, so that words quoted from a document stay as they
// are.
func format(hant, en string, args ...any) Message {
	return Message{
		Hant: fmt.Sprintf(hant, args...),
		Hans: fmt.Sprintf(prose.ToHans(hant), args...),
		En:   fmt.Sprintf(en, args...),
	}
}

// Localized makes a message of a glossary text.
func Localized(l glossary.Localized) Message {
	hant, ok := l.Lookup("zh-Hant", "zh")
	hans, okHans := l.Lookup("zh-Hans")
	en, okEn := l.Lookup("en")
	m := Message{Hant: hant.Text, En: en.Text}
	if okHans {
		m.Hans = hans.Text
	}
	if !ok {
		m.Hant = hans.Text + map[bool]string{false: en.Text}[okHans]
	}
	if !okEn {
		m.En = m.Hant
	}
	return m
}
