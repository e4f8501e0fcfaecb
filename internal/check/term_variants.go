package check

import (
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// variant is one way in which a document writes a name or a word, with the
// places where it does, in order of the text.
type variant struct {
	form   string // what is written
	shown  string // what messages show of it, if that is more
	places []variantPlace
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
func (p *DocumentPass) reportMixed(keep *variant, others []*variant, limit Severity) {
	for _, o := range others {
		f := Finding{
			Span: o.places[0].Span,
			Message: format("「%s」（%d 處）與「%s」（%d 處）並用；宜統一", "both “%s” (%d×) and “%s” (%d×) are used; choose one",
				o.name(), len(o.places), keep.name(), len(keep.places)),
		}
		for _, place := range keep.places[:min(shownPlaces, len(keep.places))] {
			f.Related = append(f.Related, Related{Message: format("此處作「%s」", "“%s” here", keep.name()), Span: place.Span})
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

// mostUsed returns the variant with the most places, the first of equals.
func mostUsed(all []*variant) *variant {
	best := all[0]
	for _, v := range all[1:] {
		if len(v.places) > len(best.places) {
			best = v
		}
	}
	return best
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
