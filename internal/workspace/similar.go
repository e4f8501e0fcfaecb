package workspace

import (
	"slices"
	"sort"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

const (
	maxSimilar  = 3
	leastAlike  = 0.6 // of two names, so that they may be of one concept
	leastOfBest = 0.8 // of what the likeliest concept has, so that another is named, too
	homophone   = 0.8 // of two characters with a reading in common
	longestName = 24  // characters of names that are compared
)

// Similar returns the concepts that a form may be another name of, the likeliest
// first: those that its original designates, then those with a name that shares
// most of its characters, or their readings, in the same order.
func Similar(x *annotate.Lexicon, form, original string) []*glossary.Concept {
	var out []*glossary.Concept
	add := func(c *glossary.Concept) {
		if len(out) < maxSimilar && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	if original != "" {
		for _, s := range x.Senses(original) {
			add(s.Concept)
		}
	}
	runes := []rune(prose.FoldString(form))
	if len(runes) > longestName {
		return out
	}
	type likely struct {
		concept *glossary.Concept
		score   float64
	}
	var found []likely
	m := comparer{form: runes, readings: make([][]string, len(runes))}
	for i, r := range runes {
		m.readings[i] = prose.Pinyin(r)
	}
	for _, c := range x.Glossary.Concepts() {
		best := 0.0
		for i := range c.Terms {
			best = max(best, m.alike(c.Terms[i].Text))
		}
		if best >= leastAlike {
			found = append(found, likely{c, best})
		}
	}
	sort.SliceStable(found, func(i, j int) bool { return found[j].score < found[i].score })
	for _, l := range found {
		if l.score >= leastOfBest*found[0].score {
			add(l.concept)
		}
	}
	return out
}

// comparer compares names with one form.
type comparer struct {
	form     []rune // folded
	readings [][]string
	term     []rune
	row      []float64
}

// alike returns how much of two names is common to both, from 0 to 1: their
// longest common subsequence, homophones counting less, over their mean length.
func (m *comparer) alike(term string) float64 {
	n := len(m.form)
	length := utf8.RuneCountInString(term)
	if length > longestName || 2*float64(min(n, length)) < leastAlike*float64(n+length) {
		return 0
	}
	m.term = m.term[:0]
	for _, r := range term {
		m.term = append(m.term, prose.Fold(r))
	}
	m.row = append(m.row[:0], make([]float64, length+1)...)
	for i, r := range m.form {
		corner := 0.0 // of the row above, one to the left
		for j, t := range m.term {
			above := m.row[j+1]
			value := max(above, m.row[j])
			if w := m.weight(i, r, t); w > 0 {
				value = max(value, corner+w)
			}
			corner, m.row[j+1] = above, value
		}
	}
	return 2 * m.row[length] / float64(n+length)
}

// weight returns how much two characters are worth if they are paired.
func (m *comparer) weight(i int, r, t rune) float64 {
	if r == t {
		return 1
	}
	if m.readings[i] == nil || t < 0x2E80 {
		return 0
	}
	for _, a := range prose.Pinyin(t) {
		if slices.Contains(m.readings[i], a) {
			return homophone
		}
	}
	return 0
}
