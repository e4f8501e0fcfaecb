package lookup

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// Writer is for whom something is looked up.
type Writer struct {
	Script  prose.Script // of the document; UnknownScript: names are left as they are
	Tags    []string     // BCP 47 tags of Chinese, the one to use first
	Chinese bool         // the sentence is Chinese: an original stands for its translation
	Quoting bool         // inside of brackets, where an original is written as such
}

// isChinese reports whether a language tag is one of Chinese.
func isChinese(tag string) bool { return tag == "zh" || strings.HasPrefix(tag, "zh-") }

// scriptOfTag returns the script that a tag of Chinese names or implies.
func scriptOfTag(tag string) prose.Script {
	switch {
	case strings.Contains(tag, "Hant"), strings.HasSuffix(tag, "-TW"), strings.HasSuffix(tag, "-HK"), strings.HasSuffix(tag, "-MO"):
		return prose.Hant
	case strings.Contains(tag, "Hans"), strings.HasSuffix(tag, "-CN"), strings.HasSuffix(tag, "-SG"):
		return prose.Hans
	}
	return prose.UnknownScript
}

// fits reports whether a Chinese text is written as the writer writes.
func (w *Writer) fits(text, tag string) bool {
	if w.Script == prose.UnknownScript {
		return true
	}
	s := scriptOfTag(tag)
	if s == prose.UnknownScript {
		s = prose.ScriptOf(text)
	}
	return s == w.Script || s == prose.UnknownScript
}

// Written returns a Chinese text in the writer's script. Simplified is made of
// Traditional; the other way there is more than one.
func (w *Writer) Written(text string) string {
	if w.Script == prose.Hans {
		return prose.ToHans(text)
	}
	return text
}

// form returns how the writer writes a Chinese term that may be used: as it is,
// else by the concept's own term of the writer's script, else converted.
func (w *Writer) form(c *glossary.Concept, t *glossary.Term) (*glossary.Term, string) {
	if w.fits(t.Text, t.Lang) {
		return t, t.Text
	}
	key := prose.FoldString(t.Text)
	for i := range c.Terms {
		o := &c.Terms[i]
		if o.Status <= glossary.Admitted && isChinese(o.Lang) && w.fits(o.Text, o.Lang) && prose.FoldString(o.Text) == key {
			return o, o.Text
		}
	}
	if own := c.Preferred(w.Tags...); (t.Status == glossary.Preferred || w.Script == prose.Hant) && own != nil &&
		own.Status == glossary.Preferred && isChinese(own.Lang) && w.fits(own.Text, own.Lang) {
		return own, own.Text
	}
	return t, w.Written(t.Text)
}

// preferred returns how the writer writes a concept in Chinese. It returns nil
// for a concept without a Chinese term to use.
func (w *Writer) preferred(c *glossary.Concept) (*glossary.Term, string) {
	t := c.Preferred(w.Tags...)
	if t == nil || !isChinese(t.Lang) || t.Status > glossary.Admitted {
		return nil, ""
	}
	return w.form(c, t)
}
