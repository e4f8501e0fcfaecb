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

// Segmenter divides text into words. It is safe for concurrent use.
type Segmenter struct {
	gse gse.Segmenter
}

// NewSegmenter returns a segmenter that knows the words of d and, as frequent
// words, a glossary's terms in whatever script. It takes some time and memory:
// make one when the glossary has changed, not for each text.
func NewSegmenter(d *Dictionary, terms []string) *Segmenter {
	s := &Segmenter{gse.Segmenter{Dict: gse.NewDict(), SkipLog: true, NotLoadHMM: true}}
	s.gse.Init()
	s.gse.Dict.Tokens = make([]gse.Token, 0, len(terms)+strings.Count(d.lines, "\n"))
	// The first entry of a word wins in gse. Terms come before the words, and
	// path lengths are computed once all are there. Words are added one by one
	// since gse's readers of dictionaries reset the frequency of single
	// characters, without which it finds words where there are none.
	for _, term := range terms {
		folded := FoldString(term)
		if n := utf8.RuneCountInString(folded); n < 2 || n > maxTermRunes || !isPrintable(folded) {
			continue
		}
		s.add(folded, max(d.Frequency(folded), termFrequency))
	}
	for rest := d.lines; rest != ""; {
		var e entry
		e, rest, _ = cutEntry(rest)
		s.add(e.word, e.frequency)
	}
	s.gse.CalcToken()
	return s
}

func (s *Segmenter) add(word string, frequency int) {
	// The only error is that of an empty word.
	_ = s.gse.AddToken(word, float64(frequency))
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
	segments := s.gse.Segment(folded)
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
