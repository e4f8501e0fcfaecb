// Package prose turns a document into what a reader reads.
//
// A Document is an immutable sequence of Blocks that together cover every byte
// of its text. A Block holds Runs, stretches of prose without markup that map
// back to source bytes, and what stands between them that is not prose (code,
// math, citations by key, comments). Positions inside a block are byte offsets
// relative to the block's start, so an edit replaces the blocks that it touches
// and shares every other one.
//
// Each markup has a Parser in a folder of its own. The package also folds the
// two Chinese scripts into one, tells which of them a text is written in, and
// finds sentences and words.
//
// Invariant: nothing here knows a term, a rule or the protocol.
package prose
