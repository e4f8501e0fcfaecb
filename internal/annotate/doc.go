// Package annotate finds, in a document, the mentions of a glossary's concepts,
// the citations of its references and the quotations of its passages.
//
// A Lexicon is a glossary compiled for finding. Annotations belong to a block
// and are relative to its start, so those of a block that an edit did not touch
// are shared between versions of a document.
//
// Invariant: nothing here speaks to a person. What a finding means is said in
// package check and package describe.
package annotate
