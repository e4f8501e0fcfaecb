package check

import (
	"strings"
	"sync"

	"github.com/jiaozhu/jiaozhu/internal/annotate/automaton"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// typoList is one of the lists of wrong forms, each of which has a rule.
type typoList uint8

const (
	setPhrase typoList = iota // confusables
	wrongWord                 // wrongWords
)

// typo is a wrong form in a run.
type typo struct {
	prose.Span // in the run's text
	run        *prose.Run
	list       typoList
	right      string
}

// typos are the wrong forms of all lists in both scripts.
type typos struct {
	forms *automaton.Automaton
	right []string // by the value in forms
	lists []typoList
}

var knownTypos = sync.OnceValue(func() *typos {
	var wrong []string
	known := &typos{}
	seen := map[string]bool{}
	add := func(w, r string, list typoList) {
		if w != r && !seen[w] {
			seen[w] = true
			wrong = append(wrong, w)
			known.right, known.lists = append(known.right, r), append(known.lists, list)
		}
	}
	for list, lines := range []string{setPhrase: confusables, wrongWord: wrongWords} {
		for line := range strings.Lines(lines) {
			if fields := strings.Fields(line); len(fields) == 2 && fields[0] != "#" {
				add(fields[0], fields[1], typoList(list))
				add(prose.ToHans(fields[0]), prose.ToHans(fields[1]), typoList(list))
			}
		}
	}
	known.forms, _ = automaton.Build(wrong, nil)
	return known
})

// typosOf returns the wrong forms of a list in the block, which is read once for
// all lists.
func (p *BlockPass) typosOf(list typoList) []typo {
	if !p.typosRead {
		p.typosRead, p.typos = true, p.readTypos()
	}
	var out []typo
	for _, x := range p.typos {
		if x.list == list {
			out = append(out, x)
		}
	}
	return out
}

func (p *BlockPass) readTypos() (out []typo) {
	known := knownTypos()
	for i := range p.Block.Runs {
		run := &p.Block.Runs[i]
		for at := 0; ; {
			m, ok := known.forms.Next(run.Text, at)
			if !ok {
				break
			}
			at = m.End
			out = append(out, typo{prose.Span{Start: m.Start, End: m.End}, run, known.lists[m.Value], known.right[m.Value]})
		}
	}
	return out
}

func (p *BlockPass) reportTypo(x typo) {
	f := Finding{
		Span:    x.run.Source(x.Span),
		Message: format("「%s」應作「%s」", "“%s” should be “%s”", x.run.Text[x.Start:x.End], x.right),
	}
	if x.run.Verbatim(x.Span) {
		f.Fixes = []Fix{{Title: format("改為「%s」", "Change to “%s”", x.right), Edits: []Edit{{f.Span, x.right}}, Safe: true}}
	}
	p.Report(f)
}
