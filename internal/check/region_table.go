package check

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/annotate/automaton"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// regionTerms is a table of words of one region that edited text of another
// does not use; its head says how it is laid out. It is derived from OpenCC's
// TWPhrases, of which those words are left out that statutes of the region and
// edited books use, and names of persons; some hundred compounds are added that
// decide the sense of a word by themselves (服務質量, but not 質量).
//
//go:embed data/region_terms.tsv
var regionTerms string

// regionTerm is a word that a region does not use.
type regionTerm struct {
	region       Region // whose text does not use it
	replacements []string
	ambiguous    bool  // it has other senses there
	besideOwn    bool  // it is heard there, too: reported only in text that has the region's own word
	own          []int // words of the region that hold the first replacement, by value in regionWords
}

// regionWords finds words that are of a region.
type regionWords struct {
	words *automaton.Automaton
	terms [][]regionTerm // by the value in words: the regions that do not use it
	signs []bool         // by the value in words: Traditional text that uses it is of Taiwan
	own   []string       // by the value in words: it, if a term is wrong only beside it; else ""
}

var allRegionWords = sync.OnceValue(func() *regionWords {
	var keys []string
	var terms []regionTerm
	for line := range strings.Lines(regionTerms) {
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(fields) < 2 || strings.HasPrefix(line, "#") {
			continue
		}
		t := regionTerm{region: Regions[fields[0]]}
		if len(fields) > 3 {
			t.ambiguous, t.besideOwn = strings.Contains(fields[3], "?"), strings.Contains(fields[3], "=")
		}
		if len(fields) > 2 && fields[2] != "" {
			t.replacements = strings.Split(fields[2], "/")
		}
		keys, terms = append(keys, fields[1]), append(terms, t)
	}
	words := len(keys)
	var of []int // the term whose replacement a key is
	for i, t := range terms {
		if t.region == Taiwan {
			for _, r := range t.replacements {
				keys, of = append(keys, r), append(of, i)
			}
		}
	}
	a, values := annotate.Folding().Build(keys)
	w := &regionWords{words: a, terms: make([][]regionTerm, len(values)), signs: make([]bool, len(values)), own: make([]string, len(values))}
	for i, v := range values[words:] {
		if v >= 0 {
			// What both regions write tells of neither.
			w.signs[v] = w.signs[v] || !terms[of[i]].besideOwn
		}
	}
	for i := range terms {
		if t := &terms[i]; t.besideOwn {
			for k, v := range values[words:] {
				if v >= 0 && strings.Contains(keys[words+k], t.replacements[0]) {
					t.own = append(t.own, v)
					w.own[v] = keys[words+k]
				}
			}
		}
	}
	for i, v := range values[:words] {
		if v >= 0 {
			w.terms[v] = append(w.terms[v], terms[i])
		}
	}
	return w
})

// against returns the entry of a word for text of a region, nil if that may use
// the word.
func (w *regionWords) against(value int, region Region) *regionTerm {
	for i := range w.terms[value] {
		if t := &w.terms[value][i]; t.region == region && len(t.replacements) > 0 {
			return t
		}
	}
	return nil
}

// regionWord is a word that is of a region. Its span is in the run's text.
type regionWord struct {
	run int
	prose.Span
	value int // in regionWords
}

// readRegionWords finds the words of a block that are of a region.
func readRegionWords(b *prose.Block) []regionWord {
	var out []regionWord
	w := allRegionWords()
	for i := range b.Runs {
		text := b.Runs[i].Text
		for at := 0; ; {
			m, ok := w.words.Next(text, at)
			if !ok {
				break
			}
			at = m.End
			out = append(out, regionWord{i, prose.Span{Start: m.Start, End: m.End}, m.Value})
		}
	}
	return out
}
