package prosetest

import (
	"fmt"
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

var kinds = map[prose.BlockKind]string{
	prose.Paragraph: "P", prose.Heading: "H", prose.ListItem: "L", prose.TableRow: "T", prose.Quote: "Q",
	prose.Footnote: "F", prose.Code: "Code", prose.Math: "Math", prose.FrontMatter: "Front",
	prose.Markup: "Markup", prose.Comment: "Comment", prose.Blank: "Blank",
}

// Outlines writes each block as its kind, its runs in brackets, and its
// citations in braces; ▢ stands for an Object, ⏎ for a line end.
func Outlines(d *prose.Document) []string {
	var all []string
	for _, b := range d.Blocks() {
		all = append(all, outline(b))
	}
	return all
}

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

var shortKinds = map[prose.BlockKind]string{
	prose.Paragraph: "P", prose.Heading: "H", prose.ListItem: "LI", prose.TableRow: "TR", prose.Quote: "Q",
	prose.Footnote: "FN", prose.Code: "CODE", prose.Math: "MATH", prose.FrontMatter: "FM",
	prose.Markup: "M", prose.Comment: "C", prose.Blank: "-",
}

// Dump writes each block on a line as kind[run|run], with ◇ for an Object and ⏎
// for a line break, and with all else that the block holds behind it.
func Dump(d *prose.Document) string {
	var out []string
	for _, b := range d.Blocks() {
		s := shortKinds[b.Kind]
		if b.Kind == prose.Heading {
			s += fmt.Sprint(b.Level)
		}
		if len(b.Runs) > 0 {
			var texts []string
			for _, r := range b.Runs {
				texts = append(texts, strings.NewReplacer(string(prose.Object), "◇", "\n", "⏎").Replace(r.Text))
			}
			s += "[" + strings.Join(texts, "|") + "]"
		}
		for _, c := range b.Cites {
			s += " cite " + b.Source[c.Start:c.End] + "="
			for i, it := range c.Items {
				if i > 0 {
					s += ";"
				}
				s += it.Key
				if it.Locator != "" {
					s += "(" + it.Locator + ")"
				}
			}
		}
		for _, f := range b.Footnotes {
			s += " note " + f.Label
			if f.Definition {
				s += "!"
			}
		}
		for _, l := range b.Links {
			s += fmt.Sprintf(" link %s=%s", l.Target, b.Source[l.Start:l.End])
		}
		for _, c := range b.Code {
			s += " code " + b.Source[c.Start:c.End]
		}
		for _, c := range b.Comments {
			s += " comment " + b.Source[c.Start:c.End]
		}
		out = append(out, s)
	}
	return strings.Join(out, "\n")
}
