package check

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// SpaceBeforeFullwidth reports spaces beside full-width punctuation. It is
// information, right as its findings are: CLREQ tells how marks are set, and no
// standard of writing forbids the space.
var SpaceBeforeFullwidth = &Rule{
	ID:       "space-before-fullwidth",
	Name:     text("全形標點旁的空格", "space beside full-width punctuation"),
	Severity: glossary.Information,
	Grouped:  true,
	Doc: Doc{
		What:   text("報告點號和後括號、後引號之前的空格（程度 。），前括號、前引號之後的空格（「 甲）；點號之後和括號、書名號、引號外側的空格，只在全文極少這樣做時報告。", "Reports spaces before stops, closing brackets and closing quotation marks (程度 。) and behind opening ones. Spaces behind stops and outside brackets, titles and quotation marks are reported where the document hardly has any."),
		Why:    text("全形標點自帶半個字的空白，再加空格就過寬，行首行尾還會多出一格。", "Full-width marks bring half a character of space; one more is too much, and shows at line ends."),
		Bad:    []Example{{Text: "取決於發展的程度 。\n", Fixed: "取決於發展的程度。\n"}, {Text: "他說：「 主權」。\n", Fixed: "他說：「主權」。\n"}},
		Good:   []Example{{Text: "取決於發展的程度。\n"}, {Text: "這是 「主權」 和 「治權」 的問題， 不是答案。\n"}},
		Source: "CLREQ（中文排版需求），標點符號的寬度調整",
	},
	Document: spaceBeforeFullwidth,
}

// blankKind says on which side of which mark a blank stands.
type blankKind uint8

const (
	insideMark   blankKind = iota // before a stop or a closing mark, behind an opening one
	behindPause                   // behind a stop
	outsideQuote                  // outside quotation marks
	outsideMark                   // outside brackets and titles
	behindNarrow                  // between a half-width bracket or quotation mark and a stop: these often bring spaces of their own
	blankKinds
)

// wideBlank is a blank beside a full-width mark.
type wideBlank struct {
	prose.Span
	kind   blankKind
	markup bool // markup or an object stands on its other side
}

// maxBlank is the length in bytes of a blank that may be an oversight: longer
// ones lay out what is no prose.
const maxBlank = 2

// readBlanks notes the blanks beside the full-width marks of a run.
func (f *signFacts) readBlanks(run *prose.Run, ts []token) {
	for j, t := range ts {
		if t.class != classWide {
			continue
		}
		opens, closes := opensText(t.r), closesText(t.r) && t.r != '…'
		stop := isPause(t) || t.r == '！' || t.r == '？'
		if !opens && !closes && !stop || t.r == '’' || t.r == '‘' {
			continue
		}
		outside := outsideMark
		switch {
		case stop:
			outside = behindPause
		case prose.IsOpeningQuote(t.r) || prose.IsClosingQuote(t.r):
			outside = outsideQuote
		}
		before, after := insideMark, outside
		if opens {
			before, after = outside, insideMark
		}
		f.addBlank(run, ts, j-1, j-2, before)
		f.addBlank(run, ts, j+1, j+2, after)
	}
}

// addBlank notes what stands at index j beside a mark: a blank, or text. Beyond
// is the index of what a blank parts from the mark.
func (f *signFacts) addBlank(run *prose.Run, ts []token, j, beyond int, kind blankKind) {
	t, mark, other := at(ts, j), at(ts, 2*j-beyond), at(ts, beyond)
	if kind == insideMark && strings.ContainsRune(`)]"’`, other.r) {
		kind = behindNarrow
	}
	switch {
	case t.none() || t.class == classWide:
	case t.class != classBlank:
		f.tight[kind]++
	case other.none(), t.Len() > maxBlank:
	case strings.ContainsRune("*`_|=~+/", other.r): // markup that is read as text
	case kind == insideMark && opensText(mark.r) && closesText(other.r), kind == insideMark && closesText(mark.r) && opensText(other.r): // （ ）
	case mark.r == '：' && other.class == classLetter && other.Len() == 1: // the symbol that a line explains
	case kind != insideMark && (other.class == classNarrow || other.class == classOther):
	case kind == outsideQuote && mark.r < 0x3000 && other.class == classLetter: // “ ” in a Western sentence
	case kind == insideMark && mark.r < 0x3000 && isWestern(other) && isWestern(at(ts, 3*j-2*beyond)): // likewise, turned the wrong way
	case !run.Verbatim(prose.Span{Start: min(t.Start, mark.Start), End: max(t.End, mark.End)}): // a note, say, is in between
	case j <= 3 && kind != insideMark: // （一） and other numbers of items
	default:
		around := prose.Span{Start: min(mark.Start, t.Start-1), End: max(mark.End, t.End+1)}
		f.blanks = append(f.blanks, wideBlank{run.Source(t.Span), kind, !run.Verbatim(around)})
	}
}

// isWestern reports whether a token is of a text in Latin letters.
func isWestern(t token) bool {
	return t.class == classLetter || t.class == classDigit || t.class == classNarrow
}

func spaceBeforeFullwidth(p *DocumentPass) {
	var reported [blankKinds]bool
	some := false
	for k := range reported {
		n := p.signs.blanks[k]
		reported[k] = n > 0 && (blankKind(k) == insideMark || exceptional(minority*n, p.signs.close[k]))
		some = some || reported[k]
	}
	if !some {
		return
	}
	last := prose.Span{}
	for i, f := range p.facts {
		start := p.Document.Prose.Start(i)
		for _, b := range f.signs.blanks {
			if !reported[b.kind] || b.markup && p.Document.Prose.Syntax().SpacedEmphasis {
				continue
			}
			span := b.Span.Shift(start)
			if span == last {
				continue // between two marks
			}
			last = span
			p.Report(Finding{
				Span:    span,
				Message: text("全形標點旁不空格", "no space belongs beside full-width punctuation"),
				Fixes: []Fix{{
					Title: text("刪去空格", "Delete the space"), Safe: true,
					Edits: []Edit{{span, ""}},
				}},
			})
		}
	}
}
