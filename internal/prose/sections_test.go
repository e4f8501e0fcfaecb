package prose_test

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/html"
	"github.com/jiaozhu/jiaozhu/internal/prose/latex"
	"github.com/jiaozhu/jiaozhu/internal/prose/markdown"
	"github.com/jiaozhu/jiaozhu/internal/prose/org"
	"github.com/jiaozhu/jiaozhu/internal/prose/plaintext"
	"github.com/jiaozhu/jiaozhu/internal/prose/typst"
)

// A long text, which is read in sections, has the blocks that reading it from start to
// end gives, whatever the places are in where it is divided.
func TestParseInSections(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4))
	units := []string{
		"渡船停了。\n\n", "- 甲\n\n  乙\n\n", "> 甲\n> 乙\n\n", "```\n甲\n\n乙\n```\n\n", "```\n", "---\n\n", "---\ntitle: 甲\n---\n\n", "\n", "# 甲\n\n",
		"<div>\n\n甲\n\n</div>\n\n", "<!--\n\n", "-->\n\n", "| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n\n", "[^1]: 甲\n\n    乙\n\n", "$$\n", "    甲\n\n",
		"\\begin{itemize}\n\\item 甲\n\n", "\\end{itemize}\n\n", "\\begin{verbatim}\n\n", "\\end{verbatim}\n\n", "#+begin_quote\n\n", "#+end_quote\n\n", "#let x = [\n\n", "]\n\n", "<pre>\n\n", "</pre>\n\n",
	}
	for name, parser := range map[string]prose.Parser{
		"html": html.Parser{}, "latex": latex.Parser{}, "markdown": markdown.Parser{}, "org": org.Parser{}, "plaintext": plaintext.Parser{}, "typst": typst.Parser{},
	} {
		for seed := range uint64(6) {
			random := rand.New(rand.NewPCG(seed, 1))
			var b strings.Builder
			b.WriteString([]string{"", "---\ntitle: 甲\n---\n\n", "```\n", "- 甲\n\n", "<!--\n", "\\iffalse\n"}[seed])
			for b.Len() < 320<<10 {
				unit := units[0]
				if random.IntN(8) == 0 {
					unit = units[random.IntN(len(units))]
				}
				b.WriteString(unit)
			}
			d := prose.Parse(parser, b.String())
			var state prose.State
			rest := b.String()
			for i, got := range d.Blocks() {
				want := parser.Next(rest, state)
				if got.Kind != want.Kind || got.Source != want.Source || got.After != want.After || fmt.Sprint(got.Runs) != fmt.Sprint(want.Runs) {
					t.Fatalf("%s, seed %d: block %d is %q in state %v, want %q in state %v", name, seed, i, got.Source, got.After, want.Source, want.After)
				}
				rest, state = rest[len(want.Source):], want.After
			}
			if rest != "" {
				t.Errorf("%s, seed %d: %d bytes were not read", name, seed, len(rest))
			}
		}
	}
}
