package lsp

import (
	"context"
	"strings"
	"unicode/utf8"

	"go.lsp.dev/protocol"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup"
)

// The kinds of the actions that complete a term where the document first uses
// it.
const (
	giveFullForm = protocol.CodeActionKindRefactorRewrite + ".jiaozhu.fullForm"
	giveOriginal = protocol.CodeActionKindRefactorRewrite + ".jiaozhu.original"
)

// complete adds the actions for the abbreviation or the term at a place: to
// spell it out, or to give its original, where the document first uses it.
func (a *actions) complete(at prose.Span) {
	d := a.result.Document
	i := d.Prose.BlockAt(at.Start)
	if i < 0 {
		return
	}
	notes, offset := d.Block(i), at.Start-d.Prose.Start(i)
	if wants(a.only, giveFullForm) {
		for j := range notes.Abbreviations {
			if ab := &notes.Abbreviations[j]; ab.Contains(offset) {
				a.fullForm(ab, giveFullForm, nil)
				break
			}
		}
	}
	if wants(a.only, giveOriginal) {
		for j := range notes.Mentions {
			if m := &notes.Mentions[j]; m.Contains(offset) && len(m.Senses) == 1 {
				a.original(m.Senses[0].Concept)
				break
			}
		}
	}
}

// spellOut adds, for a finding that an abbreviation is undefined, the fix that
// gives the full form first: 全稱（ABBR）.
func (a *actions) spellOut(ctx context.Context, x check.Finding) {
	if x.Rule != check.AbbrUndefined {
		return
	}
	d := a.result.Document
	i := d.Prose.BlockAt(x.Start)
	notes := d.Block(i)
	for j := range notes.Abbreviations {
		if ab := &notes.Abbreviations[j]; ab.Shift(d.Prose.Start(i)) == x.Span {
			a.fullForm(ab, protocol.CodeActionKindQuickFix, []protocol.Diagnostic{a.diagnostic(ctx, a.question.snapshot, a.m, a.file, x, a.lang)})
			return
		}
	}
}

// fullForm adds the action that spells an abbreviation out at its first use,
// unless the document does so anywhere.
func (a *actions) fullForm(ab *annotate.Abbreviation, kind protocol.CodeActionKind, ds []protocol.Diagnostic) {
	first, script, ok := a.firstAbbreviation(ab.Form)
	if !ok {
		return
	}
	for _, s := range ab.Senses {
		if s.Term.Kind == glossary.FullForm {
			continue
		}
		chinese, foreign := fullForms(s.Concept, script)
		open, closing := a.brackets()
		var text, label string
		switch {
		case chinese != "" && foreign != "":
			text = chinese + open + markup.Escape(a.file.Format, foreign) + separator(open) + ab.Form + closing
			label = chinese + "（" + foreign + "，" + ab.Form + "）"
		case chinese+foreign != "":
			text = markup.Escape(a.file.Format, chinese+foreign) + open + ab.Form + closing
			label = chinese + foreign + "（" + ab.Form + "）"
		default:
			continue
		}
		a.add(title("首次出現處寫出全稱：%s", "Spell it out at its first use: %s", label), kind, ds, false, []check.Edit{{Span: a.withoutBlanks(first, text), NewText: text}})
		return
	}
}

// withoutBlanks extends the span of a word in an alphabet by the blanks that set
// it off from Chinese text, where what takes its place needs none.
func (a *actions) withoutBlanks(s prose.Span, text string) prose.Span {
	line := a.file.Text.LineStart(a.file.Text.LineOf(s.Start))
	before := a.file.Text.Slice(line, s.Start)
	if r, _ := utf8.DecodeRuneInString(text); prose.IsHan(r) && strings.HasSuffix(before, " ") && endsHan(before[:len(before)-1]) {
		s.Start--
	}
	if strings.HasSuffix(text, "）") && a.file.Text.Slice(s.End, s.End+1) == " " {
		s.End++
	}
	return s
}

// firstAbbreviation returns where the document first uses an abbreviation, and
// the script there. It reports false if the document gives the full form
// anywhere.
func (a *actions) firstAbbreviation(form string) (first prose.Span, script prose.Script, ok bool) {
	d := a.result.Document
	for i, b := range d.Prose.Blocks() {
		notes := d.Block(i)
		for j := range notes.Abbreviations {
			ab := &notes.Abbreviations[j]
			if ab.Form != form {
				continue
			}
			if ab.Expanded {
				return first, script, false
			}
			if !ok && isBody(b) {
				first, script, ok = ab.Shift(d.Prose.Start(i)), b.ScriptOr(d.Prose.Script()), true
			}
		}
		for j := range notes.Glosses {
			g := &notes.Glosses[j]
			if text := b.Runs[g.Run].Text; text[g.Short.Start:g.Short.End] == form {
				return first, script, false
			}
		}
	}
	return first, script, ok
}

// isBody reports whether a block is running text, where terms are introduced.
func isBody(b *prose.Block) bool { return b.Kind == prose.Paragraph || b.Kind == prose.ListItem }

// fullForms returns the Chinese and the foreign full form of a concept, "" where
// it has none.
func fullForms(c *glossary.Concept, script prose.Script) (chinese, foreign string) {
	tags := []string{"zh-Hant", "zh", "zh-Hans"}
	if script == prose.Hans {
		tags = []string{"zh-Hans", "zh", "zh-Hant"}
	}
	best := len(tags)
	for i := range c.Terms {
		t := &c.Terms[i]
		if t.Kind != glossary.FullForm || t.Status > glossary.Admitted {
			continue
		}
		if t.Lang != "zh" && !strings.HasPrefix(t.Lang, "zh-") {
			if foreign == "" && t.Status == glossary.Preferred {
				foreign = t.Text
			}
			continue
		}
		for rank, tag := range tags[:best] {
			if t.Lang == tag || tag != "zh" && strings.HasPrefix(t.Lang, tag) {
				chinese, best = t.Text, rank
				break
			}
		}
	}
	if script == prose.Hans {
		chinese = prose.ToHans(chinese)
	}
	return chinese, foreign
}

// original adds the action that gives a term's original at its first use, unless
// the document gives it anywhere.
func (a *actions) original(c *glossary.Concept) {
	_, foreign := fullForms(c, prose.Hant)
	if foreign == "" {
		return
	}
	d := a.result.Document
	var first prose.Span
	form := ""
	for i, b := range d.Prose.Blocks() {
		notes := d.Block(i)
		for j := range notes.Mentions {
			m := &notes.Mentions[j]
			if len(m.Senses) != 1 || m.Senses[0].Concept != c {
				continue
			}
			run := &b.Runs[m.Run]
			if !prose.HasHan(m.Senses[0].Term.Text) {
				return // it is given
			}
			if form != "" || !isBody(b) || isQuoted(notes, m) || !run.Verbatim(m.Text) {
				continue
			}
			if rest := strings.TrimLeft(run.Text[m.Text.End:], " ”」』’"); strings.HasPrefix(rest, "（") || strings.HasPrefix(rest, "(") {
				return // something is explained there already
			}
			end := m.Span.Shift(d.Prose.Start(i)).End
			first, form = prose.Span{Start: end, End: end}, run.Text[m.Text.Start:m.Text.End]
		}
	}
	if form == "" {
		return
	}
	open, closing := a.brackets()
	a.add(title("首次出現處附上原文：%s", "Give the original at its first use: %s", form+"（"+foreign+"）"), giveOriginal, nil, false,
		[]check.Edit{{Span: first, NewText: open + markup.Escape(a.file.Format, foreign) + closing}})
}

// isQuoted reports whether a mention stands in a quotation.
func isQuoted(notes *annotate.Annotations, m *annotate.Mention) bool {
	for i := range notes.Quotations {
		if q := &notes.Quotations[i]; q.Start <= m.Start && m.End <= q.End {
			return true
		}
	}
	return false
}

// brackets returns the brackets that the document puts behind Chinese text:
// full-width ones, unless most are half-width.
func (a *actions) brackets() (open, closing string) {
	full, half, spaced := 0, 0, 0
	for _, b := range a.result.Document.Prose.Blocks() {
		for i := range b.Runs {
			text := b.Runs[i].Text
			full += strings.Count(text, "（")
			for rest := text; ; {
				before, after, found := strings.Cut(rest, "(")
				if !found {
					break
				}
				rest = after
				if tight := strings.TrimSuffix(before, " "); endsHan(tight) {
					half++
					spaced += len(before) - len(tight)
				}
			}
		}
	}
	switch {
	case half <= full:
		return "（", "）"
	case 2*spaced > half:
		return " (", ")"
	}
	return "(", ")"
}

// separator returns the comma that goes with brackets.
func separator(open string) string {
	if open == "（" {
		return "，"
	}
	return ", "
}

func endsHan(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return prose.IsHan(r)
}
