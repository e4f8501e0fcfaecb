package lsp

import (
	"context"
	"errors"
	"log/slog"
	"math"
	"runtime/debug"
	"sync"
	"time"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/lookup"
)

// catalogues keeps the catalogue of the current glossary. It is made when it is
// first asked for, beside the requests, and again when the glossary has changed.
type catalogues struct {
	log *slog.Logger

	mu         sync.Mutex
	current    *lookup.Catalogue // the newest that is made
	generation uint64            // of current
	building   *catalogueBuild   // the newest that is being made
}

// catalogueBuild is a catalogue that is being made.
type catalogueBuild struct {
	glossary *glossary.Glossary
	done     chan struct{}
}

// catalogueWait is how long a request waits for the catalogue of a changed glossary
// before it makes do with the one before.
const catalogueWait = 10 * time.Millisecond

var errNoCatalogue = errors.New("the catalogue of the glossary could not be made")

// of returns the catalogue of a glossary, of a snapshot of that generation. While
// that is being made, it returns the one before, since typing must not wait; the
// first one it waits for.
func (c *catalogues) of(ctx context.Context, generation uint64, g *glossary.Glossary) (*lookup.Catalogue, error) {
	return c.within(ctx, catalogueWait, generation, g)
}

// newest is of for requests that are made once and not with every key: it waits
// for the catalogue however long it takes.
func (c *catalogues) newest(ctx context.Context, generation uint64, g *glossary.Glossary) (*lookup.Catalogue, error) {
	return c.within(ctx, math.MaxInt64, generation, g)
}

func (c *catalogues) within(ctx context.Context, patience time.Duration, generation uint64, g *glossary.Glossary) (*lookup.Catalogue, error) {
	c.mu.Lock()
	current := c.current
	if current != nil && (current.Glossary == g || generation < c.generation) {
		c.mu.Unlock()
		return current, nil
	}
	b := c.building
	if b == nil || b.glossary != g {
		b = &catalogueBuild{g, make(chan struct{})}
		c.building = b
		go c.build(b, generation)
	}
	c.mu.Unlock()
	var enough <-chan time.Time
	if current != nil {
		enough = time.After(patience)
	}
	select {
	case <-b.done:
	case <-enough:
		return current, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.current == nil {
		return nil, errNoCatalogue
	}
	return c.current, nil
}

func (c *catalogues) build(b *catalogueBuild, generation uint64) {
	defer close(b.done)
	defer func() {
		if r := recover(); r != nil {
			c.log.Error("panic", "making", "catalogue", "value", r, "stack", string(debug.Stack()))
		}
	}()
	c.mu.Lock()
	before := c.current
	c.mu.Unlock()
	start := time.Now()
	made := lookup.NewCatalogue(b.glossary, before)
	c.mu.Lock()
	if c.current == nil || generation >= c.generation {
		c.current, c.generation = made, generation
	}
	if c.building == b {
		c.building = nil
	}
	c.mu.Unlock()
	c.log.Debug("catalogue made", "generation", generation, "time", time.Since(start))
}
