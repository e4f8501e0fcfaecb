package check

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// FootnoteUndefined reports marks of footnotes that are defined nowhere.
var FootnoteUndefined = &Rule{
	ID:       "footnote-undefined",
	Name:     text("腳註沒有內容", "undefined footnote"),
	Severity: glossary.Warning,
	Doc: Doc{
		What: text("報告全文沒有對應內容的腳註標記。", "Reports marks of footnotes that the document defines nowhere."),
		Why:  text("排版之後，標記會原樣留在文中。", "After typesetting the mark stays in the text as it is."),
		Bad:  []Example{{Text: "主權是最高的權力[^9]，也是不可分割的[^1]。\n\n[^1]: 見第十八章。\n"}},
		Good: []Example{{Text: "主權是最高的權力[^1]。\n\n[^1]: 見第十八章。\n"}, {Text: "正規表示式 `[^9]` 排除數字九。\n"}},
	},
	Document: footnoteUndefined,
}

func footnoteUndefined(p *DocumentPass) {
	notes := p.footnotes()
	for _, m := range notes.marks {
		if notes.defined[footnoteKey(m.label)] {
			continue
		}
		f := Finding{Span: m.Span, Message: format("腳註 [^%s] 沒有內容", "the footnote [^%s] is defined nowhere", m.label)}
		if near := notes.nearest(m.label); near != "" {
			f.Message = format("腳註 [^%s] 沒有內容，是 [^%s] 嗎？", "the footnote [^%s] is defined nowhere; is it [^%s]?", m.label, near)
			if at := strings.Index(p.Document.Prose.Slice(m.Start, m.End), m.label); at >= 0 {
				f.Fixes = []Fix{{
					Title: format("改為 [^%s]", "Change to [^%s]", near),
					Edits: []Edit{{prose.Span{Start: m.Start + at, End: m.Start + at + len(m.label)}, near}},
				}}
			}
		}
		p.Report(f)
	}
}

// footnotes are the marks and definitions of a document's footnotes.
type footnotes struct {
	marks, definitions []footnote
	defined, used      map[string]bool // by folded label
}

// footnote is a mark of a footnote or of its definition; offsets are the
// document's.
type footnote struct {
	prose.Span
	label string
}

// footnotes collects the footnotes that have a label. Inline notes have none.
func (p *DocumentPass) footnotes() footnotes {
	n := footnotes{defined: map[string]bool{}, used: map[string]bool{}}
	d := p.Document.Prose
	for i := range p.with(hasNotes) {
		b := d.Blocks()[i]
		for j := range b.Footnotes {
			m := &b.Footnotes[j]
			if m.Label == "" {
				continue
			}
			f := footnote{m.Span.Shift(d.Start(i)), m.Label}
			if m.Definition {
				n.definitions = append(n.definitions, f)
				n.defined[footnoteKey(m.Label)] = true
			} else {
				n.marks = append(n.marks, f)
				n.used[footnoteKey(m.Label)] = true
			}
		}
	}
	return n
}

// nearest returns the label of a definition that no mark uses and that differs
// from label in one character, "" if there is none.
func (n *footnotes) nearest(label string) string {
	const maxLabels = 1000
	if len(n.definitions) > maxLabels {
		return ""
	}
	want := []rune(footnoteKey(label))
	for _, d := range n.definitions {
		if key := footnoteKey(d.label); !n.used[key] && editDistance(want, []rune(key)) == 1 {
			return d.label
		}
	}
	return ""
}

// footnoteKey folds a label: Markdown takes [^Note] and [^note] for one.
func footnoteKey(label string) string { return strings.ToLower(label) }
