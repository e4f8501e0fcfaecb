package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// abbreviation is what a document says of one abbreviation.
type abbreviation struct {
	form    string
	uses    []abbreviationUse // in order of the text, definitions among them
	defined []int             // indexes in glosses of those that give its full form
}

// abbreviationUse is a place where an abbreviation stands.
type abbreviationUse struct {
	*annotate.Abbreviation
	at   prose.Span // in the document
	kind prose.BlockKind
}

// body reports whether the use is in running text: a heading, a table or a
// caption uses what the text defines.
func (u *abbreviationUse) body() bool {
	switch u.kind {
	case prose.Paragraph, prose.ListItem, prose.Quote:
		return true
	}
	return false
}

// abbreviations collects the abbreviations of a document in order of their
// first use, and its glosses. The slices must not be changed.
func (p *DocumentPass) abbreviations() ([]*abbreviation, []glossed) {
	return p.shared.abbreviations(), p.shared.glosses()
}

func (p *DocumentPass) readAbbreviations(glosses []glossed) []*abbreviation {
	var all []*abbreviation
	byForm := map[string]*abbreviation{}
	for i := range p.with(hasAbbreviations) {
		b, notes := p.Document.Prose.Blocks()[i], p.Document.Block(i)
		for j := range notes.Abbreviations {
			a := &notes.Abbreviations[j]
			e := byForm[a.Form]
			if e == nil {
				e = &abbreviation{form: a.Form}
				byForm[a.Form] = e
				all = append(all, e)
			}
			e.uses = append(e.uses, abbreviationUse{a, a.Span.Shift(p.Document.Prose.Start(i)), b.Kind})
		}
	}
	for i := range glosses {
		g := &glosses[i]
		if e := byForm[g.short]; e != nil && g.spellsOut() {
			e.defined = append(e.defined, i)
		}
	}
	return all
}

// spellsOut reports whether a gloss gives the full form of its abbreviation: a
// foreign one that has its letters, or a Chinese one that is long enough not to
// be the Chinese name of a name in capitals (輝達（NVIDIA）).
func (g *glossed) spellsOut() bool {
	if g.original != "" {
		return abbreviates(g.short, g.original)
	}
	return utf8.RuneCountInString(g.term) >= len(g.short)
}

// knownByAll reports whether a general reader knows an abbreviation better than
// its full form, or a setting lets it pass.
func (p *DocumentPass) knownByAll(form string) bool {
	return strings.Contains(common, " "+form+" ") || allowed(p.Option().Allow, form)
}
