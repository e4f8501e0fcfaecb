package check

import (
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// quotePair is two quotation marks that belong together, by their indexes among
// the tokens of a run.
type quotePair struct {
	opening, closing int
	outer            rune // the mark that is open around it, 0 if there is none
}

// pairQuotes pairs the quotation marks “ ” ‘ ’ 「 」 『 』 of a run, in order of
// their closing marks. A mark without a partner is left out with all that is
// open inside it.
func pairQuotes(ts []token) []quotePair {
	var pairs []quotePair
	var open []int
	for j, t := range ts {
		if t.class != classWide {
			continue
		}
		switch t.r {
		case '“', '‘', '「', '『':
			open = append(open, j)
		case '”', '’', '」', '』':
			if t.r == '’' && isApostrophe(ts, j) {
				continue
			}
			n := len(open) - 1
			for low := max(0, n-maxNesting); n >= low && closingOf(ts[open[n]].r) != t.r; n-- {
			}
			if n < 0 || closingOf(ts[open[n]].r) != t.r {
				continue
			}
			p := quotePair{opening: open[n], closing: j}
			if n > 0 {
				p.outer = ts[open[n-1]].r
			}
			pairs = append(pairs, p)
			open = open[:n]
		}
	}
	return pairs
}

// maxNesting bounds how many open marks are looked at, so that the cost of a
// stray mark does not depend on the text before it.
const maxNesting = 8

// closingOf returns the closing mark of an opening one.
func closingOf(opening rune) rune {
	switch opening {
	case '“', '‘':
		return opening + 1
	case '「', '『':
		return opening + 1
	}
	return 0
}

// isApostrophe reports whether the ’ at index j stands in or behind a word in
// Latin letters, as in don’t and users’.
func isApostrophe(ts []token, j int) bool {
	return at(ts, j-1).class == classLetter || at(ts, j+1).class == classLetter
}

// hasHan reports whether one of the tokens between two indexes is Chinese text.
func hasHan(ts []token, from, to int) bool {
	for j := from + 1; j < to; j++ {
		if ts[j].class == classHan {
			return true
		}
	}
	return false
}

// markFix replaces marks of one byte range each.
func markFix(run *prose.Run, title Message, safe bool, spans []prose.Span, texts []string) []Fix {
	fix := Fix{Title: title, Safe: safe}
	for i, s := range spans {
		if !run.Verbatim(s) {
			return nil
		}
		fix.Edits = append(fix.Edits, Edit{run.Source(s), texts[i]})
	}
	return []Fix{fix}
}
