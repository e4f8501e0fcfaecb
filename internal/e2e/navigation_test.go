package e2e

import (
	"encoding/json"
	"path/filepath"
	"sort"
	"strings"
	"testing"
)

type location struct {
	URI   string `json:"uri"`
	Range span   `json:"range"`
}

// places names locations by file and the text they cover.
func places(t *testing.T, texts map[string]string, raw json.RawMessage) []string {
	t.Helper()
	var locations []location
	decode(t, raw, &locations)
	out := []string{}
	for _, l := range locations {
		name := filepath.Base(l.URI)
		out = append(out, name+" "+covered(texts[name], l.Range))
	}
	sort.Strings(out)
	return out
}

// covered returns the text that a range on one line covers, in UTF-16.
func covered(text string, r span) string {
	lines := strings.Split(text, "\n")
	if r.Start.Line >= len(lines) || r.Start.Line != r.End.Line {
		return "?"
	}
	units := []rune(lines[r.Start.Line]) // these texts have no astral characters
	return string(units[r.Start.Character:r.End.Character])
}

func TestReferences(t *testing.T) {
	t.Parallel()
	texts := map[string]string{
		"one.md":           "# 第一章\n\n技術主權是一個問題，技术主权也是。《利維坦》談主權。\n",
		"two.md":           "# 第二章\n\n科技主權與**技術**主權 [@hobbes1651leviathan, 第十七章]。\n",
		"sub/three.md":     "霍布斯在《利维坦》中谈到主权。\n",
		"ignored/four.md":  "技術主權。\n",
		".gitignore":       "ignored/\n",
		"no-document.json": "技術主權",
	}
	root := write(t, texts)
	s := newSession(t).initialize(root)
	uri := fileURI(filepath.Join(root, "one.md"))
	s.open(uri, texts["one.md"])
	texts["three.md"] = texts["sub/three.md"]

	ask := func(line, character int) []string {
		m := s.call("textDocument/references", map[string]any{
			"textDocument": map[string]any{"uri": uri}, "position": position{line, character}, "context": map[string]any{"includeDeclaration": false},
		})
		return places(t, texts, m.Result)
	}
	for _, c := range []struct {
		what            string
		line, character int
		want            []string
	}{
		{"a concept, every form in both scripts", 2, 1, []string{"one.md 技术主权", "one.md 技術主權", "two.md 技術**主權", "two.md 科技主權"}},
		{"a work, by title and by key", 2, strings.Index("技術主權是一個問題，技术主权也是。《", "《")/3 + 2, []string{"one.md 利維坦", "three.md 利维坦", "two.md hobbes1651leviathan"}},
	} {
		got := ask(c.line, c.character)
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%s: got %q, want %q", c.what, got, c.want)
		}
	}
	m := s.call("textDocument/references", map[string]any{
		"textDocument": map[string]any{"uri": uri}, "position": position{2, 1}, "context": map[string]any{"includeDeclaration": true},
	})
	if got := places(t, texts, m.Result); len(got) != 5 || !strings.Contains(strings.Join(got, "|"), "concepts-1.glossary.yaml") {
		t.Errorf("with the declaration: %q", got)
	}
}

func TestHighlightSymbolsLinks(t *testing.T) {
	t.Parallel()
	text := "# 甲\n\n技術主權與技术主权。\n\n## 乙\n\n見 [@leam2023machbarkeit]。\n\n# 丙\n"
	s := newSession(t).initialize(write(t, nil))
	const uri = "untitled:a.md"
	s.open(uri, text)
	document := map[string]any{"textDocument": map[string]any{"uri": uri}}

	var highlights []struct{ Range span }
	decode(t, s.call("textDocument/documentHighlight", at(uri, 2, 1)).Result, &highlights)
	if len(highlights) != 2 || covered(text, highlights[1].Range) != "技术主权" {
		t.Errorf("highlights: %+v", highlights)
	}
	type symbol struct {
		Name     string
		Range    span
		Children []symbol
	}
	var symbols []symbol
	decode(t, s.call("textDocument/documentSymbol", document).Result, &symbols)
	if len(symbols) != 2 || symbols[0].Name != "甲" || len(symbols[0].Children) != 1 || symbols[0].Children[0].Name != "乙" || symbols[0].Range.End.Line != 8 {
		t.Errorf("symbols: %+v", symbols)
	}
	var links []struct {
		Range  span
		Target string
	}
	decode(t, s.call("textDocument/documentLink", document).Result, &links)
	if len(links) != 1 || covered(text, links[0].Range) != "leam2023machbarkeit" || !strings.HasPrefix(links[0].Target, "https://") {
		t.Errorf("links: %+v", links)
	}
}
