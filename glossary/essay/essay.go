// Package essay embeds the glossary of 王政《談開源大模型的技術主權問題》 (2024):
// its concepts, the references it cites or alludes to, and passages of them.
package essay

import _ "embed"

// File is one file of the glossary.
type File struct {
	Name     string // ends in .glossary.yaml or .bib
	Text     string // in the project's own formats
	Compiled string // what the format's reader makes of Text, as package compiled writes it
}

// Files holds the glossary, in the order of the files' names.
var Files = []File{
	{"concepts-1.glossary.yaml", concepts1, concepts1Compiled},
	{"concepts-2.glossary.yaml", concepts2, concepts2Compiled},
	{"quotations.glossary.yaml", quotations, quotationsCompiled},
	{"references.bib", bibliography, bibliographyCompiled},
	{"references.glossary.yaml", references, referencesCompiled},
}

//go:generate go test -run TestCompiled . -update

// The files are embedded as strings: what is read of them is parts of these.
var (
	//go:embed concepts-1.glossary.yaml
	concepts1 string
	//go:embed concepts-2.glossary.yaml
	concepts2 string
	//go:embed quotations.glossary.yaml
	quotations string
	//go:embed references.bib
	bibliography string
	//go:embed references.glossary.yaml
	references string

	//go:embed compiled/concepts-1.glossary.yaml.bin
	concepts1Compiled string
	//go:embed compiled/concepts-2.glossary.yaml.bin
	concepts2Compiled string
	//go:embed compiled/quotations.glossary.yaml.bin
	quotationsCompiled string
	//go:embed compiled/references.bib.bin
	bibliographyCompiled string
	//go:embed compiled/references.glossary.yaml.bin
	referencesCompiled string
)
