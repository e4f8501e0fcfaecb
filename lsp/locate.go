package lsp

import (
	"os"
	"path/filepath"

	"go.lsp.dev/protocol"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

var emptyDocument = workspace.Lines("")

// isFileName reports whether a name is the path of a file, and not a URI or
// the name of an embedded file.
func isFileName(name string) bool { return filepath.IsAbs(name) }

// target is what stands at a position of a document. Spans are of the document.
type target struct {
	block     *prose.Block
	mention   *annotate.Mention
	citation  *annotate.Citation
	targets   []annotate.Target   // what a citation by number or note leads to
	quotation *annotate.Quotation // with a match
	start     int                 // of the block
}

// span returns the document's span of a block's.
func (t *target) span(s prose.Span) prose.Span { return s.Shift(t.start) }

// at finds what stands at a byte offset.
func at(r *check.Result, offset int) (target, bool) {
	d := r.Document
	i := d.Prose.BlockAt(offset)
	if i < 0 {
		return target{}, false
	}
	t := target{block: d.Prose.Blocks()[i], start: d.Prose.Start(i)}
	rel := offset - t.start
	a := d.Block(i)
	for j := range a.Mentions {
		// Between two terms that touch, the later one wins: its first
		// character is under the cursor.
		if a.Mentions[j].Contains(rel) {
			t.mention = &a.Mentions[j]
		}
	}
	for j := range a.Citations {
		if a.Citations[j].Contains(rel) {
			t.citation = &a.Citations[j]
		}
	}
	if t.citation != nil {
		t.targets = d.Targets(i, t.citation)
	}
	for j := range a.Quotations {
		if q := &a.Quotations[j]; q.Match != nil && q.Contains(rel) {
			t.quotation = q
		}
	}
	return t, t.mention != nil || t.citation != nil || t.quotation != nil
}

// locate returns where an entry of a glossary can be opened. It reports false
// if it cannot.
func (s *server) locate(snap *workspace.Snapshot, o glossary.Origin) (protocol.Location, bool) {
	text, ok := snap.Source(o.File)
	if !ok {
		return protocol.Location{}, false
	}
	path, err := s.cache.Path(o.File)
	if err != nil {
		s.log.Warn("open an entry", "file", o.File, "error", err)
		return protocol.Location{}, false
	}
	m := mapper{text, s.encoding}
	return protocol.Location{
		URI:   uriOf(path),
		Range: protocol.Range{Start: m.position(o.Name.Start), End: m.position(o.Name.End)},
	}, true
}

// entryRange returns the range of a whole entry.
func (s *server) entryRange(snap *workspace.Snapshot, o glossary.Origin) protocol.Range {
	text, ok := snap.Source(o.File)
	if !ok {
		return protocol.Range{}
	}
	m := mapper{text, s.encoding}
	return protocol.Range{Start: m.position(o.Entry.Start), End: m.position(o.Entry.End)}
}

// maxSource bounds the size of a source text that is searched, in bytes.
const maxSource = 64 << 20

// locateInSource returns the place of a passage in the reference's source text
// on disk, or the start of that text if the passage is not in it.
func (s *server) locateInSource(r *glossary.Reference, q *glossary.Quotation) (protocol.Location, bool) {
	if r.File == "" {
		return protocol.Location{}, false
	}
	info, err := os.Stat(r.File)
	if err != nil || info.IsDir() || info.Size() > maxSource {
		s.log.Warn("open a source text", "file", r.File, "error", err)
		return protocol.Location{}, false
	}
	src, err := os.ReadFile(r.File)
	if err != nil {
		s.log.Warn("open a source text", "file", r.File, "error", err)
		return protocol.Location{}, false
	}
	loc := protocol.Location{URI: uriOf(r.File)}
	if q == nil {
		return loc, true
	}
	text := string(src)
	var wordings []string
	for i := range q.Wordings {
		wordings = append(wordings, q.Wordings[i].Text)
	}
	if span, ok := annotate.FindPassage(text, wordings); ok {
		loc.Range = mapper{workspace.Lines(text), s.encoding}.span(span)
	}
	return loc, true
}
