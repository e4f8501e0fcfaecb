package main

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/internal/opencc"
)

// converter converts Simplified words to Traditional as OpenCC does: the
// longest known phrase at each place, else the most usual form of a character.
type converter struct {
	phrases map[string][]string
	longest int // of phrases, in runes
}

func newConverter(entries []opencc.Entry) *converter {
	c := &converter{phrases: make(map[string][]string, len(entries))}
	for _, e := range entries {
		c.phrases[e.Key] = e.Values
		c.longest = max(c.longest, utf8.RuneCountInString(e.Key))
	}
	return c
}

// convert returns the spellings of a word: those that its phrase has, or the
// one that its parts give.
func (c *converter) convert(s string) []string {
	if values, ok := c.phrases[s]; ok {
		return values
	}
	runes, to := []rune(s), ""
	for i := 0; i < len(runes); {
		n := min(c.longest, len(runes)-i)
		for ; n > 1; n-- {
			if values, ok := c.phrases[string(runes[i:i+n])]; ok {
				to += values[0]
				break
			}
		}
		if n <= 1 {
			n = 1
			to += string(usual(runes[i]))
		}
		i += n
	}
	return []string{to}
}

// usual returns the most usual Traditional form of a Simplified character.
func usual(r rune) rune {
	if forms := prose.HantForms(r); len(forms) > 0 {
		return forms[0]
	}
	return r
}

// spell sets the spellings of words of two to four characters where they are
// not what the reader of the list makes of each character.
func spell(words []*word, c *converter) {
	for _, w := range words {
		if n := utf8.RuneCountInString(w.text); n < 2 || n > 4 {
			continue
		}
		slices.SortStableFunc(w.sources, func(a, b source) int { return cmp.Compare(b.frequency, a.frequency) })
		for _, s := range w.sources {
			// A source that is itself a rare spelling attests nothing.
			if s.frequency*10 < w.sources[0].frequency {
				break
			}
			for _, spelling := range c.convert(s.text) {
				if !slices.Contains(w.spellings, spelling) && prose.FoldString(spelling) == w.text {
					w.spellings = append(w.spellings, spelling)
				}
			}
		}
		var plain []rune
		for _, r := range w.text {
			plain = append(plain, usual(r))
		}
		if len(w.spellings) == 1 && w.spellings[0] == string(plain) {
			w.spellings = nil
		}
	}
}
