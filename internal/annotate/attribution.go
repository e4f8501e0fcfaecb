package annotate

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate/automaton"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// reach bounds the bytes between a name and the quotation it is given to:
// some thirty characters.
const reach = 90

// verbs that give words to somebody. Any of them between the name and the
// quotation makes an attribution.
var verbs = []string{
	"說", "说", "曰", "云", "言", "寫道", "写道", "寫過", "写过", "寫下", "写下", "指出", "認為", "认为", "認爲",
	"稱", "称", "主張", "主张", "強調", "强调", "提到", "宣布", "宣佈", "宣稱", "断言", "斷言", "問道", "问道", "答道", "表示", "所謂", "所谓", "名言", "的話", "的话",
}

// attribute finds whom text gives the quotation at quote to: 甲在《乙》中說：「…」,
// 甲指出，「…」, 「…」，甲說.
func (x *Lexicon) attribute(a *Annotations, run int, text string, quote prose.Span) *Attribution {
	sentence, _ := prose.Sentence(text, quote.Start)
	from := max(sentence, runeStart(text, quote.Start-reach))
	if at := x.attributeIn(a, run, text, from, quote.Start); at != nil {
		lead := text[at.Text.End:quote.Start]
		if at.ByTitle || givesWords(lead) {
			return at
		}
	}
	// Behind the quotation the name must come at once and the verb with it.
	tail := strings.TrimLeft(text[quote.End:min(len(text), quote.End+reach)], "，,。—-– \t")
	start := len(text[:min(len(text), quote.End+reach)]) - len(tail)
	if m, ok := x.names.Longest(text, start); ok && wordEdges(text, m.Start, m.End) {
		rest := text[m.End:min(len(text), m.End+30)]
		for _, v := range verbs {
			if i := strings.Index(rest, v); i >= 0 && i <= 12 && !strings.ContainsAny(rest[:i], "，。,「“：:") {
				return &Attribution{
					Run: run, Text: prose.Span{Start: m.Start, End: m.End},
					Name: text[m.Start:m.End], References: x.nameRefs[m.Value],
				}
			}
		}
	}
	return nil
}

// attributeIn returns the title, or else the name, that comes last between from
// and to and to which words can be given.
func (x *Lexicon) attributeIn(a *Annotations, run int, text string, from, to int) *Attribution {
	for i := len(a.Citations) - 1; i >= 0; i-- {
		c := &a.Citations[i]
		if c.Run != run || c.Kind != ByTitle || c.Text.Start < from || c.Text.End > to {
			continue
		}
		if len(c.References) > 0 && givesWords(text[c.Text.End:to]) {
			return &Attribution{Run: run, Text: c.Text, Name: c.Name, ByTitle: true, References: c.References}
		}
		break
	}
	var last *Attribution
	for at := from; at < to; {
		m, ok := x.names.Longest(text, at)
		if ok && m.End <= to && wordEdges(text, m.Start, m.End) {
			last = &Attribution{
				Run: run, Text: prose.Span{Start: m.Start, End: m.End},
				Name: text[m.Start:m.End], References: x.nameRefs[m.Value],
			}
			at = m.End
			continue
		}
		_, n := utf8.DecodeRuneInString(text[at:])
		at += n
	}
	return last
}

// givesWords reports whether the text between a name and a quotation gives the
// quotation to the name.
func givesWords(lead string) bool {
	trimmed := strings.TrimRight(lead, " \t\n")
	if strings.HasSuffix(trimmed, "：") || strings.HasSuffix(trimmed, ":") {
		return true
	}
	for _, v := range verbs {
		if strings.Contains(lead, v) {
			return true
		}
	}
	return false
}

// nameBefore returns the author's name that ends right before offset.
func (x *Lexicon) nameBefore(text string, offset int) (automaton.Match, bool) {
	end := len(strings.TrimRight(text[:offset], " "))
	for at := runeStart(text, end-reach); at < end; {
		if m, ok := x.names.Longest(text, at); ok && m.End == end && wordEdges(text, m.Start, m.End) {
			return m, true
		}
		_, n := utf8.DecodeRuneInString(text[at:])
		at += n
	}
	return automaton.Match{}, false
}

// runeStart returns the start of the first rune at or behind offset.
func runeStart(text string, offset int) int {
	offset = max(offset, 0)
	for offset < len(text) && !utf8.RuneStart(text[offset]) {
		offset++
	}
	return min(offset, len(text))
}

// SameAuthor reports whether two references share an author's name.
func SameAuthor(r, s *glossary.Reference) bool {
	for _, n := range r.AuthorNames {
		for _, m := range s.AuthorNames {
			if n == m {
				return true
			}
		}
	}
	return false
}
