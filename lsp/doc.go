// Package lsp is the language server: it speaks the protocol and hands over.
//
// Each feature has a file of its own, which finds the snapshot, asks the rooms
// above for what it needs, and converts offsets to positions. Writes run on the
// connection's read loop, in the order of the wire; reads take the snapshot that
// is current when they arrive and run beside the others.
//
// Invariant: UTF-16, lines and columns exist only here, and nothing here knows
// the inside of a rule or of a file format.
package lsp
