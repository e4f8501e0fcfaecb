// Package describe says in words what a glossary holds: concepts, references
// and quotations, as Markdown for hovers, pages and completion.
//
// Labels come in the reader's language; definitions in the script of the
// document that is read, converted where the glossary has only Traditional.
package describe
