package main

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/check"
)

// sampled is how many findings of a rule are read: of one that warns, and of one
// that only hints.
const (
	sampledWarnings = 60
	sampledHints    = 15
)

// measured is a corpus with its findings.
type measured struct {
	corpus
	characters int
	documents  int
	all        []reading
	graves     int // findings of severity warning or worse, as the command prints them: alike ones are one
}

func measure(dir string) ([]measured, error) {
	scratch, err := os.MkdirTemp("", "evaluation")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(scratch)
	corpora, err := openCorpora(dir, scratch)
	if err != nil {
		return nil, err
	}
	out := make([]measured, len(corpora))
	for i, c := range corpora {
		if out[i], err = measureOne(c); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func measureOne(c corpus) (measured, error) {
	outcome, err := checkDir(c.dir)
	if err != nil {
		return measured{}, err
	}
	m := measured{corpus: c, characters: characters(outcome.Documents), documents: len(outcome.Documents)}
	for i := range outcome.Documents {
		d := &outcome.Documents[i]
		m.all = append(m.all, read(c, d)...)
		for _, f := range check.Group(d.Findings) {
			if f.Severity <= glossary.Warning {
				m.graves++
			}
		}
	}
	return m, nil
}

// per is n for 10,000 characters.
func per(n, characters int) float64 { return float64(n) * 10_000 / float64(max(characters, 1)) }

// precision writes the tables of findings.
func precision(o options) error {
	ms, err := measure(o.corpora)
	if err != nil {
		return err
	}
	verdicts, err := readVerdicts(verdictFile)
	if err != nil {
		return err
	}
	if err := put(o.doc, "precision", budgetTable(ms)+"\n"+ruleTable(ms, verdicts)); err != nil {
		return err
	}
	all, read := 0, 0
	for _, m := range ms {
		for _, r := range m.all {
			all++
			if _, ok := verdicts[r.fingerprint]; ok {
				read++
			}
		}
	}
	fmt.Fprintf(os.Stderr, "%d places, %d of them with a verdict; evaluation unread lists those of the sample that have none\n", all, read)
	return nil
}

// unread lists the findings of the sample that nobody has judged, for a reader:
// rule, corpus, fingerprint, then what verdicts.tsv does not hold.
func unread(o options) error {
	ms, err := measure(o.corpora)
	if err != nil {
		return err
	}
	verdicts, err := readVerdicts(verdictFile)
	if err != nil {
		return err
	}
	var all []reading
	for _, m := range ms {
		all = append(all, m.all...)
	}
	sample := draw(all, o.seed, func(s glossary.Severity) int {
		switch {
		case o.number > 0:
			return o.number
		case s <= glossary.Warning:
			return sampledWarnings
		}
		return sampledHints
	})
	for _, r := range sample {
		if _, ok := verdicts[r.fingerprint]; !ok {
			fmt.Printf("%s\t%s\t%s\t?\t%s\t%s\t%s\t%s\n", r.rule, r.corpus, r.fingerprint, check.SeverityName(r.severity).En, r.place, r.context, r.message)
		}
	}
	return nil
}

// budgetTable says how much the rules report in all.
func budgetTable(ms []measured) string {
	var b strings.Builder
	b.WriteString("| corpus | documents | characters | findings of severity warning or worse | for 10,000 characters | places for 10,000 |\n|---|---|---|---|---|---|\n")
	row := func(name string, of []measured) {
		documents, characters, graves, places := 0, 0, 0, 0
		for _, m := range of {
			documents += m.documents
			characters += m.characters
			graves += m.graves
			for _, r := range m.all {
				if r.severity <= glossary.Warning {
					places++
				}
			}
		}
		fmt.Fprintf(&b, "| %s | %d | %d | %d | %.2f | %.2f |\n", name, documents, characters, graves, per(graves, characters), per(places, characters))
	}
	var clean []measured
	for _, m := range ms {
		row(m.name, []measured{m})
		if m.clean {
			clean = append(clean, m)
		}
	}
	row("**all of clean**", clean)
	return b.String()
}

// ruleTable has a row for every rule that reports something: places for 10,000
// characters by corpus, and how many of those that were read are right.
func ruleTable(ms []measured, verdicts judged) string {
	var b strings.Builder
	b.WriteString("| rule | severity |")
	for _, m := range ms {
		fmt.Fprintf(&b, " %s |", m.name)
	}
	b.WriteString(" read | right | taste | wrong | cut | precision |\n|---|---|" + strings.Repeat("---|", len(ms)+6) + "\n")
	type row struct {
		places map[string]int
		tally  tally
		seen   map[string]bool
	}
	rows := map[string]*row{}
	severities := map[string]glossary.Severity{}
	for _, m := range ms {
		for _, r := range m.all {
			key := fmt.Sprintf("%d %s", r.severity, r.rule)
			severities[key] = r.severity
			if rows[key] == nil {
				rows[key] = &row{places: map[string]int{}, seen: map[string]bool{}}
			}
			rows[key].places[m.name]++
			if v, ok := verdicts[r.fingerprint]; ok && !rows[key].seen[r.fingerprint] {
				rows[key].seen[r.fingerprint] = true
				rows[key].tally.add(v)
			}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(rows)) {
		_, rule, _ := strings.Cut(key, " ")
		fmt.Fprintf(&b, "| %s | %s |", rule, check.SeverityName(severities[key]).En)
		for _, m := range ms {
			switch n := rows[key].places[m.name]; n {
			case 0:
				b.WriteString(" |")
			default:
				fmt.Fprintf(&b, " %.2f |", per(n, m.characters))
			}
		}
		t := rows[key].tally
		fmt.Fprintf(&b, " %d | %d | %d | %d | %d | %s |\n", t.read(), t.right, t.taste, t.wrong, t.cut, t.precision())
	}
	return b.String()
}
