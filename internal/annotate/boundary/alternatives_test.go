package boundary

import (
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jiaozhu/jiaozhu/internal/annotate/internal/labelled"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// TestAlternatives prints what other ways to decide do on the labelled sets, and
// what they cost. Set JIAOZHU_CORPORA to the folder of the texts.
func TestAlternatives(t *testing.T) {
	corpora := os.Getenv("JIAOZHU_CORPORA")
	if _, err := os.Stat(filepath.Join(corpora, "clean")); corpora == "" || err != nil {
		t.Skip("set JIAOZHU_CORPORA to the folder with the texts of testdata/boundaries/natural.tsv (clean, prose)")
	}
	const sets = "../../../testdata/boundaries"
	misleading, err := labelled.Misleading(filepath.Join(sets, "misleading.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	natural, err := labelled.Natural(filepath.Join(sets, "natural.tsv"), corpora)
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range alternatives(t, append(misleading, natural...)) {
		t.Logf("%-34s %8s  dev %v | %v", a.name, a.cost(misleading), a.score(misleading, "dev"), a.score(natural, "dev"))
		t.Logf("%-34s %8s test %v | %v", "", "", a.score(misleading, "test"), a.score(natural, "test"))
	}
}

// alternative is a way to decide whether a term stands where it is.
type alternative struct {
	name   string
	stands func(*labelled.Row) bool
}

func alternatives(t *testing.T, rows []labelled.Row) []alternative {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	unigram := *m
	row := make([]uint16, m.classes)
	for b := range row {
		if b >= int(firstClass) || b == int(unknown) {
			row[b] = cost(float64(logarithm(60e6)-m.mass[b]) / unit)
		}
	}
	unigram.steps = &steps{rows: make([]atomic.Pointer[[]uint16], m.classes)}
	for a := range unigram.steps.rows {
		unigram.steps.rows[a].Store(&row)
	}
	d, err := prose.LoadDictionary()
	if err != nil {
		t.Fatal(err)
	}
	var terms []string
	for _, r := range rows {
		terms = append(terms, r.Term)
	}
	gse := prose.NewSegmenter(d, terms)
	words := func(r *labelled.Row) []prose.Span {
		from, to := prose.Clause(r.Text, r.Start)
		spans := gse.Words(r.Text[from:max(to, r.End)])
		for i := range spans {
			spans[i] = spans[i].Shift(from)
		}
		return spans
	}
	margin := func(m *Model, least float64) func(*labelled.Row) bool {
		return func(r *labelled.Row) bool {
			v := m.Judge(r.Text, r.Start, r.End)
			if v.Name || !v.Doubtful {
				return v.LogOdds > 0
			}
			return v.Features.Margin > least
		}
	}
	return []alternative{
		{"longest match alone", func(*labelled.Row) bool { return true }},
		{"gse, edges at both ends", func(r *labelled.Row) bool {
			start, end := false, false
			for _, w := range words(r) {
				start, end = start || w.Start == r.Start, end || w.End == r.End
			}
			return start && end
		}},
		{"gse, unless a listed word is astride", func(r *labelled.Row) bool {
			for _, w := range words(r) {
				inside := w.Start < r.Start && r.Start < w.End && w.End < r.End || r.Start < w.Start && w.Start < r.End && r.End < w.End
				if inside && d.Frequency(prose.FoldString(r.Text[w.Start:w.End])) > 0 {
					return false
				}
			}
			return true
		}},
		{"any listed word astride", func(r *labelled.Row) bool { return !m.Judge(r.Text, r.Start, r.End).Doubtful }},
		{"unigram margin > 0", margin(&unigram, 0)},
		{"unigram margin > -3", margin(&unigram, -3)},
		{"class bigram margin > 0", margin(m, 0)},
		{"class bigram margin > -2", margin(m, -2)},
		{"class bigram and weights", func(r *labelled.Row) bool { return m.Judge(r.Text, r.Start, r.End).LogOdds > 0 }},
	}
}

// cost is the time of a decision.
func (a alternative) cost(rows []labelled.Row) time.Duration {
	start := time.Now()
	for i := range rows {
		a.stands(&rows[i])
	}
	return (time.Since(start) / time.Duration(len(rows))).Round(10 * time.Nanosecond)
}

// score are the rates of the decisions on one half of a set.
func (a alternative) score(rows []labelled.Row, half string) labelled.Tally {
	var s labelled.Tally
	for i := range rows {
		if r := &rows[i]; r.Half == half && r.Label != labelled.Inside {
			s.Add(r, a.stands(r))
		}
	}
	return s
}
