package markup

import (
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// TestEscape reads what is written.
func TestEscape(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"技術主權", "甲*乙*丙", "甲_乙", "_甲_", "snake_case", "甲[乙]丙", "R&D", "甲<b>乙", "100%", "#甲", "甲~乙", "甲$乙$丙"} {
		for _, format := range []string{Markdown, LaTeX, Typst, HTML} {
			_, p, _ := For(format, "")
			d := prose.Parse(p, "前文"+Escape(format, text)+"後文。\n")
			got := ""
			for _, b := range d.Blocks() {
				for _, r := range b.Runs {
					got += r.Text
				}
			}
			if got != "前文"+text+"後文。" {
				t.Errorf("%s: %q is written %q and read %q", format, text, Escape(format, text), got)
			}
		}
	}
}
