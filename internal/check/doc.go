// Package check holds the rules: what is wrong with how a document uses terms,
// quotations and citations, and how to mend it.
//
// A Rule is a value in a file of its own, with its documentation beside its
// code. It says what it depends on: a Block rule reads one block and its
// annotations, and its findings are kept with the block; a Document rule reads
// only the annotations. Adding a rule takes one file and one line in All.
//
// Invariant: nothing here knows the protocol, files or how findings are shown.
package check
