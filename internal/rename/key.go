package rename

import (
	"context"
	"regexp"
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup"
	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

// key is the key of a reference.
type key struct{ name string }

// withKey makes the target of a key.
func (t *Target) withKey(ctx context.Context, name string) (*Target, error) {
	r := t.lexicon.Glossary.Reference(name)
	if r == nil {
		defined := false
		err := t.glossaries(ctx, func(e *workspace.Entries) {
			defined = defined || len(e.Find(func(x *workspace.Entry) bool { return x.Reference == name && x.Defines })) > 0
		})
		if err != nil {
			return nil, err
		}
		if !defined {
			return nil, refuse("書目中沒有鍵 %s", "no bibliography has the key %s", name)
		}
	}
	if r != nil && workspace.IsEmbedded(r.Origin.File) {
		return nil, refuse("%s 是內建書目的鍵，不能改；請在自己的書目加入這部文獻", "%s is a key of the embedded bibliography, which cannot be changed; add the work to your own bibliography", name)
	}
	t.subject = &key{name}
	return t, nil
}

// validKey are the keys that can be written in every format that cites by key:
// letters, digits and _, between them single : . + / - (BibTeX and Pandoc; of
// Typst's labels below).
var validKey = regexp.MustCompile(`^[A-Za-z0-9_]+(?:[:.+/-][A-Za-z0-9_]+)*$`)

func (k *key) plan(ctx context.Context, t *Target, name string) (*Plan, error) {
	name, err := tidy(name)
	switch {
	case err != nil:
		return nil, err
	case name == k.name:
		return nil, refuse("名稱沒有改變", "the name is the same as before")
	case !validKey.MatchString(name):
		return nil, refuse("「%s」不能作鍵；可用拉丁字母、數字和 _，中間可有單個的 : . + / -", "“%s” cannot be a key; write Latin letters, digits and _, with single : . + / - between them", name)
	}
	if r := t.lexicon.Glossary.Reference(name); r != nil {
		return nil, refuse("文獻的鍵 %s 已經有了（%s）", "there is a reference of the key %s already (%s)", name, t.place(r.Origin))
	}
	p := &Plan{}
	defined := false
	var taken error
	err = t.glossaries(ctx, func(e *workspace.Entries) {
		var at []glossary.Range
		for _, x := range e.Find(func(x *workspace.Entry) bool { return x.Name && x.Concept == "" }) {
			switch {
			case x.Reference == k.name:
				at = append(at, x.At)
				defined = defined || x.Defines
			case x.Reference == name && x.Defines:
				place := t.place(glossary.Origin{File: e.Name, Name: x.At})
				taken = refuse("文獻的鍵 %s 已經有了（%s）", "there is a reference of the key %s already (%s)", name, place)
			}
		}
		p.addEntries(e, at, func(int) string { return name })
	})
	switch {
	case err != nil:
		return nil, err
	case taken != nil:
		return nil, taken
	case !defined:
		return nil, refuse("書目剛剛改過，不再有鍵 %s", "the bibliography has just changed and has the key %s no more", k.name)
	}
	err = t.documents(ctx, workspace.Subject{References: []string{k.name}}, func(d *document) error {
		edits := k.inDocument(d, name)
		if len(edits) > 0 && d.Format == markup.Typst && strings.ContainsAny(name, "+/") {
			return refuse("Typst 的標籤不能有 + 或 /，而 %s 引用這部文獻", "a label of Typst has no + or /, and %s cites the work", d.Name)
		}
		p.add(d, edits)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return p, nil
}

// inDocument changes the citations by key. Those by title or author stay.
func (k *key) inDocument(d *document, name string) []Edit {
	var out []Edit
	for i := range d.Text.Blocks() {
		notes := d.notes.Block(i)
		for j := range notes.Citations {
			if c := &notes.Citations[j]; c.Kind == annotate.ByKey && c.Name == k.name {
				out = append(out, Edit{Span: c.At.Shift(d.Text.Start(i)), NewText: name})
			}
		}
	}
	return out
}
