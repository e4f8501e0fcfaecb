// Package rename works out what giving a term or a citation key another name
// changes: in the workspace's glossaries and bibliographies, and in all of its
// documents, each in its own script and markup. It changes nothing itself.
package rename
