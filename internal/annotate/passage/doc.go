// Package passage recognises stored passages in text and says where the text
// differs from them.
//
// Text and passages are compared by their folded characters: letters, digits
// and ideographs, each as the class that a fold function gives it. Punctuation,
// space, symbols and combining marks do not count, nor does what is inserted in
// square brackets; an ellipsis stands for any text between its neighbours.
//
// A match is sought in three steps: exact occurrence, which is found however
// common its parts are; then the places where most of the rarest four-character
// shingles lie on neighbouring diagonals, verified by edit distance; then the
// clauses one by one, for what was reordered or left out.
//
// All positions are byte offsets into UTF-8.
package passage

import "github.com/jiaozhu/jiaozhu/internal/prose"

// Verdict grades how a text renders a passage. A greater one is closer.
type Verdict uint8

const (
	None       Verdict = iota // no rendering of the passage
	Altered                   // other words
	Equivalent                // differs only in script, width, case, punctuation or spaces
	Verbatim                  // the same characters; punctuation around the whole does not count
)

// String returns the verdict's name.
func (v Verdict) String() string {
	switch v {
	case Altered:
		return "altered"
	case Equivalent:
		return "equivalent"
	case Verbatim:
		return "verbatim"
	}
	return "none"
}

// Match is a text, or a part of it, that renders a stored wording or a part of
// that.
type Match struct {
	Wording    int // index in what the Index was made of
	Verdict    Verdict
	Text       prose.Span // in the text, from its first to its last folded character
	Source     prose.Span // in the wording
	Runes      int        // folded characters in Text
	Similarity float64    // 1 - folded characters edited / Runes, at least 0
	Edits      []Edit     // in the order of Text; none unless Altered
	Reordered  bool       // clauses stand in another order than in the wording
}

// Edit is a place where folded characters differ. An empty Text is where the
// text lacks characters of the wording, an empty Source where it has more.
type Edit struct {
	Text   prose.Span // in the text
	Source prose.Span // in the wording
}

// The limits below are in folded characters. Letters of an alphabet and digits
// count a third: two short English words are no quotation.
const (
	minAltered     = 12   // shorter text matches exactly or not at all
	minPiece       = 4    // shorter clauses are joined to the next
	narrowPerWide  = 3    // letters that weigh as much as one ideograph
	maxEdits       = 256  // edits allowed in text of any length
	maxApproximate = 1e5  // longer text is looked up exactly only
	reach          = 4096 // characters of a wording that one ellipsis may leave out
)
