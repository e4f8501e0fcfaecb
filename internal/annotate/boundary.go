package annotate

import (
	"sort"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// Compounds says what becomes of a term that is a part of a longer word which
// the lexicon of words knows and the glossary does not: 資料 in 資料庫, 人民 in
// 人民法院.
type Compounds uint8

const (
	// AcceptCompounds takes it for a mention of the term: the reader who asks what
	// 人民法院 is about is helped by what 人民 means.
	AcceptCompounds Compounds = iota
	// RefuseCompounds does not.
	RefuseCompounds
)

// WithCompounds returns a lexicon that treats parts of words so.
func (x *Lexicon) WithCompounds(c Compounds) *Lexicon {
	with := *x
	with.compounds = c
	return &with
}

// open is the range of log odds, on either side of even, that leave the question
// to the segmenter.
const open = 0.1

// standsAlone reports whether the Han form at text[start:end] is a word there,
// and not the end of one word and the beginning of another, as 主權 is in
// 民主權利. Without a dictionary every form stands alone.
func (x *Lexicon) standsAlone(text string, start, end int) bool {
	if x.boundaries == nil || !x.boundaries.MayDoubt(text, start, end) {
		return true
	}
	v := x.boundaries.Judge(text, start, end)
	switch {
	case v.Start < v.End && x.compounds == RefuseCompounds:
		return false
	case v.LogOdds > open:
		return true
	case v.LogOdds < -open:
		return false
	}
	return x.segmented(text, start, end)
}

// segmented reports whether the segmenter, which knows the terms and reads the
// whole clause, puts no word astride an edge of the form.
func (x *Lexicon) segmented(text string, start, end int) bool {
	from, to := prose.Clause(text, start)
	to = max(to, end)
	for _, w := range x.segmenter().Words(text[from:to]) {
		w = w.Shift(from)
		if w.Start < start && start < w.End && w.End < end || start < w.Start && w.Start < end && end < w.End {
			return false
		}
	}
	return true
}

// sort puts annotations into the order of the source.
func (a *Annotations) sort() {
	if c := a.Citations; len(c) > 1 {
		sort.SliceStable(c, func(i, j int) bool { return c[i].Start < c[j].Start })
	}
	if q := a.Quotations; len(q) > 1 {
		sort.SliceStable(q, func(i, j int) bool { return q[i].Start < q[j].Start })
	}
}
