package lsp

import (
	"runtime/debug"
	"sync/atomic"
	"time"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/workspace"
)

// usage counts what is used. The whole workspace is counted beside the requests
// and seldom; the document at hand is counted for each, which costs no more than
// what has changed in it.
type usage struct {
	counted  atomic.Pointer[usageCount]
	counting atomic.Bool
	document atomic.Pointer[documentUses] // of the last request's document; nil while a request has it
}

// usageCount is how often the documents of the workspace use concepts and works.
type usageCount struct {
	at         time.Time
	concepts   map[string]int // by id
	references map[string]int // by key
}

// usageAge is how old the count of the workspace may become.
const usageAge = 30 * time.Second

// take returns the uses that a request sorts by, which it gives back by keep.
func (u *usage) take(s *server, q *question) *useCounts {
	c := u.counted.Load()
	if (c == nil || time.Since(c.at) > usageAge) && u.counting.CompareAndSwap(false, true) {
		go u.count(s, q.snapshot)
	}
	d := u.document.Swap(nil)
	if d == nil {
		d = &documentUses{concepts: map[*glossary.Concept]int{}, references: map[*glossary.Reference]int{}}
	}
	d.become(q.result.Document)
	return &useCounts{whole: c, document: d}
}

// keep takes uses back.
func (u *usage) keep(c *useCounts) { u.document.Store(c.document) }

// count counts the workspace of a snapshot.
func (u *usage) count(s *server, snap *workspace.Snapshot) {
	defer u.counting.Store(false)
	defer func() {
		if r := recover(); r != nil {
			s.log.Error("panic", "counting", "uses", "value", r, "stack", string(debug.Stack()))
		}
	}()
	c := &usageCount{concepts: map[string]int{}, references: map[string]int{}}
	used, err := snap.Uses(s.ctx)
	if err != nil {
		s.log.Debug("count the workspace's uses", "error", err)
		return
	}
	for _, doc := range used {
		for id, spans := range doc.Uses.Concepts {
			c.concepts[id] += len(spans)
		}
		for key, spans := range doc.Uses.References {
			c.references[key] += len(spans)
		}
	}
	c.at = time.Now()
	u.counted.Store(c)
}

// useCounts implements lookup.Uses. What the document at hand uses counts twice.
type useCounts struct {
	whole    *usageCount // nil before the first count
	document *documentUses
}

// documentUses counts what a document uses.
type documentUses struct {
	blocks     []*annotate.Annotations // that are counted
	concepts   map[*glossary.Concept]int
	references map[*glossary.Reference]int
}

// Concept implements lookup.Uses.
func (u *useCounts) Concept(c *glossary.Concept) int {
	n := u.document.concepts[c]
	if u.whole != nil {
		n += u.whole.concepts[c.ID]
	}
	return n
}

// Work implements lookup.Uses.
func (u *useCounts) Work(r *glossary.Reference) int {
	n := u.document.references[r]
	if u.whole != nil {
		n += u.whole.references[r.Key]
	}
	return n
}

// become makes u the count of a document. Of another version of the same document
// it reads only the blocks that differ.
func (u *documentUses) become(d *annotate.Document) {
	blocks := make([]*annotate.Annotations, len(d.Prose.Blocks()))
	for i := range blocks {
		blocks[i] = d.Block(i)
	}
	old, fresh := u.blocks, blocks
	for len(old) > 0 && len(fresh) > 0 && old[0] == fresh[0] {
		old, fresh = old[1:], fresh[1:]
	}
	for len(old) > 0 && len(fresh) > 0 && old[len(old)-1] == fresh[len(fresh)-1] {
		old, fresh = old[:len(old)-1], fresh[:len(fresh)-1]
	}
	for _, a := range old {
		u.add(a, -1)
	}
	for _, a := range fresh {
		u.add(a, 1)
	}
	u.blocks = blocks
}

// add counts what a block uses n times.
func (u *documentUses) add(a *annotate.Annotations, n int) {
	for i := range a.Mentions {
		change(u.concepts, a.Mentions[i].Senses[0].Concept, n)
	}
	for i := range a.Citations {
		for _, r := range a.Citations[i].References {
			change(u.references, r, n)
		}
	}
}

// change adds n to a count; one of nothing is dropped, with its key.
func change[K comparable](counts map[K]int, key K, n int) {
	if n += counts[key]; n == 0 {
		delete(counts, key)
		return
	}
	counts[key] = n
}
