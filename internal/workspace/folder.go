package workspace

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// Folder is a folder as a workspace would have it.
type Folder struct {
	Root           string
	Config         *Config
	Profile        string            // that the files suggest
	Lexicon        *annotate.Lexicon // of all glossaries and bibliographies in it, and the embedded ones
	Bibliographies []string
	Documents      []*File
	Errors         []error // documents that could not be read
}

// ReadFolder reads the documents, glossaries and bibliographies below a folder,
// whether or not anything says yet that it is a workspace.
func ReadFolder(root string) (*Folder, error) {
	root, err := filepath.Abs(root)
	if err != nil {
		return nil, fmt.Errorf("find %s: %w", root, err)
	}
	if info, err := os.Stat(root); err != nil {
		return nil, err
	} else if !info.IsDir() {
		return nil, fmt.Errorf("%s is no folder", root)
	}
	dictionary, err := prose.LoadDictionary()
	if err != nil {
		return nil, fmt.Errorf("load the dictionary of words: %w", err)
	}
	client := DefaultConfig()
	if _, marked := Root(root); !marked {
		// These globs are what a marked folder has anyway.
		client.Glossaries = []string{"**/*.glossary.yaml", "**/*.glossary.yml", "**/*.bib"}
	}
	l := load([]string{root}, client, readDisk, nil)
	f := &Folder{Root: root, Config: l.config, Profile: profileOf([]string{root}), Lexicon: l.lexicon.WithDictionary(dictionary)}
	for name := range l.sources {
		if strings.HasSuffix(name, ".bib") && !IsEmbedded(name) {
			f.Bibliographies = append(f.Bibliographies, name)
		}
	}
	slices.Sort(f.Bibliographies)
	names, errs := l.documents([]string{root})
	f.Errors = errs
	for _, name := range names {
		d, err := ReadDocument(name)
		if err != nil {
			f.Errors = append(f.Errors, err)
			continue
		}
		f.Documents = append(f.Documents, d)
	}
	return f, nil
}
