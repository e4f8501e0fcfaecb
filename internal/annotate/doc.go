// Package annotate finds, in a document, the mentions of a glossary's concepts,
// the citations of its references and the quotations of its passages.
//
// A Lexicon is a glossary compiled for finding. Annotations belong to a block
// and are relative to its start, so those of a block that an edit did not touch
// are shared between versions of a document. What one block cannot tell, a
// Document finds when it is asked: the entry of the document's own list that [1]
// leads to, the note of a mark, the line that a block quotation is given by.
//
// Invariant: nothing here speaks to a person. What a finding means is said in
// package check and package describe.
package annotate
