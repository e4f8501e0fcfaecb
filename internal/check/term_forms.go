package check

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// conceptUse is a use of a Chinese term of a concept that has several.
type conceptUse struct {
	prose.Span // in the block's source
	concept    *glossary.Concept
	term       *glossary.Term
	form       string // as written
	key        string // the form, folded
	doubt      bool   // the form designates other concepts, too
	replace    bool   // stands in the source as it is
}

// readConceptUses finds the preferred and admitted Chinese terms in a block
// whose concepts have several. Those in quotations and those that are spoken
// about are left out.
func readConceptUses(b *prose.Block, notes *annotate.Annotations, script prose.Script) []conceptUse {
	var out []conceptUse
	for i := range notes.Mentions {
		m := &notes.Mentions[i]
		run := &b.Runs[m.Run]
		form := run.Text[m.Text.Start:m.Text.End]
		s := judge(m.Senses, form, script)
		if s == nil || !isChoice(s.Term) || s.Concept.Certainty == glossary.Uncertain || !hasChoice(s.Concept) ||
			quoted(notes, m) || mentioned(run.Text, m.Text) {
			continue
		}
		out = append(out, conceptUse{
			m.Span, s.Concept, s.Term, form, prose.FoldString(form), otherConcept(m.Senses, s.Concept), run.Verbatim(m.Text),
		})
	}
	return out
}

// isChoice reports whether a term is one that Chinese text may choose.
func isChoice(t *glossary.Term) bool {
	return t.Status <= glossary.Admitted && t.Kind == glossary.FullForm && zh(t.Lang)
}

// hasChoice reports whether a concept has two terms of one script to choose from.
func hasChoice(c *glossary.Concept) bool {
	var n [3]int
	for i := range c.Terms {
		if t := &c.Terms[i]; isChoice(t) {
			script := scriptOfTag(t.Lang)
			if n[script]++; n[script] > 1 {
				return true
			}
		}
	}
	return n[prose.UnknownScript] > 0 && n[prose.Hant]+n[prose.Hans] > 0
}

func otherConcept(senses []annotate.Sense, c *glossary.Concept) bool {
	for i := range senses {
		if senses[i].Concept != c {
			return true
		}
	}
	return false
}

// conceptForms are the terms of one concept that a document uses.
type conceptForms struct {
	forms []*variant
	keys  []string         // of forms, folded
	terms []*glossary.Term // of forms
	doubt bool             // a form has other senses, too
	loose bool             // what the glossary says of the concept is general usage, not verified
}

// mixedConcepts returns the concepts of which the set uses several terms, at
// least one of them in this document.
func (p *DocumentPass) mixedConcepts() map[*glossary.Concept]bool {
	first := map[*glossary.Concept]*glossary.Term{}
	var mixed map[*glossary.Concept]bool
	for _, f := range p.with(hasConcepts) {
		for j := range f.concepts {
			u := &f.concepts[j]
			switch t := first[u.concept]; {
			case t == nil:
				first[u.concept] = u.term
			case t != u.term:
				if mixed == nil {
					mixed = map[*glossary.Concept]bool{}
				}
				mixed[u.concept] = true
			}
		}
	}
	if p.others == nil {
		return mixed
	}
	for c, t := range first {
		for _, f := range p.others.forms(formKey{kind: conceptForm, key: c.ID}) {
			if mixed[c] || prose.FoldString(f.form) == prose.FoldString(t.Text) {
				continue
			}
			if mixed == nil {
				mixed = map[*glossary.Concept]bool{}
			}
			mixed[c] = true
		}
	}
	return mixed
}

// conceptForms collects the terms of the concepts of which the document uses
// several, by concept, in order of first use.
func (p *DocumentPass) conceptForms() []*conceptForms {
	mixed := p.mixedConcepts()
	if len(mixed) == 0 {
		return nil
	}
	var all []*conceptForms
	by := map[*glossary.Concept]*conceptForms{}
	allow := p.Option().Allow
	for i, f := range p.with(hasConcepts) {
		start := p.Document.Prose.Start(i)
		for j := range f.concepts {
			u := &f.concepts[j]
			if !mixed[u.concept] || allowed(allow, u.form) {
				continue
			}
			c := by[u.concept]
			if c == nil {
				c = &conceptForms{loose: u.concept.Certainty != glossary.Verified}
				by[u.concept] = c
				all = append(all, c)
			}
			c.add(u, start)
		}
	}
	for concept, c := range by {
		for _, f := range p.others.forms(formKey{kind: conceptForm, key: concept.ID}) {
			if !allowed(allow, f.form) {
				c.addElsewhere(f.formSummary)
			}
		}
	}
	return all
}

// addElsewhere notes that another document uses a term.
func (c *conceptForms) addElsewhere(f *formSummary) {
	key := prose.FoldString(f.form)
	c.doubt = c.doubt || f.doubt
	for i := range c.keys {
		if c.keys[i] == key {
			c.forms[i].addElsewhere(f)
			return
		}
	}
	for i := range c.keys {
		if strings.Contains(c.keys[i], key) || strings.Contains(key, c.keys[i]) {
			return
		}
	}
	v := &variant{form: f.form}
	v.addElsewhere(f)
	c.forms, c.keys, c.terms = append(c.forms, v), append(c.keys, key), append(c.terms, &glossary.Term{Text: f.form, Status: f.status})
}

// add notes a use of a term in the block that starts at start. Forms that differ
// only by script or width are one; a form that contains one that is there, or is
// contained in it, is left out.
func (c *conceptForms) add(u *conceptUse, start int) {
	at := variantPlace{u.Span.Shift(start), u.replace}
	c.doubt = c.doubt || u.doubt
	for i, key := range c.keys {
		if key == u.key {
			c.forms[i].places = append(c.forms[i].places, at)
			if u.term.Status < c.terms[i].Status {
				c.terms[i] = u.term
			}
			return
		}
	}
	for _, key := range c.keys {
		if strings.Contains(key, u.key) || strings.Contains(u.key, key) {
			return // 國家主權 and 主權: a name and its clipped form
		}
	}
	c.forms = append(c.forms, &variant{form: u.form, places: []variantPlace{at}})
	c.keys = append(c.keys, u.key)
	c.terms = append(c.terms, u.term)
}

// keep returns the form to keep, nil if the document has only one: the preferred
// term, else the one most used.
func (c *conceptForms) keep() *variant {
	if len(c.forms) < 2 {
		return nil
	}
	var preferred []*variant
	for i, t := range c.terms {
		if t.Status == glossary.Preferred {
			preferred = append(preferred, c.forms[i])
		}
	}
	if preferred == nil {
		preferred = c.forms
	}
	return mostUsed(preferred)
}

// limit is the severity that the forms can bear: a form with other senses may
// be used in one of these, and general usage knows finer shades than an entry.
func (c *conceptForms) limit() Severity {
	switch {
	case c.doubt:
		return glossary.Hint
	case c.loose:
		return glossary.Information
	}
	return glossary.Warning
}
