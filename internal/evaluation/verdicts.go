package main

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
)

// verdictFile holds what a reader said of findings. It has no text of the
// corpora: rule, corpus, fingerprint, verdict.
//
//go:embed verdicts.tsv
var verdictFile string

// verdict is what a reader said of a finding.
type verdict string

const (
	right verdict = "right" // the text is wrong there, by a source or by its own usage
	wrong verdict = "wrong" // the text is right, or not wrong in this way
	taste verdict = "taste" // either is good; counts against a rule that warns
	cut   verdict = "cut"   // made by what was taken out of the corpus; does not count
)

var verdicts = []verdict{right, wrong, taste, cut}

// judged are verdicts by fingerprint.
type judged map[string]verdict

// readVerdicts reads a table of verdicts.
func readVerdicts(tsv string) (judged, error) {
	out := judged{}
	for i, line := range strings.Split(tsv, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) != 4 || !slices.Contains(verdicts, verdict(fields[3])) {
			return nil, fmt.Errorf("verdicts.tsv:%d: want rule, corpus, fingerprint and one of %v", i+1, verdicts)
		}
		out[fields[2]] = verdict(fields[3])
	}
	return out, nil
}

// tally counts verdicts.
type tally struct{ right, wrong, taste, cut int }

func (t *tally) add(v verdict) {
	switch v {
	case right:
		t.right++
	case wrong:
		t.wrong++
	case taste:
		t.taste++
	case cut:
		t.cut++
	}
}

// read is how many findings count.
func (t tally) read() int { return t.right + t.wrong + t.taste }

// precision is the share of findings that are right, as a text; "" if none was
// read.
func (t tally) precision() string {
	if t.read() == 0 {
		return ""
	}
	return fmt.Sprintf("%.0f%%", 100*float64(t.right)/float64(t.read()))
}
