package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// SpaceNoteMark reports spaces beside footnote marks in Chinese text. A mark is a
// small figure on the text before it, and what is behind it goes on as if there
// were none.
var SpaceNoteMark = &Rule{
	ID:       "space-note-mark",
	Name:     text("注號旁的空格", "space beside a footnote mark"),
	Severity: glossary.Hint,
	Doc: Doc{
		What: text("報告漢字或全形標點與漢字之間、注號之後的空格（完。[^1] 下一句），以及漢字、數字與注號之間的空格，如果同一文件裡也有不空的。「[^1]:內容」冒號後沒有空格、別的註腳都有時，也報告。", "Reports a space behind a footnote mark between Chinese text (完。[^1] 下一句), and one before a mark where the document has marks without. A definition without a space behind its colon ([^1]:…) is reported where others have one."),
		Why:  text("注號排出來是一個小上標，空格卻留在正文裡：兩個漢字之間多出一個空隙。", "The mark is printed as a small superscript, but the space stays in the text and opens a gap between two characters."),
		Bad: []Example{
			{Text: "前一句完。[^1] 下一句。\n\n[^1]: 注。\n", Fixed: "前一句完。[^1]下一句。\n\n[^1]: 注。\n"},
			{Text: "甲[^1]和乙 [^2]。\n\n[^1]: 注。\n\n[^2]: 注。\n", Fixed: "甲[^1]和乙[^2]。\n\n[^1]: 注。\n\n[^2]: 注。\n"},
		},
		Good: []Example{{Text: "甲 [^1]，乙 [^2]，用 Go[^3] 寫。\n\n[^1]: 注。\n\n[^2]: 注。\n\n[^3]: 注。\n"}},
	},
	Document: spaceNoteMark,
}

// readNoteSpaces notes the spaces behind the footnote marks of a block between
// Chinese text.
func readNoteSpaces(b *prose.Block, uses []noteUse) (behind []prose.Span) {
	for _, u := range uses {
		rest := b.Source[u.End:]
		trimmed := strings.TrimLeft(rest, " ")
		n := len(rest) - len(trimmed)
		if n == 0 || n > maxBlank {
			continue
		}
		before := lastRune(strings.TrimRight(b.Source[:u.Start], " "))
		after, _ := utf8.DecodeRuneInString(trimmed)
		if (prose.IsHan(before) || prose.IsFullwidthPunct(before)) && (prose.IsHan(after) || prose.IsFullwidthPunct(after)) {
			behind = append(behind, prose.Span{Start: u.End, End: u.End + n})
		}
	}
	return behind
}

func spaceNoteMark(p *DocumentPass) {
	notes := &p.signs.notes
	if notes.spaced+notes.tight == 0 {
		return
	}
	var glued []prose.Span
	spacedDefinitions := 0
	for i, f := range p.facts {
		b := p.Document.Prose.Blocks()[i]
		start := p.Document.Prose.Start(i)
		for _, s := range f.signs.noteSpaces {
			p.reportNoteSpace(s.Shift(start), text("注號後不空格", "no space behind the footnote mark"))
		}
		for _, u := range f.signs.notes {
			before := lastRune(b.Source[:u.blank.Start])
			if u.blank.Len() == 0 || u.blank.Len() > maxBlank || notes.tight < notes.spaced || notes.tight == 0 ||
				!prose.IsHan(before) && !prose.IsFullwidthPunct(before) && before != '%' {
				continue
			}
			p.reportNoteSpace(u.blank.Shift(start), text("注號前不空格", "no space before the footnote mark"))
		}
		for _, m := range b.Footnotes {
			if !m.Definition || m.Start > 0 {
				continue
			}
			switch rest := strings.TrimPrefix(b.Source[m.End:], ":"); {
			case strings.HasPrefix(rest, " "):
				spacedDefinitions++
			case rest != "" && rest[0] != '\n' && rest[0] != '\r' && rest[0] != '\t':
				end := start + len(b.Source) - len(rest)
				glued = append(glued, prose.Span{Start: m.Start + start, End: end})
			}
		}
	}
	if spacedDefinitions <= len(glued) {
		return
	}
	for _, s := range glued {
		p.Report(Finding{
			Span: s, Message: text("這個註腳的冒號後面沒有空格，別的都有", "no space behind the colon of this note, where the others have one"),
			Fixes: []Fix{{Title: text("加一個空格", "Add a space"), Edits: []Edit{{prose.Span{Start: s.End, End: s.End}, " "}}, Safe: true}},
		})
	}
}

func (p *DocumentPass) reportNoteSpace(s prose.Span, say Message) {
	p.Report(Finding{
		Span: s, Message: say,
		Fixes: []Fix{{Title: text("刪去空格", "Delete the space"), Edits: []Edit{{s, ""}}, Safe: true}},
	})
}
