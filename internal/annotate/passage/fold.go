package passage

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// foldedText is what is compared of a text.
type foldedText struct {
	text  string
	chars []uint16 // classes
	at    []int32  // byte offset of each character in text
	cuts  []int    // characters before which an ellipsis stands
	gaps  []int    // characters before which an insertion was left out
}

// maxInsertion is the length in bytes of the longest insertion in brackets that
// is skipped: some fifty ideographs.
const maxInsertion = 160

// read makes f the folded text. It skips insertions if told to.
func (t *classes) read(f *foldedText, text string, skipInsertions bool) {
	f.text, f.chars, f.at = text, f.chars[:0], f.at[:0]
	f.cuts, f.gaps = f.cuts[:0], f.gaps[:0]
	resume := 0
	for i, r := range text {
		if i < resume {
			continue
		}
		if c := t.of(r); c != dropped {
			f.chars = append(f.chars, c)
			f.at = append(f.at, int32(i))
			continue
		}
		switch r {
		case '[', '［', '〔':
			if n := insertion(text[i:], r); skipInsertions && n > 0 {
				resume = i + n
				f.gaps = append(f.gaps, len(f.chars))
			}
		case '…', '⋯', '‥', '.', '．', '。':
			if (r != '.' && r != '．' && r != '。') || threeOf(text[i:], r) {
				f.cuts = append(f.cuts, len(f.chars))
			}
		}
	}
}

func threeOf(text string, r rune) bool {
	n := 0
	for _, c := range text {
		if c != r {
			break
		}
		if n++; n == 3 {
			return true
		}
	}
	return false
}

var closingBracket = map[rune]rune{'[': ']', '［': '］', '〔': '〕'}

// insertion returns the length in bytes of the bracketed insertion that text
// starts with, or 0. Brackets around nothing but marks are no insertion: [...]
// is an ellipsis.
func insertion(text string, opening rune) int {
	closing := closingBracket[opening]
	words := false
	for i, r := range text {
		switch {
		case i == 0:
		case i > maxInsertion || r == opening || r == '\n':
			return 0
		case r == closing:
			if !words {
				return 0
			}
			return i + utf8.RuneLen(r)
		default:
			words = words || unicode.In(r, unicode.L, unicode.N)
		}
	}
	return 0
}

// span returns the byte range of characters from to to, which may be none.
func (f *foldedText) span(from, to int) prose.Span {
	if from < to {
		return prose.Span{Start: int(f.at[from]), End: characterEnd(f.text, int(f.at[to-1]))}
	}
	end := len(f.text)
	if from < len(f.at) {
		end = int(f.at[from])
	}
	return prose.Span{Start: end, End: end}
}

// bounded reports whether a clause ends before character i.
func (f *foldedText) bounded(i int) bool {
	if i <= 0 || i >= len(f.at) {
		return true
	}
	return strings.ContainsFunc(f.text[f.at[i-1]:f.at[i]], isClauseMark)
}

// isClauseMark reports whether a clause ends at r.
func isClauseMark(r rune) bool {
	switch r {
	case '，', ',', '、', '；', ';', '：', ':', '。', '.', '！', '!', '？', '?', '．', '｡', '､', '…', '⋯', '—', '\n':
		return true
	}
	return false
}

// characterEnd returns the end of the character at a byte offset, combining
// marks and variation selectors included.
func characterEnd(text string, at int) int {
	_, n := utf8.DecodeRuneInString(text[at:])
	at += n
	for at < len(text) {
		r, n := utf8.DecodeRuneInString(text[at:])
		if r < 0x300 || !unicode.Is(unicode.M, r) {
			break
		}
		at += n
	}
	return at
}

// weight is the length of folded characters, letters counting less.
func (t *classes) weight(chars []uint16) int {
	narrow := 0
	for _, c := range chars {
		if c >= t.narrow {
			narrow++
		}
	}
	return len(chars) - narrow + (narrow+narrowPerWide-1)/narrowPerWide
}

// allowed is how many edits an altered rendering of that many characters may
// have: a fifth, of long text a quarter.
func (t *classes) allowed(chars []uint16) int {
	n := len(chars)
	switch {
	case t.weight(chars) < minAltered || n > maxApproximate:
		return 0
	case n >= 100:
		return min(n/4, maxEdits)
	}
	return max(2, n/5)
}
