// Package bibtex reads BibTeX and BibLaTeX bibliographies.
//
// The reader recovers: a mistake costs at most the entry that it is in, and
// most cost only a field. It follows BibTeX where that is compatible with
// reading on, and people where they differ: keys may be in any script, an
// entry's start at the start of a line ends whatever was left open, macros
// that nobody defined stand for themselves, and a commented-out entry is no
// entry.
package bibtex
