package prosetest

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// CheckEdit asserts that a document after an edit is that of the edited text,
// and that it shares the blocks outside the change.
func CheckEdit(t testing.TB, d *prose.Document, p prose.Parser, start, end int, insert string) *prose.Document {
	t.Helper()
	text := d.Text()
	after, change := d.Edit(start, end, insert)
	now := text[:start] + insert + text[end:]
	CheckDocument(t, after, now)
	fresh := prose.Parse(p, now)
	if !slices.EqualFunc(fresh.Blocks(), after.Blocks(), func(a, b *prose.Block) bool { return reflect.DeepEqual(a, b) }) {
		t.Fatalf("%T: %q with [%d,%d) = %q\nfresh:\n%s\nedited:\n%s", p, text, start, end, insert, Dump(fresh), Dump(after))
	}
	checkChange(t, d, after, change)
	return after
}

// checkChange asserts that blocks outside a change are shared.
func checkChange(t testing.TB, before, after *prose.Document, c prose.Change) {
	t.Helper()
	old, fresh := before.Blocks(), after.Blocks()
	if len(old)-c.Old != len(fresh)-c.New {
		t.Fatalf("change %+v from %d blocks to %d", c, len(old), len(fresh))
	}
	for i := range c.First {
		if old[i] != fresh[i] {
			t.Fatalf("change %+v: block %d is not shared", c, i)
		}
	}
	for i := range len(old) - c.First - c.Old {
		if old[len(old)-1-i] != fresh[len(fresh)-1-i] {
			t.Fatalf("change %+v: block %d from the end is not shared", c, i)
		}
	}
}

// CheckHalfWritten types a text from its beginning, and breaks it at every byte
// by each of inserts and by cutting a few bytes.
func CheckHalfWritten(t testing.TB, p prose.Parser, text string, inserts ...string) {
	t.Helper()
	whole := prose.Parse(p, text)
	for i := range len(text) + 1 {
		CheckDocument(t, prose.Parse(p, text[:i]), text[:i])
		CheckEdit(t, prose.Parse(p, text[:i]+"\n下一行。\n"), p, i, i, text[i:])
		for _, insert := range inserts {
			CheckEdit(t, whole, p, i, i, insert)
		}
		CheckEdit(t, whole, p, i, min(i+4, len(text)), "")
	}
}

// CheckRandomEdits edits texts made of pieces that mean something to a parser.
// The texts are the same in every run.
func CheckRandomEdits(t testing.TB, p prose.Parser, pieces []string) {
	t.Helper()
	const texts, most = 20_000, 24 // pieces a text
	r := rand.New(rand.NewPCG(3, 5))
	some := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		return b.String()
	}
	for range texts {
		text := some(1 + r.IntN(most))
		start := r.IntN(len(text) + 1)
		end := min(start+r.IntN(9), len(text))
		CheckEdit(t, prose.Parse(p, text), p, start, end, some(r.IntN(3)))
	}
}

// FuzzEdits fuzzes a text and an edit of it, from the seeds given.
func FuzzEdits(f *testing.F, p prose.Parser, inserts []string, seeds ...string) {
	const longest = 1 << 12 // bytes
	for i, seed := range seeds {
		for _, insert := range inserts {
			f.Add(seed, uint16(i), uint16(i+3), insert)
		}
	}
	f.Fuzz(func(t *testing.T, text string, start, end uint16, insert string) {
		if len(text) > longest {
			t.Skip()
		}
		d := prose.Parse(p, text)
		CheckDocument(t, d, text)
		from := min(int(start), len(text))
		CheckEdit(t, d, p, from, min(max(int(end), from), len(text)), insert)
	})
}
