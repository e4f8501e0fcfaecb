package native

import (
	"fmt"
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
)

var (
	rootKeys      = []string{"lang", "concepts", "references", "quotations"}
	conceptKeys   = []string{"id", "field", "definition", "terms", "broader", "narrower", "related", "sources", "note", "examples", "certainty"}
	termKeys      = []string{"text", "lang", "status", "kind", "note", "unless", "notBefore", "notAfter", "certainty"}
	sourceKeys    = []string{"ref", "locator"}
	exampleKeys   = []string{"right", "wrong"}
	referenceKeys = []string{"key", "titles", "authors", "file"}
	titleKeys     = []string{"text", "lang"}
	quotationKeys = []string{"ref", "also", "locator", "spurious", "texts", "certainty"}
	wordingKeys   = []string{"text", "lang", "translator", "certainty"}
)

// root reads a whole document.
func (r *reader) root(root *node) {
	if root.kind == absent {
		return
	}
	// The default language holds for the whole file, wherever it stands.
	if root.kind == mapping {
		for i := 0; i+1 < len(root.children); i += 2 {
			if root.children[i].text == "lang" && root.children[i+1].kind != absent {
				r.lang = r.language(root, &root.children[i+1])
			}
		}
	}
	r.fields(root, "檔案", "the file", rootKeys, func(key string, value *node) {
		if key != "lang" {
			r.section(key, value)
		}
	})
}

// section reads the list under a key of the document.
func (r *reader) section(key string, value *node) {
	if value.kind != sequence {
		r.wrongKind(value, value, "「"+key+"」", key, sequence)
		return
	}
	each(value, func(item *node) { r.entry(key, item) })
}

// entry reads one item of a section.
func (r *reader) entry(section string, item *node) {
	switch section {
	case "concepts":
		r.concept(item)
	case "references":
		r.reference(item)
	case "quotations":
		r.quotation(item)
	}
}

func (r *reader) concept(n *node) {
	c := &glossary.Concept{Origin: r.origin(n, n)}
	noTerms := true // and no problem that says why
	ok := r.fields(n, "概念", "a concept", conceptKeys, func(key string, v *node) {
		switch key {
		case "id":
			c.ID = r.text(n, v, key)
			c.Origin.Name = v.name
		case "field":
			c.Field = r.localized(n, v, key)
		case "definition":
			c.Definition = r.localized(n, v, key)
		case "terms":
			before := len(r.file.Problems)
			c.Terms = r.terms(n, v)
			noTerms = len(r.file.Problems) == before
		case "broader":
			c.Broader = r.links(n, v, key, glossary.ToConcept)
		case "narrower":
			c.Narrower = r.links(n, v, key, glossary.ToConcept)
		case "related":
			c.Related = r.links(n, v, key, glossary.ToConcept)
		case "sources":
			c.Sources = r.sources(n, v)
		case "note":
			c.Note = r.localized(n, v, key)
		case "examples":
			r.fields(v, "「examples」", "examples", exampleKeys, func(key string, v *node) {
				if key == "right" {
					c.Right = r.texts(n, v, key)
				} else {
					c.Wrong = r.texts(n, v, key)
				}
			})
		case "certainty":
			c.Certainty = r.certainty(n, v)
		}
	})
	switch {
	case !ok:
	case c.ID == "":
		r.missing("glossary-missing-id", n, "概念沒有 id，已略過；請加一行「id: 某個英文短名」", "the concept has no id and was skipped; add a line \"id: some-short-name\"")
	case len(c.Terms) == 0 && noTerms:
		r.missing("glossary-missing-terms", n,
			fmt.Sprintf("概念 %s 沒有 terms，已略過；至少要有一個術語", c.ID),
			fmt.Sprintf("concept %s has no terms and was skipped; it needs at least one", c.ID))
	case len(c.Terms) > 0:
		r.file.Concepts = append(r.file.Concepts, c)
	}
}

// missing reports an entry that lacks what it cannot do without. What is shown
// is the entry's first line: the whole may fill the screen.
func (r *reader) missing(code string, entry *node, zh, en string) {
	first := entry.span
	if i := strings.IndexByte(r.copied[first.Start:first.End], '\n'); i >= 0 {
		first.End = first.Start + i
	}
	r.report(code, glossary.Error, entry.span, trim(r.src, first), zh, en)
}

func (r *reader) sources(entry, n *node) []glossary.Source {
	var list []glossary.Source
	each(n, func(item *node) {
		s := glossary.Source{Origin: r.origin(item, item)}
		s.Ref = r.shortOrLong(entry, item, &sourceForm, &s.Origin, func(key string, v *node) {
			if key == "locator" {
				s.Locator = r.localized(item, v, key)
			}
		})
		if s.Ref != "" {
			list = append(list, s)
		}
	})
	return list
}

func (r *reader) reference(n *node) {
	o := &glossary.Overlay{Origin: r.origin(n, n)}
	ok := r.fields(n, "文獻", "a reference", referenceKeys, func(key string, v *node) {
		switch key {
		case "key":
			o.Key = r.text(n, v, key)
			o.Origin.Name = v.name
		case "titles":
			o.Titles = r.titles(n, v)
		case "authors":
			o.AuthorNames = r.texts(n, v, key)
		case "file":
			o.File = r.text(n, v, key)
		}
	})
	switch {
	case !ok:
	case o.Key == "":
		r.missing("glossary-missing-id", n, "文獻沒有 key，已略過；請填書目中的鍵", "the reference has no key and was skipped; name its key in the bibliography")
	default:
		r.file.Overlays = append(r.file.Overlays, o)
	}
}

// titles reads a list of titles, plain or with a language, or a mapping of
// language tags to one title or several.
func (r *reader) titles(entry, n *node) glossary.Localized {
	var l glossary.Localized
	add := func(lang, text string) {
		if text == "" {
			return
		}
		if lang == "" {
			lang = r.languageOfName(text)
		}
		l = append(l, glossary.LangText{Lang: lang, Text: text})
	}
	if n.kind == mapping {
		for i := 0; i+1 < len(n.children); i += 2 {
			tag := &n.children[i]
			if tag.kind != scalar || !isTag(tag.text) {
				r.badTag(entry, tag)
				continue
			}
			for _, text := range r.texts(entry, &n.children[i+1], "titles") {
				add(tag.text, text)
			}
		}
		return l
	}
	each(n, func(item *node) {
		if item.kind != mapping {
			add("", r.text(entry, item, "titles"))
			return
		}
		var lang, text string
		r.fields(item, "書名", "a title", titleKeys, func(key string, v *node) {
			if key == "text" {
				text = r.text(item, v, key)
			} else {
				lang = r.language(item, v)
			}
		})
		add(lang, text)
	})
	return l
}

func (r *reader) quotation(n *node) {
	q := &glossary.Quotation{Origin: r.origin(n, n)}
	certainty := glossary.Verified
	var texts *node
	ok := r.fields(n, "引文", "a quotation", quotationKeys, func(key string, v *node) {
		switch key {
		case "ref":
			q.Ref = r.text(n, v, key)
			q.Origin.Name = v.name
		case "also":
			q.Also = r.links(n, v, key, glossary.ToReference)
		case "locator":
			q.Locator = r.localized(n, v, key)
		case "spurious":
			q.Spurious = r.localized(n, v, key)
		case "texts":
			texts = v
		case "certainty":
			certainty = r.certainty(n, v)
		}
	})
	if !ok {
		return
	}
	before := len(r.file.Problems)
	if texts != nil {
		q.Wordings = r.wordings(n, texts, certainty)
	}
	switch {
	case q.Ref == "":
		r.missing("glossary-missing-id", n, "引文沒有 ref，已略過；請填文獻的鍵", "the quotation has no ref and was skipped; name the key of a reference")
	case len(q.Wordings) > 0:
		r.file.Quotations = append(r.file.Quotations, q)
	case before == len(r.file.Problems):
		r.missing("glossary-missing-text", n, "引文沒有 texts，已略過；至少要有一段文字", "the quotation has no texts and was skipped; it needs at least one")
	}
}

func (r *reader) wordings(entry, n *node, certainty glossary.Certainty) []glossary.Wording {
	var list []glossary.Wording
	each(n, func(item *node) {
		w := glossary.Wording{Certainty: certainty, Origin: r.origin(item, item)}
		w.Text = r.shortOrLong(entry, item, &wordingForm, &w.Origin, func(key string, v *node) {
			switch key {
			case "lang":
				w.Lang = r.language(item, v)
			case "translator":
				w.Translator = r.text(item, v, key)
			case "certainty":
				w.Certainty = r.certainty(item, v)
			}
		})
		if w.Text == "" {
			return
		}
		if w.Lang == "" {
			w.Lang = r.languageOfName(w.Text)
		}
		list = append(list, w)
	})
	return list
}
