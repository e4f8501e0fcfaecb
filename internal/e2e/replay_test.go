package e2e

import (
	"context"
	"flag"
	"path/filepath"
	"testing"
	"time"

	"github.com/jiaozhu/jiaozhu/internal/replay"
)

var update = flag.Bool("update", false, "write this server's answers into testdata/traffic")

// TestReplay says again what editors said, and compares the answers. An answer
// that differs is a change that the editors see: if it is meant, -update writes
// it into the recordings; if they have to be made anew, make test-editors does.
func TestReplay(t *testing.T) {
	files, err := filepath.Glob("../../testdata/traffic/*.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			replayFile(t, file)
		})
	}
}

func replayFile(t *testing.T, file string) {
	lines, err := replay.Read(file)
	if err != nil {
		t.Fatal(err)
	}
	cache := t.TempDir()
	s := startSession(t, "XDG_CACHE_HOME="+cache)
	p := &replay.Player{Places: replay.Places{Root: t.TempDir(), Cache: cache}, Patience: patience}
	if *update {
		p.Patience = slow(3 * time.Second)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 10*patience)
	defer cancel()
	r, err := p.Play(ctx, lines, s.stdout, s.stdin)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := replay.Write(file, r.Lines); err != nil {
			t.Fatal(err)
		}
		t.Logf("%d answers, %d written anew", r.Compared, len(r.Differences))
		return
	}
	if r.Compared == 0 {
		t.Error("no answer was compared")
	}
	for _, d := range r.Differences {
		t.Errorf("%s: %s", file, d)
	}
	t.Logf("%d answers compared", r.Compared)
}
