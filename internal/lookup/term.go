package lookup

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// Terms are the terms of a glossary's concepts.
type Terms struct {
	concepts []*glossary.Concept
	index    *Index
	terms    []term  // by the index's names
	worth    []worth // of each of them
}

type term struct {
	concept *glossary.Concept
	term    *glossary.Term
}

func newTerms(concepts []*glossary.Concept) *Terms {
	x := &Terms{concepts: concepts}
	n := 0
	for _, c := range concepts {
		n += len(c.Terms)
	}
	names := make([]string, 0, n)
	x.terms, x.worth = make([]term, 0, n), make([]worth, 0, n)
	for _, c := range concepts {
		for i := range c.Terms {
			if t := &c.Terms[i]; t.Text != "" {
				names = append(names, t.Text)
				x.terms = append(x.terms, term{c, t})
				x.worth = append(x.worth, worthOf(t))
			}
		}
	}
	x.index = NewIndex(names, prose.FoldString)
	return x
}

// Term is a term that fits what was typed.
type Term struct {
	Start    int    // where what it replaces starts, a byte offset in what was given
	Text     string // to be written instead
	Concepts []*glossary.Concept
	Term     *glossary.Term // of the first concept; in another script perhaps
	Typed    *glossary.Term // what was typed of, if that is another: an original, a form advised against
	rank     rank
}

// rank orders what is found; the lesser comes first.
type rank struct {
	uses  int // negative
	class int // preferred, admitted, others
	runes int
	text  string
}

func (r rank) compare(o rank) int {
	return cmp.Or(cmp.Compare(r.uses, o.uses), cmp.Compare(r.class, o.class), cmp.Compare(r.runes, o.runes), strings.Compare(r.text, o.text))
}

// The classes of a term that is offered.
const (
	asPreferred = iota
	asAdmitted
	asOther // for a form that is not to be used, or in another language
)

const (
	maxTyped   = 64   // characters of a term that are typed
	minLatin   = 2    // letters from which an original or pinyin is looked for
	maxPending = 2000 // terms of a Chinese beginning that are tried with pinyin behind it
	spare      = 4    // candidates for each term of a result: several give the same
	maxWritten = 200  // bytes behind the cursor that may belong to the term before it
)

// Complete returns the terms that may complete what is typed at the end of
// before; after is what follows there. The result is in order, at most limit
// long.
//
//   - The longest end of before with which a term begins, in either script.
//     Where that is a single character that ends a longer word, it counts as
//     none: 民主 is not the beginning of 主權.
//   - The letters at the end of before as pinyin, and as pinyin behind the first
//     characters of a term: 技術zq.
//
// Only forms that may be used are returned; for others, and for originals in a
// Chinese sentence, the preferred one. What is typed to its end is left out, and
// inside of a term that is written out there is nothing to complete.
func (x *Terms) Complete(before, after string, w *Writer, uses Uses, words *prose.Dictionary, limit int) []Term {
	s := &search{x: x, w: w, uses: uses, before: before, limit: limit, best: newBest(spare * limit)}
	literal := x.longest(before, words)
	if literal >= 0 {
		typed, written := prose.FoldString(before[literal:]), prose.FoldString(before[literal:]+after[:min(len(after), maxWritten)])
		for _, f := range x.index.under(typed) {
			if len(f.text) > len(typed) && strings.HasPrefix(written, f.text) {
				return nil
			}
			s.offer(literal, int(f.name), nil)
		}
	}
	if letters := trailingLetters(before); w.Chinese && len(letters) >= minLatin {
		at := len(before) - len(letters)
		lower := strings.ToLower(letters)
		spelled := func(name string) bool { return typedSoFar(name, lower) }
		for i := range x.index.maySpell(lower) {
			s.offer(at, i, spelled)
		}
		s.pending(at, lower)
	}
	return s.result()
}

// longest returns where the longest end of text starts with which a term
// begins, -1 if there is none.
func (x *Terms) longest(text string, words *prose.Dictionary) int {
	best := -1
	at := len(text)
	for range maxTyped {
		r, n := utf8.DecodeLastRuneInString(text[:at])
		if n == 0 || r == prose.Object || r == '\n' {
			break
		}
		at -= n
		if r == ' ' || alphabetic(r) && endsAlphabetic(text[:at]) {
			continue
		}
		if x.index.HasPrefix(prose.FoldString(text[at:])) {
			best = at
		}
	}
	switch {
	case best < 0:
	case !prose.HasHan(text[best:]):
		if len(text)-best < minLatin {
			return -1
		}
	case utf8.RuneCountInString(text[best:]) == 1 && endsWord(text, words):
		return -1
	}
	return best
}

// endsWord reports whether text ends with a word of several characters.
func endsWord(text string, words *prose.Dictionary) bool {
	if words == nil {
		return false
	}
	at := len(text)
	for n := 1; n <= 4; n++ {
		r, size := utf8.DecodeLastRuneInString(text[:at])
		if !prose.IsHan(r) {
			return false
		}
		at -= size
		if n > 1 && words.Frequency(prose.FoldString(text[at:])) > 0 {
			return true
		}
	}
	return false
}

// trailingLetters returns the letters a to z at the end of text, "" if what
// stands before them makes them part of something else: a word with digits, a
// path, an address, a command.
func trailingLetters(text string) string {
	at := len(text)
	for at > 0 && (text[at-1]|0x20 >= 'a' && text[at-1]|0x20 <= 'z') {
		at--
	}
	if r, n := utf8.DecodeLastRuneInString(text[:at]); n > 0 && (alphabetic(r) || strings.ContainsRune("`$\\/#<_.-@:=&%+~^'’|", r)) {
		return ""
	}
	return text[at:]
}

func alphabetic(r rune) bool {
	return r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)) ||
		r >= 0x80 && !prose.IsHan(r) && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

func endsAlphabetic(text string) bool {
	r, n := utf8.DecodeLastRuneInString(text)
	return n > 0 && alphabetic(r)
}

// search collects the terms of one request.
type search struct {
	x      *Terms
	w      *Writer
	uses   Uses
	before string
	limit  int
	best   *best
	terms  []Term
	found  map[string]int // place in terms, by text
}

// offer notes that name i of the index may be what is typed from start on, if it
// passes the test, which is not made for one that comes too late anyway.
func (s *search) offer(start, i int, test func(name string) bool) {
	c := candidate{start: start, name: i, worth: s.x.worth[i]}
	if s.uses != nil {
		c.uses = s.uses.Concept(s.x.terms[i].concept)
	}
	if s.best.admits(c) && (test == nil || test(s.x.index.names[i])) {
		s.best.add(c)
	}
}

// pending adds the terms that start with Chinese characters right before at and
// go on with pinyin; the longest such beginning counts.
func (s *search) pending(at int, letters string) {
	const most = 8
	start, best := at, -1
	var found []int
	for range most {
		r, n := utf8.DecodeLastRuneInString(s.before[:start])
		if !prose.IsHan(r) {
			break
		}
		start -= n
		list := s.x.index.under(prose.FoldString(s.before[start:at]))
		if len(list) > maxPending {
			continue
		}
		skip := utf8.RuneCountInString(s.before[start:at])
		var here []int
		for _, f := range list {
			if typedSoFar(behind(s.x.index.names[f.name], skip), letters) {
				here = append(here, int(f.name))
			}
		}
		if here != nil {
			best, found = start, here
		}
	}
	for _, i := range found {
		s.offer(best, i, nil)
	}
}

// behind returns what stands behind the first n characters of text.
func behind(text string, n int) string {
	for i := range text {
		if n == 0 {
			return text[i:]
		}
		n--
	}
	return ""
}

// add adds what the writer writes for name i of the index, of which a part is
// typed from start on.
func (s *search) add(start, i int) {
	c, t := s.x.terms[i].concept, s.x.terms[i].term
	usable := t.Status <= glossary.Admitted
	switch {
	case isChinese(t.Lang) && usable:
		form, text := s.w.form(c, t)
		s.put(start, c, form, nil, text, int(form.Status))
	case isChinese(t.Lang):
		if form, text := s.w.preferred(c); form != nil {
			s.put(start, c, form, t, text, asOther)
		}
	default:
		form, text := s.w.preferred(c)
		if s.w.Chinese && form != nil {
			s.put(start, c, form, t, text, asOther)
		}
		if usable && (!s.w.Chinese || form == nil || s.w.Quoting) {
			s.put(start, c, t, nil, t.Text, int(t.Status))
		}
	}
}

func (s *search) put(start int, c *glossary.Concept, form, typed *glossary.Term, text string, class int) {
	if text == s.before[start:] {
		return
	}
	r := rank{class: class, runes: utf8.RuneCountInString(text), text: text}
	if s.uses != nil {
		r.uses = -s.uses.Concept(c)
	}
	if j, ok := s.found[text]; ok {
		t := &s.terms[j]
		if !slices.Contains(t.Concepts, c) {
			t.Concepts = append(t.Concepts, c)
		}
		if r.compare(t.rank) < 0 {
			t.rank, t.Typed = r, typed
		}
		if start < t.Start {
			t.Start = start
		}
		return
	}
	s.found[text] = len(s.terms)
	s.terms = append(s.terms, Term{Start: start, Text: text, Concepts: []*glossary.Concept{c}, Term: form, Typed: typed, rank: r})
}

// result makes the terms of the best candidates.
func (s *search) result() []Term {
	s.found = map[string]int{}
	for _, c := range s.best.sorted() {
		s.add(c.start, c.name)
	}
	sort.SliceStable(s.terms, func(i, j int) bool { return s.terms[i].rank.compare(s.terms[j].rank) < 0 })
	return s.terms[:min(len(s.terms), s.limit)]
}
