package check

import (
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// facts is what document rules need of one block beyond its annotations. It is
// read once, when the block is checked, and kept with the block, so that a
// document rule costs a keystroke no second reading of the whole text. All
// positions are byte offsets in the block's source.
type facts struct {
	concepts    []conceptUse
	names       nameFacts
	words       []variantWord
	shorts      []shortName
	definitions []definition
	chapters    []chapter
	seen        seen
	quotedTerms []quotedTerm
	signs       signFacts

	forms    []formCount  // of Traditional characters
	regional []regionWord // their spans are in the runs' texts
}

// noFacts are those of a block without prose.
var noFacts facts

// readFacts reads a block once for all document rules.
func readFacts(x *annotate.Lexicon, script prose.Script, b *prose.Block, notes *annotate.Annotations, t *reading) *facts {
	if len(b.Runs) == 0 {
		return &noFacts
	}
	return &facts{
		concepts:    readConceptUses(b, notes, script),
		names:       readNames(b, t.tokens),
		quotedTerms: readQuotedTerms(b, t.tokens),
		words:       readVariantWords(x, b, notes),
		shorts:      readShortNames(b),
		definitions: readDefinitions(b),
		chapters:    readChapters(b),
		signs:       readSigns(b, t),
		regional:    readRegionWords(b),
		forms:       readForms(b),
	}
}

// documentFacts is what several document rules ask of a document. Each part is
// made when a rule first asks.
type documentFacts struct {
	glosses       []glossed
	glossesRead   bool
	abbreviations []*abbreviation
}
