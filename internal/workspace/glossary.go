package workspace

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/check"
)

// allProblems returns what is wrong in the files that are no documents, by file,
// in the order of their texts: what loading found, and what the rules about
// glossaries find in the user's own. The rules run when this is first asked for.
func (l *loaded) allProblems() map[string][]Problem {
	l.checkGlossary.Do(func() {
		l.all = l.problems
		if l.lexicon == nil {
			return
		}
		own := func(file string) bool { return file != "" && !strings.HasPrefix(file, embeddedPrefix) }
		found := check.CheckGlossary(l.lexicon, l.settings, own)
		if len(found) == 0 {
			return
		}
		l.all = maps.Clone(l.problems)
		for _, f := range found {
			at := f.At.Name
			if at.End <= at.Start {
				at = f.At.Entry
			}
			// Clipped, so that what loading found stays as it is.
			l.all[f.At.File] = append(slices.Clip(l.all[f.At.File]), Problem{
				Code: f.Rule.ID, Severity: f.Severity, Start: at.Start, End: at.End, Message: f.Message, Related: f.Related,
			})
		}
		for name, list := range l.all {
			list = slices.Clone(list)
			slices.SortStableFunc(list, func(a, b Problem) int { return cmp.Compare(a.Start, b.Start) })
			l.all[name] = list
		}
	})
	return l.all
}
