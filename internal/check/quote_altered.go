package check

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/annotate/passage"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// QuoteAltered reports quotations that differ from the stored wording.
var QuoteAltered = &Rule{
	ID:       "quote-altered",
	Name:     text("引文與原文不符", "altered quotation"),
	Severity: glossary.Warning,
	Doc: Doc{
		What: text("把引文與詞彙表所存原文逐字比較，報告有出入之處。簡繁、全形半形、標點的不同不算出入；省略號略去的、方括號插入的也不算。", "Compares a quotation with the wording that the glossary stores, character by character, and reports where they differ. Script, width and punctuation do not count, nor does what an ellipsis leaves out or square brackets insert."),
		Why:  text("引號許諾的是原話；一字之差可以改變意思，例如把「笑劇」引成「喜劇」。", "Quotation marks promise the very words; one character can turn the meaning, as when 笑劇 (farce) is quoted as 喜劇 (comedy)."),
		Bad: []Example{
			{Text: "他說這是「見小利而忘義，臨大事而惜身」的人。\n"},
			{Text: "他忘記補充一點：第一次是作為悲劇出現，第二次是作為喜劇出現。\n"},
		},
		Good: []Example{
			{Text: "他說這是「幹大事而惜身，見小利而忘命」的人。\n"},
			{Text: "他忘記補充一點：第一次是作為悲劇出現，第二次是作為笑劇出現。\n"},
			{Text: "於是「王冠成打地滾在街上而無人拾取」。\n"},
		},
	},
	Block: quoteAltered,
}

func quoteAltered(p *BlockPass) {
	for i := range p.Notes.Quotations {
		q := &p.Notes.Quotations[i]
		m := q.Match
		if m == nil || m.Verdict != passage.Altered || len(m.Quotation.Spurious) > 0 {
			continue
		}
		w := &m.Quotation.Wordings[m.Wording]
		if w.Certainty == glossary.Uncertain {
			continue
		}
		run := &p.Block.Runs[q.Run]
		source := w.Text[m.Source.Start:m.Source.End]
		f := Finding{Span: run.Source(m.Text), Message: alteration(p.Lexicon, run, m, source)}
		if !m.Reordered && len(m.Edits) > 0 {
			// Point at the words that differ, not at the whole passage.
			f.Span = run.Source(prose.Span{
				Start: m.Edits[0].Text.Start,
				End:   m.Edits[len(m.Edits)-1].Text.End,
			})
			if f.Span.Len() == 0 {
				f.Span = run.Source(m.Text)
			}
		}
		f.Related = []Related{{
			Message: format("所存原文：%s", "the stored wording: %s", source),
			Origin:  w.Origin,
		}}
		if fix, ok := restore(run, m, w, p.scriptOfBlock(), len(q.Parts) > 0); ok {
			f.Fixes = []Fix{fix}
		}
		limit := glossary.Error
		if w.Certainty == glossary.General {
			limit = glossary.Information
		}
		p.ReportAtMost(limit, f)
	}
}

// alteration says where a quotation differs from its source.
func alteration(x *annotate.Lexicon, run *prose.Run, m *annotate.Passage, source string) Message {
	where := citationOf(x, m.Quotation)
	if m.Reordered {
		return format("引文與原文語序、用字不同，原文作「%s」（%s）", "the quotation has other words in another order; the source reads “%s” (%s)", source, where)
	}
	w := m.Quotation.Wordings[m.Wording].Text
	var is, was []string
	for _, e := range m.Edits {
		is = append(is, "「"+run.Text[e.Text.Start:e.Text.End]+"」")
		was = append(was, "「"+w[e.Source.Start:e.Source.End]+"」")
	}
	if len(is) > 3 {
		return format("引文與原文有 %d 處不同，原文作「%s」（%s）", "the quotation differs from its source in %d places; it reads “%s” (%s)", len(is), source, where)
	}
	return format("引文與原文不符：%s 原文作 %s（%s）", "the quotation differs from its source: for %s it reads %s (%s)",
		strings.Join(is, ""), strings.Join(was, ""), where)
}

// restore makes the fix that puts the source's words back. It is offered where
// the wording is in the document's script; where the differing words can be
// replaced one by one, only they are. A quotation that is broken by words of
// the text's own is not replaced as a whole.
func restore(run *prose.Run, m *annotate.Passage, w *glossary.Wording, script prose.Script, broken bool) (Fix, bool) {
	title := func(s string) Message { return format("改回原文「%s」", "Restore the source's “%s”", s) }
	convert := func(s string) (string, bool) {
		switch from := prose.ScriptOf(s); {
		case from == prose.UnknownScript || from == script:
			return s, true
		case script == prose.Hans:
			return prose.ToHans(s), true
		}
		return "", false
	}
	if !m.Reordered {
		edits := make([]Edit, 0, len(m.Edits))
		for _, e := range m.Edits {
			s, ok := convert(w.Text[e.Source.Start:e.Source.End])
			if !ok || e.Text.Len() > 0 && !run.Verbatim(e.Text) {
				edits = nil
				break
			}
			edits = append(edits, Edit{run.Source(e.Text), s})
		}
		if len(edits) > 0 {
			return Fix{Title: title(edits[0].NewText), Edits: edits}, true
		}
	}
	s, ok := convert(w.Text[m.Source.Start:m.Source.End])
	if !ok || broken || !run.Verbatim(m.Text) {
		return Fix{}, false
	}
	return Fix{Title: title(s), Edits: []Edit{{run.Source(m.Text), s}}}, true
}

// citationOf names the place of a quotation in a few words: author, title,
// locator.
func citationOf(x *annotate.Lexicon, q *glossary.Quotation) string {
	r := x.Glossary.Reference(q.Ref)
	if r == nil {
		return q.Ref
	}
	var b strings.Builder
	if names := chineseFirst(r.AuthorNames); names != "" {
		b.WriteString(names)
	}
	b.WriteString("《" + chineseTitle(r) + "》")
	if l, ok := q.Locator.Lookup("zh-Hant", "zh", "zh-Hans", "en"); ok {
		b.WriteString(l.Text)
	}
	return b.String()
}

func chineseFirst(names []string) string {
	for _, n := range names {
		if prose.HasHan(n) {
			return n
		}
	}
	if len(names) > 0 {
		return names[0]
	}
	return ""
}

func chineseTitle(r *glossary.Reference) string {
	for _, t := range r.Titles {
		if prose.HasHan(t.Text) {
			return strings.Trim(t.Text, "《》〈〉")
		}
	}
	return strings.Trim(r.Title, "《》〈〉")
}
