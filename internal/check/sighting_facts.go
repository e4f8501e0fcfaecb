package check

import (
	"slices"
	"strings"
	"sync"

	"github.com/jiaozhu/jiaozhu/internal/annotate/automaton"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// sighting is a place where a document uses one of the phrases that the
// document itself made important, such as a short name.
type sighting struct {
	prose.Span     // in the document
	block      int //
	run        int
	text       prose.Span // in the run
	replace    bool       // stands in the source as it is
}

// phraseSet is phrases to look for, compiled.
type phraseSet struct {
	phrases []string
	auto    *automaton.Automaton
}

// seen is what a block holds of the last phrase sets that it was asked for. It
// is kept with the block, so that a keystroke that changes no phrase looks only at
// the block it changed.
type seen struct {
	mu   sync.Mutex
	sets []seenSet // the one asked for last at the end
}

type seenSet struct {
	set  *phraseSet
	hits []phraseHit
}

// maxSeen bounds the sets of a block: each rule that looks for phrases has one.
const maxSeen = 8

type phraseHit struct {
	phrase int
	run    int
	text   prose.Span
}

// phraseSets are the sets in use, so that equal phrases have one set. It is
// emptied when it grows: sets are cheap to make again.
var phraseSets = struct {
	sync.Mutex
	by map[string]*phraseSet
}{by: map[string]*phraseSet{}}

const maxPhraseSets = 64

func phraseSetOf(phrases []string) *phraseSet {
	phrases = slices.Clone(phrases)
	slices.Sort(phrases)
	phrases = slices.Compact(phrases)
	key := strings.Join(phrases, "\x00")
	phraseSets.Lock()
	defer phraseSets.Unlock()
	if s := phraseSets.by[key]; s != nil {
		return s
	}
	if len(phraseSets.by) >= maxPhraseSets {
		clear(phraseSets.by)
	}
	auto, _ := automaton.Build(phrases, nil)
	s := &phraseSet{phrases, auto}
	phraseSets.by[key] = s
	return s
}

// in returns the phrases of a set in a block, leftmost-longest.
func (s *seen) in(set *phraseSet, b *prose.Block) []phraseHit {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := range s.sets {
		if s.sets[i].set == set {
			return s.sets[i].hits
		}
	}
	hits := readPhrases(set, b)
	if len(s.sets) == maxSeen {
		s.sets = slices.Delete(s.sets, 0, 1)
	}
	s.sets = append(s.sets, seenSet{set, hits})
	return hits
}

// readPhrases returns the phrases of a set in a block, leftmost-longest.
func readPhrases(set *phraseSet, b *prose.Block) (hits []phraseHit) {
	for i := range b.Runs {
		for at := 0; ; {
			m, ok := set.auto.Next(b.Runs[i].Text, at)
			if !ok {
				break
			}
			hits = append(hits, phraseHit{m.Value, i, prose.Span{Start: m.Start, End: m.End}})
			at = m.End
		}
	}
	return hits
}

// knownPhrases are the phrases that rules look for in every document.
var knownPhrases = sync.OnceValue(func() *phraseSet {
	return phraseSetOf(append(companiesInChinese(), decade))
})

// sightings returns where the document has the phrases, in order of the text.
func (p *DocumentPass) sightings(phrases []string) map[string][]sighting {
	if len(phrases) == 0 {
		return nil
	}
	set := phraseSetOf(phrases)
	out := map[string][]sighting{}
	for i, f := range p.with(hasRuns) {
		p.sight(out, set, i, f.seen.in(set, p.Document.Prose.Blocks()[i]))
	}
	return out
}

// knownSightings returns where the document has the phrases of knownPhrases, in
// order of the text. The map must not be changed.
func (p *DocumentPass) knownSightings() map[string][]sighting { return p.shared.known() }

func (p *DocumentPass) readKnownSightings() map[string][]sighting {
	out := map[string][]sighting{}
	for i, f := range p.with(hasKnownPhrases) {
		p.sight(out, knownPhrases(), i, f.phrases)
	}
	return out
}

// sight adds the phrases of a set that were found in a block.
func (p *DocumentPass) sight(to map[string][]sighting, set *phraseSet, block int, hits []phraseHit) {
	for _, h := range hits {
		run := &p.Document.Prose.Blocks()[block].Runs[h.run]
		phrase := set.phrases[h.phrase]
		to[phrase] = append(to[phrase], sighting{
			run.Source(h.text).Shift(p.Document.Prose.Start(block)), block, h.run, h.text, run.Verbatim(h.text),
		})
	}
}
