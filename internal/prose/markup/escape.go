package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Escape writes a text so that it stands for itself inside a paragraph of a
// format. Formats that have no escapes get it as it is.
func Escape(format, text string) string {
	switch format {
	case Markdown:
		return escapeMarkdown(text)
	case LaTeX:
		return escapeLaTeX.Replace(text)
	case Typst:
		return escapeTypst.Replace(text)
	case HTML:
		return escapeHTML.Replace(text)
	}
	return text
}

var (
	escapeLaTeX = strings.NewReplacer(
		`\`, `\textbackslash{}`, `{`, `\{`, `}`, `\}`, `$`, `\$`, `&`, `\&`, `#`, `\#`, `_`, `\_`, `%`, `\%`,
		`^`, `\textasciicircum{}`, `~`, `\textasciitilde{}`,
	)
	escapeTypst = strings.NewReplacer(`\`, `\\`, `*`, `\*`, `_`, `\_`, "`", "\\`", `$`, `\$`, `#`, `\#`, `@`, `\@`, `<`, `\<`, `[`, `\[`, `]`, `\]`, `~`, `\~`)
	escapeHTML  = strings.NewReplacer(`&`, `&amp;`, `<`, `&lt;`, `>`, `&gt;`)
)

// escapeMarkdown leaves underscores alone that stand inside a word, where they
// mean nothing.
func escapeMarkdown(text string) string {
	var b strings.Builder
	for i, r := range text {
		special := strings.ContainsRune("\\`*[]<>$~|", r)
		if r == '_' {
			before, _ := utf8.DecodeLastRuneInString(text[:i])
			after, _ := utf8.DecodeRuneInString(text[i+1:])
			special = !inWord(before) || !inWord(after)
		}
		if special {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

func inWord(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
