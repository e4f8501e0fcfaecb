package main

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// corporaEnv names the folder of the corpora.
const corporaEnv = "JIAOZHU_CORPORA"

// All safe fixes of all documents, applied, leave nothing to fix: applying them
// again changes nothing. Without the corpora it is shown on our own sentences
// with every kind of error planted.
func TestFixesAreIdempotent(t *testing.T) {
	dirs := map[string]string{}
	scratch := t.TempDir()
	if dir := os.Getenv(corporaEnv); dir != "" {
		corpora, err := openCorpora(dir, scratch)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range corpora {
			dirs[c.name] = c.dir
		}
	} else {
		dirs["own"] = plantAll(t, scratch)
	}
	for name, dir := range dirs {
		fixed := filepath.Join(t.TempDir(), "fixed")
		changed := fixInto(t, dir, fixed)
		if again := fixInto(t, fixed, filepath.Join(t.TempDir(), "again")); again > 0 {
			t.Errorf("%s: fixing again what is fixed changes %d documents", name, again)
		}
		t.Logf("%s: %d documents fixed", name, changed)
	}
}

// plantAll writes our own sentences with errors of every planter, a document for
// each, and returns their folder.
func plantAll(t *testing.T, scratch string) string {
	soils, err := openSoils("", scratch)
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(scratch, "planted")
	for i, p := range signPlanters {
		for _, s := range soils {
			plot := newPlot(uint64(i))
			if p.hant && s.script != prose.Hant || p.hans && s.script != prose.Hans || p.md && !s.markdown {
				continue
			}
			d := p.plantIn(s.name, s.text, s.script, nil, several, plot, 0)
			if err := write(filepath.Join(dir, s.corpus, strings.ReplaceAll(p.rule+p.kind, " ", "-"), s.name), d.text); err != nil {
				t.Fatal(err)
			}
		}
	}
	return dir
}

// fixInto writes a workspace's documents into another folder with every safe fix
// applied, and returns how many that changed.
func fixInto(t *testing.T, dir, to string) int {
	outcome, err := checkDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	changed := 0
	for i := range outcome.Documents {
		d := &outcome.Documents[i]
		rel, err := filepath.Rel(dir, d.Name)
		if err != nil {
			t.Fatal(err)
		}
		text := outcome.Fixed(d)
		if text != d.Text.Text() {
			changed++
			if changed <= 3 {
				t.Logf("%s: %s", rel, firstDifference(d.Text.Text(), text))
			}
		}
		if err := write(filepath.Join(to, rel), text); err != nil {
			t.Fatal(err)
		}
	}
	return changed
}

// firstDifference shows where two texts part.
func firstDifference(a, b string) string {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	from := max(0, i-30)
	return strings.ToValidUTF8(a[from:min(len(a), i+30)]+" → "+b[from:min(len(b), i+30)], "")
}

// newPlot is the chance that a planter draws from.
func newPlot(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 1)) }
