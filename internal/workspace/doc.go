// Package workspace knows which files belong together: documents, glossaries,
// bibliographies and configuration. It keeps what is open, loads what is on
// disk, and gives out immutable Snapshots.
//
// Writes (Open, Edit, Close, Configure, Changed) must come from one goroutine;
// each yields a new Snapshot. Snapshots may be read by any number of
// goroutines. Loading glossaries and the dictionary of words happens in the
// background; a Snapshot's Results wait for the glossaries and never for the
// dictionary.
//
// Invariant: nothing here knows the protocol. Files are named by their absolute
// path; a document that has none is named by its URI.
package workspace
