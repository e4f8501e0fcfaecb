package main

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/annotate/boundary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// sources are the texts in the folder of corpora. The files of statutes hold
// documents, each behind a form feed and a line with its name.
var sources = []string{"clean/hans-law.txt", "clean/hant-law.txt", "prose/hant-plurality/*.md"}

// run is a folded run of ideographs and how often the texts have it.
type textRun struct {
	text string
	n    int
}

func readRuns(corpora string) ([]textRun, error) {
	counts := map[string]int{}
	for _, pattern := range sources {
		names, err := filepath.Glob(filepath.Join(corpora, pattern))
		if err != nil || len(names) == 0 {
			return nil, fmt.Errorf("no texts %s (%v)", pattern, err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				return nil, err
			}
			for title, text := range documents(filepath.Base(name), string(data)) {
				if sha256.Sum256([]byte(title))[0]%2 == 0 {
					addRuns(counts, text)
				}
			}
		}
	}
	runs := make([]textRun, 0, len(counts))
	for text, n := range counts {
		runs = append(runs, textRun{text, n})
	}
	slices.SortFunc(runs, func(a, b textRun) int { return cmp.Compare(a.text, b.text) })
	return runs, nil
}

func documents(name, data string) map[string]string {
	if !strings.Contains(data, "\f") {
		return map[string]string{name: data}
	}
	all := map[string]string{}
	for _, d := range strings.Split(data, "\f")[1:] {
		title, text, _ := strings.Cut(d, "\n")
		all[title] += text
	}
	return all
}

func addRuns(counts map[string]int, text string) {
	for _, run := range strings.FieldsFunc(prose.FoldString(text), func(r rune) bool { return !prose.IsHan(r) }) {
		if len([]rune(run)) > 1 {
			counts[run]++
		}
	}
}

// count reads the runs and counts classes behind each other. What is repeated
// often, as formulas of statutes are, counts for no more than twenty.
func count(m *boundary.Model, runs []textRun) []boundary.Count {
	counts := map[[2]string]int{}
	for _, r := range runs {
		n := min(r.n, 20)
		last := "#"
		for _, c := range m.Classes(r.text) {
			counts[[2]string{last, c}] += n
			last = c
		}
		counts[[2]string{last, "#"}] += n
	}
	out := make([]boundary.Count, 0, len(counts))
	for k, n := range counts {
		out = append(out, boundary.Count{First: k[0], Second: k[1], N: n})
	}
	slices.SortFunc(out, func(a, b boundary.Count) int {
		return cmp.Or(cmp.Compare(a.First, b.First), cmp.Compare(a.Second, b.Second))
	})
	return out
}
