package prosetest

import (
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// CheckDocument asserts what holds for every document: that its blocks make up
// its text, line by line, and that all they hold lies where it says.
func CheckDocument(t testing.TB, d *prose.Document, text string) {
	t.Helper()
	if got := d.Text(); got != text {
		t.Fatalf("the blocks make up %q, want %q", got, text)
	}
	for i, b := range d.Blocks() {
		if b.Source == "" {
			t.Fatalf("block %d is empty", i)
		}
		if i < len(d.Blocks())-1 && !strings.HasSuffix(b.Source, "\n") {
			t.Fatalf("block %d, %q, does not end at a line's end", i, b.Source)
		}
		for j := range b.Runs {
			checkRun(t, b, &b.Runs[j])
		}
		checkSpans(t, b)
	}
}

// checkSpans asserts that what stands in a block beside its runs lies in it.
func checkSpans(t testing.TB, b *prose.Block) {
	t.Helper()
	inside := func(what string, s, outer prose.Span) {
		t.Helper()
		if s.Start < outer.Start || s.End < s.Start || s.End > outer.End {
			t.Fatalf("block %q: %s %v lies outside %v", b.Source, what, s, outer)
		}
	}
	whole := prose.Span{End: len(b.Source)}
	for _, c := range b.Cites {
		inside("citation", c.Span, whole)
		for _, it := range c.Items {
			inside("key", it.At, c.Span)
			if it.Key == "" || b.Source[it.At.Start:it.At.End] != it.Key {
				t.Fatalf("block %q: key %q is not at %v", b.Source, it.Key, it.At)
			}
		}
	}
	for _, f := range b.Footnotes {
		inside("footnote", f.Span, whole)
	}
	for _, l := range b.Links {
		inside("link", l.Span, whole)
		inside("target", l.At, whole)
	}
	for _, s := range b.Code {
		inside("code", s, whole)
	}
	for _, s := range b.Comments {
		inside("comment", s, whole)
	}
}

// checkRun asserts that the pieces cover the run's text in order and that those
// that are not atomic are the source's bytes.
func checkRun(t testing.TB, b *prose.Block, r *prose.Run) {
	t.Helper()
	text, source := 0, 0
	for _, p := range r.Pieces {
		if p.Text != text || p.TextLen <= 0 || p.SourceLen <= 0 || p.Source < source || p.Source+p.SourceLen > len(b.Source) {
			t.Fatalf("block %q: piece %+v does not follow text %d, source %d", b.Source, p, text, source)
		}
		text += p.TextLen
		source = p.Source + p.SourceLen
		if got, want := r.Text[p.Text:text], b.Source[p.Source:source]; !p.Atomic && got != want {
			t.Fatalf("block %q: piece %+v reads %q for %q", b.Source, p, got, want)
		}
	}
	if text != len(r.Text) {
		t.Fatalf("block %q: pieces cover %d of %d bytes of %q", b.Source, text, len(r.Text), r.Text)
	}
}

// CheckTargets asserts that the targets of links are what stands in the source,
// in markups that do not escape them.
func CheckTargets(t testing.TB, d *prose.Document) {
	t.Helper()
	for _, b := range d.Blocks() {
		for _, l := range b.Links {
			if b.Source[l.At.Start:l.At.End] != l.Target {
				t.Fatalf("block %q: target %q is not at %v", b.Source, l.Target, l.At)
			}
		}
	}
}

// CheckPlace asserts for the first place in a run at which find stands that it
// leads back to want in the block's source, and whether it stands there verbatim.
func CheckPlace(t testing.TB, b *prose.Block, r *prose.Run, find, want string, verbatim bool) {
	t.Helper()
	i := strings.Index(r.Text, find)
	if i < 0 {
		t.Errorf("%q: no %q in %q", b.Source, find, r.Text)
		return
	}
	at := prose.Span{Start: i, End: i + len(find)}
	src := r.Source(at)
	if got := b.Source[src.Start:src.End]; got != want || r.Verbatim(at) != verbatim {
		t.Errorf("%q: %q stands for %q, verbatim %t; want %q, %t", b.Source, find, got, r.Verbatim(at), want, verbatim)
	}
}
