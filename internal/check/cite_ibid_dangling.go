package check

import (
	"iter"
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// CiteIbidDangling reports 同前註 and its like where no work has been cited
// before.
var CiteIbidDangling = &Rule{
	ID:       "cite-ibid-dangling",
	Name:     text("同前註沒有前註", "ibid. with nothing before it"),
	Severity: glossary.Warning,
	Doc: Doc{
		What:   text("報告註釋或括號以「同上」「同前註」「同前引」「前揭書」「Ibid.」等開頭，而全文在它之前沒有引用過任何著作，也沒有別的註釋。", "Reports notes and parentheses that start with 同上, 同前註, 同前引, 前揭書, Ibid. or the like where the text before them cites no work and has no other note."),
		Why:    text("段落移動或刪去之後，「同上」就失去了所指。", "Once paragraphs are moved or deleted, the note refers to nothing."),
		Bad:    []Example{{Text: "主權是最高的權力[^1]。\n\n[^1]: 同前註，第十八章。\n"}},
		Good:   []Example{{Text: "主權是最高的權力[^1]，不可分割[^2]。\n\n[^1]: 霍布斯：《利維坦》，第十七章。\n\n[^2]: 同前註，第十八章。\n"}, {Text: "| 甲 | 乙 |\n|---|---|\n| 同上 | 同上 |\n"}},
		Source: "GB/T 7714—2015, 10",
	},
	Document: citeIbidDangling,
}

// ibid are the words that refer to the note before, folded.
var ibid = strings.Fields("同上 同前 同注 前引书 前引文 前揭 ibid ibidem 见上注 见前注")

// ibidStarts are the characters that they start with.
const ibidStarts = "同前见i"

func citeIbidDangling(p *DocumentPass) {
	notes := 0 // definitions of notes so far
	for i := range p.with(hasNotes | hasCitations | hasIbid) {
		b := p.Document.Prose.Blocks()[i]
		for j := range b.Footnotes {
			if b.Footnotes[j].Definition {
				notes++
			}
		}
		if len(b.Runs) == 0 || b.Kind == prose.TableRow {
			continue
		}
		cited := worksCited(p.Document.Block(i))
		if b.Kind == prose.Footnote && notes == 1 {
			text := b.Runs[0].Text
			lead := len(text) - len(strings.TrimLeft(text, " \t　"))
			if n := ibidAt(text[lead:]); n > 0 && !citesBefore(p, i, lead) {
				reportIbid(p, i, 0, prose.Span{Start: lead, End: lead + n})
			}
		}
		if notes == 0 && cited == 0 {
			for r := range b.Runs {
				ibidInBrackets(p, i, r)
			}
		}
		if notes > 1 || cited > 0 && b.Kind != prose.Footnote {
			return // from here on, something stands before
		}
	}
}

// worksCited counts the citations of a block that are no marks of footnotes.
func worksCited(notes *annotate.Annotations) int {
	n := 0
	for i := range notes.Citations {
		if notes.Citations[i].Kind != annotate.ByNote {
			n++
		}
	}
	return n
}

// citesBefore reports whether a block cites a work before the offset in its
// first run. A mark of a footnote is no work.
func citesBefore(p *DocumentPass, block, offset int) bool {
	for i := range p.Document.Block(block).Citations {
		c := &p.Document.Block(block).Citations[i]
		if c.Kind != annotate.ByNote && c.Run == 0 && c.Text.Start < offset {
			return true
		}
	}
	return false
}

// ibidInBrackets reports the parentheses of a run that start with ibid.
func ibidInBrackets(p *DocumentPass, block, run int) {
	for w := range bracketedIbids(p.Document.Prose.Blocks()[block].Runs[run].Text) {
		reportIbid(p, block, run, w)
	}
}

// bracketedIbids returns the ibids that a parenthesis of a text starts with.
func bracketedIbids(text string) iter.Seq[prose.Span] {
	return func(yield func(prose.Span) bool) {
		for i, r := range text {
			if r != '（' && r != '(' {
				continue
			}
			at := i + utf8.RuneLen(r)
			if n := ibidAt(text[at:]); n > 0 && !yield(prose.Span{Start: at, End: at + n}) {
				return
			}
		}
	}
}

// mayCiteIbid reports whether a block has an ibid where citeIbidDangling looks for
// one.
func mayCiteIbid(b *prose.Block, t *reading) bool {
	if b.Kind == prose.Footnote && ibidAt(strings.TrimLeft(b.Runs[0].Text, " \t　")) > 0 {
		return true
	}
	for i := range b.Runs {
		if t.chars[i].mayAny("（(") {
			for range bracketedIbids(b.Runs[i].Text) {
				return true
			}
		}
	}
	return false
}

// ibidAt returns the length of the ibid that a text starts with. What follows
// it must not make another word of it: 同上級, 同前面.
func ibidAt(text string) int {
	if first := firstRune(text); !strings.ContainsRune(ibidStarts, prose.Fold(first)) {
		return 0
	}
	const longest = 8 // characters
	folded := prose.FoldString(firstRunes(text, longest))
	for _, cue := range ibid {
		if !strings.HasPrefix(folded, cue) {
			continue
		}
		n := 0
		for range utf8.RuneCountInString(cue) {
			_, size := utf8.DecodeRuneInString(text[n:])
			n += size
		}
		rest := strings.TrimLeft(prose.FoldString(firstRunes(text[n:], longest)), "注引书文揭 ")
		if rest == "" {
			return n
		}
		if r, _ := utf8.DecodeRuneInString(rest); !prose.IsHan(r) || strings.HasPrefix(rest, "第") || strings.HasPrefix(rest, "页") {
			return n
		}
	}
	return 0
}

func reportIbid(p *DocumentPass, block, run int, w prose.Span) {
	r := &p.Document.Prose.Blocks()[block].Runs[run]
	p.Report(Finding{
		Span:    r.Source(w).Shift(p.Document.Prose.Start(block)),
		Message: format("「%s」之前沒有引用過任何著作，請寫出所引的文獻", "no work is cited before “%s”; name the one that is meant", r.Text[w.Start:w.End]),
	})
}
