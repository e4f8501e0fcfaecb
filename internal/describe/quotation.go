package describe

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/annotate/passage"
)

// Passage describes a stored quotation: its wordings, each with language,
// translator and certainty, and where it stands.
func (r Reader) Passage(q *glossary.Quotation) string {
	var b strings.Builder
	for i := range q.Wordings {
		w := &q.Wordings[i]
		if i > 0 {
			b.WriteString("\n>\n")
		}
		b.WriteString("> " + strings.ReplaceAll(escape(w.Text), "\n", "\n> "))
		if by := r.wordingNote(w); by != "" {
			b.WriteString("  \n> — " + by)
		}
	}
	if l := r.short(q.Locator); l != "" {
		b.WriteString("\n>\n> " + escape(l))
	}
	if reason := r.text(q.Spurious); reason != "" {
		b.WriteString("\n\n⚠ " + r.label("查無出處：", "No source is known: ") + reason)
	}
	return b.String()
}

func (r Reader) wordingNote(w *glossary.Wording) string {
	var notes []string
	if w.Translator != "" {
		notes = append(notes, escape(r.converted(w.Translator))+r.label("譯", " (translation)"))
	}
	if !strings.HasPrefix(w.Lang, "zh") {
		notes = append(notes, w.Lang)
	}
	switch w.Certainty {
	case glossary.General:
		notes = append(notes, r.label("未逐字核對", "not checked to the letter"))
	case glossary.Uncertain:
		notes = append(notes, r.label("存疑", "uncertain"))
	}
	return strings.Join(notes, r.label("，", ", "))
}

// Quoted describes a quotation in a document: whether it says what its source
// says, where they differ, and the passage. text is the text of the run that
// holds it.
func (r Reader) Quoted(g *glossary.Glossary, q *annotate.Quotation, text string) string {
	m := q.Match
	var b strings.Builder
	if ref := g.Reference(m.Quotation.Ref); ref != nil {
		b.WriteString("**" + r.titled(ref) + "** " + escape(r.Author(ref)) + r.locator(m.Quotation.Locator) + "\n\n")
	}
	switch {
	case len(m.Quotation.Spurious) > 0:
		// The passage says so itself.
	case m.Verdict == passage.Verbatim:
		b.WriteString("✓ " + r.label("與原文一致。", "As in the source.") + "\n\n")
	case m.Verdict == passage.Equivalent:
		b.WriteString("✓ " + r.label("文字與原文一致（只有簡繁、標點之別）。", "The words are those of the source (script and punctuation aside).") + "\n\n")
	case m.Reordered:
		b.WriteString("⚠ " + r.label("語序、用字與原文不同。", "Other words in another order than in the source.") + "\n\n")
	default:
		b.WriteString("⚠ " + r.label("與原文不符：", "Differs from the source: ") + differences(m, text) + "\n\n")
	}
	b.WriteString(r.Passage(m.Quotation))
	return b.String()
}

// differences shows what was changed, deletions struck through.
func differences(m *annotate.Passage, text string) string {
	source := m.Quotation.Wordings[m.Wording].Text
	var out []string
	for _, e := range m.Edits {
		is, was := text[e.Text.Start:e.Text.End], source[e.Source.Start:e.Source.End]
		s := ""
		if is != "" {
			s += "~~" + escape(is) + "~~"
		}
		if was != "" {
			s += "**" + escape(was) + "**"
		}
		out = append(out, s)
	}
	return strings.Join(out, " · ")
}
