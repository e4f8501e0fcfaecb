// Package glossary is the model of a glossary of concepts and references, and
// the lookups on it.
//
// The model is concept-oriented, as ISO 704, ISO 1087 and TBX (ISO 30042) have
// it: a concept has terms, not the other way round. References follow CSL.
// Quotations are passages of references, each with one or more wordings.
//
// A Glossary is an immutable snapshot merged from many Files by Merge. The
// package reads no file itself: the readers in glossary/format turn bytes into
// Files, and whoever calls them decides which bytes.
//
// All positions are byte offsets into the UTF-8 text of the file named by an
// Origin.
package glossary
