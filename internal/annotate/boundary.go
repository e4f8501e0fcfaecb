package annotate

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// standsAlone reports whether the Han form at text[start:end] is a word there,
// and not the end of one word and the beginning of another, as 主權 is in
// 民主權利. Without a dictionary every form stands alone.
func (x *Lexicon) standsAlone(text string, start, end int) bool {
	if x.segmenter == nil || !x.doubtful(text, start, end) {
		return true
	}
	from, to := prose.Clause(text, start)
	to = max(to, end)
	for _, w := range x.segmenter.Words(text[from:to]) {
		w = w.Shift(from)
		if w.Start < start && start < w.End && w.End < end || start < w.Start && w.Start < end && end < w.End {
			return false
		}
	}
	return true
}

// doubtful reports whether a word of the dictionary stands astride an edge of
// text[start:end].
func (x *Lexicon) doubtful(text string, start, end int) bool {
	return x.astride(text, start, start, end) || x.astride(text, end, start, end)
}

// maxWord is the length, in runes, of the longest words that are looked for
// astride an edge.
const maxWord = 4

// astride reports whether a dictionary word spans the byte offset edge and is
// not within the form or around it.
func (x *Lexicon) astride(text string, edge, start, end int) bool {
	left := runesBefore(text, edge, maxWord-1)
	right := runesAfter(text, edge, maxWord-1)
	for _, l := range left {
		for _, r := range right {
			if l >= start && r <= end || l <= start && r >= end {
				continue
			}
			if x.dictionary.Frequency(text[l:r]) > 0 {
				return true
			}
		}
	}
	return false
}

// runesBefore returns the offsets of up to n Han characters before offset,
// nearest first.
func runesBefore(text string, offset, n int) []int {
	var out []int
	for range n {
		r, size := utf8.DecodeLastRuneInString(text[:offset])
		if !prose.IsHan(r) {
			break
		}
		offset -= size
		out = append(out, offset)
	}
	return out
}

// runesAfter returns the end offsets of up to n Han characters from offset on,
// nearest first.
func runesAfter(text string, offset, n int) []int {
	var out []int
	for range n {
		r, size := utf8.DecodeRuneInString(text[offset:])
		if !prose.IsHan(r) {
			break
		}
		offset += size
		out = append(out, offset)
	}
	return out
}

// sort puts annotations into the order of the source.
func (a *Annotations) sort() {
	slices.SortStableFunc(a.Citations, func(c, d Citation) int { return cmp.Compare(c.Start, d.Start) })
	slices.SortStableFunc(a.Quotations, func(q, r Quotation) int { return cmp.Compare(q.Start, r.Start) })
}
