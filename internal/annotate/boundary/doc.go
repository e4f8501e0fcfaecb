// Package boundary decides whether a term that was found in Chinese text is a
// word there, or only characters that met: 主權 in 國家主權 is, in 民主權利 it is
// not.
//
// Chinese has no spaces, so the question is which of two readings of the
// characters around the term is the likelier: one that has the term as a word
// (國家|主權), or one that cuts it, with a word astride one of its edges
// (民主|權利). The likeliest reading of each kind is found by the Viterbi
// algorithm over a lattice of the words of a lexicon with the costs of a class
// bigram model (Brown et al. 1992,
// "Class-Based n-gram Models of Natural Language"): a word depends on the class
// of the word before. The most frequent words of one character are classes of
// their own; any other word's class is its part of speech and length.
//
// A logistic function of the difference in cost, of how the single characters
// that either reading leaves over occur elsewhere, and of how usual the term is,
// gives the verdict. A term is only ever refused on evidence: if no word of the
// lexicon is astride its edges, it stands.
//
// docs/boundaries.md has the figures, those of the alternatives too.
package boundary
