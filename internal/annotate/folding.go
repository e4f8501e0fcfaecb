package annotate

import (
	"sync"

	"github.com/jiaozhu/jiaozhu/internal/annotate/automaton"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// folding is that of all automata: what prose folds is the same.
var folding = sync.OnceValue(func() *automaton.Folding { return automaton.NewFolding(prose.Fold) })
