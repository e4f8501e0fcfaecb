package annotate

import (
	"sync"

	"github.com/jiaozhu/jiaozhu/internal/annotate/automaton"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// folding is that of all automata: what prose folds is the same.
var folding = sync.OnceValue(func() *automaton.Folding { return automaton.NewFolding(prose.Fold) })

// Folding returns the folding by which automata are built that read text as
// prose.Fold does. It takes a while to make, so there is one.
func Folding() *automaton.Folding { return folding() }

// nameFolding is that of nameFold.
var nameFolding = sync.OnceValue(func() *automaton.Folding {
	return folding().With(nameFold, interpuncts)
})
