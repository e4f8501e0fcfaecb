package describe

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
)

// Target describes what a citation by number or by note leads to: what the
// entry or the note says, and the works that it names.
func (r Reader) Target(g *glossary.Glossary, t *annotate.Target) string {
	parts := []string{strings.ReplaceAll(escape(t.Text), "\n", "  \n")}
	for _, ref := range t.References {
		parts = append(parts, r.Reference(g, ref))
	}
	return strings.Join(parts, "\n\n")
}
