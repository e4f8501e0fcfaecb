package rename

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate/automaton"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// tidy returns a new name as it will be written, or the refusal of one that
// cannot be.
func tidy(name string) (string, error) {
	name = strings.TrimFunc(name, unicode.IsSpace)
	switch {
	case name == "":
		return "", refuse("新名稱是空的", "the new name is empty")
	case strings.ContainsFunc(name, func(r rune) bool { return !unicode.IsGraphic(r) || r == utf8.RuneError }):
		return "", refuse("新名稱不能有換行或控制字元", "the new name must have no line breaks or control characters")
	}
	return name, nil
}

// newName is a term's new name, which every place gets in its own script.
type newName struct {
	text       string
	script     prose.Script // of text
	chinese    bool         // the term is
	dictionary *prose.Dictionary
	before     string // the term's text
}

// newNameOf returns the name of a term that was given where that script is
// written.
func newNameOf(text string, t *glossary.Term, given prose.Script, d *prose.Dictionary) *newName {
	n := &newName{text: text, script: prose.ScriptOf(text), chinese: family(t.Lang) == "zh", dictionary: d, before: t.Text}
	if n.script == prose.UnknownScript {
		n.script = given
	}
	return n
}

// validate refuses a name that could not be found in a text.
func validate(name string) error {
	if n := utf8.RuneCountInString(name); n > automaton.MaxRunes {
		return refuse("新名稱有 %d 個字，最多 %d 個", "the new name has %d characters; %d are the most", n, automaton.MaxRunes)
	}
	return nil
}

// in returns the name in a script, and whether that had to be guessed.
func (n *newName) in(script prose.Script) (string, bool) {
	switch {
	case !n.chinese || script == n.script || script == prose.UnknownScript:
		return n.text, false
	case script == prose.Hans:
		return prose.ToHans(n.text), false
	case n.script == prose.Hans:
		text, certain := n.dictionary.ToHant(n.text)
		return text, !certain
	}
	return n.text, false
}

// instead returns the name for a form that a text has: in that script, and with
// capitals where the form has them and the term has not.
func (n *newName) instead(form string, script prose.Script) (string, bool) {
	text, guessed := n.in(script)
	if form == n.before || strings.ToLower(form) == form {
		return text, guessed
	}
	switch {
	case strings.ToUpper(form) == form && strings.ToUpper(n.before) != n.before && utf8.RuneCountInString(form) > 1:
		text = strings.ToUpper(text)
	case form == capitalized(n.before, -1):
		text = capitalized(text, -1)
	case form == capitalized(n.before, 1):
		text = capitalized(text, 1)
	}
	return text, guessed
}

// capitalized returns a text with capitals at the beginnings of so many words,
// -1 being all.
func capitalized(text string, words int) string {
	var b strings.Builder
	start := true
	for _, r := range text {
		if start && words != 0 && unicode.IsLetter(r) {
			r = unicode.ToUpper(r)
			words--
		}
		start = r == ' ' || r == '-'
		b.WriteRune(r)
	}
	return b.String()
}

// family returns the primary subtag of a language tag: the scripts and regions
// of one language have their names together.
func family(tag string) string {
	primary, _, _ := strings.Cut(strings.ToLower(tag), "-")
	return primary
}

// scriptOfTerm returns the script in which a term is written: its tag's, else
// that which its text shows.
func scriptOfTerm(t *glossary.Term) prose.Script {
	switch tag := strings.ToLower(t.Lang); {
	case strings.HasPrefix(tag, "zh-hant"):
		return prose.Hant
	case strings.HasPrefix(tag, "zh-hans"):
		return prose.Hans
	}
	return prose.ScriptOf(t.Text)
}
