package annotate

import (
	"sync"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// Document is a document with its annotations. It is immutable and safe for
// concurrent use.
type Document struct {
	Prose   *prose.Document
	Lexicon *Lexicon
	blocks  []*Annotations
	sources func() *apparatus // what citations lead to, read when it is asked for
}

// Annotate annotates a whole document.
func Annotate(d *prose.Document, x *Lexicon) *Document {
	blocks := make([]*Annotations, len(d.Blocks()))
	d.EachBlock(func(i int, b *prose.Block) { blocks[i] = x.Block(b) })
	return newDocument(d, x, blocks)
}

// Edit returns the annotations of the document that an edit made of a's.
// Only the blocks that the edit replaced are annotated.
func (a *Document) Edit(d *prose.Document, c prose.Change) *Document {
	blocks := make([]*Annotations, 0, len(d.Blocks()))
	blocks = append(blocks, a.blocks[:c.First]...)
	for _, b := range d.Blocks()[c.First : c.First+c.New] {
		blocks = append(blocks, a.Lexicon.Block(b))
	}
	blocks = append(blocks, a.blocks[c.First+c.Old:]...)
	return newDocument(d, a.Lexicon, blocks)
}

func newDocument(d *prose.Document, x *Lexicon, blocks []*Annotations) *Document {
	a := &Document{Prose: d, Lexicon: x, blocks: blocks}
	a.sources = sync.OnceValue(func() *apparatus { return readApparatus(d.Blocks()) })
	return a
}

// Block returns the annotations of block i.
func (a *Document) Block(i int) *Annotations { return a.blocks[i] }
