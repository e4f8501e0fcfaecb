// Package compiled reads and writes what the reader of a glossary file made of
// it, for glossaries that a program carries with it: they are read once, when
// the program is made, and not again at each of its starts.
//
// The compiled form of a file is good only beside the file's text, which it does
// not repeat. It is a sequence of numbers and bytes:
//
//	form    = version text-length rest-length rest file
//	file    = concepts references overlays quotations links
//	list    = 0 for none at all, else count+1, then the elements
//	string  = length, then if that is not 0: where
//	origin  = 0 for none, else 1 and the four ends of its two ranges
//
// Structs are their fields in the order of their declaration. Numbers are those
// of encoding/binary: unsigned varints for lengths and counts, signed ones for
// places, each of which is given as its distance from the place before. The
// places of strings and those of origins and links are counted apart. A string
// is where it stands in the text followed by the rest, which holds the strings
// that the text does not have as they are: folded, unescaped, looked up. The
// file's name is no part of the form, nor are problems: what has any is not to
// be compiled.
package compiled
