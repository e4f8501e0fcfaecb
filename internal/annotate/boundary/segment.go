package boundary

import (
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

func isHan(r rune) bool { return prose.IsHan(r) }

// Classes returns the classes of the words in the likeliest reading of a run of
// ideographs: what Counts are made of.
func (m *Model) Classes(run string) []string {
	all := m.classNames()
	var names []string
	for run != "" {
		var l lattice
		size := 0
		for _, r := range run {
			if l.n == maxRun {
				break
			}
			l.runes[l.n] = m.words.of(r)
			l.n++
			size += utf8.RuneLen(r)
		}
		l.fill(m, 0)
		_, last := l.solve(m)
		path := l.path(nil, apart, last)
		for i := len(path) - 1; i >= 0; i-- {
			names = append(names, all[l.arcs[path[i]].class])
		}
		run = run[size:]
	}
	return names
}
