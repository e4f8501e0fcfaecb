package annotate

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate/automaton"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// reach bounds the bytes between a name and the quotation it is given to: some
// eighty characters.
const reach = 240

// hint is somebody or something that words can be given to.
type hint struct {
	prose.Span // in the run
	name       string
	work       bool
	refs       []*glossary.Reference
}

func (h *hint) attribution(run int) *Attribution {
	return &Attribution{Run: run, Text: h.Span, Name: h.name, Work: h.work, References: h.refs}
}

// hintsRead returns the run's hints.
func (s *reader) hintsRead() []hint {
	if !s.hinted {
		s.hinted = true
		s.hints = s.x.appendHints(s.hints, s.run, s.namesRead(), s.a.Citations[:s.keys], s.a.Citations[s.cited:])
	}
	return s.hints
}

// appendHints appends the names of a run, and those of the titles and keys that
// are resolved, by Start. The keys are those of the block, by Start.
func (x *Lexicon) appendHints(hints []hint, run *prose.Run, names []automaton.Match, keys, titles []Citation) []hint {
	for _, m := range names {
		hints = append(hints, hint{prose.Span{Start: m.Start, End: m.End}, run.Text[m.Start:m.End], false, x.nameRefs[m.Value]})
	}
	for i := range titles {
		if c := &titles[i]; c.Kind == ByTitle && len(c.References) > 0 {
			hints = append(hints, hint{c.Text, c.Name, true, c.References})
		}
	}
	if n := len(run.Pieces); len(keys) > 0 && n > 0 {
		last := run.Pieces[n-1]
		i, _ := slices.BinarySearchFunc(keys, run.Pieces[0].Source, func(c Citation, at int) int { return cmp.Compare(c.Start, at) })
		for ; i < len(keys) && keys[i].Start < last.Source+last.SourceLen; i++ {
			c := &keys[i]
			if at, ok := run.TextOffset(c.Start); ok && len(c.References) > 0 && strings.HasPrefix(run.Text[at:], string(prose.Object)) {
				hints = append(hints, hint{prose.Span{Start: at, End: at + prose.ObjectLen}, c.Name, true, c.References})
			}
		}
	}
	if len(hints) > 1 {
		sort.SliceStable(hints, func(i, j int) bool { return hints[i].Start < hints[j].Start })
	}
	return hints
}

// attribute finds whom or what the text gives the quotation at quote to. floor
// is where the quotation starts that it is nested in, and 0 if there is none.
func (s *reader) attribute(quote prose.Span, floor int) *Attribution {
	source := s.behind(quote)
	if source != nil && source.Work {
		// 列寧說：「…」（《三國演義》第二十一回）: the work counts, he hands it on.
		source.Via = s.before(quote.Start, floor)
		return source
	}
	if lead := s.before(quote.Start, floor); lead != nil {
		return lead
	}
	return source
}

// before finds whom the text before offset gives the words to that follow:
// 甲在《乙》中說：「…」, 據甲，「…」, 甲引乙的話說：「…」.
func (s *reader) before(offset, floor int) *Attribution {
	from := runeStart(s.text, max(floor, offset-reach))
	hints := s.hintsRead()
	last, _ := slices.BinarySearchFunc(hints, offset+1, func(h hint, at int) int { return cmp.Compare(h.Start, at) })
	if last == 0 || hints[last-1].Start < from {
		return nil
	}
	lead := s.mask(from, offset)
	from += sentenceStart(lead)
	lead = lead[len(lead)-(offset-from):]
	return attributed(lead, from, hints[:last], s.i)
}

// attributed finds, from the right, the first of the hints to which the lead
// gives what follows it. The lead starts at byte offset from of the hints' text.
func attributed(lead string, from int, hints []hint, run int) *Attribution {
	end := from + len(lead)
	for i := len(hints) - 1; i >= 0 && hints[i].Start >= from; i-- {
		h := &hints[i]
		if h.End > end || withinAnother(hints, i) || !visible(lead, h.Start-from, h.End-from) || !h.speaks(lead, from) {
			continue
		}
		a := h.attribution(run)
		for j := i - 1; j >= 0 && hints[j].Start >= from; j-- {
			if v := &hints[j]; v.End <= h.Start && !withinAnother(hints, j) && visible(lead, v.Start-from, v.End-from) && v.handsOn(lead[v.End-from:h.Start-from]) {
				a.Via = v.attribution(run)
				break
			}
		}
		return a
	}
	return nil
}

// withinAnother reports whether a hint lies in a longer one, as a name in a
// title does.
func withinAnother(hints []hint, i int) bool {
	const near = 8 // hints come in order of the text: one that holds h is not far
	h := &hints[i]
	for j := max(0, i-near); j < min(len(hints), i+near); j++ {
		if o := &hints[j]; o.Start <= h.Start && h.End <= o.End && o.Len() > h.Len() {
			return true
		}
	}
	return false
}

// visible reports whether a part of a lead is not masked.
func visible(lead string, start, end int) bool {
	return start < end && end <= len(lead) && strings.Trim(lead[start:end], "_") != ""
}

// speaks reports whether a lead gives what follows it to the hint.
func (h *hint) speaks(lead string, from int) bool {
	w := wordsOf()
	before, after := lead[:h.Start-from], lead[h.End-from:]
	if !h.work {
		return accordingTo(before, after) || !endsWith(w.objects, before) && givesWords(after)
	}
	for _, mark := range []string{"》", "〉", "﹏", "」", "』", "”"} {
		after = strings.TrimLeft(strings.TrimPrefix(after, mark), "_﹏")
	}
	_, l := titleTail(after)
	if i := strings.Index(after, l.Text); l.Text != "" && i >= 0 {
		after = after[i+len(l.Text):]
		after = strings.TrimLeft(after, "）) ")
	}
	trimmed := strings.TrimSpace(after)
	if strings.TrimLeft(trimmed, "，,：:") == "" {
		return true
	}
	r, _ := utf8.DecodeRuneInString(trimmed)
	return (startsWith(w.containers, trimmed) || strings.ContainsRune("，,：:（(", r)) && givesTitle(trimmed)
}

// givesTitle is givesWords for what stands behind a title: 《乙》[裡有一句話：].
func givesTitle(lead string) bool {
	lead = strings.TrimRight(lead, " ")
	if strings.HasSuffix(lead, "：") || strings.HasSuffix(lead, ":") {
		return subjectless(lead[lastClause(strings.TrimRight(lead, "：:")):]) || lastClause(strings.TrimRight(lead, "：:")) == 0
	}
	trimmed := strings.TrimRight(lead, "，,")
	switch prose.FoldString(strings.TrimSpace(trimmed)) {
	case "的", "中", "里", "中的", "里的", "内", "一书", "一书中", "一书中的", "书中", "一文", "一文中", "一文中的", "之中", "上":
		return true
	}
	cut := lastClause(trimmed)
	if last := trimmed[cut:]; says(last) {
		return cut == 0 || subjectless(last)
	}
	return says(firstClause(trimmed))
}

// accordingTo reports whether a name stands between words that give what
// follows to it: 據甲, 按照甲的說法, according to Hobbes,.
func accordingTo(before, after string) bool {
	before = strings.TrimRight(before, " ")
	folded := prose.FoldString(before[runeStart(before, len(before)-15):])
	for _, p := range []string{"据", "根据", "依", "依照", "按", "按照", "照", "according to", "借", "用", "套用"} {
		if strings.HasSuffix(folded, p) {
			rest := strings.TrimLeft(prose.FoldString(after), " ")
			for _, q := range []string{"，", ",", "的说法", "之说", "所", "看来", "的话", "的观点", "的看法", "的定义", "那句"} {
				if strings.HasPrefix(rest, prose.FoldString(q)) {
					return true
				}
			}
		}
	}
	return false
}

// handsOn reports whether the words between two hints say that the first hands
// on what the second wrote, or that both wrote it.
func (v *hint) handsOn(between string) bool {
	if utf8.RuneCountInString(between) > 24 {
		return false
	}
	if _, ok := wordsOf().handings.Next(between, 0); ok {
		return true
	}
	return !v.work && !strings.ContainsFunc(between, isClauseBreak)
}

// behind finds whom the text behind a quotation gives it to: 「…」，甲說；
// 「…」——甲《乙》；「…」（甲，1651）；「…」[@key]；「…」，語出《乙》.
func (s *reader) behind(quote prose.Span) *Attribution {
	hints := s.hintsRead()
	first, _ := slices.BinarySearchFunc(hints, quote.End, func(h hint, at int) int { return cmp.Compare(h.Start, at) })
	if first == len(hints) || hints[first].Start > quote.End+reach {
		return nil
	}
	text := s.text[:min(len(s.text), quote.End+reach)]
	at := quote.End
	at += len(text[at:]) - len(strings.TrimLeft(text[at:], "」』”’。，,. "))
	rest := text[at:]
	ended := strings.ContainsAny(text[quote.End:at], "。.") // what follows may still cite, but speaks of something else
	h := &hints[first]
	switch {
	case rest == "":
		return nil
	case strings.HasPrefix(rest, "（"), strings.HasPrefix(rest, "("):
		end := strings.IndexAny(rest, "）)")
		if end < 0 {
			return nil
		}
		if best := preferWork(hints[first:], at+end); best != nil {
			return best.attribution(s.i)
		}
	case strings.HasPrefix(rest, "—"), strings.HasPrefix(rest, "――"), strings.HasPrefix(rest, "--"), strings.HasPrefix(rest, "–"):
		name := at + len(rest) - len(strings.TrimLeft(rest, "—―-– 《〈"))
		if h.Start == name && closesLine(text, h.End) {
			return h.attribution(s.i)
		}
	case h.Start == at && h.work && strings.HasPrefix(rest, string(prose.Object)):
		return h.attribution(s.i)
	case ended:
		return nil
	case h.Start == at && !h.work:
		return s.saysBehind(h, text, quote)
	default:
		if m, ok := wordsOf().origins.Longest(rest, 0); ok {
			name := at + m.End
			name += len(text[name:]) - len(strings.TrimLeft(text[name:], " 《〈：:於于自"))
			if h.Start == name {
				return h.attribution(s.i)
			}
		}
		// “…,” wrote Hobbes.
		if m, ok := wordsOf().says.Longest(rest, 0); ok && rest[0] < utf8.RuneSelf && h.Start == at+m.End+1 {
			return h.attribution(s.i)
		}
	}
	return nil
}

// preferWork returns the first hint before end that names a work, else the
// first; nil if there is none.
func preferWork(hints []hint, end int) *hint {
	var best *hint
	for i := range hints {
		if hints[i].Start >= end {
			break
		}
		if hints[i].work {
			return &hints[i]
		}
		if best == nil {
			best = &hints[i]
		}
	}
	return best
}

// saysBehind takes a name that stands right behind a quotation, with a verb or
// with its work: 「…」，甲說。「…」，甲在《乙》中寫道。 In 「…」，甲說：「…」 it speaks what
// follows, unless the first quotation breaks off with a comma inside.
func (s *reader) saysBehind(h *hint, text string, quote prose.Span) *Attribution {
	clause := firstClauseBehind(text[h.End:])
	next, _ := utf8.DecodeRuneInString(text[h.End+len(clause):])
	_, mark := utf8.DecodeLastRuneInString(text[:quote.End])
	if inside, _ := utf8.DecodeLastRuneInString(text[:quote.End-mark]); (next == '：' || next == ':') && inside != '，' && inside != ',' && h.Start > quote.End {
		return nil
	}
	own, possessive := strings.CutPrefix(clause, "的")
	if possessive && startsWith(wordsOf().possessions, own) || !possessive && says(clause) {
		return h.attribution(s.i)
	}
	return nil
}

// firstClauseBehind returns the clause that s starts with, titles in it masked
// by their marks alone.
func firstClauseBehind(s string) string {
	for i, r := range s {
		switch {
		case r == '。' || r == '！' || r == '？' || r == '「' || r == '『' || r == '“' || isClauseBreak(r):
			return s[:i]
		case i > reach/3:
			return s[:i]
		}
	}
	return s
}

// closesLine reports whether nothing but a title, a year, a locator or the end
// of the sentence follows: behind a dash goes on what is no attribution.
func closesLine(text string, at int) bool {
	rest := strings.TrimLeft(text[at:], " 》〉，,")
	if rest == "" {
		return true
	}
	r, _ := utf8.DecodeRuneInString(rest)
	if strings.ContainsRune("。.；;）)（(\n《〈：:！？」』”", r) || r == prose.Object {
		return true
	}
	_, n := parseLocator(rest, false)
	return n > 0
}

// mask returns the text from from to to in which what stands between quotation
// marks is underscores: whoever is named there does not speak outside.
func (s *reader) mask(from, to int) string {
	s.masked = append(s.masked[:0], s.text[from:to]...)
	// Pairs lie by close: those that end in the window are found at once.
	i, _ := slices.BinarySearchFunc(s.quotes, from, func(p pair, at int) int { return cmp.Compare(p.end, at) })
	for ; i < len(s.quotes) && s.quotes[i].end <= to; i++ {
		p := &s.quotes[i]
		if p.start < from && p.inner.End > from || p.start >= from {
			for k := max(p.inner.Start, from); k < p.inner.End; k++ {
				s.masked[k-from] = '_'
			}
		}
	}
	return string(s.masked)
}

// sentenceStart returns where the last sentence of a masked lead starts.
func sentenceStart(lead string) int {
	start := 0
	for i, r := range lead {
		switch r {
		case '。', '！', '？', '!', '?', '\n', '｡':
			start = i + utf8.RuneLen(r)
		}
	}
	return start
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
