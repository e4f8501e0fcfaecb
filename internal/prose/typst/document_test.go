package typst_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/typst"
)

var kinds = map[prose.BlockKind]string{
	prose.Paragraph: "P", prose.Heading: "H", prose.ListItem: "L", prose.TableRow: "T", prose.Quote: "Q",
	prose.Footnote: "F", prose.Code: "Code", prose.Math: "Math", prose.FrontMatter: "Front",
	prose.Markup: "Markup", prose.Comment: "Comment", prose.Blank: "Blank",
}

// outline writes a block as its kind, its runs in brackets, and its citations
// in braces; ▢ stands for an Object, ⏎ for a line end.
func outline(b *prose.Block) string {
	var w strings.Builder
	w.WriteString(kinds[b.Kind])
	if b.Level > 0 {
		fmt.Fprint(&w, b.Level)
	}
	for _, r := range b.Runs {
		w.WriteString("[" + strings.NewReplacer(string(prose.Object), "▢", "\n", "⏎").Replace(r.Text) + "]")
	}
	for _, c := range b.Cites {
		var items []string
		for _, it := range c.Items {
			items = append(items, strings.TrimSuffix(it.Key+"@"+it.Locator, "@"))
		}
		mark := "{"
		if c.Bracketed {
			mark = "{!"
		}
		w.WriteString(mark + strings.Join(items, ";") + "}")
	}
	return w.String()
}

// checkDocument asserts what holds for every document.
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
			t.Helper()
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
				if b.Source[it.At.Start:it.At.End] != it.Key || it.Key == "" {
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
			if b.Source[l.At.Start:l.At.End] != l.Target {
				t.Fatalf("block %q: target %q is not at %v", b.Source, l.Target, l.At)
			}
		}
		for _, s := range b.Code {
			inside("code", s)
		}
		for _, s := range b.Comments {
			inside("comment", s)
		}
	}
}

// checkRun asserts that the pieces cover the text in order and that those of
// equal length are the source's bytes, but for an Object and a space.
func checkRun(t *testing.T, b *prose.Block, r prose.Run) {
	t.Helper()
	text, source := 0, 0
	for _, p := range r.Pieces {
		if p.Text != text || p.TextLen <= 0 || p.SourceLen <= 0 || p.Source < source || p.Source+p.SourceLen > len(b.Source) {
			t.Fatalf("block %q: piece %+v does not follow text %d, source %d", b.Source, p, text, source)
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

// checkEdit asserts that a document after an edit is that of the edited text.
func checkEdit(t *testing.T, text string, start, end int, insert string) {
	t.Helper()
	d, _ := prose.Parse(typst.Parser{}, text).Edit(start, end, insert)
	now := text[:start] + insert + text[end:]
	checkDocument(t, d, now)
	fresh := prose.Parse(typst.Parser{}, now)
	same := func(a, b *prose.Block) bool { return reflect.DeepEqual(a, b) }
	if !slices.EqualFunc(fresh.Blocks(), d.Blocks(), same) {
		t.Fatalf("%q with [%d,%d) = %q\nfresh:  %q\nedited: %q", text, start, end, insert, outlines(fresh), outlines(d))
	}
}

func outlines(d *prose.Document) []string {
	var all []string
	for _, b := range d.Blocks() {
		all = append(all, outline(b))
	}
	return all
}
