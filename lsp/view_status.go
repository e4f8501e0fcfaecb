package lsp

import (
	"context"
	"maps"
	"slices"

	"go.lsp.dev/uri"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

// status is the answer to methodStatus: a document in figures, and what the
// workspace knows.
type status struct {
	Format     string         `json:"format"`     // the markup; "" if the document is no prose or not open
	Concepts   int            `json:"concepts"`   // different ones that the document uses
	Mentions   int            `json:"mentions"`   // of all of them
	References int            `json:"references"` // different works that it cites or quotes
	Citations  int            `json:"citations"`  // of all of them
	Findings   findingCount   `json:"findings"`
	Region     string         `json:"region"` // as in the configuration: tw, hk, cn; auto if nothing tells
	Script     string         `json:"script"` // ISO 15924: Hant, Hans; Hani if no character tells
	Glossaries []glossaryFile `json:"glossaries"`
}

// findingCount counts findings as they show, by severity; not those that are held
// back while somebody types.
type findingCount struct {
	Error       int `json:"error"`
	Warning     int `json:"warning"`
	Information int `json:"information"`
	Hint        int `json:"hint"`
}

// glossaryFile is a file that concepts, references or quotations come from.
type glossaryFile struct {
	URI        uri.URI `json:"uri"`
	Embedded   bool    `json:"embedded"` // built in, and read-only
	Concepts   int     `json:"concepts"`
	References int     `json:"references"`
}

func (s *server) status(ctx context.Context, p viewParams) (*status, error) {
	v, err := s.view(ctx, p.TextDocument)
	if err != nil {
		return nil, err
	}
	out := &status{Region: "auto", Script: "Hani", Glossaries: v.glossaries()}
	if v.file == nil {
		return out, nil
	}
	r, err := v.snapshot.Check(ctx, v.file)
	if err != nil || r == nil {
		return out, err
	}
	out.Format, out.Script, out.Region = v.file.Format, v.file.Text.Script().String(), r.Region()
	uses := workspace.UsesOf(r.Document)
	for _, spans := range uses.Concepts {
		out.Concepts++
		out.Mentions += len(spans)
	}
	for _, spans := range uses.References {
		out.References++
		out.Citations += len(spans)
	}
	for _, x := range s.diagnose.showing(v.file, check.Recede(r.Findings())) {
		out.Findings.add(x.Severity)
	}
	return out, nil
}

func (c *findingCount) add(s check.Severity) {
	switch s {
	case glossary.Error:
		c.Error++
	case glossary.Warning:
		c.Warning++
	case glossary.Information:
		c.Information++
	case glossary.Hint:
		c.Hint++
	}
}

// glossaries lists the files that were loaded, those of the workspace first.
func (v *view) glossaries() []glossaryFile {
	files := map[string]*glossaryFile{}
	for _, name := range v.snapshot.Glossaries() {
		files[name] = &glossaryFile{Embedded: workspace.IsEmbedded(name)}
	}
	for _, c := range v.glossary.Concepts() {
		if f := files[c.Origin.File]; f != nil {
			f.Concepts++
		}
	}
	for _, r := range v.glossary.References() {
		if f := files[r.Origin.File]; f != nil {
			f.References++
		}
	}
	var own, embedded []glossaryFile
	for _, name := range slices.Sorted(maps.Keys(files)) {
		f := files[name]
		path, err := v.cache.Path(name)
		if err != nil {
			continue // embedded, and there is no folder to lay it down in
		}
		f.URI = uriOf(path)
		if f.Embedded {
			embedded = append(embedded, *f)
		} else {
			own = append(own, *f)
		}
	}
	return append(own, embedded...)
}
