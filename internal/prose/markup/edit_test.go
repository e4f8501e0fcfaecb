package markup_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/html"
	"github.com/jiaozhu/jiaozhu/internal/prose/latex"
	"github.com/jiaozhu/jiaozhu/internal/prose/markdown"
	"github.com/jiaozhu/jiaozhu/internal/prose/org"
	"github.com/jiaozhu/jiaozhu/internal/prose/plaintext"
	"github.com/jiaozhu/jiaozhu/internal/prose/typst"
)

var parsers = []prose.Parser{markdown.Parser{}, plaintext.Parser{}, org.Parser{}, html.Parser{}, latex.Parser{}, typst.Parser{}}

// checkDocument asserts what every document holds.
func checkDocument(t *testing.T, d *prose.Document, text string) {
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
		inside := func(what string, s prose.Span) {
			if s.Start < 0 || s.End < s.Start || s.End > len(b.Source) {
				t.Fatalf("block %d, %q: %s %v lies outside", i, b.Source, what, s)
			}
		}
		for _, r := range b.Runs {
			checkRun(t, b, r)
		}
		for _, c := range b.Cites {
			inside("citation", c.Span)
			for _, it := range c.Items {
				inside("key", it.At)
				if b.Source[it.At.Start:it.At.End] != it.Key {
					t.Fatalf("block %q: key %q is not at %v", b.Source, it.Key, it.At)
				}
			}
		}
		for _, f := range b.Footnotes {
			inside("footnote", f.Span)
		}
		for _, l := range b.Links {
			inside("link", l.Span)
			inside("target", l.At)
		}
		for _, s := range b.Code {
			inside("code", s)
		}
		for _, s := range b.Comments {
			inside("comment", s)
		}
	}
}

// checkRun asserts that the pieces cover the text in order and that verbatim
// ones are the source's bytes.
func checkRun(t *testing.T, b *prose.Block, r prose.Run) {
	t.Helper()
	text, source := 0, 0
	for _, p := range r.Pieces {
		if p.Text != text || p.TextLen <= 0 || p.SourceLen <= 0 {
			t.Fatalf("block %q: piece %+v, want text offset %d", b.Source, p, text)
		}
		if p.Source < source || p.Source+p.SourceLen > len(b.Source) {
			t.Fatalf("block %q: piece %+v goes back behind %d or out of the block", b.Source, p, source)
		}
		text += p.TextLen
		source = p.Source + p.SourceLen
		got, want := r.Text[p.Text:text], b.Source[p.Source:source]
		if p.TextLen == p.SourceLen && got != want && got != string(prose.Object) && got != " " {
			t.Fatalf("block %q: piece %+v reads %q for %q", b.Source, p, got, want)
		}
	}
	if text != len(r.Text) {
		t.Fatalf("block %q: pieces cover %d of %d bytes of %q", b.Source, text, len(r.Text), r.Text)
	}
}

// FuzzEdit asserts that an edited document is the document of the edited text.
func FuzzEdit(f *testing.F) {
	seeds := []string{
		"# 技術主權\n\n論**主權**的\n第一段。[^1]\n\n[^1]: 註\n\n    續\n",
		"- 一\n- 二\n\n  續段\n\n1. 三\n   > 引文\n   續行\n\n四\n",
		"---\ntitle: 題\n---\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n後\n\n```go\nx\n```\n尾\r\n",
		"$$\nx\n$$\n<!-- 註\n\n註 -->\n<div>\n文\n\n</div>\n::: tip 題\n內\n:::\n",
		"甲\n乙\n===\n丙 [@a；@b] 見@c `碼` $x$ 𠮷😀\n\t四\n> 五\n六\n",
		"!!! note \"題\"\n    內文\n\n    續\n外\n[a]: /u\n\"t\"\n",
		"這是一行很長很長很長很長很長很長很長很長很長很長的硬換行文字，到此\n為止。\n　　新段 https://a.b/c\n\f末",
	}
	for i, s := range seeds {
		f.Add(s, uint16(3), uint16(9), "\n```\n", uint16(i*7), uint16(0), "- ")
		f.Add(s, uint16(len(s)), uint16(len(s)), "\n", uint16(0), uint16(4), "> ")
	}
	f.Fuzz(func(t *testing.T, text string, s1, e1 uint16, t1 string, s2, e2 uint16, t2 string) {
		if len(text) > 1<<12 {
			t.Skip()
		}
		for _, p := range parsers {
			d, now := prose.Parse(p, text), text
			checkDocument(t, d, now)
			for _, e := range []struct {
				start, end uint16
				text       string
			}{{s1, e1, t1}, {s2, e2, t2}, {s1, s1, t2}} {
				start := min(int(e.start), len(now))
				end := min(max(int(e.end), start), len(now))
				before := d
				var change prose.Change
				d, change = d.Edit(start, end, e.text)
				now = now[:start] + e.text + now[end:]
				checkDocument(t, d, now)
				if fresh := prose.Parse(p, now); !slices.EqualFunc(fresh.Blocks(), d.Blocks(), sameBlock) {
					diff := cmp.Diff(fresh.Blocks(), d.Blocks())
					t.Fatalf("%T: after [%d,%d) = %q the document differs from a fresh one of %q (-fresh +edited):\n%s", p, start, end, e.text, now, diff)
				}
				checkChange(t, before, d, change)
			}
		}
	})
}

func sameBlock(a, b *prose.Block) bool { return reflect.DeepEqual(a, b) }

// checkChange asserts that blocks outside the change are shared.
func checkChange(t *testing.T, before, after *prose.Document, c prose.Change) {
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
