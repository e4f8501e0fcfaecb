package annotate

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// contexts are the surroundings in which a form does not have a sense, folded.
type contexts struct {
	around    [][2]string // before and after the form, from Term.Unless
	notBefore []string
	notAfter  []string
}

func compileContexts(t *glossary.Term) *contexts {
	if len(t.Unless) == 0 && len(t.NotBefore) == 0 && len(t.NotAfter) == 0 {
		return nil
	}
	c := &contexts{}
	form := prose.FoldString(t.Text)
	for _, u := range t.Unless {
		u = prose.FoldString(u)
		for at := 0; ; {
			i := strings.Index(u[at:], form)
			if i < 0 {
				break
			}
			i += at
			c.around = append(c.around, [2]string{u[:i], u[i+len(form):]})
			at = i + len(form)
		}
	}
	for _, s := range t.NotBefore {
		c.notBefore = append(c.notBefore, prose.FoldString(s))
	}
	for _, s := range t.NotAfter {
		c.notAfter = append(c.notAfter, prose.FoldString(s))
	}
	return c
}

// excludes reports whether the form at text[start:end] stands in one of the
// contexts.
func (c *contexts) excludes(text string, start, end int) bool {
	if c == nil {
		return false
	}
	for _, a := range c.around {
		if hasFoldedSuffix(text[:start], a[0]) && hasFoldedPrefix(text[end:], a[1]) {
			return true
		}
	}
	for _, s := range c.notBefore {
		if hasFoldedPrefix(text[end:], s) {
			return true
		}
	}
	for _, s := range c.notAfter {
		if hasFoldedSuffix(text[:start], s) {
			return true
		}
	}
	return false
}

// hasFoldedPrefix reports whether text, folded, starts with the folded prefix.
func hasFoldedPrefix(text, prefix string) bool {
	for _, want := range prefix {
		r, n := utf8.DecodeRuneInString(text)
		if n == 0 || prose.Fold(r) != want {
			return false
		}
		text = text[n:]
	}
	return true
}

// hasFoldedSuffix reports whether text, folded, ends with the folded suffix.
func hasFoldedSuffix(text, suffix string) bool {
	for suffix != "" {
		want, m := utf8.DecodeLastRuneInString(suffix)
		r, n := utf8.DecodeLastRuneInString(text)
		if n == 0 || prose.Fold(r) != want {
			return false
		}
		suffix, text = suffix[:len(suffix)-m], text[:len(text)-n]
	}
	return true
}
