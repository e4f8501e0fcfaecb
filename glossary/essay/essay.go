// Package essay embeds the glossary of 王政《談開源大模型的技術主權問題》 (2024):
// its concepts, the references it cites or alludes to, and passages of them.
package essay

import "embed"

// Files holds the glossary in the project's own formats: *.glossary.yaml and
// *.bib, at the root.
//
//go:embed *.glossary.yaml *.bib
var Files embed.FS
