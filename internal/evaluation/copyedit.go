package main

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

// copyeditFile holds the defects that copy editors marked beyond doubt in
// documents of the corpora, read before the rules were known. A line "# list: …"
// begins a list; the others have file, line, fingerprint and kind, and no text.
//
//go:embed copyedit.tsv
var copyeditFile string

// defect is an entry of a copy editor's list.
type defect struct {
	list, file string
	line       int    // one-based
	mark       string // of what is wrong: see textMark
	kind       string
}

// causes are the rules, by what their ids begin with, that report a kind of
// defect. A finding at the place of a defect counts only if it has one of these.
var causes = map[string][]string{
	"spacing":       {"space-", "footnote-", "punct-", "bracket-width", "latin-", "num-"},
	"name-spelling": {"latin-", "name-", "term-", "abbr-", "typo-", "xref-"},
	"punctuation":   {"punct-", "bracket-", "space-", "num-", "sentence-", "list-"},
	"term-variant":  {"term-", "region-", "variant-", "conversion-", "script-", "name-", "pronoun-"},
	"latin-case":    {"latin-", "term-"},
	"region-word":   {"region-", "term-", "conversion-"},
	"bracket-quote": {"bracket-", "quote-", "punct-"},
	"reference":     {"term-gloss-", "name-gloss-", "footnote-", "xref-", "cite-", "abbr-", "bib-", "markup-", "caption-", "punct-"},
	"number-format": {"num-", "punct-"},
	"grammar":       {"particle-", "closed-pleonasm", "repeated-", "typo-"},
	"typo":          {"typo-", "repeated-", "num-", "space-", "punct-", "name-"},
	"glyph":         {"script-", "conversion-", "term-", "variant-"},
	"conversion":    {"conversion-", "script-mixed", "region-", "term-", "name-"},
	"doubled-word":  {"repeated-", "closed-pleonasm"},
	"content":       {"caption-", "xref-"},
	"pleonasm":      {"closed-pleonasm", "num-double-approx", "repeated-"},
	"heading":       {"heading-"},
	"structure":     {"paragraph-", "line-break-", "footnote-", "markup-", "sentence-"},
}

func readDefects(tsv string) ([]defect, error) {
	var out []defect
	list := ""
	for i, line := range strings.Split(tsv, "\n") {
		if name, ok := strings.CutPrefix(line, "# list: "); ok {
			list = name
		}
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) != 4 || causes[fields[3]] == nil {
			return nil, fmt.Errorf("copyedit.tsv:%d: want file, line, fingerprint and a known kind", i+1)
		}
		n, err := strconv.Atoi(fields[1])
		if err != nil {
			return nil, fmt.Errorf("copyedit.tsv:%d: %w", i+1, err)
		}
		out = append(out, defect{list, fields[0], n, fields[2], fields[3]})
	}
	return out, nil
}

// textMark names a stretch of text without telling it: its length in characters
// and a hash.
func textMark(text string) string {
	sum := sha256.Sum256([]byte(text))
	return fmt.Sprintf("%d:%s", utf8.RuneCountInString(text), hex.EncodeToString(sum[:6]))
}

// spans returns the places in a text that are the defect: the stretches of its
// line that have its mark.
func (d *defect) spans(text string) []prose.Span {
	start := 0
	for range d.line - 1 {
		i := strings.IndexByte(text[start:], '\n')
		if i < 0 {
			return nil
		}
		start += i + 1
	}
	line, _, _ := strings.Cut(text[start:], "\n")
	length, _, _ := strings.Cut(d.mark, ":")
	n, err := strconv.Atoi(length)
	if err != nil {
		return nil
	}
	bounds := make([]int, 0, len(line)+1)
	for i := range line {
		bounds = append(bounds, i)
	}
	bounds = append(bounds, len(line))
	var out []prose.Span
	for i := 0; i+n < len(bounds); i++ {
		if textMark(line[bounds[i]:bounds[i+n]]) == d.mark {
			out = append(out, prose.Span{Start: start + bounds[i], End: start + bounds[i+n]})
		}
	}
	if d.kind == "structure" { // what is wrong may be what follows
		for i := range out {
			out[i].End = start + len(line) + 1
		}
	}
	return out
}

// found reports whether one of the findings is for the defect: marks its place, or
// changes it by its first fix, for a cause of its kind.
func (d *defect) found(document *workspace.CheckedDocument) bool {
	// What only stands beside the place is about something else.
	touches := func(s, place prose.Span) bool {
		return s.Start < place.End && place.Start < s.End || s.Start == s.End && place.Start <= s.Start && s.Start <= place.End
	}
	for _, place := range d.spans(document.Text.Text()) {
		for _, f := range document.Findings {
			if !slices.ContainsFunc(causes[d.kind], func(begin string) bool { return strings.HasPrefix(f.Rule.ID, begin) }) {
				continue
			}
			if slices.ContainsFunc(places(f), func(s prose.Span) bool { return touches(s, place) }) {
				return true
			}
			if len(f.Fixes) > 0 && slices.ContainsFunc(f.Fixes[0].Edits, func(e check.Edit) bool { return touches(e.Span, place) }) {
				return true
			}
		}
	}
	return false
}

// copyedit writes how many of the listed defects are found.
func copyedit(o options) error {
	defects, err := readDefects(copyeditFile)
	if err != nil {
		return err
	}
	if o.corpora == "" {
		return fmt.Errorf("the list is of works in a folder that -corpora names")
	}
	scratch, err := os.MkdirTemp("", "evaluation")
	if err != nil {
		return err
	}
	defer os.RemoveAll(scratch)
	documents, err := markedDocuments(defects, o.corpora, scratch)
	if err != nil {
		return err
	}
	table, missed := copyeditTable(defects, documents)
	for _, m := range missed {
		fmt.Fprintln(os.Stderr, m)
	}
	return put(o.doc, "copyedit", table)
}

// markedDocuments checks the corpora that have a document with a defect, and
// returns their documents by the names that the lists use: a work's below prose/,
// or that in a joined file below clean/.
func markedDocuments(defects []defect, dir, scratch string) (map[string]*workspace.CheckedDocument, error) {
	corpora, err := openCorpora(dir, scratch)
	if err != nil {
		return nil, err
	}
	documents := map[string]*workspace.CheckedDocument{}
	for _, c := range corpora {
		base := filepath.Join(dir, "prose")
		if c.clean {
			base = filepath.Join(scratch, c.name)
		}
		if !slices.ContainsFunc(defects, func(d defect) bool {
			path := filepath.Join(base, filepath.FromSlash(d.file))
			_, err := os.Stat(path)
			return err == nil && strings.HasPrefix(path, c.dir+string(filepath.Separator))
		}) {
			continue
		}
		out, err := checkDir(c.dir)
		if err != nil {
			return nil, err
		}
		for i := range out.Documents {
			name, err := filepath.Rel(base, out.Documents[i].Name)
			if err != nil {
				return nil, err
			}
			documents[filepath.ToSlash(name)] = &out.Documents[i]
		}
	}
	for _, d := range defects {
		if documents[d.file] == nil {
			return nil, fmt.Errorf("%s is not in the corpora", d.file)
		}
	}
	return documents, nil
}

// copyeditTable has a row for every kind of defect, of each list, and says where
// the missed ones are.
func copyeditTable(defects []defect, documents map[string]*workspace.CheckedDocument) (table string, missed []string) {
	type count struct{ found, all int }
	lists := []string{}
	counts, totals := map[string]map[string]*count{}, map[string]*count{}
	for i := range defects {
		d := &defects[i]
		if totals[d.list] == nil {
			lists = append(lists, d.list)
			totals[d.list] = &count{}
		}
		if counts[d.kind] == nil {
			counts[d.kind] = map[string]*count{}
		}
		if counts[d.kind][d.list] == nil {
			counts[d.kind][d.list] = &count{}
		}
		ok := d.found(documents[d.file])
		if !ok {
			missed = append(missed, fmt.Sprintf("missed: %s:%d %s %s", d.file, d.line, d.kind, d.mark))
		}
		for _, c := range []*count{counts[d.kind][d.list], totals[d.list]} {
			c.all++
			if ok {
				c.found++
			}
		}
	}
	var b strings.Builder
	b.WriteString("| kind |")
	for _, l := range lists {
		fmt.Fprintf(&b, " %s: marked | found |", l)
	}
	b.WriteString("\n|---|" + strings.Repeat("---|---|", len(lists)) + "\n")
	row := func(name string, of map[string]*count) {
		fmt.Fprintf(&b, "| %s |", name)
		for _, l := range lists {
			if c := of[l]; c != nil {
				fmt.Fprintf(&b, " %d | %d |", c.all, c.found)
			} else {
				b.WriteString(" | |")
			}
		}
		b.WriteByte('\n')
	}
	for _, kind := range slices.Sorted(maps.Keys(counts)) {
		row(kind, counts[kind])
	}
	row("**all**", totals)
	for _, l := range lists {
		fmt.Fprintf(&b, "\n%s: %d of %d found, %.1f%%.", l, totals[l].found, totals[l].all, 100*float64(totals[l].found)/float64(totals[l].all))
	}
	b.WriteByte('\n')
	return b.String(), missed
}
