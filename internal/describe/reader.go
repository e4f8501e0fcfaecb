package describe

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// Reader is for whom something is described.
type Reader struct {
	Language check.Language // of labels
	Script   prose.Script   // of Chinese texts; UnknownScript: as the labels
}

// script returns the Chinese script to write in.
func (r Reader) script() prose.Script {
	switch {
	case r.Script != prose.UnknownScript:
		return r.Script
	case r.Language == check.SimplifiedChinese:
		return prose.Hans
	}
	return prose.Hant
}

// label returns a label in the reader's language.
func (r Reader) label(hant, en string) string {
	if r.Language == check.English {
		return en
	}
	return r.chinese(hant)
}

// chinese writes a Traditional text in the reader's script.
func (r Reader) chinese(hant string) string {
	if r.script() == prose.Hans {
		return prose.ToHans(hant)
	}
	return hant
}

// zhTags returns the language tags of Chinese, those of the reader's script
// first.
func (r Reader) zhTags() []string {
	if r.script() == prose.Hans {
		return []string{"zh-Hans", "zh", "zh-Hant"}
	}
	return []string{"zh-Hant", "zh", "zh-Hans"}
}

// text returns a localized text in Chinese for Chinese readers, followed by
// English for English ones; in whatever language there is if neither is.
func (r Reader) text(l glossary.Localized) string {
	zh, ok := l.Lookup(r.zhTags()...)
	out := zh.Text
	if ok && r.script() == prose.Hans && isHant(zh.Lang, zh.Text) {
		out = prose.ToHans(out)
	}
	if en, okEn := l.Lookup("en"); okEn && (r.Language == check.English || !ok) {
		if out != "" {
			out += "\n\n"
		}
		out += en.Text
	}
	if out == "" && len(l) > 0 {
		out = l[0].Text
	}
	return out
}

// isHant reports whether a Chinese text is in Traditional characters: by its tag,
// or by the characters where the tag does not say.
func isHant(lang, text string) bool {
	return strings.HasPrefix(lang, "zh-Hant") || lang == "zh" && prose.ScriptOf(text) == prose.Hant
}

// short returns a localized text in one language only.
func (r Reader) short(l glossary.Localized) string {
	if r.Language == check.English {
		if en, ok := l.Lookup("en"); ok {
			return en.Text
		}
	}
	zh, ok := l.Lookup(r.zhTags()...)
	if ok && r.script() == prose.Hans && !strings.HasPrefix(zh.Lang, "zh-Hans") {
		return prose.ToHans(zh.Text)
	}
	if !ok && len(l) > 0 {
		return l[0].Text
	}
	return zh.Text
}

// escape makes Markdown of a plain text.
func escape(s string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `_`, `\_`, "`", "\\`", `[`, `\[`, `<`, `\<`, `#`, `\#`, `|`, `\|`, "~", `\~`).Replace(s)
}
