package annotate

import (
	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate/passage"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// Annotations are what was found in one block. Spans named Span are byte
// offsets in the block's source; spans named Text are byte offsets in the text
// of the run of that index.
type Annotations struct {
	Mentions      []Mention      // by Start, not overlapping
	Citations     []Citation     // by Start
	Quotations    []Quotation    // by Start
	Abbreviations []Abbreviation // by Start
	Marks         []QuoteMark    // quotation marks without a partner
}

// Mention is a place where a document uses a term.
type Mention struct {
	prose.Span
	Run    int
	Text   prose.Span
	Senses []Sense // at least one; the script's own form first
}

// CitationKind says how a citation names its work.
type CitationKind uint8

const (
	ByKey        CitationKind = iota // [@key], @key
	ByTitle                          // 《title》, 〈title〉
	ByAuthorYear                     // 某人（1651）, （某人，1651）
)

// Citation is a place where a document cites a work.
type Citation struct {
	prose.Span // of the whole item: key with @, title with its marks
	Kind       CitationKind
	Name       string     // the key or title as written
	At         prose.Span // of Name
	Run        int        // -1 for ByKey
	Text       prose.Span // of Name, in the run
	Locator    string
	Certain    bool                  // written as a citation beyond doubt
	References []*glossary.Reference // none if nothing has that key or title; several if ambiguous
}

// Quotation is a passage that a document quotes: text between quotation marks,
// or a stored passage in running text.
type Quotation struct {
	prose.Span             // of the marks and what is between them
	Run         int        //
	Text        prose.Span // what is between the marks, in the run
	Marked      bool       // stands between quotation marks or in a block quotation
	Match       *Passage   // the stored passage it renders, nil if none
	Attribution *Attribution
}

// Passage is the stored wording that a quotation was aligned with.
type Passage struct {
	Quotation *glossary.Quotation
	Wording   int // index in Quotation.Wordings
	passage.Match
}

// Attribution is whom or what the text gives a quotation to.
type Attribution struct {
	Run        int
	Text       prose.Span // the name or title, in the run
	Name       string
	ByTitle    bool
	References []*glossary.Reference // the works of that author, or of that title
}

// Abbreviation is a Latin abbreviation in capitals.
type Abbreviation struct {
	prose.Span
	Form     string
	Expanded bool    // its full form stands beside it
	Senses   []Sense // nil if the glossary does not know it
}

// QuoteMark is a quotation mark that has no partner in its block.
type QuoteMark struct {
	prose.Span
	Mark    rune
	Opening bool
}

// Document is a document with its annotations. It is immutable and safe for
// concurrent use.
type Document struct {
	Prose   *prose.Document
	Lexicon *Lexicon
	blocks  []*Annotations
}

// Annotate annotates a whole document.
func Annotate(d *prose.Document, x *Lexicon) *Document {
	a := &Document{Prose: d, Lexicon: x, blocks: make([]*Annotations, len(d.Blocks()))}
	for i, b := range d.Blocks() {
		a.blocks[i] = x.Block(b)
	}
	return a
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
	return &Document{Prose: d, Lexicon: a.Lexicon, blocks: blocks}
}

// Block returns the annotations of block i.
func (a *Document) Block(i int) *Annotations { return a.blocks[i] }

// Block annotates one block.
func (x *Lexicon) Block(b *prose.Block) *Annotations {
	a := &Annotations{}
	for i := range b.Cites {
		x.keyCitations(a, &b.Cites[i])
	}
	for i := range b.Runs {
		x.mentions(a, b, i)
		x.titleCitations(a, b, i)
		x.authorYear(a, b, i)
		x.quotations(a, b, i)
		abbreviations(x, a, b, i)
	}
	a.sort()
	return a
}
