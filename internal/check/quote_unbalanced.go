package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// QuoteUnbalanced reports quotation marks without a partner.
var QuoteUnbalanced = &Rule{
	ID:       "quote-unbalanced",
	Name:     text("引號不成對", "unbalanced quotation mark"),
	Severity: glossary.Warning,
	Doc: Doc{
		What:   text("報告沒有配對的引號。引文跨段時，每段開頭重複前引號、只在末段用後引號，是通行的寫法，不報告。", "Reports quotation marks without a partner. A quotation of several paragraphs that repeats the opening mark at each and closes only the last is good usage and not reported."),
		Why:    text("讀者分不清哪裡是引文，哪裡是作者自己的話。", "Readers cannot tell where the quoted words end and the author's begin."),
		Bad:    []Example{{Text: "他說：「技術主權是一個問題。\n"}, {Text: "他說技術主權」是一個問題。\n"}},
		Good:   []Example{{Text: "他說：「技術主權是一個問題。」\n"}, {Text: "他說：「第一段。\n\n「第二段。」\n"}},
		Source: "GB/T 15834—2011, 4.8.3",
	},
	Document: quoteUnbalanced,
}

// continuation is how many blocks a quotation may span.
const continuation = 30

type strayMark struct {
	block int
	mark  *annotate.QuoteMark
}

func quoteUnbalanced(p *DocumentPass) {
	var open []strayMark // unclosed so far, the latest last
	directionOn := p.Settings.SeverityOf(QuoteDirection) != glossary.Off
	report := func(s strayMark) {
		signs := &p.facts[s.block].signs
		switch {
		case directionOn && signs.misturned:
			return // quote-direction says what is wrong
		case signs.laidOut, isTurnedApostrophe(p.Document.Prose.Blocks()[s.block], s.mark):
			return
		}
		word := text("前引號 %s 沒有後引號", "the opening mark %s is never closed")
		if !s.mark.Opening {
			word = text("後引號 %s 沒有前引號", "the closing mark %s was never opened")
		}
		p.Report(Finding{
			Span:    s.mark.Span.Shift(p.Document.Prose.Start(s.block)),
			Message: format(word.Hant, word.En, string(s.mark.Mark)),
		})
	}
	partners := p.reunited()
	for i := range p.with(hasRuns) {
		if len(open) == 0 && p.contents[i]&hasMarks == 0 {
			continue
		}
		b := p.Document.Prose.Blocks()[i]
		var still []strayMark
		for _, s := range open {
			if i-s.block > continuation || !carriesOn(p, s, i, b) {
				report(s)
				continue
			}
			still = append(still, s)
		}
		open = still
		for j := range p.Document.Block(i).Marks {
			m := &p.Document.Block(i).Marks[j]
			if partners[m] {
				continue
			}
			if m.Opening {
				if n := len(open); n > 0 && open[n-1].mark.Mark == m.Mark && startsWith(b, m.Mark) {
					open[n-1] = strayMark{i, m} // the repeated mark of a next paragraph
					continue
				}
				open = append(open, strayMark{i, m})
				continue
			}
			if n := len(open); n > 0 && annotate.Closes(open[n-1].mark.Mark, m.Mark) && open[n-1].block < i {
				open = open[:n-1]
				continue
			}
			report(strayMark{i, m})
		}
		// A paragraph that repeats the mark and closes it closes the quotation.
		if n := len(open); n > 0 && open[n-1].block < i && startsWith(b, open[n-1].mark.Mark) {
			open = open[:n-1]
		}
	}
	for _, s := range open {
		report(s)
	}
}

// reunion is how many blocks a quotation may span that is introduced inside a
// paragraph and does not repeat its mark.
const reunion = 8

// reunited returns the marks that have their partners in another paragraph: an
// opening mark inside one, as behind 說：, and the next stray mark of that kind, if
// it closes. That the paragraphs between do not repeat the mark is against
// GB/T 15834, 4.8.3, but readers see where the quotation ends.
func (p *DocumentPass) reunited() map[*annotate.QuoteMark]bool {
	var out map[*annotate.QuoteMark]bool
	pending := map[rune]strayMark{} // by closing mark
	for i := range p.with(hasMarks) {
		b := p.Document.Prose.Blocks()[i]
		for j := range p.Document.Block(i).Marks {
			m := &p.Document.Block(i).Marks[j]
			switch s, ok := pending[m.Mark]; {
			case m.Opening && opensBlock(b, m):
				delete(pending, closingOf(m.Mark))
			case m.Opening:
				pending[closingOf(m.Mark)] = strayMark{i, m}
			case ok:
				delete(pending, m.Mark)
				if s.block < i && i-s.block <= reunion {
					if out == nil {
						out = map[*annotate.QuoteMark]bool{}
					}
					out[s.mark], out[m] = true, true
				}
			}
		}
	}
	return out
}

// carriesOn reports whether the quotation that s opens may go on in block i: the
// block repeats the mark or closes it, or the quotation began with its
// paragraph, as quoted statutes and lists do, and any number of paragraphs may
// come before its end.
func carriesOn(p *DocumentPass, s strayMark, i int, b *prose.Block) bool {
	if startsWith(b, s.mark.Mark) || opensBlock(p.Document.Prose.Blocks()[s.block], s.mark) {
		return true
	}
	for j := range p.Document.Block(i).Marks {
		if m := &p.Document.Block(i).Marks[j]; !m.Opening && annotate.Closes(s.mark.Mark, m.Mark) {
			return true
		}
	}
	return false
}

// opensBlock reports whether a mark is the first thing a reader sees of its
// block.
func opensBlock(b *prose.Block, m *annotate.QuoteMark) bool {
	run := &b.Runs[0]
	at := len(run.Text) - len(strings.TrimLeft(run.Text, " 　\t"))
	return startsWith(b, m.Mark) && m.Start == run.Source(prose.Span{Start: at, End: at + utf8.RuneLen(m.Mark)}).Start
}

// isTurnedApostrophe reports whether a mark is an apostrophe that was typed as ‘:
// it stands within a word in Latin letters, as in Smith‘s.
func isTurnedApostrophe(b *prose.Block, m *annotate.QuoteMark) bool {
	return m.Mark == '‘' && m.Start > 0 && m.End < len(b.Source) &&
		classOf(rune(b.Source[m.Start-1])) == classLetter && classOf(rune(b.Source[m.End])) == classLetter
}

func startsWith(b *prose.Block, mark rune) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(b.Runs[0].Text, " 　\t"))
	return r == mark
}
