package rename

import (
	"context"
	"slices"
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

// term is a term of a concept with those that are the same in another script:
// they are renamed together.
type term struct {
	concept *glossary.Concept
	terms   []*glossary.Term // of concept; the one that was asked for first
	given   prose.Script     // that is written where the name is asked for
}

// withSenses makes the target of a mention.
func (t *Target) withSenses(senses []annotate.Sense, script prose.Script) (*Target, error) {
	c := senses[0].Concept
	var others []string
	for _, s := range senses {
		if s.Concept != c && !slices.Contains(others, s.Concept.ID) {
			others = append(others, s.Concept.ID)
		}
	}
	if len(others) > 0 {
		list := append([]string{c.ID}, others...)
		return nil, refuse("「%s」是幾個概念的名稱（%s）；請到詞彙表中所指的那一條去改名", "“%s” is the name of several concepts (%s); rename it in the glossary, at the one that is meant", t.Name, strings.Join(list, ", "))
	}
	return t.withTerms(c, senses[0].Term, script)
}

// withTerm makes the target of a term in a glossary.
func (t *Target) withTerm(e *workspace.Entries, x *workspace.Entry) (*Target, error) {
	c := t.lexicon.Glossary.Concept(x.Concept)
	if c != nil && c.Origin.File == e.Name {
		for i := range c.Terms {
			if c.Terms[i].Text == x.Term.Text && c.Terms[i].Lang == x.Term.Lang {
				return t.withTerms(c, &c.Terms[i], scriptOfTerm(x.Term))
			}
		}
	}
	if c != nil && c.Origin.File != e.Name {
		if workspace.IsEmbedded(c.Origin.File) {
			return nil, refuseEmbedded(t.Name, c.ID)
		}
		return nil, refuse("概念 %s 以 %s 的為準；請到那裡改名", "of the concept %s the entry in %s counts; rename the term there", c.ID, t.place(c.Origin))
	}
	return nil, refuse("詞彙表剛剛改過，還沒有讀進來；請稍後再試", "the glossary has just changed and is not read yet; try again")
}

func (t *Target) withTerms(c *glossary.Concept, first *glossary.Term, script prose.Script) (*Target, error) {
	if c.Origin.File == "" || workspace.IsEmbedded(c.Origin.File) {
		return nil, refuseEmbedded(t.Name, c.ID)
	}
	s := &term{concept: c, terms: []*glossary.Term{first}, given: script}
	folded := prose.FoldString(first.Text)
	for i := range c.Terms {
		other := &c.Terms[i]
		if other != first && family(other.Lang) == family(first.Lang) && prose.FoldString(other.Text) == folded {
			s.terms = append(s.terms, other)
		}
	}
	t.subject = s
	return t, nil
}

func refuseEmbedded(name, id string) error {
	return refuse("「%s」是內建詞彙表的術語，不能改；請在自己的詞彙表加入 id 為 %s 的概念，它會取代內建的", "“%s” is a term of the embedded glossary, which cannot be changed; add a concept with the id %s to your own glossary, which then overrides it", name, id)
}

func (s *term) plan(ctx context.Context, t *Target, name string) (*Plan, error) {
	name, err := tidy(name)
	if err != nil {
		return nil, err
	}
	if err := validate(name); err != nil {
		return nil, err
	}
	n := newNameOf(name, s.terms[0], s.given, t.lexicon.Dictionary())
	if err := s.conflict(t, n); err != nil {
		return nil, err
	}
	p := &Plan{}
	if err := s.inGlossary(ctx, t, p, n); err != nil {
		return nil, err
	}
	about := workspace.Subject{Concepts: []string{s.concept.ID}}
	err = t.documents(ctx, about, func(d *document) error {
		p.add(d, s.inDocument(t, d, n))
		return nil
	})
	if err != nil {
		return nil, err
	}
	if len(p.Files) == 0 {
		return nil, refuse("名稱沒有改變", "the name is the same as before")
	}
	return p, nil
}

// conflict refuses a name that something else has.
func (s *term) conflict(t *Target, n *newName) error {
	for _, sense := range t.lexicon.Senses(n.text) {
		switch {
		case sense.Concept != s.concept:
			return refuse("概念 %s 已有名稱「%s」（%s）", "the concept %s has the name “%s” already (%s)", sense.Concept.ID, sense.Term.Text, t.place(sense.Term.Origin))
		case !slices.Contains(s.terms, sense.Term) && family(sense.Term.Lang) == family(s.terms[0].Lang):
			return refuse("這個概念已有術語「%s」（%s）", "this concept has the term “%s” already (%s)", sense.Term.Text, t.place(sense.Term.Origin))
		}
	}
	return nil
}

// inGlossary changes the terms in the file that defines the concept.
func (s *term) inGlossary(ctx context.Context, t *Target, p *Plan, n *newName) error {
	e, err := t.snapshot.Entries(ctx, s.concept.Origin.File)
	if err != nil {
		return err
	}
	var found []workspace.Entry
	if e != nil {
		found = e.Find(func(x *workspace.Entry) bool {
			return x.Term != nil && x.Concept == s.concept.ID && slices.ContainsFunc(s.terms, func(known *glossary.Term) bool {
				return known.Text == x.Term.Text && known.Lang == x.Term.Lang
			})
		})
	}
	if len(found) == 0 {
		return refuse("在 %s 中找不到這個術語；檔案可能剛改過，或有語法錯誤", "the term is not found in %s; the file may just have changed, or has a syntax error", s.concept.Origin.File)
	}
	var at []glossary.Range
	for _, x := range found {
		at = append(at, x.At)
	}
	p.addEntries(e, at, func(i int) string {
		text, _ := n.in(scriptOfTerm(found[i].Term))
		return text
	})
	return nil
}

// inDocument changes the mentions of a document.
func (s *term) inDocument(t *Target, d *document, n *newName) []Edit {
	var out []Edit
	blocks := d.Text.Blocks()
	for i, b := range blocks {
		notes := d.notes.Block(i)
		for j := range notes.Mentions {
			m := &notes.Mentions[j]
			mine := func(x annotate.Sense) bool { return x.Concept == s.concept && slices.Contains(s.terms, x.Term) }
			if !slices.ContainsFunc(m.Senses, mine) {
				continue
			}
			run := &b.Runs[m.Run]
			form := run.Text[m.Text.Start:m.Text.End]
			text, guessed := n.instead(form, scriptOf(form, b, d.Text))
			if text == form {
				continue
			}
			doubt := doubtOf(notes, b, m)
			switch {
			case doubt != Sure:
			case slices.ContainsFunc(m.Senses, func(x annotate.Sense) bool { return !mine(x) }):
				doubt = Ambiguous
			case t.lexicon.Doubtful(run.Text, m.Text.Start, m.Text.End):
				doubt = Boundary
			case guessed:
				doubt = Converted
			}
			for _, e := range replace(b, run, m.Text, text, d.Format) {
				e.Span = e.Shift(d.Text.Start(i))
				e.Doubt = doubt
				out = append(out, e)
			}
		}
	}
	return out
}

// doubtOf reports whether a mention stands in another's words or in a title. A
// term alone between quotation marks that nobody says is only set off.
func doubtOf(notes *annotate.Annotations, b *prose.Block, m *annotate.Mention) Doubt {
	for i := range notes.Citations {
		c := &notes.Citations[i]
		if c.Kind == annotate.ByTitle && c.Run == m.Run && c.Text.Start <= m.Text.Start && m.Text.End <= c.Text.End {
			return Titled
		}
	}
	if b.Kind == prose.Quote {
		return Quoted
	}
	for i := range notes.Quotations {
		q := &notes.Quotations[i]
		if q.Run == m.Run && q.Text.Start <= m.Text.Start && m.Text.End <= q.Text.End &&
			(q.Text != m.Text || q.Attribution != nil || q.Match != nil) {
			return Quoted
		}
	}
	return Sure
}
