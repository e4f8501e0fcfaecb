package annotate

import (
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/annotate/passage"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// minScan is the length, in folded characters, from which a stored passage is
// recognised without quotation marks. Shorter stretches recur by chance.
const minScan = 16

var closing = map[rune]rune{'「': '」', '『': '』', '“': '”', '‘': '’', '﹁': '﹂', '﹃': '﹄'}

type openMark struct {
	at   int
	mark rune
}

// quotations pairs the quotation marks of run i, aligns what they enclose with
// the stored passages, and then looks for passages that carry no marks.
func (x *Lexicon) quotations(a *Annotations, b *prose.Block, i int) {
	run := &b.Runs[i]
	text := run.Text
	var open []openMark
	stray := func(at int, mark rune, opening bool) {
		span := prose.Span{Start: at, End: at + utf8.RuneLen(mark)}
		a.Marks = append(a.Marks, QuoteMark{Span: run.Source(span), Mark: mark, Opening: opening})
	}
	first := len(a.Quotations)
	for at, r := range text {
		if r < '‘' {
			continue
		}
		if _, opens := closing[r]; opens {
			open = append(open, openMark{at, r})
			continue
		}
		if !prose.IsClosingQuote(r) || apostrophe(text, at, r) {
			continue
		}
		n := len(open)
		for n > 0 && closing[open[n-1].mark] != r {
			n--
		}
		if n == 0 {
			stray(at, r, false)
			continue
		}
		for _, o := range open[n:] {
			stray(o.at, o.mark, true)
		}
		o := open[n-1]
		open = open[:n-1]
		inner := prose.Span{Start: o.at + utf8.RuneLen(o.mark), End: at}
		whole := prose.Span{Start: o.at, End: at + utf8.RuneLen(r)}
		a.Quotations = append(a.Quotations, x.quotation(a, b, i, whole, inner))
	}
	for _, o := range open {
		stray(o.at, o.mark, true)
	}
	x.unmarked(a, b, i, a.Quotations[first:])
}

// apostrophe reports whether ’ stands in a Latin word.
func apostrophe(text string, at int, r rune) bool {
	if r != '’' {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	return alphabetic(before)
}

func (x *Lexicon) quotation(a *Annotations, b *prose.Block, i int, whole, inner prose.Span) Quotation {
	run := &b.Runs[i]
	text := run.Text[inner.Start:inner.End]
	q := Quotation{Span: run.Source(whole), Run: i, Text: inner, Marked: true}
	refs := x.ReferencesByTitle(text)
	if m, _ := x.passages.Quote(text); m.Verdict != passage.None {
		q.Match = x.passage(m, inner.Start)
		if refs != nil && 2*m.Source.Len() < len(q.Match.Quotation.Wordings[q.Match.Wording].Text) {
			q.Match = nil // “Leviathan” is the title, though the word occurs in a passage, too
		}
	}
	if q.Match != nil {
		q.Attribution = x.attribute(a, i, run.Text, whole)
	} else if refs != nil {
		// A title in quotation marks, as newspapers and translations write it.
		a.Citations = append(a.Citations, Citation{
			Span: q.Span, Kind: ByTitle, Name: text, At: run.Source(inner),
			Run: i, Text: inner, References: refs,
		})
	}
	return q
}

// passage moves a match's spans from the quotation's text to the run's.
func (x *Lexicon) passage(m passage.Match, by int) *Passage {
	m.Text = m.Text.Shift(by)
	edits := make([]passage.Edit, len(m.Edits))
	for i, e := range m.Edits {
		edits[i] = passage.Edit{Text: e.Text.Shift(by), Source: e.Source}
	}
	m.Edits = edits
	w := x.wordings[m.Wording]
	return &Passage{Quotation: w.quotation, Wording: w.index, Match: m}
}

// unmarked finds stored passages outside the marked quotations that match one.
func (x *Lexicon) unmarked(a *Annotations, b *prose.Block, i int, marked []Quotation) {
	run := &b.Runs[i]
	for _, m := range x.passages.Scan(run.Text, minScan) {
		overlaps := false
		for j := range marked {
			q := &marked[j]
			if q.Match != nil && m.Text.Start < q.Text.End && q.Text.Start < m.Text.End {
				overlaps = true
				break
			}
		}
		if overlaps {
			continue
		}
		p := x.passage(m, 0)
		span := prose.Span{Start: p.Text.Start, End: p.Text.End}
		a.Quotations = append(a.Quotations, Quotation{
			Span: run.Source(span), Run: i, Text: span, Match: p,
			Attribution: x.attribute(a, i, run.Text, span),
		})
	}
}

// Closes reports whether a closing quotation mark is the partner of an opening
// one.
func Closes(opening, mark rune) bool { return closing[opening] == mark }
