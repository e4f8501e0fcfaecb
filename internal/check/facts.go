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
	names  nameFacts
	words  []variantWord
	shorts []shortName
	seen   seen
	signs  signFacts

	regional []regionWord // their spans are in the runs' texts
}

// readFacts reads a block once for all document rules.
func readFacts(x *annotate.Lexicon, b *prose.Block, notes *annotate.Annotations, t tokens) *facts {
	f := &facts{names: readNames(b, t), words: readVariantWords(x, b, notes), shorts: readShortNames(b), signs: readSigns(b, t), regional: readRegionWords(b)}
	return f
}
