// Package labelled reads the labelled sets of testdata/boundaries: places in
// sentences where the characters of a term stand, and whether they are the term.
package labelled

import (
	"bufio"
	"cmp"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markdown"
	"github.com/jiaozhu/jiaozhu/internal/prose/plaintext"
)

// Label says what the characters of a term are where they stand.
type Label string

const (
	True   Label = "true"
	False  Label = "false"
	Inside Label = "inside" // a word within a longer word
)

// Row is a labelled place.
type Row struct {
	Term       string
	Label      Label
	Half       string // "dev" to tune on, "test" to report on
	Hant       bool   // the text is in Traditional script
	Text       string // the sentence or the paragraph, without markup
	Start, End int    // of the term, byte offsets in Text
	Weight     int    // how many occurrences the row stands for
	Counted    bool   // the document is one that the model's counts were taken from
}

// Misleading reads the sentences that were written to mislead.
func Misleading(name string) ([]Row, error) {
	var rows []Row
	hant := true
	err := lines(name, 4, func(f []string) error {
		before, rest, ok := strings.Cut(f[2], "【")
		term, after, ok2 := strings.Cut(rest, "】")
		if !ok || !ok2 || term != f[0] {
			return fmt.Errorf("no mark around %s in %q", f[0], f[2])
		}
		text := before + term + after
		if t, s := prose.CountScripts(text); t != s {
			hant = t > s
		}
		rows = append(rows, Row{
			Term: f[0], Label: Label(f[1]), Half: f[3], Hant: hant, Text: text,
			Start: len(before), End: len(before) + len(term), Weight: 1,
		})
		return nil
	})
	return rows, err
}

// Natural reads the places in running text; corpora is the folder of the texts.
// Places that are no prose are left out.
func Natural(name, corpora string) ([]Row, error) {
	var rows []Row
	texts := map[string]*text{}
	err := lines(name, 8, func(f []string) error {
		t := texts[f[0]]
		if t == nil {
			var err error
			if t, err = read(corpora, f[0]); err != nil {
				return err
			}
			texts[f[0]] = t
		}
		offset, err := strconv.Atoi(f[1])
		if err != nil {
			return err
		}
		weight, err := strconv.Atoi(f[7])
		if err != nil {
			return err
		}
		r, ok := t.at(offset, f[2])
		if ok {
			r.Label, r.Half, r.Weight, r.Hant = Label(f[3]), f[5], weight, strings.Contains(f[0], "hant")
			rows = append(rows, r)
		}
		return nil
	})
	return rows, err
}

func lines(name string, columns int, row func([]string) error) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	for n := 1; in.Scan(); n++ {
		if strings.HasPrefix(in.Text(), "#") {
			continue
		}
		fields := strings.Split(in.Text(), "\t")
		if len(fields) != columns {
			return fmt.Errorf("%s:%d: %d columns, want %d", name, n, len(fields), columns)
		}
		if err := row(fields); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	return in.Err()
}

// text is a file of the corpora: documents behind form feeds, each with a line
// for its name, or one document.
type text struct {
	source    string
	document  *prose.Document
	starts    []int // of the blocks
	documents []int // starts
	counted   []bool
}

func read(corpora, name string) (*text, error) {
	data, err := os.ReadFile(filepath.Join(corpora, filepath.FromSlash(name)))
	if err != nil {
		return nil, err
	}
	t := &text{source: string(data)}
	var parser prose.Parser = plaintext.Parser{}
	if strings.HasSuffix(name, ".md") {
		parser = markdown.Parser{}
	}
	t.document = prose.Parse(parser, t.source)
	at := 0
	for _, b := range t.document.Blocks() {
		t.starts = append(t.starts, at)
		at += len(b.Source)
	}
	source := strings.Contains(name, "-law") || strings.Contains(name, "plurality")
	add := func(start int, title string) {
		t.documents = append(t.documents, start)
		t.counted = append(t.counted, source && sha256.Sum256([]byte(title))[0]%2 == 0)
	}
	if !strings.Contains(t.source, "\f") {
		add(0, filepath.Base(name))
	}
	for i := range len(t.source) {
		if t.source[i] == '\f' {
			title, _, _ := strings.Cut(t.source[i+1:], "\n")
			add(i, title)
		}
	}
	return t, nil
}

// at returns the place of a term at a byte offset of the file.
func (t *text) at(offset int, term string) (Row, bool) {
	i := last(t.starts, offset)
	b := t.document.Blocks()[i]
	for j := range b.Runs {
		run := &b.Runs[j]
		start, ok := run.TextOffset(offset - t.starts[i])
		if ok && strings.HasPrefix(run.Text[start:], term) {
			return Row{
				Term: term, Text: run.Text, Start: start, End: start + len(term),
				Counted: t.counted[last(t.documents, offset)],
			}, true
		}
	}
	return Row{}, false
}

// last returns the index of the last start that is not behind offset.
func last(starts []int, offset int) int {
	i, found := slices.BinarySearchFunc(starts, offset, cmp.Compare)
	if !found {
		i--
	}
	return max(i, 0)
}
