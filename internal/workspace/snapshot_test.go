package workspace

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"strings"
	"testing"
)

func newWorkspace(t *testing.T) *Workspace {
	t.Helper()
	w := New(slog.New(slog.NewTextHandler(io.Discard, nil)), nil)
	t.Cleanup(func() { w.Shut(); w.Wait() })
	return w
}

// A document that a bug keeps from being checked gives an error, each time, and
// hurts no other.
func TestCheckFault(t *testing.T) {
	t.Parallel()
	w := newWorkspace(t)
	w.Start(nil, nil)
	w.Open("/a.md", "markdown", 1, "好。\n")
	broken := &File{Name: "/b.md", Format: "markdown"} // no text: whatever reads it panics
	for range 2 {
		r, err := w.Snapshot().Check(t.Context(), broken)
		if r != nil || err == nil || !strings.Contains(err.Error(), "/b.md") {
			t.Errorf("got %v, %v", r, err)
		}
	}
	s := w.Snapshot()
	if r, err := s.Check(t.Context(), s.File("/a.md")); r == nil || err != nil {
		t.Errorf("got %v, %v", r, err)
	}
}

// A check whose caller gives up goes on for those who come later.
func TestCheckCancelled(t *testing.T) {
	t.Parallel()
	w := newWorkspace(t)
	w.Open("/a.md", "markdown", 1, strings.Repeat("所謂技術主權。\n\n", 10_000))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	s := w.Snapshot()
	if r, err := s.Check(ctx, s.File("/a.md")); r != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("before the first load: %v, %v", r, err)
	}
	w.Start(nil, nil)
	if r, err := s.Check(t.Context(), s.File("/a.md")); r == nil || err != nil {
		t.Errorf("after the first load: %v, %v", r, err)
	}
}
