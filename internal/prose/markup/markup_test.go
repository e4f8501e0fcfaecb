package markup_test

import (
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/prose/markup"
)

func TestFor(t *testing.T) {
	tests := []struct {
		language, file, format string
	}{
		{"markdown", "", "markdown"},
		{"quarto", "稿.qmd", "markdown"},
		{"rmd", "x.Rmd", "markdown"},
		{"mdx", "x.mdx", "markdown"},
		{"plaintext", "x.md", "plaintext"},
		{"", "論文.MD", "markdown"},
		{"", "a/b.markdown", "markdown"},
		{"", "筆記.txt", "plaintext"},
		{"unheard-of", "x.text", "plaintext"},
		{"org", "", "org"},
		{"", "筆記.Org", "org"},
		{"html", "", "html"},
		{"xhtml", "x", "html"},
		{"", "a.htm", "html"},
		{"", "a.xhtml", "html"},
		{"latex", "", "latex"},
		{"", "論文.tex", "latex"},
		{"", "x.ltx", "latex"},
		{"bibtex", "x.bib", ""},
		{"", "x.sty", ""},
		{"typst", "", "typst"},
		{"", "x.typ", "typst"},
		{"", "README", ""},
		{"", "", ""},
	}
	for _, tt := range tests {
		format, p, ok := markup.For(tt.language, tt.file)
		if format != tt.format || ok != (tt.format != "") || ok != (p != nil) {
			t.Errorf("For(%q, %q) = %q, %v, %v; want format %q", tt.language, tt.file, format, p, ok, tt.format)
		}
	}
}
