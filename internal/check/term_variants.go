package check

import (
	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// variant is one way in which a document writes a name or a word, with the
// places where it does, in order of the text.
type variant struct {
	form   string // what is written
	shown  string // what messages show of it, if that is more
	places []variantPlace

	elsewhere int          // places in other documents of the set
	examples  []*Elsewhere // some of them
}

// uses counts the places in the whole set.
func (v *variant) uses() int { return len(v.places) + v.elsewhere }

// addElsewhere notes that another document uses a form.
func (v *variant) addElsewhere(f *formSummary) {
	v.elsewhere += f.count
	if len(v.examples) < shownPlaces {
		v.examples = append(v.examples, &f.at)
	}
}

// variantPlace is a place in the document.
type variantPlace struct {
	prose.Span
	replace bool // stands in the source as it is
}

// shownPlaces is how many places of a form a finding names.
const shownPlaces = 3

// reportMixed reports the ways of writing one thing beside the one to keep, each
// once, at its first place. Both ways out are offered, the one to keep first.
// What only other documents write otherwise is information, unless this one is
// known to be of one book with them.
func (p *DocumentPass) reportMixed(keep *variant, others []*variant, limit Severity) {
	for _, o := range others {
		if len(o.places) == 0 {
			continue // the other document's own check reports it
		}
		limit := limit
		if len(keep.places) == 0 && !p.others.ordered() {
			limit = max(limit, glossary.Information)
		}
		f := Finding{
			Span: o.places[0].Span,
			Message: format("「%s」（%d 處）與「%s」（%d 處）並用；宜統一", "both “%s” (%d×) and “%s” (%d×) are used; choose one",
				o.name(), o.uses(), keep.name(), keep.uses()),
		}
		for _, place := range keep.places[:min(shownPlaces, len(keep.places))] {
			f.Related = append(f.Related, Related{Message: format("此處作「%s」", "“%s” here", keep.name()), Span: place.Span})
		}
		for _, at := range keep.examples[:min(len(keep.examples), max(0, shownPlaces-len(keep.places)))] {
			f.Related = append(f.Related, Related{Message: format("此處作「%s」", "“%s” here", keep.name()), Elsewhere: at})
		}
		for _, place := range o.places[1:min(1+shownPlaces, len(o.places))] {
			f.Related = append(f.Related, Related{Message: format("此處也作「%s」", "“%s” here, too", o.name()), Span: place.Span})
		}
		for _, way := range [][2]*variant{{o, keep}, {keep, o}} {
			if fix := way[0].replacedBy(way[1]); len(fix.Edits) > 0 {
				f.Fixes = append(f.Fixes, fix)
			}
		}
		p.ReportAtMost(limit, f)
	}
}

func (v *variant) name() string {
	if v.shown != "" {
		return v.shown
	}
	return v.form
}

func (v *variant) replacedBy(w *variant) Fix {
	fix := Fix{Title: format("全文都作「%s」", "Use “%s” throughout", w.name())}
	for _, place := range v.places {
		if place.replace {
			fix.Edits = append(fix.Edits, Edit{place.Span, w.form})
		}
	}
	return fix
}

// mostUsed returns the variant with the most places in the set, the first of equals.
func mostUsed(all []*variant) *variant {
	best := all[0]
	for _, v := range all[1:] {
		if v.uses() > best.uses() {
			best = v
		}
	}
	return best
}

// variantOf returns the variant of a form, nil if it is not among all.
func variantOf(all []*variant, form string) *variant {
	for _, v := range all {
		if v.form == form {
			return v
		}
	}
	return nil
}

// withOthers adds how the other documents of the set write the same, as far as
// wanted lets them. Forms that only they have stand behind.
func (p *DocumentPass) withOthers(key formKey, all []*variant, wanted func(*formSummary) bool) []*variant {
	for _, f := range p.others.forms(key) {
		if !wanted(f.formSummary) {
			continue
		}
		v := variantOf(all, f.form)
		if v == nil {
			v = &variant{form: f.form, shown: f.shown}
			all = append(all, v)
		}
		v.addElsewhere(f.formSummary)
	}
	return all
}

// without returns the variants but one.
func without(all []*variant, v *variant) []*variant {
	out := make([]*variant, 0, len(all)-1)
	for _, o := range all {
		if o != v {
			out = append(out, o)
		}
	}
	return out
}
