package annotate

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/annotate/automaton"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// reader finds citations and quotations in the runs of a block. One pass over a
// run pairs its marks, and everything else looks at what the marks enclose.
type reader struct {
	x *Lexicon
	a *Annotations
	b *prose.Block

	i    int // the run
	run  *prose.Run
	text string

	quotes   []pair // by close
	titles   []pair // by close
	brackets []pair // round, by open, the innermost ones only
	squares  []pair // [ ［ 〔 【, likewise
	strays   []mark // quotation marks without a partner, by at
	raised   []mark // superscript digits
	waves    []mark // ﹏

	open       []mark // quotation marks
	openTitles []mark

	names   []automaton.Match // authors' names that stand as words, by Start
	named   bool              // names have been read
	hints   []hint            // titles and keys that words can be given to, by Start
	hinted  bool
	masked  []byte
	keys    int         // citations by key, which come first, by Start
	cited   int         // citations of the runs before
	quoted  int         // quotations of the runs before
	found   []Quotation // of quotes, before they are attributed
	folded  []byte
	joining []byte
}

// mark is a mark at a byte offset of the run's text.
type mark struct {
	at int
	r  rune
}

// pair is an opening mark and its partner.
type pair struct {
	start, end int // of the whole, the marks included
	inner      prose.Span
	depth      int // how many marks are open around it
	outer      int // behind the innermost of these, 0 if there is none
}

var readers = sync.Pool{New: func() any { return new(reader) }}

// maxKept bounds the buffers that are worth keeping, in elements.
const maxKept = 1 << 12

func (s *reader) release() {
	s.x, s.a, s.b, s.run, s.text = nil, nil, nil, nil, ""
	if cap(s.strays)+cap(s.quotes)+cap(s.titles)+cap(s.names)+cap(s.masked)+cap(s.joining) <= maxKept {
		readers.Put(s)
	}
}

// read annotates run i.
func (s *reader) read(i int) {
	s.i, s.run = i, &s.b.Runs[i]
	s.text = s.run.Text
	s.named, s.hinted = false, false
	s.names, s.hints = s.names[:0], s.hints[:0]
	s.cited, s.quoted = len(s.a.Citations), len(s.a.Quotations)
	s.pairMarks()
	s.titleCitations()
	s.authorYears()
	s.numbers()
	s.quotations()
	s.glosses()
}

const (
	maxTitle   = 300 // bytes between title marks: one without a partner must not take in a paragraph
	maxBracket = 400 // bytes between brackets
)

// partner returns the mark that closes a quotation that opening opens, 0 if that
// is no opening quotation mark.
func partner(opening rune) rune {
	switch opening {
	case '「', '『', '﹁', '﹃', '｢':
		return opening + 1
	case '“':
		return '”'
	case '‘':
		return '’'
	case '〝':
		return '〞'
	}
	return 0
}

// Closes reports whether a closing quotation mark is the partner of an opening
// one.
func Closes(opening, mark rune) bool {
	return partner(opening) == mark || opening == '〝' && mark == '〟'
}

// starts says of the first byte of a rune whether the rune may be a mark that
// pairMarks looks for.
var starts = func() (t [256]bool) {
	for _, c := range []byte{'(', ')', '[', ']', '\n', 0xC2, 0xE2, 0xE3, 0xEF} {
		t[c] = true
	}
	return t
}()

// pairMarks finds the marks of the run and pairs them.
func (s *reader) pairMarks() {
	s.quotes, s.titles, s.brackets, s.squares = s.quotes[:0], s.titles[:0], s.brackets[:0], s.squares[:0]
	s.strays, s.raised, s.waves = s.strays[:0], s.raised[:0], s.waves[:0]
	s.open, s.openTitles = s.open[:0], s.openTitles[:0]
	round, square := mark{at: -1}, mark{at: -1}
	text := s.text
	for at := 0; at < len(text); {
		c := text[at]
		if !starts[c] {
			at++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[at:])
		switch r {
		case '《', '〈':
			s.openTitles = append(s.openTitles, mark{at, r})
		case '》', '〉':
			s.closeTitle(at)
		case '。', '\n':
			s.openTitles = s.openTitles[:0]
		case '（', '(':
			round = mark{at, r}
		case '）', ')':
			s.brackets = closeBracket(s.brackets, &round, at, n)
		case '[', '［', '〔', '【':
			square = mark{at, r}
		case ']', '］', '〕', '】':
			s.squares = closeBracket(s.squares, &square, at, n)
		case '﹏':
			s.waves = append(s.waves, mark{at, r})
		case '¹', '²', '³', '⁰', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹':
			s.raised = append(s.raised, mark{at, r})
		default:
			if partner(r) != 0 {
				s.open = append(s.open, mark{at, r})
			} else if prose.IsClosingQuote(r) && !apostrophe(text, at, r) {
				s.closeQuote(at, r, n)
			}
		}
		at += n
	}
	s.strays = append(s.strays, s.open...)
	if m := s.strays; len(m) > 1 {
		sort.Slice(m, func(i, j int) bool { return m[i].at < m[j].at })
	}
}

func (s *reader) closeTitle(at int) {
	n := len(s.openTitles) - 1
	if n < 0 {
		return
	}
	o := s.openTitles[n]
	s.openTitles = s.openTitles[:n]
	const size = len("》")
	if at-o.at > maxTitle || strings.TrimSpace(s.text[o.at+size:at]) == "" {
		return
	}
	s.titles = append(s.titles, pair{start: o.at, end: at + size, inner: prose.Span{Start: o.at + size, End: at}, depth: n})
}

func closeBracket(found []pair, o *mark, at, size int) []pair {
	if o.at >= 0 && at-o.at <= maxBracket {
		found = append(found, pair{start: o.at, end: at + size, inner: prose.Span{Start: o.at + utf8.RuneLen(o.r), End: at}})
	}
	o.at = -1
	return found
}

// closeQuote pairs a closing quotation mark. Marks that were opened inside and
// not closed have no partner.
func (s *reader) closeQuote(at int, r rune, size int) {
	n := len(s.open) - 1
	// Of more open marks than people nest, the outer ones are not looked at:
	// the cost of a stray mark must not depend on how many are open.
	least := max(0, n-maxNested)
	for n >= least && !Closes(s.open[n].r, r) {
		n--
	}
	if n < least {
		s.strays = append(s.strays, mark{at, r})
		return
	}
	s.strays = append(s.strays, s.open[n+1:]...)
	o := s.open[n]
	s.open = s.open[:n]
	p := pair{start: o.at, end: at + size, inner: prose.Span{Start: o.at + utf8.RuneLen(o.r), End: at}, depth: n}
	if n > 0 {
		p.outer = s.open[n-1].at + utf8.RuneLen(s.open[n-1].r)
	}
	s.quotes = append(s.quotes, p)
}

// maxNested is how deep quotations are taken to be nested.
const maxNested = 8

// apostrophe reports whether ’ stands in a Latin word.
func apostrophe(text string, at int, r rune) bool {
	if r != '’' {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	return alphabetic(before)
}

// namesRead returns the authors' names in the run, leftmost-longest.
func (s *reader) namesRead() []automaton.Match {
	if !s.named {
		s.named = true
		s.names = s.x.namesIn(s.names, s.text)
	}
	return s.names
}

// namesIn appends the authors' names that stand as words in text.
func (x *Lexicon) namesIn(names []automaton.Match, text string) []automaton.Match {
	for at := 0; ; {
		m, ok := x.names.Next(text, at)
		if !ok {
			return names
		}
		if isName(text, m) {
			names = append(names, m)
			at = m.End
			continue
		}
		_, n := utf8.DecodeRuneInString(text[m.Start:])
		at = m.Start + n
	}
}

// isName reports whether a name stands there as a word and is not the given
// name of somebody else: 馬克思 in 馬克思·韋伯.
func isName(text string, m automaton.Match) bool {
	if !wordEdges(text, m.Start, m.End) {
		return false
	}
	r, n := utf8.DecodeRuneInString(text[m.End:])
	if nameFold(r) != '·' {
		return true
	}
	next, _ := utf8.DecodeRuneInString(text[m.End+n:])
	return !prose.IsHan(next)
}

// interpuncts are the runes that nameFold maps otherwise than prose.Fold.
const interpuncts = "‧•・･．∙⋅"

// nameFold is prose.Fold with one interpunct for all that writers use between
// the parts of a foreign name.
func nameFold(r rune) rune {
	switch r {
	case '‧', '•', '・', '･', '．', '∙', '⋅':
		return '·'
	}
	return prose.Fold(r)
}

// nameForms returns the forms of an author's name that are looked for.
func nameForms(name string) []string {
	forms := []string{name}
	if prose.HasHan(name) && strings.ContainsFunc(name, func(r rune) bool { return nameFold(r) == '·' }) {
		forms = append(forms, strings.Map(func(r rune) rune {
			if nameFold(r) == '·' {
				return -1
			}
			return r
		}, name))
	}
	return forms
}

// nameEnding returns the last name that ends at or before the offset; which is
// its index in the names, -1 if there is none.
func (s *reader) nameEnding(offset int) int {
	names := s.namesRead()
	i, _ := slices.BinarySearchFunc(names, offset, func(m automaton.Match, at int) int { return cmp.Compare(m.End, at+1) })
	return i - 1
}
