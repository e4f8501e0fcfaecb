package describe

import (
	"slices"
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// Senses describes what a form designates. More than one concept is separated
// by rules.
func (r Reader) Senses(g *glossary.Glossary, senses []annotate.Sense) string {
	var parts []string
	var seen []*glossary.Concept
	for _, s := range senses {
		if !slices.Contains(seen, s.Concept) {
			seen = append(seen, s.Concept)
			parts = append(parts, r.Concept(g, s.Concept, s.Term))
		}
	}
	return strings.Join(parts, "\n\n---\n\n")
}

// Concept describes a concept as it shows where its term used stands; used may
// be nil.
func (r Reader) Concept(g *glossary.Glossary, c *glossary.Concept, used *glossary.Term) string {
	var b strings.Builder
	preferred := c.Preferred(r.zhTags()...)
	name := r.form(preferred)
	b.WriteString("**" + escape(name) + "**")
	for _, t := range r.equivalents(c) {
		b.WriteString(" · " + t)
	}
	if f := r.short(c.Field); f != "" {
		b.WriteString("  \n*" + escape(f) + "*")
	}
	if used != nil && used.Status >= glossary.Deprecated {
		b.WriteString("\n\n" + r.status(used, name))
	}
	if d := r.text(c.Definition); d != "" {
		b.WriteString("\n\n" + d)
	}
	if used != nil && used.Status < glossary.Deprecated && len(used.Note) > 0 {
		b.WriteString("\n\n" + escape(used.Text) + r.label("：", ": ") + r.text(used.Note))
	}
	if n := r.text(c.Note); n != "" {
		b.WriteString("\n\n**" + r.label("用法", "Usage") + "** " + n)
	}
	var lines []string
	line := func(hant, en, text string) {
		if text != "" {
			lines = append(lines, "**"+r.label(hant, en)+"** "+text)
		}
	}
	line("同義", "Synonyms", r.synonyms(c, preferred))
	line("上位", "Broader", r.concepts(g, c.Broader))
	line("下位", "Narrower", r.concepts(g, g.Narrower(c.ID)))
	line("相關", "Related", r.concepts(g, c.Related))
	line("出處", "Sources", r.sources(g, c.Sources))
	if len(lines) > 0 {
		b.WriteString("\n\n" + strings.Join(lines, "  \n"))
	}
	if c.Certainty == glossary.Uncertain {
		b.WriteString("\n\n*" + r.label("此條未經查證。", "This entry has not been verified.") + "*")
	}
	return b.String()
}

// status says why the form used is not the one to use.
func (r Reader) status(used *glossary.Term, preferred string) string {
	var s string
	switch used.Status {
	case glossary.Deprecated:
		s = r.label("不建議使用", "advised against")
	case glossary.Superseded:
		s = r.label("已被取代", "superseded")
	default:
		s = r.label("禁用", "forbidden")
	}
	s = "⚠ " + escape(used.Text) + r.label("：", ": ") + s + r.label("，宜作", "; use ") + r.label("「", "“") + escape(preferred) + r.label("」。", "”.")
	if n := r.text(used.Note); n != "" {
		s += r.label("", " ") + n
	}
	return s
}

// form returns a term's text in the reader's script.
func (r Reader) form(t *glossary.Term) string {
	if t == nil {
		return ""
	}
	if r.script() == prose.Hans && isHant(t.Lang, t.Text) {
		return prose.ToHans(t.Text)
	}
	return t.Text
}

// equivalents lists the preferred terms in other languages, English first and
// then as the entry has them, with their tags.
func (r Reader) equivalents(c *glossary.Concept) []string {
	var out []string
	seen := map[string]bool{}
	for i := range c.Terms {
		t := &c.Terms[i]
		if strings.HasPrefix(t.Lang, "zh") || t.Status != glossary.Preferred || seen[t.Lang] || t.Certainty == glossary.Uncertain {
			continue
		}
		seen[t.Lang] = true
		out = append(out, escape(t.Text)+" ("+t.Lang+")")
	}
	return out
}

// synonyms lists the other Chinese terms that may be used, with their regions.
func (r Reader) synonyms(c *glossary.Concept, preferred *glossary.Term) string {
	seen := map[string]bool{prose.FoldString(r.form(preferred)): true}
	var out []string
	for i := range c.Terms {
		t := &c.Terms[i]
		key := prose.FoldString(t.Text)
		if t.Status > glossary.Admitted || !strings.HasPrefix(t.Lang, "zh") || seen[key] {
			continue
		}
		seen[key] = true
		s := escape(t.Text)
		if region := r.region(t.Lang); region != "" {
			s += r.label("（", " (") + region + r.label("）", ")")
		} else {
			s = escape(r.form(t))
		}
		out = append(out, s)
	}
	return strings.Join(out, r.label("、", ", "))
}

func (r Reader) region(tag string) string {
	switch {
	case strings.HasSuffix(tag, "-TW"):
		return r.label("臺灣", "Taiwan")
	case strings.HasSuffix(tag, "-HK"):
		return r.label("香港", "Hong Kong")
	case strings.HasSuffix(tag, "-CN"):
		return r.label("大陸", "Mainland China")
	}
	return ""
}

func (r Reader) concepts(g *glossary.Glossary, ids []string) string {
	var out []string
	for _, id := range ids {
		if c := g.Concept(id); c != nil {
			out = append(out, escape(r.form(c.Preferred(r.zhTags()...))))
		}
	}
	return strings.Join(out, r.label("、", ", "))
}

func (r Reader) sources(g *glossary.Glossary, sources []glossary.Source) string {
	var out []string
	for _, s := range sources {
		ref := g.Reference(s.Ref)
		if ref == nil {
			continue
		}
		out = append(out, r.ShortReference(ref)+r.locator(s.Locator))
	}
	return strings.Join(out, r.label("；", "; "))
}

func (r Reader) locator(l glossary.Localized) string {
	if s := r.short(l); s != "" {
		return r.label("，", ", ") + escape(s)
	}
	return ""
}
