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
	Citations     []Citation     // by Start; a title in another's title follows that
	Quotations    []Quotation    // by Start
	Abbreviations []Abbreviation // by Start
	Marks         []QuoteMark    // quotation marks without a partner
	Glosses       []Gloss        // by Start
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
	ByTitle                          // 《title》, 〈title〉, ﹏title﹏, *Title*
	ByAuthorYear                     // 某人（1651）, （某人，1651）
	ByNumber                         // [1], 〔1-3〕, ¹: a number in the document's own list
	ByNote                           // [^x]: a mark of a footnote
)

// Citation is a place where a document cites a work. What one by number or by
// note leads to, Document.Targets says.
type Citation struct {
	prose.Span // of the whole item: key with @ and locator, title with its marks, name, year and brackets
	Kind       CitationKind
	Name       string     // the key, title, number or label as written; "author year"
	At         prose.Span // of Name
	Run        int        // -1 for ByKey and ByNote
	Text       prose.Span // of Name, in the run

	Prefix        string // what stands before a key in its item: see, 參見
	Suffix        string // what stands behind its locator
	AuthorOmitted bool   // [-@key]: the text has named the author already
	Locator       Locator

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

	// Parts are the quoted parts of Text, in the run, if the quotation is
	// broken by the words that attribute it: 「前半，」他說，「後半。」
	Parts []prose.Span
}

// Passage is the stored wording that a quotation was aligned with.
type Passage struct {
	Quotation *glossary.Quotation
	Wording   int // index in Quotation.Wordings
	passage.Match
}

// Attribution is whom or what the text gives a quotation to.
type Attribution struct {
	Block      int        // where it stands, counted from the quotation's block: -1 is the one before
	Run        int        // in that block
	Text       prose.Span // the name, title or key, in the run
	Name       string
	Work       bool                  // it names the work, by title or key
	References []*glossary.Reference // the works of that author, or of that title
	Via        *Attribution          // who hands the words on: 列寧 in 列寧引恩格斯的話說
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

// Block annotates one block.
func (x *Lexicon) Block(b *prose.Block) *Annotations {
	a := &Annotations{}
	if n := len(b.Cites) + len(b.Footnotes); n > 0 {
		a.Citations = make([]Citation, 0, n)
	}
	for i := range b.Cites {
		x.keyCitations(a, b, &b.Cites[i])
	}
	keys := len(a.Citations)
	for i := range b.Footnotes {
		noteCitation(a, &b.Footnotes[i])
	}
	s := readers.Get().(*reader)
	s.x, s.a, s.b, s.keys = x, a, b, keys
	for i := range b.Runs {
		x.mentions(a, b, i)
		s.read(i)
		abbreviations(x, a, b, i)
	}
	s.release()
	a.sort()
	return a
}

// Whole reports whether the match renders all of the stored wording, marks at
// its ends aside.
func (p *Passage) Whole() bool {
	w := p.Quotation.Wordings[p.Wording].Text
	return letters(w[:p.Source.Start]) == 0 && letters(w[p.Source.End:]) == 0
}
