package check

import (
	"sync"

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
	phrases     []phraseHit // of knownPhrases
	item        listItem
	ending      ending
	ibid        bool // see mayCiteIbid
	signs       signFacts
	address     addressFacts

	forms    []formCount  // of Traditional characters
	regional []regionWord // their spans are in the runs' texts
}

// noFacts are those of a block without prose.
var noFacts facts

// readFacts reads a block once for all document rules.
func readFacts(script prose.Script, b *prose.Block, notes *annotate.Annotations, t *reading) *facts {
	if len(b.Runs) == 0 {
		return &noFacts
	}
	return &facts{
		concepts:    readConceptUses(b, notes, script),
		names:       readNames(b, t.tokens),
		quotedTerms: readQuotedTerms(b, t.tokens),
		phrases:     readPhrases(knownPhrases(), b),
		item:        readListItem(b),
		ending:      readEnding(b),
		ibid:        mayCiteIbid(b, t),
		words:       readVariantWords(b, notes),
		shorts:      readShortNames(b),
		definitions: readDefinitions(b),
		chapters:    readChapters(b),
		signs:       readSigns(b, t),
		address:     readAddress(b, t),
		regional:    readRegionWords(b),
		forms:       readForms(b),
	}
}

// documentFacts is what several document rules ask of a document. Each part is
// made when a rule first asks.
type documentFacts struct {
	glosses       func() []glossed
	abbreviations func() []*abbreviation
	known         func() map[string][]sighting
}

// factsOf returns what document rules ask of the pass's document. It is safe for
// concurrent use.
func factsOf(p *DocumentPass) *documentFacts {
	d := &documentFacts{}
	d.glosses = sync.OnceValue(p.readGlosses)
	d.abbreviations = sync.OnceValue(func() []*abbreviation { return p.readAbbreviations(d.glosses()) })
	d.known = sync.OnceValue(p.readKnownSightings)
	return d
}
