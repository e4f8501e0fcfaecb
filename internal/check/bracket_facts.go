package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// bracket is a bracket without a partner in its run, or a pair of round ones
// that are not both full-width.
type bracket struct {
	prose.Span            // of the bracket, or from the opening to the closing one
	r          rune       // the bracket, or the opening one
	closing    prose.Span // of the closing one, of a pair
	opening    prose.Span // likewise
	half       bool       // a pair of half-width brackets around Chinese text and beside it
	fixable    bool
}

// bracketFacts is what rules need to know of the brackets in a block.
type bracketFacts struct {
	strays []bracket
	odd    []bracket // pairs of two widths, and half-width pairs in Chinese text
	full   int       // pairs of full-width brackets around Chinese text

	glosses   []bracket // half-width pairs around Western words behind Chinese text
	fullGloss int       // full-width ones
}

// partnerBracket returns the closing bracket of an opening one, in full width.
func partnerBracket(r rune) rune {
	switch r {
	case '（', '(':
		return '）'
	case '【', '〔', '《', '〈':
		return r + 1
	}
	return 0
}

// fullBracket returns a closing bracket in full width, 0 if r is none.
func fullBracket(r rune) rune {
	switch r {
	case ')':
		return '）'
	case '）', '】', '〕', '》', '〉':
		return r
	}
	return 0
}

// read adds the brackets of a run.
func (f *bracketFacts) read(run *prose.Run, ts []token) {
	var open []int
	stray := func(j int) {
		if t := ts[j]; t.class == classWide && run.Verbatim(t.Span) {
			f.strays = append(f.strays, bracket{Span: run.Source(t.Span), r: t.r})
		}
	}
	for j, t := range ts {
		switch {
		case partnerBracket(t.r) != 0:
			open = append(open, j)
		case fullBracket(t.r) != 0:
			n := len(open) - 1
			if n < 0 && fullBracket(t.r) == '）' && isEnumerator(run, ts, j) {
				continue
			}
			for low := max(0, n-maxNesting); n >= low && partnerBracket(ts[open[n]].r) != fullBracket(t.r); n-- {
			}
			if n < 0 || partnerBracket(ts[open[n]].r) != fullBracket(t.r) {
				stray(j)
				continue
			}
			for _, k := range open[n+1:] {
				stray(k)
			}
			f.pair(run, ts, open[n], j)
			open = open[:n]
		}
	}
	for _, j := range open {
		stray(j)
	}
}

// isEnumerator reports whether the closing bracket at index j numbers an item:
// 1）, a), 甲）.
func isEnumerator(run *prose.Run, ts []token, j int) bool {
	number, before := at(ts, j-1), at(ts, j-2)
	if number.none() {
		return false // the partner stands in a block before
	}
	switch number.class {
	case classDigit, classLetter:
		if number.Len() > 3 {
			return false
		}
	case classHan:
		if strings.Trim(number.text(run), "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸") != "" {
			return false
		}
	case classOther:
	default:
		return false
	}
	return before.none() || before.class == classBlank || before.class == classWide || before.class == classObject
}

// pair notes the brackets at two indexes.
func (f *bracketFacts) pair(run *prose.Run, ts []token, j, k int) {
	opening, closing := ts[j], ts[k]
	if opening.r != '（' && opening.r != '(' {
		return
	}
	chinese := hasHan(ts, j, k)
	if opening.class == classWide && closing.class == classWide {
		if chinese {
			f.full++
		} else if at(ts, j-1).class == classHan && at(ts, j+1).class == classLetter {
			f.fullGloss++
		}
		return
	}
	f.readGloss(run, ts, j, k)
	if at(ts, j+1).r == '*' {
		return // markup that stayed in the text
	}
	half := opening.class == classNarrow && closing.class == classNarrow
	if half && (!chinese || !besideChinese(ts, j, k) || !bare(run, ts, j, k) || isTuple(run.Text, opening.End)) {
		return
	}
	if !half && !chinese && at(ts, j-1).class != classHan && at(ts, k+1).class != classHan {
		return
	}
	f.odd = append(f.odd, bracket{
		Span: run.Source(prose.Span{Start: opening.Start, End: closing.End}), r: opening.r, half: half,
		opening: run.Source(opening.Span), closing: run.Source(closing.Span),
		fixable: run.Verbatim(opening.Span) && run.Verbatim(closing.Span),
	})
}

// readGloss notes the half-width brackets at two indexes if they give the original
// or the abbreviation of the Chinese words before them.
func (f *bracketFacts) readGloss(run *prose.Run, ts []token, j, k int) {
	span := prose.Span{Start: ts[j].Start, End: ts[k].End}
	before := at(ts, j-1)
	if before.class == classBlank && before.Len() == 1 {
		span.Start, before = before.Start, at(ts, j-2)
	}
	after := at(ts, k+1)
	if after.class == classBlank && after.Len() == 1 && at(ts, k+2).class == classHan {
		span.End, after = after.End, at(ts, k+2)
	}
	if ts[j].class != classNarrow || ts[k].class != classNarrow || before.class != classHan || !run.Verbatim(span) ||
		after.class == classLetter || after.class == classDigit || after.class == classNarrow || after.class == classBlank || after.class == classObject {
		return
	}
	for _, t := range ts[j+1 : k] {
		switch {
		case t.class == classLetter || t.class == classDigit || t.class == classBlank || t.r == '-' || t.r == '.' || t.r == ',':
		default:
			return // code, a formula
		}
	}
	if word := at(ts, j+1); word.class != classLetter || word.Len() < 2 || strings.ToLower(word.text(run)) == word.text(run) && at(ts, j+2).class != classBlank {
		return
	}
	f.glosses = append(f.glosses, bracket{
		Span: run.Source(prose.Span{Start: ts[j].Start, End: ts[k].End}), r: '(',
		opening: run.Source(prose.Span{Start: span.Start, End: ts[j].End}), closing: run.Source(prose.Span{Start: ts[k].Start, End: span.End}),
		half: true, fixable: true,
	})
}

// bare reports whether no markup stands right inside the brackets at two
// indexes: it may be what they are there for.
func bare(run *prose.Run, ts []token, j, k int) bool {
	return run.Verbatim(prose.Span{Start: ts[j].Start, End: ts[j].End + 1}) && run.Verbatim(prose.Span{Start: ts[k].Start - 1, End: ts[k].End})
}

// besideChinese reports whether Chinese text stands right before or behind the
// brackets at two indexes, and none other.
func besideChinese(ts []token, j, k int) bool {
	chinese := func(t token) bool { return t.class == classHan || t.class == classWide }
	left, right := at(ts, j-1), at(ts, k+1)
	return chinese(left) && (right.none() || right.class != classLetter) || chinese(right) && left.none()
}

// width returns the number of runes of a token.
func (t token) width(run *prose.Run) int { return utf8.RuneCountInString(t.text(run)) }
