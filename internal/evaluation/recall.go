package main

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// perKind is how many errors of a kind are planted.
const perKind = 1000

// planters are all of them, in the order of the table.
func planters() []*planter {
	return slices.Concat(termPlanters, sourcePlanters, scriptPlanters, structurePlanters, signPlanters)
}

// soil is a document to plant in.
type soil struct {
	corpus, name, text string
	script             prose.Script
	markdown           bool
	found              map[string]map[int]bool // lines with findings, by rule
}

// harvest is how many errors of a kind were planted and found.
type harvest struct {
	planter *planter
	planted int
	found   int
	missed  []string // some lines
}

// recall plants errors in clean text and counts those that are found.
func recall(o options) error {
	scratch, err := os.MkdirTemp("", "evaluation")
	if err != nil {
		return err
	}
	defer os.RemoveAll(scratch)
	soils, err := openSoils(o.corpora, scratch)
	if err != nil {
		return err
	}
	n := cmp.Or(o.number, perKind)
	var harvests []harvest
	for i, t := range planters() {
		if o.only != "" && t.rule != o.only {
			continue
		}
		h, err := reap(t, soils, filepath.Join(scratch, fmt.Sprintf("planted%d", i)), n, o.seed)
		if err != nil {
			return err
		}
		harvests = append(harvests, h)
		fmt.Fprintf(os.Stderr, "%-26s %-50s %4d of %4d\n", t.rule, t.kind, h.found, h.planted)
		for _, m := range h.missed[:min(len(h.missed), 5)] {
			fmt.Fprintf(os.Stderr, "    missed: %s\n", m)
		}
	}
	return put(o.doc, "recall", recallTable(harvests))
}

// openSoils reads the clean corpora with what the rules report there already.
func openSoils(dir, scratch string) ([]soil, error) {
	corpora, err := openCorpora(dir, filepath.Join(scratch, "clean"))
	if err != nil {
		return nil, err
	}
	var out []soil
	for _, c := range corpora {
		if !c.clean {
			continue
		}
		outcome, err := checkDir(c.dir)
		if err != nil {
			return nil, err
		}
		for _, d := range outcome.Documents {
			s := soil{corpus: c.name, name: filepath.Base(d.Name), text: d.Text.Text(), script: d.Text.Script(), found: linesOf(d.Text, d.Findings)}
			s.markdown = filepath.Ext(s.name) == ".md"
			out = append(out, s)
		}
	}
	return out, nil
}

// linesOf returns the lines that findings touch, by rule.
func linesOf(text *prose.Document, findings []check.Finding) map[string]map[int]bool {
	out := map[string]map[int]bool{}
	for _, f := range findings {
		if out[f.Rule.ID] == nil {
			out[f.Rule.ID] = map[int]bool{}
		}
		for _, s := range places(f) {
			for line := text.Place(s.Start).Line; line <= text.Place(s.End).Line; line++ {
				out[f.Rule.ID][line] = true
			}
		}
	}
	return out
}

// reap plants about n errors of a kind, checks what came of it as the command
// does, and counts. Every document stands for itself: what is planted in one must
// not become the usage of all.
func reap(t *planter, soils []soil, dir string, n int, seed uint64) (harvest, error) {
	r := rand.New(rand.NewPCG(seed, uint64(len(t.rule)+len(t.kind))))
	h := harvest{planter: t}
	var sown []planted
	byName := map[string]*planted{}
	idle := 0 // rounds that planted nothing: which lines are tried is chance
	for round := 0; h.planted < n && idle < 3; round++ {
		before := h.planted
		for _, i := range r.Perm(len(soils)) {
			s := &soils[i]
			if h.planted >= n {
				break
			}
			if t.hant && s.script != prose.Hant || t.hans && s.script != prose.Hans || t.md && !s.markdown || s.script == prose.UnknownScript || t.bare != "" && strings.ContainsAny(s.text, t.bare) {
				continue
			}
			p := t.plantIn(fmt.Sprintf("%d-%d-%s", round, i, s.name), s.text, s.script, s.found[t.rule], n-h.planted, r, h.planted)
			if len(p.errors) == 0 {
				continue
			}
			h.planted += len(p.errors)
			sown = append(sown, p)
			if err := write(filepath.Join(dir, p.name), p.text); err != nil {
				return h, err
			}
		}
		if h.planted == before {
			idle++
		}
	}
	for i := range sown {
		byName[sown[i].name] = &sown[i]
	}
	if h.planted > 0 {
		if err := h.count(t, dir, byName); err != nil {
			return h, err
		}
	}
	return h, os.RemoveAll(dir)
}

// count checks a folder of planted documents.
func (h *harvest) count(t *planter, folder string, byName map[string]*planted) error {
	if err := write(filepath.Join(folder, ".jiaozhu.yaml"), "documentSet: off\n"); err != nil {
		return err
	}
	if t.glossary != "" {
		if err := write(filepath.Join(folder, "planted.glossary.yaml"), t.glossary); err != nil {
			return err
		}
	}
	if t.bibliography != "" {
		if err := write(filepath.Join(folder, "planted.bib"), t.bibliography); err != nil {
			return err
		}
	}
	outcome, err := checkDir(folder)
	if err != nil {
		return err
	}
	for _, d := range outcome.Documents {
		p := byName[filepath.Base(d.Name)]
		if p == nil {
			continue
		}
		lines := linesOf(d.Text, d.Findings)[t.rule]
		for _, e := range p.errors {
			if slices.ContainsFunc(e, func(line int) bool { return lines[line] }) {
				h.found++
			} else if len(h.missed) < 20 {
				text := strings.TrimSpace(d.Text.Line(e[len(e)-1] - 1))
				h.missed = append(h.missed, p.name+": "+string([]rune(text)[:min(len([]rune(text)), 160)]))
			}
		}
	}
	return nil
}

// recallTable has a row for each kind of error.
func recallTable(harvests []harvest) string {
	var b strings.Builder
	b.WriteString("| rule | severity | error | planted | found | recall |\n|---|---|---|---|---|---|\n")
	for _, h := range harvests {
		severity := glossary.Off
		if r := check.Lookup(h.planter.rule); r != nil {
			severity = r.Severity
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %d | %d | %.1f%% |\n", h.planter.rule, check.SeverityName(severity).En, h.planter.kind, h.planted, h.found, 100*float64(h.found)/float64(max(h.planted, 1)))
	}
	return b.String()
}
