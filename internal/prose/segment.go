package prose

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/go-ego/gse"
)

const (
	// termFrequency is the least frequency of a glossary's term: that of a word
	// any reader knows, so that it is found whole but does not break up others.
	termFrequency = 2000

	// maxTermRunes bounds the terms that are taken as words. The time to segment
	// a text is its length times the longest word.
	maxTermRunes = 64
)

// Segmenter divides text into words. It is immutable and safe for concurrent use.
//
// gse takes long to be filled with a dictionary, and how it divides a text
// depends on no words but those that are in the text, and on the sum of all
// frequencies. So each text is divided by a gse that knows its words alone.
type Segmenter struct {
	dictionary *Dictionary
	terms      map[rune][]entry // folded, by their first rune
	total      int              // of all frequencies
}

// NewSegmenter returns a segmenter that knows the words of d and, as frequent
// words, a glossary's terms in whatever script.
func NewSegmenter(d *Dictionary, terms []string) *Segmenter {
	s := &Segmenter{dictionary: d, terms: map[rune][]entry{}, total: d.list.Total()}
	seen := make(map[string]bool, len(terms))
	for _, term := range terms {
		folded := FoldString(term)
		if n := utf8.RuneCountInString(folded); n < 2 || n > maxTermRunes || !isPrintable(folded) || seen[folded] {
			continue
		}
		seen[folded] = true
		known := d.Frequency(folded)
		e := entry{word: folded, frequency: max(known, termFrequency)}
		first, _ := utf8.DecodeRuneInString(folded)
		s.terms[first] = append(s.terms[first], e)
		s.total += e.frequency - known
	}
	return s
}

// filler is a word that no folded text has: its characters fold to others.
const filler = "國國"

// wordsOf returns a gse that knows the words of a folded text.
func (s *Segmenter) wordsOf(text string) *gse.Segmenter {
	g := &gse.Segmenter{Dict: gse.NewDict(), SkipLog: true, NotLoadHMM: true}
	g.Init()
	rest := s.total
	seen := map[string]bool{}
	add := func(e entry) {
		if !seen[e.word] {
			seen[e.word] = true
			rest -= e.frequency
			// The only error is that of an empty word. Words are added one by one
			// since gse's readers of dictionaries reset the frequency of single
			// characters, without which it finds words where there are none.
			_ = g.AddToken(e.word, float64(e.frequency))
		}
	}
	for i, r := range text {
		// Terms come first: they are more frequent than the dictionary has them.
		for _, e := range s.terms[r] {
			if strings.HasPrefix(text[i:], e.word) {
				add(e)
			}
		}
		s.dictionary.prefixes(text[i:], add)
	}
	if rest > 0 {
		_ = g.AddToken(filler, float64(rest))
	}
	g.CalcToken()
	return g
}

// isPrintable reports whether s may be a key of gse's trie, which takes NUL for
// the end of a key, and is text at all.
func isPrintable(s string) bool {
	return utf8.ValidString(s) && !slices.ContainsFunc([]byte(s), func(c byte) bool { return c < ' ' })
}

// Words divides text, in whatever script, into words and returns their byte
// ranges in it. They cover it without gaps. A punctuation mark, a space and a
// byte that is no UTF-8 are words of their own; a run of letters and digits is
// one word, save for letters that take three bytes in UTF-8 (ệ), on which the
// run breaks.
func (s *Segmenter) Words(text string) []Span {
	if text == "" {
		return nil
	}
	// Folding may change the length of a rune, so the folded copy needs a map
	// back: starts holds the offset in text for each rune's start in it.
	folded := make([]byte, 0, len(text)+utf8.UTFMax)
	starts := make([]int32, 0, len(text)+utf8.UTFMax)
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		at := len(folded)
		switch {
		case r == utf8.RuneError:
			folded = append(folded, text[i:i+n]...)
		case r == 0:
			folded = append(folded, ' ') // gse's trie takes NUL for the end of a key
		default:
			folded = utf8.AppendRune(folded, Fold(r))
		}
		for range len(folded) - at {
			starts = append(starts, int32(i))
		}
		i += n
	}
	segments := s.wordsOf(string(folded)).Segment(folded)
	words := make([]Span, len(segments))
	start := 0
	for i := range segments {
		end := len(text)
		if at := segments[i].End(); at < len(starts) {
			end = int(starts[at])
		}
		words[i] = Span{start, end}
		start = end
	}
	return words
}
