package check

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// signFacts is what the rules that go by a document's own convention need to
// know of the signs in one block. All positions are byte offsets in the block's
// source.
type signFacts struct {
	quotes    []quoteUse
	misturned bool // a quotation mark is turned the wrong way
	brackets  bracketFacts
	gaps      []gap       // between Chinese and other text
	blanks    []wideBlank // beside full-width marks

	tight      [blankKinds]int // full-width marks without a blank, by kind
	pauses     int             // full-width commas and the like
	halfPauses int             // half-width ones in Chinese text

	numbers []numberUse
	notes   []noteUse
	lines   []int // where a line ends a sentence in a paragraph and another follows
	single  bool  // a paragraph of one line
}

// layout is a blank that stands for something: a drawing, or text that was taken
// out, the partner of a bracket perhaps with it.
const layout = "          "

// readSigns reads the signs of a block.
func readSigns(b *prose.Block, t tokens) signFacts {
	var f signFacts
	if len(b.Runs) == 0 {
		return f
	}
	for i := range b.Runs {
		run, ts := &b.Runs[i], t[i]
		f.quotes = appendQuoteUses(f.quotes, run, ts)
		for _, opening := range turnable {
			misturned(ts, opening, func(int, rune) { f.misturned = true })
		}
		f.brackets.read(run, ts)
		f.readGaps(run, ts)
		f.readBlanks(run, ts)
		f.readNumbers(run, ts)
		for j, mark := range ts {
			switch {
			case isPause(mark):
				f.pauses++
			case mark.r == ',' && endsChinese(ts, j-1):
				f.halfPauses++
			}
		}
	}
	if strings.Contains(b.Source, layout) {
		f.brackets.strays = nil
	}
	f.readNotes(b)
	f.readLines(b)
	return f
}
