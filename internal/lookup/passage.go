package lookup

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// Passages are the stored quotations of a glossary, by their beginnings.
type Passages struct {
	quotations []*glossary.Quotation
	index      *Index
	wordings   []wording // by the index's names
}

type wording struct {
	quotation *glossary.Quotation
	number    int
}

func newPassages(quotations []*glossary.Quotation) *Passages {
	x := &Passages{quotations: quotations}
	var names []string
	for _, q := range quotations {
		if len(q.Spurious) > 0 {
			continue // nobody is to quote these
		}
		for i := range q.Wordings {
			names = append(names, q.Wordings[i].Text)
			x.wordings = append(x.wordings, wording{q, i})
		}
	}
	x.index = NewIndex(names, Letters)
	return x
}

// Passage is a wording that fits what was typed.
type Passage struct {
	Text      string // to be written
	Quotation *glossary.Quotation
	Number    int // of the wording
	rank      rank
}

// Complete returns the wordings that begin with what is typed, letters and
// digits of either script compared. Nothing begins those of the works that are
// named right before. These come first; those of one passage stand together, in
// the writer's script first. The result is at most limit long.
func (x *Passages) Complete(typed string, named []*glossary.Reference, w *Writer, limit int) []Passage {
	query := Letters(typed)
	if query == "" && (typed != "" || named == nil) || isLatin(query) && query != "" && len(query) < minLatin {
		return nil
	}
	var out []Passage
	for i := range x.index.Prefix(query) {
		at := x.wordings[i]
		q, text := at.quotation, x.index.Name(i)
		place := nearest(named, q)
		chinese := prose.HasHan(text)
		if query == "" && (place == len(named) || chinese != w.Chinese && hasChinese(q)) {
			continue
		}
		if chinese && !w.fits(text, "") {
			if sibling(q, at.number, w) {
				continue
			}
			text = w.Written(text)
		}
		p := Passage{oneLine(text), q, at.number, rank{class: place, runes: utf8.RuneCountInString(text), text: text}}
		out = append(out, p)
	}
	sort.SliceStable(out, func(i, j int) bool {
		a, b := &out[i].rank, &out[j].rank
		return cmp.Or(cmp.Compare(a.class, b.class), a.compare(*b)) < 0
	})
	return out[:min(len(out), limit)]
}

// nearest returns the place in works of the work that a quotation stands in;
// the length of works if none of them has it.
func nearest(works []*glossary.Reference, q *glossary.Quotation) int {
	i := slices.IndexFunc(works, func(r *glossary.Reference) bool { return r.Key == q.Ref || slices.Contains(q.Also, r.Key) })
	if i < 0 {
		return len(works)
	}
	return i
}

func hasChinese(q *glossary.Quotation) bool {
	return slices.ContainsFunc(q.Wordings, func(w glossary.Wording) bool { return prose.HasHan(w.Text) })
}

// sibling reports whether another wording of a quotation is the same in the
// writer's script.
func sibling(q *glossary.Quotation, number int, w *Writer) bool {
	key := Letters(q.Wordings[number].Text)
	for i := range q.Wordings {
		if o := &q.Wordings[i]; i != number && w.fits(o.Text, "") && Letters(o.Text) == key {
			return true
		}
	}
	return false
}

// oneLine joins the lines of a text, those of Chinese without a blank.
func oneLine(text string) string {
	if !strings.Contains(text, "\n") {
		return text
	}
	var b strings.Builder
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		last, _ := utf8.DecodeLastRuneInString(b.String())
		first, _ := utf8.DecodeRuneInString(line)
		if b.Len() > 0 && line != "" && last < 0x2E80 && first < 0x2E80 {
			b.WriteByte(' ')
		}
		b.WriteString(line)
	}
	return b.String()
}
