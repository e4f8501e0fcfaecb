package annotate_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/annotate/internal/labelled"
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/plaintext"
)

// boundarySets is the folder of the labelled sets.
const boundarySets = "../../testdata/boundaries"

// termLexicon is a lexicon of plain terms, with the dictionary.
func termLexicon(t testing.TB, terms []string) *annotate.Lexicon {
	t.Helper()
	d, err := prose.LoadDictionary()
	if err != nil {
		t.Fatal(err)
	}
	f := &glossary.File{Name: "terms"}
	for i, term := range terms {
		f.Concepts = append(f.Concepts, &glossary.Concept{
			ID: fmt.Sprintf("c%d", i), Terms: []glossary.Term{{Text: term, Lang: "zh"}},
		})
	}
	g, _ := glossary.Merge(glossary.Layer{f})
	return annotate.Compile(g).WithDictionary(d)
}

// mentioned reports whether the term at a labelled place is found to be one, or
// a part of a longer term.
func mentioned(x *annotate.Lexicon, r *labelled.Row) bool {
	d := annotate.Annotate(prose.Parse(plaintext.Parser{}, r.Text), x)
	at := 0
	for i, b := range d.Prose.Blocks() {
		for _, m := range d.Block(i).Mentions {
			if at+m.Start <= r.Start && at+m.End >= r.End {
				return true
			}
		}
		at += len(b.Source)
	}
	return false
}

// What is asked of decisions.
const (
	leastPrecision = 0.95
	leastRecall    = 0.95
	mostLost       = 0.001 // of true mentions in running text
	leastRefused   = 0.8   // of false ones
)

// tallies are by a name of the part of a set.
type tallies map[string]*labelled.Tally

func (ts tallies) add(r *labelled.Row, accepted bool, parts ...string) {
	for _, p := range parts {
		if ts[p] == nil {
			ts[p] = &labelled.Tally{}
		}
		ts[p].Add(r, accepted)
	}
}

func (ts tallies) log(t *testing.T) {
	var names []string
	for name := range ts {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		t.Logf("%-24s %v", name, ts[name])
	}
}

func script(r *labelled.Row) string {
	if r.Hant {
		return "Traditional"
	}
	return "Simplified"
}

// each runs f for every row, on all cores.
func each(rows []labelled.Row, f func(*labelled.Row) bool) []bool {
	out := make([]bool, len(rows))
	var group sync.WaitGroup
	const workers = 2
	for w := range workers {
		group.Go(func() {
			for i := w; i < len(rows); i += workers {
				out[i] = f(&rows[i])
			}
		})
	}
	group.Wait()
	return out
}

// TestMisleading decides on sentences that were written to mislead.
func TestMisleading(t *testing.T) {
	rows, err := labelled.Misleading(filepath.Join(boundarySets, "misleading.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	var terms []string
	for _, r := range rows {
		terms = append(terms, r.Term)
	}
	slices.Sort(terms)
	x := termLexicon(t, slices.Compact(terms))
	found := each(rows, func(r *labelled.Row) bool { return mentioned(x, r) })
	all := tallies{}
	for i := range rows {
		r := &rows[i]
		if r.Label == labelled.Inside {
			all.add(r, found[i], r.Half+" inside")
			continue
		}
		all.add(r, found[i], r.Half, r.Half+" "+script(r))
		if r.Half == "dev" && found[i] != (r.Label == labelled.True) {
			t.Logf("dev, %s taken for the other: %s【%s】%s", r.Label, r.Text[:r.Start], r.Term, r.Text[r.End:])
		}
	}
	all.log(t)
	for _, half := range []string{"dev", "test"} {
		if p, r := all[half].Precision(), all[half].Recall(); p < leastPrecision || r < leastRecall {
			t.Errorf("%s: precision %.3f, recall %.3f; want %.2f and %.2f", half, p, r, leastPrecision, leastRecall)
		}
	}
}

// TestNatural decides on all occurrences of some everyday terms in whole texts.
// The texts are not part of the repository: set JIAOZHU_CORPORA to their folder.
func TestNatural(t *testing.T) {
	corpora := os.Getenv("JIAOZHU_CORPORA")
	if corpora == "" {
		t.Skip("set JIAOZHU_CORPORA to the folder with the texts of testdata/boundaries/natural.tsv (clean, prose)")
	}
	if _, err := os.Stat(filepath.Join(corpora, "clean")); err != nil {
		t.Skipf("JIAOZHU_CORPORA has not the texts of testdata/boundaries/natural.tsv: %v", err)
	}
	rows, err := labelled.Natural(filepath.Join(boundarySets, "natural.tsv"), corpora)
	if err != nil {
		t.Fatal(err)
	}
	x := termLexicon(t, naturalTerms(t))
	for _, policy := range []struct {
		name string
		x    *annotate.Lexicon
	}{{"", x}, {", compounds refused", x.WithCompounds(annotate.RefuseCompounds)}} {
		found := each(rows, func(r *labelled.Row) bool { return mentioned(policy.x, r) })
		all := tallies{}
		for i := range rows {
			r := &rows[i]
			half := r.Half + policy.name
			if r.Label == labelled.Inside {
				all.add(r, found[i], half+" inside")
				continue
			}
			all.add(r, found[i], half, half+" "+script(r))
			if !r.Counted {
				all.add(r, found[i], half+" not counted")
			}
		}
		all.log(t)
		if policy.name != "" {
			continue
		}
		for _, half := range []string{"dev", "test"} {
			if lost, refused := 1-all[half].Recall(), all[half].Refusal(); lost > mostLost || refused < leastRefused {
				t.Errorf("%s: lost %.5f, refused %.3f; want at most %.3f, at least %.1f", half, lost, refused, mostLost, leastRefused)
			}
		}
	}
}

// naturalTerms reads the terms that the natural set is about.
func naturalTerms(t *testing.T) []string {
	data, err := os.ReadFile(filepath.Join(boundarySets, "terms.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var terms []string
	for line := range strings.Lines(string(data)) {
		if f := strings.Split(line, "\t"); !strings.HasPrefix(line, "#") && len(f) > 1 {
			terms = append(terms, f[0])
		}
	}
	return terms
}

// TestCompounds is about terms that are a part of a longer word.
func TestCompounds(t *testing.T) {
	accepting := termLexicon(t, []string{"人民", "主權"})
	refusing := accepting.WithCompounds(annotate.RefuseCompounds)
	for _, test := range []struct {
		text              string
		accepted, refused int
	}{
		{"他在人民法院任職。", 1, 0},
		{"他在人民法院任职。", 1, 0},
		{"人民的主權。", 2, 2},
		{"民主權利", 0, 0},
	} {
		d := prose.Parse(plaintext.Parser{}, test.text)
		if n := len(annotate.Annotate(d, accepting).Block(0).Mentions); n != test.accepted {
			t.Errorf("%s: %d mentions with compounds, want %d", test.text, n, test.accepted)
		}
		if n := len(annotate.Annotate(d, refusing).Block(0).Mentions); n != test.refused {
			t.Errorf("%s: %d mentions without compounds, want %d", test.text, n, test.refused)
		}
	}
}
