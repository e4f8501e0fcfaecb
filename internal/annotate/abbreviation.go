package annotate

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// nearby bounds the bytes between an abbreviation and its full form: some thirty
// characters.
const nearby = 90

// abbreviations finds Latin abbreviations: two to ten letters or digits, two of
// them at least capitals and none small but a plural s, standing as a word.
func abbreviations(x *Lexicon, a *Annotations, b *prose.Block, i int) {
	run := &b.Runs[i]
	text := run.Text
	for at := 0; at < len(text); {
		c := text[at]
		if c < 'A' || c > 'Z' {
			if c < utf8.RuneSelf && alphabetic(rune(c)) {
				at = wordEnd(text, at) // a word that does not start with a capital
				continue
			}
			at++
			continue
		}
		start := at
		at = wordEnd(text, at)
		form := strings.TrimSuffix(text[start:at], "s")
		if !isAbbreviation(form) || !wordEdges(text, start, at) || partOfName(text, start, at) {
			continue
		}
		span := prose.Span{Start: start, End: start + len(form)}
		ab := Abbreviation{Span: run.Source(span), Form: form, Expanded: expanded(text, span)}
		for _, s := range x.Senses(form) {
			if s.Term.Text == form {
				ab.Senses = append(ab.Senses, s)
			}
		}
		if !ab.Expanded {
			ab.Expanded = x.fullFormBefore(text, span, ab.Senses)
		}
		a.Abbreviations = append(a.Abbreviations, ab)
	}
}

// wordEnd returns the end of the run of ASCII letters and digits at at.
func wordEnd(text string, at int) int {
	for at < len(text) && text[at] < utf8.RuneSelf && alphabetic(rune(text[at])) {
		at++
	}
	return at
}

func isAbbreviation(form string) bool {
	if len(form) < 2 || len(form) > 10 {
		return false
	}
	capitals := 0
	for i := range form {
		switch c := form[i]; {
		case 'A' <= c && c <= 'Z':
			capitals++
		case 'a' <= c && c <= 'z':
			return false
		}
	}
	return capitals >= 2
}

// partOfName reports whether the word belongs to a longer Latin name: OSCHINA
// in "OSCHINA Gitee", the X in a file name, an e-mail address, a version.
func partOfName(text string, start, end int) bool {
	if start > 0 && strings.IndexByte("-_./@#$&\\'", text[start-1]) >= 0 {
		return true
	}
	return end < len(text) && strings.IndexByte("-_/@#\\'", text[end]) >= 0 ||
		end+1 < len(text) && text[end] == '.' && alphabetic(rune(text[end+1]))
}

// expanded reports whether the full form stands beside the abbreviation:
// LEAM（Large European AI Models，…）or 大型歐洲模型（LEAM）or （Large …, LEAM）.
func expanded(text string, s prose.Span) bool {
	after := strings.TrimLeft(text[s.End:], " ”」』’\"")
	if body, ok := bracketed(after); ok && utf8.RuneCountInString(body) > len(text[s.Start:s.End]) {
		return true
	}
	before := strings.TrimRight(text[:s.Start], " ")
	switch {
	case strings.HasSuffix(before, "（"), strings.HasSuffix(before, "("):
		return closesSoon(text[s.End:])
	case strings.HasSuffix(before, "，"), strings.HasSuffix(before, ","), strings.HasSuffix(before, "簡稱"), strings.HasSuffix(before, "简称"), strings.HasSuffix(before, "縮寫"), strings.HasSuffix(before, "缩写"), strings.HasSuffix(before, "縮寫為"), strings.HasSuffix(before, "缩写为"):
		return strings.ContainsAny(before[max(0, len(before)-nearby):], "（(") && closesSoon(text[s.End:]) ||
			strings.HasSuffix(before, "稱") || strings.HasSuffix(before, "称") || strings.HasSuffix(before, "寫") || strings.HasSuffix(before, "写") || strings.HasSuffix(before, "為") || strings.HasSuffix(before, "为")
	}
	return false
}

// bracketed returns what stands in the brackets that s starts with.
func bracketed(s string) (string, bool) {
	r, n := utf8.DecodeRuneInString(s)
	if r != '（' && r != '(' {
		return "", false
	}
	end := strings.IndexAny(s[:min(len(s), maxBracket)], "）)")
	if end < 0 {
		return "", false
	}
	return s[n:end], true
}

// closesSoon reports whether a bracket closes before another opens.
func closesSoon(s string) bool {
	s = s[:min(len(s), nearby+len("。"))]
	i := strings.IndexAny(s, "）)（(。")
	return i >= 0 && i < nearby && !strings.HasPrefix(s[i:], "（") && s[i] != '(' && !strings.HasPrefix(s[i:], "。")
}

// fullFormBefore reports whether a term of the same concept stands right before
// the abbreviation: 德國人工智慧協會 LEAM is none, 大型歐洲模型 LEAM is one.
func (x *Lexicon) fullFormBefore(text string, s prose.Span, senses []Sense) bool {
	before := prose.FoldString(strings.TrimRight(text[max(0, runeStart(text, s.Start-2*nearby)):s.Start], " （(“「"))
	return slices.ContainsFunc(senses, func(sense Sense) bool {
		return slices.ContainsFunc(sense.Concept.Terms, func(t glossary.Term) bool {
			return len(t.Text) > len(sense.Term.Text) && strings.HasSuffix(before, prose.FoldString(t.Text))
		})
	})
}
