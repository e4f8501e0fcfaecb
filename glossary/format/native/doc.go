// Package native reads the project's own glossary files, *.glossary.yaml.
//
// The format is a subset of YAML: block mappings and sequences, with flow
// collections for short things. Anchors, aliases and second documents are
// reported, not followed, so that an entry is always where it is written.
//
// Reading has two halves. The first turns bytes into a tree of nodes that know
// their byte ranges; the second turns nodes into a glossary.File. The tree is
// made by a reader of the block subset that the format uses, and wherever a
// file leaves that subset, by go.yaml.in/yaml/v4, whose trees the first must
// equal.
package native
