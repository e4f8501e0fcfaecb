// Package markup chooses the parser for a document.
package markup

import (
	"path/filepath"
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/html"
	"github.com/jiaozhu/jiaozhu/internal/prose/latex"
	"github.com/jiaozhu/jiaozhu/internal/prose/markdown"
	"github.com/jiaozhu/jiaozhu/internal/prose/org"
	"github.com/jiaozhu/jiaozhu/internal/prose/plaintext"
	"github.com/jiaozhu/jiaozhu/internal/prose/typst"
)

// The formats that For returns.
const (
	HTML      = "html"
	LaTeX     = "latex"
	Markdown  = "markdown"
	Org       = "org"
	PlainText = "plaintext"
	Typst     = "typst"
)

// languages maps the protocol's language identifiers, in lower case.
var languages = map[string]string{
	"markdown":  Markdown,
	"mdx":       Markdown,
	"quarto":    Markdown,
	"rmd":       Markdown,
	"rmarkdown": Markdown,
	"pandoc":    Markdown,
	"org":       Org,
	"html":      HTML,
	"xhtml":     HTML,
	"latex":     LaTeX,
	"tex":       LaTeX,
	"plaintex":  LaTeX,
	"typst":     Typst,
	"plaintext": PlainText,
	"text":      PlainText,
}

// extensions maps file name extensions, in lower case.
var extensions = map[string]string{
	".md":       Markdown,
	".markdown": Markdown,
	".mdown":    Markdown,
	".mdx":      Markdown,
	".qmd":      Markdown,
	".rmd":      Markdown,
	".org":      Org,
	".html":     HTML,
	".htm":      HTML,
	".xhtml":    HTML,
	".tex":      LaTeX,
	".ltx":      LaTeX,
	".typ":      Typst,
	".txt":      PlainText,
	".text":     PlainText,
}

// For returns the format of a document and its parser. The editor's language
// identifier decides, else the file name's extension; ok is false if neither
// is known.
func For(languageID, filename string) (format string, p prose.Parser, ok bool) {
	format, ok = languages[strings.ToLower(languageID)]
	if !ok {
		format, ok = extensions[strings.ToLower(filepath.Ext(filename))]
	}
	switch format {
	case HTML:
		return format, html.Parser{}, ok
	case LaTeX:
		return format, latex.Parser{}, ok
	case Org:
		return format, org.Parser{}, ok
	case Markdown:
		return format, markdown.Parser{}, ok
	case PlainText:
		return format, plaintext.Parser{}, ok
	case Typst:
		return format, typst.Parser{}, ok
	}
	return "", nil, false
}
