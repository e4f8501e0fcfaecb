package check

import (
	"iter"

	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// contents says what a block holds that document rules look for, a bit each. Those
// of a document stand side by side, so that a rule comes to the few blocks that it
// has to read without a look at the others.
type contents uint32

const (
	hasRuns contents = 1 << iota
	hasHeading
	hasParagraph  // of text
	hasListItem   // of text
	endsList      // neither item nor blank nor comment
	hasMarkupText // of text
	hasMentions
	hasConcepts
	hasLatinNames
	hasCountedNames
	hasNamePoints
	hasQuotedTerms
	hasVariantWords
	hasShortNames
	hasDefinitions
	hasChapters
	hasKnownPhrases
	hasRegionWords
	hasForms
	hasNotes // marks of footnotes
	hasRanges
	hasGlosses
	hasAbbreviations
	hasMarks // quotation marks without a partner
	hasQuotations
	hasCitations
	hasScripts // characters of one script only
	hasCode
	hasIbid
	hasFinished   // a paragraph whose end
	hasUnfinished // has, or lacks, a mark
	hasAddress
)

// contentsOf says what a block holds.
func contentsOf(b *prose.Block, notes *annotate.Annotations, f *facts) contents {
	var c contents
	set := func(bit contents, holds bool) {
		if holds {
			c |= bit
		}
	}
	text := len(b.Runs) > 0
	set(hasRuns, text)
	set(hasHeading, b.Kind == prose.Heading)
	set(hasParagraph, text && b.Kind == prose.Paragraph)
	set(hasMarkupText, text && b.Kind == prose.Markup)
	set(hasListItem, text && b.Kind == prose.ListItem)
	set(endsList, b.Kind != prose.Blank && b.Kind != prose.Comment && !(text && b.Kind == prose.ListItem))
	set(hasNotes, len(b.Footnotes) > 0)
	set(hasScripts, b.Hant+b.Hans > 0)
	set(hasCode, b.Kind == prose.Code || len(b.Code) > 0)

	set(hasGlosses, len(notes.Glosses) > 0)
	set(hasAbbreviations, len(notes.Abbreviations) > 0)
	set(hasMarks, len(notes.Marks) > 0)
	set(hasQuotations, len(notes.Quotations) > 0)
	set(hasCitations, len(notes.Citations) > 0)

	set(hasMentions, len(notes.Mentions) > 0)
	set(hasConcepts, len(f.concepts) > 0)
	set(hasLatinNames, len(f.names.latin) > 0)
	set(hasCountedNames, len(f.names.counted) > 0)
	set(hasNamePoints, len(f.names.points) > 0)
	set(hasQuotedTerms, len(f.quotedTerms) > 0)
	set(hasVariantWords, len(f.words) > 0)
	set(hasShortNames, len(f.shorts) > 0)
	set(hasDefinitions, len(f.definitions) > 0)
	set(hasChapters, len(f.chapters) > 0)
	set(hasKnownPhrases, len(f.phrases) > 0)
	set(hasRegionWords, len(f.regional) > 0)
	set(hasForms, len(f.forms) > 0)
	set(hasRanges, f.signs.ranges)
	set(hasIbid, f.ibid)
	set(hasFinished, f.ending.kind == endsMarked)
	set(hasUnfinished, f.ending.kind == endsUnmarked)
	set(hasAddress, len(f.address.polite)+len(f.address.plain) > 0)
	return c
}

// with returns the blocks that hold one of some contents, in order of the text.
func (p *DocumentPass) with(some contents) iter.Seq2[int, *facts] {
	return func(yield func(int, *facts) bool) {
		for i, c := range p.contents {
			if c&some != 0 && !yield(i, p.facts[i]) {
				return
			}
		}
	}
}

// count returns how many blocks hold one of some contents.
func (p *DocumentPass) count(some contents) (n int) {
	for _, c := range p.contents {
		if c&some != 0 {
			n++
		}
	}
	return n
}
