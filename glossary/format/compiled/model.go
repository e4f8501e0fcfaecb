package compiled

import "github.com/jiaozhu/jiaozhu/glossary"

func (c *coder) file(f *glossary.File) {
	pointers(c, &f.Concepts, c.concept)
	pointers(c, &f.References, c.reference)
	pointers(c, &f.Overlays, c.overlay)
	pointers(c, &f.Quotations, c.quotation)
	list(c, &f.Links, c.link)
}

func (c *coder) localized(l *glossary.Localized) {
	list(c, (*[]glossary.LangText)(l), c.langText)
}

func (c *coder) langText(t *glossary.LangText) {
	c.string(&t.Lang)
	c.string(&t.Text)
}

func (c *coder) strings(s *[]string) { list(c, s, c.string) }

func (c *coder) certainty(k *glossary.Certainty) { small(c, k, glossary.Uncertain) }

func (c *coder) concept(x *glossary.Concept) {
	c.string(&x.ID)
	c.localized(&x.Field)
	c.localized(&x.Definition)
	list(c, &x.Terms, c.term)
	c.strings(&x.Broader)
	c.strings(&x.Narrower)
	c.strings(&x.Related)
	list(c, &x.Sources, c.source)
	c.localized(&x.Note)
	c.strings(&x.Right)
	c.strings(&x.Wrong)
	c.certainty(&x.Certainty)
	c.origin(&x.Origin)
}

func (c *coder) term(t *glossary.Term) {
	c.string(&t.Text)
	c.string(&t.Lang)
	small(c, &t.Status, glossary.Forbidden)
	small(c, &t.Kind, glossary.Acronym)
	c.localized(&t.Note)
	c.strings(&t.Unless)
	c.strings(&t.NotBefore)
	c.strings(&t.NotAfter)
	c.certainty(&t.Certainty)
	c.origin(&t.Origin)
}

func (c *coder) source(s *glossary.Source) {
	c.string(&s.Ref)
	c.localized(&s.Locator)
	c.origin(&s.Origin)
}

func (c *coder) reference(r *glossary.Reference) {
	c.string(&r.Key)
	c.string(&r.Type)
	c.string(&r.Title)
	c.localized(&r.Titles)
	for _, names := range []*[]glossary.Name{&r.Authors, &r.Editors, &r.Translators} {
		list(c, names, c.person)
	}
	c.strings(&r.AuthorNames)
	for _, field := range []*string{
		&r.ContainerTitle, &r.Publisher, &r.Place, &r.Edition, &r.Volume, &r.Issue, &r.Page,
		&r.Number, &r.Issued, &r.DOI, &r.URL, &r.Language, &r.Note, &r.File,
	} {
		c.string(field)
	}
	c.certainty(&r.Certainty)
	c.origin(&r.Origin)
	c.origin(&r.Overlay)
}

func (c *coder) person(n *glossary.Name) {
	c.string(&n.Family)
	c.string(&n.Given)
	c.string(&n.Literal)
}

func (c *coder) overlay(o *glossary.Overlay) {
	c.string(&o.Key)
	c.localized(&o.Titles)
	c.strings(&o.AuthorNames)
	c.string(&o.File)
	c.origin(&o.Origin)
}

func (c *coder) quotation(q *glossary.Quotation) {
	c.string(&q.Ref)
	c.strings(&q.Also)
	c.localized(&q.Locator)
	list(c, &q.Wordings, c.wording)
	c.localized(&q.Spurious)
	c.origin(&q.Origin)
}

func (c *coder) wording(w *glossary.Wording) {
	c.string(&w.Lang)
	c.string(&w.Translator)
	c.string(&w.Text)
	c.certainty(&w.Certainty)
	c.origin(&w.Origin)
}

func (c *coder) link(l *glossary.Link) {
	small(c, &l.Kind, glossary.ToFragment)
	c.string(&l.Name)
	c.span(&l.At)
}
