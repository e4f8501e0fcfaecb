package e2e

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// essayText returns the text of the essay whose glossary is embedded. The
// repository does not hold it: the environment variable JIAOZHU_ESSAY names the
// file where somebody has it.
func essayText(t *testing.T) string {
	path := os.Getenv("JIAOZHU_ESSAY")
	if path == "" {
		t.Skip("SKIP essay: JIAOZHU_ESSAY does not name the essay's text")
	}
	src, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(src)
}

// The checker finds in the essay what is wrong with it, and no more of the
// kinds that accuse.
func TestEssayChecked(t *testing.T) {
	t.Parallel()
	dir := write(t, map[string]string{"essay.txt": essayText(t)})
	out := run(t, dir, "", "check", "--format", "json", "essay.txt")
	if out.code != 1 {
		t.Fatalf("exit %d: %s", out.code, out.stderr)
	}
	var report struct {
		Files []struct {
			Findings []struct{ Rule, Text string }
		}
	}
	if err := json.Unmarshal([]byte(out.stdout), &report); err != nil {
		t.Fatal(err)
	}
	found := map[string]int{}
	for _, f := range report.Files[0].Findings {
		found[f.Rule+" "+f.Text]++
		if strings.Contains(f.Text, "王冠") {
			t.Errorf("%s at %s: the wording is right", f.Rule, f.Text)
		}
	}
	for _, want := range []string{
		"conversion-residue 隻能",
		"quote-altered 喜",
		"quote-altered 見小利而忘義,臨大事而惜身",
		"term-superseded 物件化",
		"quote-misattributed “一個國家的主權在國境內具有至高無上的權威。”",
		"abbr-undefined LEAM",
	} {
		if found[want] == 0 {
			t.Errorf("not found: %s", want)
		}
	}
	// Of the kinds that accuse, nothing but that.
	most := map[string]int{"conversion-residue": 1, "quote-altered": 1, "quote-misattributed": 1, "quote-unbalanced": 0, "cite-unresolved": 0}
	for key, n := range found {
		rule, _, _ := strings.Cut(key, " ")
		if limit, accuses := most[rule]; accuses && n > limit {
			t.Errorf("%d times %s", n, key)
		}
	}
}

// Hover and definition answer in the essay, and in its Simplified twin with
// Simplified words.
func TestEssayAnswers(t *testing.T) {
	t.Parallel()
	text := essayText(t)
	s := newSession(t)
	s.initialize(write(t, nil))
	for uri, text := range map[string]string{"untitled:hant.md": text, "untitled:hans.md": prose.ToHans(text)} {
		s.open(uri, text)
		for _, place := range []struct{ at, hover, target string }{
			{"技術主權", "technology sovereignty", "concepts-1.glossary.yaml"},
			{"揚棄", "Aufhebung", "concepts-1.glossary.yaml"},
			{"《利維坦》", "Hobbes, Thomas", "references.bib"},
			{"去主權", "rejection of sovereignty", "concepts-1.glossary.yaml"},
			{"SICT", "Security in critical ICT applications", "concepts-1.glossary.yaml"},
			{"“世界公民觀點下的普遍歷史觀念”", "Idee zu einer allgemeinen Geschichte", ""},
		} {
			word := place.at
			if strings.HasSuffix(uri, "hans.md") {
				word = prose.ToHans(word)
			}
			line, character := find(t, text, word)
			hover := s.hover(uri, line, character+1)
			if !strings.Contains(hover, place.hover) {
				t.Errorf("%s: hover on %s: %q lacks %q", uri, word, hover, place.hover)
			}
			if strings.HasSuffix(uri, "hans.md") {
				if hant, hans := prose.CountScripts(hover); hant > hans {
					t.Errorf("hover on %s speaks Traditional: %s", word, hover)
				}
			}
			m := s.call("textDocument/definition", at(uri, line, character+1))
			if got := string(m.Result); got == "null" || got == "[]" || !strings.Contains(got, place.target) {
				t.Errorf("%s: definition of %s: %s", uri, word, got)
			}
		}
	}
}

// find returns line and UTF-16 character of the first occurrence of a word.
func find(t *testing.T, text, word string) (line, character int) {
	t.Helper()
	i := strings.Index(text, word)
	if i < 0 {
		t.Fatalf("%s is not in the text", word)
	}
	before := text[:i]
	line = strings.Count(before, "\n")
	return line, len(utf16.Encode([]rune(before[strings.LastIndexByte(before, '\n')+1:])))
}
