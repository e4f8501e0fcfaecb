package workspace

import (
	"slices"
	"sort"
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/prose/markdown"
)

// allProblems returns what is wrong in the files that are no documents, by file,
// in the order of their texts: what loading found, and what the rules about
// glossaries find in the user's own. The rules run when this is first asked for.
func (l *loaded) allProblems() map[string][]Problem {
	l.checkGlossary.Do(func() { l.all = l.withGlossaries(nil) })
	return l.all
}

// withGlossaries adds to what loading found what the rules about glossaries
// find. used is what the workspace's documents use; nil if that is not known.
func (l *loaded) withGlossaries(used *check.Usage) map[string][]Problem {
	if l.lexicon == nil {
		return l.problems
	}
	own := func(file string) bool { return file != "" && !strings.HasPrefix(file, embeddedPrefix) }
	found := check.CheckGlossary(l.lexicon, l.settings, markdown.Parser{}, own, used)
	if len(found) == 0 {
		return l.problems
	}
	all := make(map[string][]Problem, len(l.problems)+1)
	for name, list := range l.problems {
		all[name] = slices.Clone(list)
	}
	for _, f := range found {
		at := f.At.Name
		if at.End <= at.Start {
			at = f.At.Entry
		}
		all[f.At.File] = append(all[f.At.File], Problem{
			Code: f.Rule.ID, Severity: f.Severity, Start: at.Start, End: at.End, Message: f.Message, Related: f.Related,
		})
	}
	for _, list := range all {
		sort.SliceStable(list, func(i, j int) bool { return list[i].Start < list[j].Start })
	}
	return all
}
