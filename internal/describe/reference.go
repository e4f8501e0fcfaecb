package describe

import (
	"slices"
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// Title returns the title by which the reader's prose calls a work.
func (r Reader) Title(ref *glossary.Reference) string {
	if r.Language == check.English && r.Script == prose.UnknownScript {
		return ref.Title
	}
	var any string
	for _, t := range ref.Titles {
		if !prose.HasHan(t.Text) {
			continue
		}
		if s := prose.ScriptOf(t.Text); s == r.script() || s == prose.UnknownScript {
			return t.Text
		}
		if any == "" {
			any = t.Text
		}
	}
	switch {
	case any == "":
		return ref.Title
	case r.script() == prose.Hans:
		return prose.ToHans(any)
	}
	return any
}

// Author returns the first author's name by which the reader's prose calls
// them, "" if the reference has none.
func (r Reader) Author(ref *glossary.Reference) string {
	var any string
	for _, n := range ref.AuthorNames {
		if !prose.HasHan(n) {
			continue
		}
		if s := prose.ScriptOf(n); s == r.script() || s == prose.UnknownScript {
			return n
		}
		if any == "" {
			any = n
		}
	}
	switch {
	case any != "":
		return r.chinese(any)
	case len(ref.Authors) > 0:
		return ref.Authors[0].String()
	case len(ref.AuthorNames) > 0:
		return ref.AuthorNames[0]
	}
	return ""
}

// ShortReference names a work in a few words: author, title, year.
func (r Reader) ShortReference(ref *glossary.Reference) string {
	var b strings.Builder
	title := r.titled(ref)
	if a := r.Author(ref); a != "" {
		b.WriteString(escape(a))
		switch {
		case !prose.HasHan(a):
			b.WriteString(", ")
		case !strings.HasPrefix(title, "《"):
			b.WriteString(r.label("，", ", "))
		}
	}
	b.WriteString(title)
	if y := year(ref.Issued); y != "" {
		b.WriteString(r.label("（", " (") + y + r.label("）", ")"))
	}
	return b.String()
}

// titled returns the title in its marks.
func (r Reader) titled(ref *glossary.Reference) string {
	title := r.Title(ref)
	switch {
	case strings.ContainsAny(title, "《〈（"):
		return escape(title)
	case prose.HasHan(title):
		return "《" + escape(title) + "》"
	}
	return "*" + escape(title) + "*"
}

func year(issued string) string {
	if len(issued) < 4 {
		return issued
	}
	y, _, _ := strings.Cut(issued, "-")
	return y
}

// Reference describes a work: what it is called here, its full entry in the
// order of GB/T 7714, and the passages that are stored of it.
func (r Reader) Reference(g *glossary.Glossary, ref *glossary.Reference) string {
	var b strings.Builder
	b.WriteString("**" + r.titled(ref) + "**")
	if a := r.Author(ref); a != "" {
		b.WriteString(" " + escape(a))
	}
	b.WriteString("\n\n" + r.Entry(ref))
	if ref.DOI != "" {
		b.WriteString("  \n<https://doi.org/" + ref.DOI + ">")
	} else if ref.URL != "" {
		b.WriteString("  \n<" + ref.URL + ">")
	}
	if ref.Note != "" {
		b.WriteString("\n\n" + escape(r.converted(ref.Note)))
	}
	const shown = 3
	quotations := slices.Clone(g.QuotationsOf(ref.Key))
	// What is no passage of the work comes last.
	slices.SortStableFunc(quotations, func(a, b *glossary.Quotation) int { return len(a.Spurious) - len(b.Spurious) })
	for i, q := range quotations {
		if i == shown {
			break
		}
		b.WriteString("\n\n" + r.Passage(q))
	}
	b.WriteString("\n\n`" + ref.Key + "`")
	return b.String()
}

// converted writes a text of unknown script for the reader.
func (r Reader) converted(s string) string {
	if r.script() == prose.Hans && prose.ScriptOf(s) == prose.Hant {
		return prose.ToHans(s)
	}
	return s
}

// typeMarks are the document type designations of GB/T 7714.
var typeMarks = map[string]string{
	"book": "M", "chapter": "M", "classic": "M", "article-journal": "J", "article-newspaper": "N", "article-magazine": "J",
	"thesis": "D", "report": "R", "standard": "S", "patent": "P", "paper-conference": "C", "webpage": "EB/OL", "post-weblog": "EB/OL",
	"software": "CP", "dataset": "DB", "map": "CM", "manuscript": "A",
}

// Entry formats a reference in the order of GB/T 7714: authors. title[type].
// translator. place: publisher, date: pages. Fields that are not known are left
// out.
func (r Reader) Entry(ref *glossary.Reference) string {
	var b strings.Builder
	sentence := func(s string) {
		if s != "" {
			b.WriteString(strings.TrimRight(s, ".") + ". ")
		}
	}
	sentence(escape(people(ref.Authors, "et al.")))
	title := "*" + escape(ref.Title) + "*"
	if prose.HasHan(ref.Title) {
		title = escape(ref.Title)
	}
	if mark := typeMarks[ref.Type]; mark != "" {
		title += "\\[" + mark + "\\]"
	}
	sentence(title)
	if len(ref.Translators) > 0 {
		names := people(ref.Translators, "et al.")
		if prose.HasHan(names) {
			sentence(escape(names) + r.chinese("譯"))
		} else {
			sentence("Trans. " + escape(names))
		}
	}
	if ref.ContainerTitle != "" {
		where := escape(ref.ContainerTitle)
		if ref.Volume != "" {
			where += ", " + ref.Volume
			if ref.Issue != "" {
				where += "(" + ref.Issue + ")"
			}
		} else if ref.Issue != "" {
			where += "(" + ref.Issue + ")"
		}
		sentence(where)
	} else if ref.Volume != "" {
		sentence(r.label("卷 ", "vol. ") + ref.Volume)
	}
	sentence(escape(ref.Edition))
	sentence(escape(ref.Number))
	imprint := strings.Join(notEmpty(escape(ref.Place), escape(ref.Publisher)), ": ")
	imprint = strings.Join(notEmpty(imprint, ref.Issued), ", ")
	if ref.Page != "" {
		imprint = strings.Join(notEmpty(imprint, strings.ReplaceAll(ref.Page, "--", "–")), ": ")
	}
	sentence(imprint)
	return strings.TrimSpace(b.String())
}

func notEmpty(ss ...string) []string {
	var out []string
	for _, s := range ss {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

// people lists up to three names.
func people(names []glossary.Name, others string) string {
	const most = 3
	var out []string
	for i, n := range names {
		if i == most {
			if prose.HasHan(n.String()) {
				others = "等"
			}
			out = append(out, others)
			break
		}
		s := n.String()
		if n.Literal == "" && n.Given != "" && !prose.HasHan(s) {
			s = n.Family + ", " + n.Given
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}
