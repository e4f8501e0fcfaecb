package lsp

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// maxSelected is how many characters a selection may have to be a term.
const maxSelected = 40

// selected is what somebody selected to make a term of it.
type selected struct {
	text     string // without what surrounds it
	block    *prose.Block
	original string // that the document gives behind it, "" if none
	short    string // likewise its abbreviation
}

// selection reads a range of the document: words in one stretch of prose, or a
// name with its original in brackets. An empty range stands for the word at it.
// It reports false if there is nothing that could be a term.
func (q *question) selection(at prose.Span) (selected, bool) {
	d := q.result.Document
	i := d.Prose.BlockAt(at.Start)
	if i < 0 {
		return selected{}, false
	}
	b, start := d.Prose.Blocks()[i], d.Prose.Start(i)
	for j := range b.Runs {
		run := &b.Runs[j]
		from, ok := run.TextOffset(at.Start - start)
		if !ok {
			continue
		}
		to, ok := run.TextOffset(at.End - start)
		if !ok {
			continue
		}
		span := trimmed(run.Text, prose.Span{Start: from, End: to})
		if at.Len() == 0 {
			span = q.wordAt(d.Block(i), j, run.Text, from)
		}
		s := selected{block: b}
		for k := range d.Block(i).Glosses {
			g := &d.Block(i).Glosses[k]
			if g.Run == j && g.Term.Len() > 0 && belongs(span, g) {
				if span.End > g.Term.End {
					span = g.Term
				}
				s.original = run.Text[g.Original.Start:g.Original.End]
				s.short = run.Text[g.Short.Start:g.Short.End]
			}
		}
		s.text = run.Text[span.Start:span.End]
		return s, isTermLike(s.text)
	}
	return selected{}, false
}

// belongs reports whether a selection is the Chinese name of a gloss, or that
// with what stands in brackets behind it.
func belongs(s prose.Span, g *annotate.Gloss) bool {
	if s.End == g.Term.End {
		return true
	}
	last := max(g.Original.End, g.Short.End)
	return s.Start <= g.Term.Start && s.End == last && last > g.Term.End
}

// trimmed returns a span without what stands around words: blanks, brackets,
// quotation marks.
func trimmed(text string, s prose.Span) prose.Span {
	inner := strings.TrimLeftFunc(text[s.Start:s.End], func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	s.Start = s.End - len(inner)
	inner = strings.TrimRightFunc(inner, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) && r != '+' && r != '#' // C++, C#
	})
	s.End = s.Start + len(inner)
	return s
}

// wordAt returns the word at an offset of a run's text: the name that a gloss
// explains there, else the one that the segmenter finds.
func (q *question) wordAt(notes *annotate.Annotations, run int, text string, at int) prose.Span {
	for i := range notes.Glosses {
		if g := &notes.Glosses[i]; g.Run == run && g.Term.Contains(at) {
			return g.Term
		}
	}
	segmenter := q.result.Document.Lexicon.Segmenter()
	if segmenter == nil {
		return prose.Span{}
	}
	from, to := prose.Clause(text, at)
	var found prose.Span
	for _, w := range segmenter.Words(text[from:to]) {
		if w = w.Shift(from); w.Contains(at) {
			found = w // of two that touch, the later one
		}
	}
	return trimmed(text, found)
}

// isTermLike reports whether a text may be a term: not too long, and no more
// than a phrase.
func isTermLike(text string) bool {
	return text != "" && utf8.RuneCountInString(text) <= maxSelected && !strings.ContainsFunc(text, func(r rune) bool {
		return strings.ContainsRune("。！？；，、：（）()“”「」『』《》\n", r) || r == prose.Object || unicode.Is(unicode.So, r)
	})
}
