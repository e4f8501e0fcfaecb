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
	laidOut   bool // no text to be read line by line: the partner of a mark may be elsewhere
	brackets  bracketFacts
	gaps      []gap       // between Chinese and other text
	blanks    []wideBlank // beside full-width marks
	slashes   []slashUse  // between Chinese words

	tight      [blankKinds]int // full-width marks without a blank, by kind
	commas     int             // full-width
	halfCommas int             // half-width, behind Chinese text

	numbers []numberUse
	notes   []noteUse

	noteSpaces []prose.Span // behind footnote marks
	lines      []int        // where a line ends a sentence in a paragraph and another follows
	single     bool         // a paragraph of one line
	ranges     bool         // two numbers with a mark between them may be a range
}

// layout is a blank that stands for something: a drawing, or text that was taken
// out, the partner of a mark perhaps with it.
const layout = "          "

// hasLayout reports whether a line of a block has such a blank beside text. A line
// of nothing else belongs to no text.
func hasLayout(b *prose.Block) bool {
	if !strings.Contains(b.Source, layout) {
		return false
	}
	for line := range strings.Lines(b.Source) {
		if strings.Contains(line, layout) && strings.TrimSpace(line) != "" {
			return true
		}
	}
	return false
}

// isDrawn reports whether a block is a table drawn with lines, where a mark and
// its partner stand in one column and other words between them.
func isDrawn(b *prose.Block) bool {
	// The two bytes that they all begin with are searched for much faster.
	return strings.Contains(b.Source, "│"[:2]) && strings.ContainsAny(b.Source, "│┃├┤┼┬┴")
}

// readSigns reads the signs of a block.
func readSigns(b *prose.Block, t *reading) signFacts {
	var f signFacts
	if len(b.Runs) == 0 {
		return f
	}
	for i := range b.Runs {
		run, ts, chars := &b.Runs[i], t.tokens[i], &t.chars[i]
		if chars.mayAny("“「\"") {
			f.quotes = appendQuoteUses(f.quotes, run, ts)
		}
		for _, opening := range turnable {
			if mayTurn(chars, opening) {
				misturned(ts, opening, func(int, rune) { f.misturned = true })
				swapped(ts, opening, func(int, int) { f.misturned = true })
			}
		}
		f.brackets.read(run, ts)
		f.readGaps(run, ts)
		f.readBlanks(run, ts)
		f.readSlashes(run, ts)
		f.readNumbers(run, ts, chars.mayAny("億亿"))
		for j, mark := range ts {
			if ranging(ts, j) {
				f.ranges = true
			}
			switch {
			case mark.r == '，':
				f.commas++
			case mark.r == ',' && endsChinese(ts, j-1):
				f.halfCommas++
			}
		}
	}
	drawn := isDrawn(b)
	if drawn || hasLayout(b) {
		f.brackets.strays = nil
		f.laidOut = true
	}
	if drawn {
		f.blanks = nil
	}
	f.readNotes(b)
	f.noteSpaces = readNoteSpaces(b, f.notes)
	f.readLines(b)
	return f
}

// signTotals are sums over a document's signFacts. They are kept up to date with
// the blocks that an edit replaces, so that a rule by whose convention nothing is
// an exception costs a keystroke nothing.
type signTotals struct {
	quotes        [quoteStyles]int
	strays        int // brackets
	full          int // pairs of brackets, as in bracketFacts
	half, mixed   int
	glosses       int // half-width pairs around Western words
	fullGloss     int // full-width ones
	commas        int
	halfCommas    int
	spaced, tight [gapKinds]int // places where Chinese meets other text
	blanks, close [blankKinds]int
	slashes       int // between Chinese words
	tightSlashes  int // those without spaces
	numbers       [numberForms]int
	notes         noteTotals
	single        int // paragraphs of one line
	several       int // paragraphs of several lines that end sentences
}

// add adds the facts of a block n times: once, or -1 times to take them away.
func (t *signTotals) add(f *signFacts, n int) {
	for _, q := range f.quotes {
		t.quotes[styleOf(q.style)] += n
	}
	t.strays += n * len(f.brackets.strays)
	t.full += n * f.brackets.full
	t.glosses += n * len(f.brackets.glosses)
	t.fullGloss += n * f.brackets.fullGloss
	for _, b := range f.brackets.odd {
		if b.half {
			t.half += n
		} else {
			t.mixed += n
		}
	}
	t.commas += n * f.commas
	t.halfCommas += n * f.halfCommas
	for _, g := range f.gaps {
		if g.spaced {
			t.spaced[g.kind] += n
		} else {
			t.tight[g.kind] += n
		}
	}
	for _, b := range f.blanks {
		t.blanks[b.kind] += n
	}
	for k, c := range f.tight {
		t.close[k] += n * c
	}
	for _, u := range f.slashes {
		t.slashes += n
		if u.tight {
			t.tightSlashes += n
		}
	}
	for _, u := range f.numbers {
		t.numbers[u.form] += n
	}
	for _, u := range f.notes {
		t.notes.add(u, n)
	}
	if f.single {
		t.single += n
	}
	if len(f.lines) > 0 {
		t.several += n
	}
}

// ranging reports whether the token at index j may join the ends of a range: a
// hyphen or its like with a digit, a unit or a space before and a digit behind.
func ranging(ts []token, j int) bool {
	switch ts[j].r {
	case '-', '–', '—', '－', '～', '~':
	default:
		return false
	}
	next := at(ts, j+1)
	if next.class == classBlank {
		next = at(ts, j+2)
	}
	return next.class == classDigit && j > 0
}
