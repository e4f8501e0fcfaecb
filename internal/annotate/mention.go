package annotate

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate/automaton"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// mentions finds the terms in run i, leftmost-longest. A form that is none
// where it stands gives way to a shorter one at the same place, then to the
// next place.
func (x *Lexicon) mentions(a *Annotations, b *prose.Block, i int) {
	run := &b.Runs[i]
	text := run.Text
	var prefixes []automaton.Match
	for at := 0; at < len(text); {
		m, ok := x.terms.Next(text, at)
		if !ok {
			return
		}
		senses := x.sensesAt(text, m)
		if senses == nil {
			prefixes = x.terms.Prefixes(prefixes[:0], text, m.Start)
			for j := len(prefixes) - 1; j >= 0 && senses == nil; j-- {
				if prefixes[j].End < m.End {
					if senses = x.sensesAt(text, prefixes[j]); senses != nil {
						m = prefixes[j]
					}
				}
			}
		}
		if senses == nil {
			_, n := utf8.DecodeRuneInString(text[m.Start:])
			at = m.Start + n
			continue
		}
		span := prose.Span{Start: m.Start, End: m.End}
		a.Mentions = append(a.Mentions, Mention{Span: run.Source(span), Run: i, Text: span, Senses: senses})
		at = m.End
	}
}

// sensesAt returns what the form at m designates there, nil if nothing.
func (x *Lexicon) sensesAt(text string, m automaton.Match) []Sense {
	form := text[m.Start:m.End]
	if !wordEdges(text, m.Start, m.End) {
		return nil
	}
	all := x.senses[m.Value]
	senses := all
	filtered := false
	for j, s := range all {
		if s.context.excludes(text, m.Start, m.End) || s.cased && !sameCase(form, s.Term.Text) {
			if !filtered {
				senses = slices.Clone(all[:j])
				filtered = true
			}
			continue
		}
		if filtered {
			senses = append(senses, s)
		}
	}
	if len(senses) == 0 || !x.standsAlone(text, m.Start, m.End) {
		return nil
	}
	if len(senses) > 1 && senses[0].Term.Text != form {
		// The form as written comes before those that only fold to it.
		senses = slices.Clone(senses)
		sort.SliceStable(senses, func(i, j int) bool {
			return formDistance(senses[i].Term, form) < formDistance(senses[j].Term, form)
		})
	}
	return senses
}

func formDistance(t *glossary.Term, form string) int {
	if t.Text == form {
		return 0
	}
	return 1
}

// caseSensitive reports whether a term must be written in its own case: an
// acronym must, a word need not.
func caseSensitive(t *glossary.Term) bool {
	return t.Kind == glossary.Acronym || strings.ToUpper(t.Text) == t.Text && strings.ToLower(t.Text) != t.Text
}

// sameCase compares two forms that fold alike, letter case counting, width not.
func sameCase(form, term string) bool {
	f, t := []rune(form), []rune(term)
	return slices.EqualFunc(f, t, func(a, b rune) bool {
		return !unicode.IsLetter(b) || unicode.IsUpper(narrow(a)) == unicode.IsUpper(narrow(b))
	})
}

func narrow(r rune) rune {
	if r >= '！' && r <= '～' {
		return r - '！' + '!'
	}
	return r
}

// wordEdges reports whether text[start:end], where it begins or ends with a
// letter of an alphabet or a digit, is not the part of a longer such word.
func wordEdges(text string, start, end int) bool {
	first, _ := utf8.DecodeRuneInString(text[start:])
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	if alphabetic(first) && alphabetic(before) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(text[:end])
	after, n := utf8.DecodeRuneInString(text[end:])
	if alphabetic(last) && n > 0 && (alphabetic(after) || unicode.Is(unicode.Mn, after)) {
		return false
	}
	return true
}

func alphabetic(r rune) bool {
	if r < 0x80 {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return r != utf8.RuneError && !prose.IsHan(r) && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
