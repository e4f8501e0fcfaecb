package lsp

import (
	"cmp"
	"context"
	"path/filepath"
	"sort"
	"strings"
	"unicode/utf8"

	"go.lsp.dev/protocol"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/describe"
	"github.com/jiaozhu/jiaozhu/internal/lookup"
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

// maxSymbols bounds an answer.
const maxSymbols = 200

// Symbols implements protocol.Server: the concepts, works and headings of the
// workspace whose name holds the query, in either script, or starts so in
// pinyin. What starts with the query comes first, the short before the long.
func (s *server) Symbols(ctx context.Context, p *protocol.WorkspaceSymbolParams) (protocol.WorkspaceSymbolResult, error) {
	snap := s.snapshot(ctx)
	config, err := snap.Config(ctx)
	if err != nil {
		return nil, err
	}
	lexicon, err := snap.Lexicon(ctx)
	if err != nil {
		return nil, err
	}
	catalogue, err := s.catalogues.newest(ctx, snap.Generation(), lexicon.Glossary)
	if err != nil {
		return nil, err
	}
	sections, err := s.headings.of(ctx, s, snap, config)
	if err != nil {
		return nil, err
	}
	query := lookup.NewQuery(p.Query)
	reader := describe.Reader{Language: s.language(config)}
	var all []symbol
	for _, m := range catalogue.Terms.Find(query, p.Query) {
		all = append(all, symbol{
			name: reader.Term(m.Concept), by: m.Term.Text, match: m.Match, kind: protocol.SymbolKindConstant,
			container: m.Concept.ID, origin: &m.Concept.Origin,
		})
	}
	for _, m := range catalogue.Works.Find(query) {
		all = append(all, symbol{
			name: plain(reader.ShortReference(m.Work)), by: m.Name, match: m.Match, kind: protocol.SymbolKindFile,
			container: m.Work.Key, origin: &m.Work.Origin,
		})
	}
	for i := range sections {
		h := &sections[i]
		if m := query.Match(h.name); m < lookup.NoMatch {
			all = append(all, symbol{name: h.name, by: h.name, match: m, kind: protocol.SymbolKindString, container: filepath.Base(h.file), heading: h})
		}
	}
	sort.SliceStable(all, func(i, j int) bool {
		a, b := &all[i], &all[j]
		return cmp.Or(
			cmp.Compare(a.match, b.match), cmp.Compare(utf8.RuneCountInString(a.by), utf8.RuneCountInString(b.by)),
			strings.Compare(a.name, b.name), strings.Compare(a.container, b.container),
		) < 0
	})
	out := protocol.SymbolInformationSlice{}
	for i := range all {
		if len(out) == maxSymbols {
			break
		}
		location, ok := all[i].location(s, snap)
		if !ok {
			continue
		}
		out = append(out, protocol.SymbolInformation{
			BaseSymbolInformation: protocol.BaseSymbolInformation{
				Name: all[i].named(p.Query), Kind: all[i].kind, ContainerName: new(all[i].container),
			},
			Location: location,
		})
	}
	return out, nil
}

// symbol is what a query found.
type symbol struct {
	name      string
	by        string // the name that the query found
	match     lookup.Match
	kind      protocol.SymbolKind
	container string
	origin    *glossary.Origin // nil for a heading
	heading   *section
}

func (x *symbol) location(s *server, snap *workspace.Snapshot) (protocol.Location, bool) {
	if x.heading != nil {
		return protocol.Location{URI: uriOf(x.heading.file), Range: x.heading.at}, true
	}
	return s.locate(snap, *x.origin)
}

// named returns the symbol's name for a list that the client filters once more,
// as VS Code does: by the letters of the query, which must occur in the name in
// their order. So what the query found, or else the query, stands behind a name
// in which they do not.
func (x *symbol) named(query string) string {
	name := cmp.Or(x.name, x.container, "…") // the protocol forbids an empty name
	switch {
	case occur(query, name):
		return name
	case occur(query, x.by):
		return name + " · " + x.by
	}
	return name + " · " + strings.TrimSpace(query)
}

// occur reports whether the characters of query occur in text in their order,
// letter case and blanks aside.
func occur(query, text string) bool {
	rest := []rune(strings.ToLower(strings.Join(strings.Fields(query), "")))
	for _, r := range strings.ToLower(text) {
		if len(rest) > 0 && rest[0] == r {
			rest = rest[1:]
		}
	}
	return len(rest) == 0
}

// section is a heading of a document.
type section struct {
	name string
	file string // name of the document
	at   protocol.Range
}

// sectionsOf returns the headings of a document, in its order.
func sectionsOf(name string, m mapper) []section {
	var out []section
	for i, b := range m.text.Blocks() {
		if b.Kind != prose.Heading || len(b.Runs) == 0 {
			continue
		}
		run := &b.Runs[0]
		if title := strings.TrimSpace(run.Text); title != "" {
			out = append(out, section{
				strings.ReplaceAll(title, string(prose.Object), "…"), name,
				m.span(run.Source(prose.Span{End: len(run.Text)}).Shift(m.text.Start(i))),
			})
		}
	}
	return out
}
