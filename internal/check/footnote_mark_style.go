package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// FootnoteMarkStyle reports footnote marks that stand elsewhere than the
// document's others.
var FootnoteMarkStyle = &Rule{
	ID:       "footnote-mark-style",
	Name:     text("注號位置不一", "inconsistent place of footnote marks"),
	Severity: glossary.Hint,
	Grouped:  true,
	Doc: Doc{
		What: text("先看全文的注號多在點號之前還是之後、前面空不空格，再報告少數不一致的地方，以及前後各有一個句號的注號。只看句末：逗號、頓號之前的注號注的是詞語。", "Infers whether footnote marks stand before or behind stops, with or without a space before them, and reports the few exceptions, and marks between two stops. Only ends of sentences count: before a comma a mark is on the words."),
		Why:  text("位置不一，讀者看不出注的是一個詞還是一句話。", "A mark behind the stop is on the sentence, one before it on the word; at random it says nothing."),
		Bad:  []Example{{Text: "甲。[^1]乙。[^1]丙。[^1]丁。[^1]戊。[^1]己[^1]。\n\n[^1]: 注。\n", Fixed: "甲。[^1]乙。[^1]丙。[^1]丁。[^1]戊。[^1]己。[^1]\n\n[^1]: 注。\n"}, {Text: "甲。[^1]。乙。\n\n[^1]: 注。\n", Fixed: "甲。[^1]乙。\n\n[^1]: 注。\n"}},
		Good: []Example{{Text: "甲。[^1]乙。[^1]丙。[^1]丁。[^1]戊。[^1]己[^1]，庚[^1]、辛。\n\n[^1]: 注。\n"}, {Text: "甲。[^1]乙。[^1]丙。[^1]丁[^1]的戊。[^1]\n\n[^1]: 注。\n"}, {Text: "甲。[^1]乙[^1]。\n\n[^1]: 注。\n"}},
	},
	Document: footnoteMarkStyle,
}

// noteUse is a group of footnote marks that stand together.
type noteUse struct {
	prose.Span            // of the marks
	stop       prose.Span // that they stand beside, none if they stand inside a sentence
	doubled    prose.Span // a second stop behind them, none if there is none
	before     bool       // they stand before it
	blank      prose.Span // before them, none if there is none
}

// sentenceEnds are the stops that a mark stands before or behind by the style of the
// text. Before a comma a mark is on the words in front of it, whatever the style.
const sentenceEnds = "。！？；"

// noteTotals count footnote marks.
type noteTotals struct {
	before, behind int // stops
	spaced, tight  int
}

func (t *noteTotals) add(u noteUse, n int) {
	switch {
	case u.stop.End == 0:
	case u.before:
		t.before += n
	default:
		t.behind += n
	}
	if u.blank.End > 0 {
		t.spaced += n
	} else {
		t.tight += n
	}
}

// readNotes notes the footnote marks of a block.
func (f *signFacts) readNotes(b *prose.Block) {
	for i := 0; i < len(b.Footnotes); i++ {
		mark := b.Footnotes[i]
		if mark.Definition {
			continue
		}
		use := noteUse{Span: mark.Span}
		for i+1 < len(b.Footnotes) && b.Footnotes[i+1].Start == use.End {
			i++
			use.End = b.Footnotes[i].End
		}
		head, rest := b.Source[:use.Start], b.Source[use.End:]
		if trimmed := strings.TrimRight(head, " "); trimmed != head && trimmed != "" && trimmed[len(trimmed)-1] != '\n' {
			use.blank = prose.Span{Start: len(trimmed), End: len(head)}
			head = trimmed
		}
		after, n := utf8.DecodeRuneInString(rest)
		before, m := utf8.DecodeLastRuneInString(head)
		switch {
		case before == after && strings.ContainsRune(sentenceEnds, before):
			use.doubled = prose.Span{Start: use.End, End: use.End + n}
			use.stop = prose.Span{Start: len(head) - m, End: len(head)}
		case strings.ContainsRune(sentenceEnds, after):
			use.stop, use.before = prose.Span{Start: use.End, End: use.End + n}, true
		case strings.ContainsRune(sentenceEnds, before):
			use.stop = prose.Span{Start: len(head) - m, End: len(head)}
		}
		f.notes = append(f.notes, use)
	}
}

func footnoteMarkStyle(p *DocumentPass) {
	n := &p.signs.notes
	// Which of the two places is a choice for the whole text, so that even a third
	// of the marks is an exception.
	lateRare, earlyRare := 2*n.behind <= n.before && n.before >= minUses, 2*n.before <= n.behind && n.behind >= minUses
	spacedRare, tightRare := exceptional(n.spaced, n.tight), exceptional(n.tight, n.spaced)
	for i, f := range p.with(hasNotes) {
		for _, u := range f.signs.notes {
			b := p.Document.Prose.Blocks()[i]
			marks, stop := b.Source[u.Start:u.End], b.Source[u.stop.Start:u.stop.End]
			start := p.Document.Prose.Start(i)
			report := func(m Message, title Message, span prose.Span, text string) {
				p.Report(Finding{
					Span: u.Span.Shift(start), Message: m,
					Fixes: []Fix{{Title: title, Edits: []Edit{{span.Shift(start), text}}, Safe: true}},
				})
			}
			switch {
			case u.doubled.End > 0:
				report(text("注號前後都有點號", "stops stand on both sides of the footnote mark"),
					text("刪去後一個", "Delete the second"), u.doubled, "")
			case stop != "" && u.before && earlyRare:
				report(text("全文的注號在點號之後", "the document's footnote marks stand behind the stop"),
					text("移到點號之後", "Move it behind the stop"), prose.Span{Start: u.Start, End: u.stop.End}, stop+marks)
			case stop != "" && !u.before && lateRare:
				report(text("全文的注號在點號之前", "the document's footnote marks stand before the stop"),
					text("移到點號之前", "Move it before the stop"), prose.Span{Start: u.stop.Start, End: u.End}, marks+stop)
			case u.blank.End > 0 && spacedRare:
				report(text("全文的注號前不空格", "the document's footnote marks have no space before them"),
					text("刪去空格", "Delete the space"), u.blank, "")
			case u.blank.End == 0 && tightRare:
				report(text("全文的注號前空一格", "the document's footnote marks have a space before them"),
					text("加一個空格", "Add a space"), prose.Span{Start: u.Start, End: u.Start}, " ")
			}
		}
	}
}
