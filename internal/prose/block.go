package prose

import "sort"

// BlockKind says what a block is to a reader.
type BlockKind uint8

const (
	Paragraph   BlockKind = iota
	Heading               // Level is set
	ListItem              // a paragraph that opens a list item
	TableRow              // one Run a cell
	Quote                 // a paragraph in a block quotation
	Footnote              // the body of a footnote definition
	Code                  // fenced or indented code, verbatim; no runs
	Math                  // display math; no runs
	FrontMatter           // metadata; runs only for keys that are prose
	Markup                // raw HTML, directives, link definitions, commands; no runs unless it holds text
	Comment               // no runs
	Blank                 // blank lines that belong to no other block, a rule
)

// Span is a half-open range of byte offsets. What they are relative to is said
// where a Span is used.
type Span struct {
	Start, End int
}

// Len returns the length in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Shift returns s moved by n bytes.
func (s Span) Shift(n int) Span { return Span{s.Start + n, s.End + n} }

// Contains reports whether offset lies in s, its end included: a cursor right
// after a word is still on it.
func (s Span) Contains(offset int) bool { return s.Start <= offset && offset <= s.End }

// State is what a Parser carries from one block to the next. It must be
// comparable and small: two equal states before equal text give equal blocks.
type State struct {
	Mode  uint32 // the parser's own
	Depth uint32 // the parser's own
	Extra string // the parser's own; mostly empty
}

// Block is a contiguous part of a document. It is immutable once built, and
// all positions in it are relative to its start.
type Block struct {
	Kind      BlockKind
	Level     int    // of a Heading, 1 to 6
	Source    string // its text, line ends included
	Lines     int    // number of '\n' in Source
	After     State  // the parser's state behind it
	Runs      []Run
	Cites     []KeyCitation // by Start
	Footnotes []FootnoteMark
	Links     []Link
	Code      []Span // code spans and inline math
	Comments  []Span // their text, without the marks that make them comments
	Hant      int    // characters that only Traditional text has
	Hans      int    // characters that only Simplified text has
}

// ScriptOr returns the script to write in within a block: its own where it shows
// one, else that of the document, which is given.
func (b *Block) ScriptOr(document Script) Script {
	switch {
	case b.Hant > b.Hans:
		return Hant
	case b.Hans > b.Hant:
		return Hans
	}
	return document
}

// KeyCitation is a citation by key: [@a; @b, 頁 12], @a, \cite[12]{a,b}.
type KeyCitation struct {
	Span
	Bracketed bool // written as a citation beyond doubt; a bare @word may be none
	Items     []CiteItem
}

// CiteItem is one key of a citation.
type CiteItem struct {
	Key     string
	At      Span   // of the key alone, without @
	Locator string // as written, without the comma
}

// FootnoteMark is a reference to a footnote or the mark of its definition.
type FootnoteMark struct {
	Span
	Label      string
	Definition bool
}

// Link is a link, an image or a bare URL.
type Link struct {
	Span
	Target string
	At     Span // of the target
}

// Object stands in a Run's text for what is not prose but has a place in the
// sentence: code, math, an image, a citation by key. Its length is ObjectLen.
const (
	Object    = '\uFFFC'
	ObjectLen = 3
)

// Run is a stretch of prose as a reader reads it: emphasis, link marks and soft
// line breaks between Han characters are gone, an Object stands for code.
type Run struct {
	Text   string
	Pieces []Piece // in order, covering all of Text
}

// Piece maps a part of a Run's text to the block's source. It is the same bytes
// on both sides, or atomic: text that stands for something else in the source
// as a whole (an entity, an escape, a line end read as a space, an Object).
type Piece struct {
	Text      int // offset in Run.Text
	TextLen   int
	Source    int // offset in Block.Source
	SourceLen int
	Atomic    bool
}

// verbatim reports whether the piece is the same bytes on both sides.
func (p Piece) verbatim() bool { return !p.Atomic }

// pieceAt returns the index of the piece that holds the text offset.
func (r *Run) pieceAt(offset int) int {
	if len(r.Pieces) == 1 {
		return 0
	}
	i := sort.Search(len(r.Pieces), func(i int) bool { return r.Pieces[i].Text > offset }) - 1
	return max(i, 0)
}

// Source maps a range of Text to the block's source. Markup inside the range is
// part of the result, markup at its edges is not.
func (r *Run) Source(text Span) Span {
	if len(r.Pieces) == 0 {
		return Span{}
	}
	first := r.Pieces[r.pieceAt(text.Start)]
	start := first.Source
	if first.verbatim() {
		start += text.Start - first.Text
	}
	if text.End <= text.Start {
		return Span{start, start}
	}
	last := r.Pieces[r.pieceAt(text.End-1)]
	end := last.Source + last.SourceLen
	if last.verbatim() {
		end = last.Source + text.End - last.Text
	}
	return Span{start, end}
}

// Verbatim reports whether a range of Text stands in the source byte for byte,
// without markup inside: only then may it be replaced as it is.
func (r *Run) Verbatim(text Span) bool {
	if len(r.Pieces) == 0 || text.End <= text.Start {
		return false
	}
	i := r.pieceAt(text.Start)
	p := r.Pieces[i]
	return p.verbatim() && text.End <= p.Text+p.TextLen
}

// TextOffset maps a source offset of the block to an offset in Text. It
// reports false if the run does not hold it; an offset in markup between two
// pieces counts as the end of the earlier one.
func (r *Run) TextOffset(source int) (int, bool) {
	n := len(r.Pieces)
	if n == 0 || source < r.Pieces[0].Source || source > r.Pieces[n-1].Source+r.Pieces[n-1].SourceLen {
		return 0, false
	}
	i := sort.Search(n, func(i int) bool { return r.Pieces[i].Source > source }) - 1
	p := r.Pieces[i]
	if !p.verbatim() {
		if source >= p.Source+p.SourceLen {
			return p.Text + p.TextLen, true
		}
		return p.Text, true
	}
	return p.Text + min(source-p.Source, p.TextLen), true
}
