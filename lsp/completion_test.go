package lsp

import (
	"context"
	"io"
	"log/slog"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"github.com/jiaozhu/jiaozhu/glossary"
)

// session returns a server without a client, of a workspace with the embedded
// glossary.
func session(t testing.TB, encoding protocol.PositionEncodingKind) *server {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	s := newServer(ctx, Options{Log: slog.New(slog.NewTextHandler(io.Discard, nil))}, cancel)
	s.encoding = encoding
	s.workspace.Start(nil, nil)
	if _, err := s.workspace.Snapshot().Config(ctx); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cancel()
		s.workspace.Wait()
	})
	return s
}

// completedAt asks for completions at a byte offset and checks what every answer
// keeps: the edits end at the cursor, start where the first does, and what an
// editor filters by starts with what they replace.
func completedAt(t *testing.T, s *server, u uri.URI, offset int) {
	t.Helper()
	text := s.workspace.Snapshot().File(nameOf(u)).Text
	m := mapper{text, s.encoding}
	cursor := m.position(offset)
	result, err := s.Completion(context.Background(), &protocol.CompletionParams{TextDocumentPositionParams: protocol.TextDocumentPositionParams{
		TextDocument: protocol.TextDocumentIdentifier{URI: u}, Position: cursor,
	}})
	if err != nil {
		t.Fatal(err)
	}
	list, _ := result.(*protocol.CompletionList)
	if list == nil {
		return
	}
	for i := range list.Items {
		item := &list.Items[i]
		edit := item.TextEdit.(*protocol.TextEdit)
		if edit.Range.End != cursor || edit.Range.Start.Line != cursor.Line || edit.Range != list.Items[0].TextEdit.(*protocol.TextEdit).Range {
			t.Fatalf("at %d: the edit of %q is of %v, the cursor at %v", offset, item.Label, edit.Range, cursor)
		}
		typed := text.Slice(m.offset(edit.Range.Start), offset)
		filter, ok := item.FilterText.Get()
		if !ok {
			filter = item.Label
		}
		if !strings.HasPrefix(filter, typed) {
			t.Fatalf("at %d: %q is filtered by %q, but %q is typed", offset, item.Label, filter, typed)
		}
		if !utf8.ValidString(edit.NewText) {
			t.Fatalf("at %d: %q inserts %q", offset, item.Label, edit.NewText)
		}
		if i == 0 {
			if _, err := s.CompletionResolve(context.Background(), item); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// drafts are half-typed texts of every kind.
var drafts = []struct{ language, text string }{
	{"markdown", "我們討論技術主jszq 技術zq technol（sov 「the life 《利 [@hob; @ -@{霍 `x @a` $y$ https://x.y/@z 𠮷😀技\r\n\r\n> 「人\r\n\r\n| 表 | 主 |\n|-|-|\n"},
	{"latex", "\\documentclass{a}\n\\begin{document}\n技術主 \\cite{hob, opp \\cites[見]{a}{霍 % \\cite{\n\\[ jszq \\]\n「利\\textbf{技術}主\n"},
	{"typst", "= 題\n#cite(<hob @opp $jszq$ 技術主 #let x = [jszq]\n// jszq\n"},
	{"org", "* 題 jszq\n[cite:@hob; @opp cite:a,opp 《利 〈論\n#+begin_src\n技術主\n#+end_src\n"},
	{"html", "<p title='jszq'>技術主jszq &amp; 《利<b>維</b>坦\n<script>jszq</script>"},
	{"plaintext", "技術主 jszq [@hob 「“《〈『\n\n@"},
}

func FuzzCompletion(f *testing.F) {
	for _, d := range drafts {
		f.Add(d.language, d.text)
	}
	encodings := []protocol.PositionEncodingKind{protocol.PositionEncodingKindUTF8, protocol.PositionEncodingKindUTF16, protocol.PositionEncodingKindUTF32}
	var sessions []*server
	for _, e := range encodings {
		sessions = append(sessions, session(f, e))
	}
	n := 0
	f.Fuzz(func(t *testing.T, language, text string) {
		s := sessions[n%len(sessions)]
		n++
		u := uri.URI("untitled:draft")
		s.workspace.Open(nameOf(u), language, 1, text)
		opened := s.workspace.Snapshot().File(nameOf(u)).Text.Text()
		for offset := range opened + " " {
			if offset <= len(opened) && offset < 400 && !strings.HasSuffix(opened[:offset], "\r") {
				completedAt(t, s, u, offset)
			}
		}
	})
}

// TestCompletionBesideChanges has many ask for the catalogue while the glossary
// changes.
func TestCompletionBesideChanges(t *testing.T) {
	t.Parallel()
	s := session(t, protocol.PositionEncodingKindUTF16)
	u := uri.URI("untitled:a.md")
	var asking sync.WaitGroup
	for i := range 4 {
		asking.Go(func() {
			for j := range 20 {
				if i == 0 {
					s.workspace.Reload()
				}
				s.workspace.Open(nameOf(u), "markdown", int32(j), "技術主權，技術主"+strings.Repeat("權", j%3))
				for _, offset := range []int{len("技術主權，技術主"), len("技術")} {
					if _, err := s.Completion(context.Background(), &protocol.CompletionParams{TextDocumentPositionParams: protocol.TextDocumentPositionParams{
						TextDocument: protocol.TextDocumentIdentifier{URI: u}, Position: mapper{s.workspace.Snapshot().File(nameOf(u)).Text, s.encoding}.position(offset),
					}}); err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
	asking.Wait()
}

func TestCatalogueOfOlderSnapshot(t *testing.T) {
	t.Parallel()
	c := &catalogues{log: slog.New(slog.NewTextHandler(io.Discard, nil))}
	old, fresh := &glossary.Glossary{}, &glossary.Glossary{}
	ctx := context.Background()
	first, err := c.of(ctx, 1, old)
	if err != nil || first.Glossary != old {
		t.Fatal(first, err)
	}
	for {
		got, err := c.of(ctx, 2, fresh)
		if err != nil {
			t.Fatal(err)
		}
		if got.Glossary == fresh {
			break // until then the one before had to do
		}
	}
	if got, err := c.of(ctx, 1, old); err != nil || got.Glossary != fresh {
		t.Errorf("a late request of the older snapshot gets %p, %v; want the newest", got, err)
	}
	if again, err := c.of(ctx, 3, fresh); err != nil || again.Glossary != fresh {
		t.Errorf("a new generation with the same glossary: %v", err)
	}
	file := &glossary.File{Name: "large"} // its catalogue takes longer than catalogueWait
	for i := range 20_000 {
		id := strconv.Itoa(i)
		file.Concepts = append(file.Concepts, &glossary.Concept{ID: id, Terms: []glossary.Term{{Text: "機房" + id, Lang: "zh-Hant"}}})
	}
	large, _ := glossary.Merge(glossary.Layer{file})
	if got, err := c.newest(ctx, 4, large); err != nil || got.Glossary != large {
		t.Errorf("newest: that of the glossary asked for is not waited for: %v", err)
	}
	done, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := (&catalogues{log: c.log}).of(done, 1, &glossary.Glossary{}); err == nil {
		t.Log("made before it was cancelled")
	}
}
