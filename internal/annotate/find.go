package annotate

import (
	"strings"
	"unicode"

	"github.com/jiaozhu/jiaozhu/internal/annotate/passage"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// FindPassage finds where a source text carries a passage, in any of its
// wordings, script and punctuation aside. It reports false if the text has none
// of them.
func FindPassage(source string, wordings []string) (prose.Span, bool) {
	for _, w := range wordings {
		if i := strings.Index(source, w); i >= 0 {
			return prose.Span{Start: i, End: i + len(w)}, true
		}
	}
	var best passage.Match
	for _, w := range wordings {
		// A source text is the place to find short passages, too.
		least := min(minScan, letters(w))
		for _, m := range passage.NewIndex([]string{w}, prose.Fold).Scan(source, least) {
			if m.Similarity > best.Similarity {
				best = m
			}
		}
	}
	return prose.Span{Start: best.Text.Start, End: best.Text.End}, best.Similarity > 0
}

// letters counts the characters that are letters or digits.
func letters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}
