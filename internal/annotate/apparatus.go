package annotate

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// Target is what a citation by number or by note leads to: an entry of the
// document's own list of references, or the definition of a footnote.
type Target struct {
	Block      int        // index in the document
	Span       prose.Span // in that block: the whole entry or definition
	Label      string     // its number or label
	Text       string     // what a reader reads there
	References []*glossary.Reference
}

// Targets returns what a citation by number or by note of block i leads to, in
// the order in which it names them; nil for other citations.
func (a *Document) Targets(i int, c *Citation) []Target {
	switch c.Kind {
	case ByNumber:
		return a.entries(i, c.Name)
	case ByNote:
		return a.definitions(c.Name)
	}
	return nil
}

// apparatus is where a document lists its references and defines its notes.
type apparatus struct {
	entries map[int][]*entry // by number, in the order of the document
	notes   map[string]*note // by noteKey
}

// entry is an entry of a list of references.
type entry struct {
	block int
	span  prose.Span

	once   sync.Once
	target Target // what it says, once that was asked for
}

// note is a footnote.
type note struct {
	blocks []int // that define it

	once    sync.Once
	targets []Target // what they say, once that was asked for
}

// readApparatus collects the entries and definitions of a document.
func readApparatus(blocks []*prose.Block) *apparatus {
	p := &apparatus{entries: map[int][]*entry{}, notes: map[string]*note{}}
	listed := false // under the heading of a list of references
	level, last := 0, 0
	for i, b := range blocks {
		for j := range b.Footnotes {
			if m := &b.Footnotes[j]; m.Definition {
				key := noteKey(m.Label)
				if p.notes[key] == nil {
					p.notes[key] = &note{}
				}
				p.notes[key].blocks = append(p.notes[key].blocks, i)
			}
		}
		switch {
		case len(b.Runs) == 0:
			continue
		case b.Kind == prose.Heading:
			if isListHeading(b.Runs[0].Text) {
				listed, level, last = true, b.Level, 0
			} else if listed && b.Level <= level {
				listed = false
			}
			continue
		case b.Kind == prose.Paragraph && isListHeading(b.Runs[0].Text):
			listed, level, last = true, 0, 0
			continue
		}
		for _, e := range entriesOf(b.Source, listed && (b.Kind == prose.ListItem || b.Kind == prose.Paragraph)) {
			n := e.number
			if !e.bracketed && n <= last {
				n = last + 1 // Markdown numbers a list by its order: 1. 1. 1.
			}
			last = n
			p.entries[n] = append(p.entries[n], &entry{block: i, span: e.Span})
		}
	}
	return p
}

// noteKey folds a label: Markdown takes [^Note] and [^note] for one.
func noteKey(label string) string { return strings.ToLower(label) }

// listHeadings are the headings of lists of references, folded.
var listHeadings = map[string]bool{
	"参考文献": true, "参考书目": true, "参考资料": true, "参考": true, "引用文献": true, "引用书目": true, "征引文献": true, "徵引文献": true,
	"征引书目": true, "徵引书目": true, "主要参考文献": true, "主要参考书目": true, "书目": true, "文献": true, "文献目录": true, "引用资料": true, "资料来源": true, "注释": true, "注解": true, "尾注": true,
	"references": true, "bibliography": true, "works cited": true, "literature": true, "literature cited": true, "sources": true, "notes": true,
	"literatur": true, "literaturverzeichnis": true, "bibliographie": true,
}

// isListHeading reports whether a heading opens a list of references, its
// number aside: 七、參考文獻.
func isListHeading(text string) bool {
	if len(text) > 80 {
		return false
	}
	text = strings.TrimFunc(text, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsDigit(r)
	})
	if i := strings.IndexAny(text, "、.．"); i > 0 && i <= 9 {
		text = strings.TrimLeft(text[i:], "、.． ")
	}
	return listHeadings[prose.FoldString(text)]
}

// listed is an entry of a list of references with its number.
type listed struct {
	prose.Span
	number    int
	bracketed bool
}

// entriesOf returns the entries that a block's source holds: the lines that
// start with [n] if its first does, or, in a list, one with the number that it
// starts with.
func entriesOf(source string, inList bool) []listed {
	var found []listed
	for at := 0; at < len(source); {
		start := at + lineLead(source[at:])
		number, bracketed := entryMark(source[start:])
		if at == 0 && number == 0 && inList {
			number = 1 // a bullet; its place counts
			if strings.TrimLeft(source, " \t-*+•") == source {
				return nil
			}
		}
		if at == 0 && (number == 0 || !bracketed && !inList) {
			return nil
		}
		if number > 0 && (at == 0 || bracketed) {
			if n := len(found); n > 0 {
				found[n-1].End = at
			}
			found = append(found, listed{prose.Span{Start: start, End: len(source)}, number, bracketed})
			if !bracketed {
				break
			}
		}
		i := strings.IndexByte(source[at:], '\n')
		if i < 0 {
			break
		}
		at += i + 1
	}
	for i := range found {
		s := &found[i].Span
		s.End = s.Start + len(strings.TrimRight(source[s.Start:s.End], " \t\r\n>"))
	}
	return found
}

// lineLead returns the length of what containers put before a line's text.
func lineLead(line string) int { return len(line) - len(strings.TrimLeft(line, " \t>\u3000")) }

// entryMark reads the number that a line starts with: [1], 〔1〕, 1., （1）, 1、.
func entryMark(line string) (number int, bracketed bool) {
	line = strings.TrimPrefix(strings.TrimPrefix(line, "- "), "* ")
	line = strings.TrimPrefix(line, `\`)
	for _, b := range [][2]string{{"[", "]"}, {"［", "］"}, {"〔", "〕"}, {"【", "】"}} {
		if rest, ok := strings.CutPrefix(line, b[0]); ok {
			n := plainDigits(rest)
			if number, ok = entryNumber(rest[:n]); ok && (strings.HasPrefix(rest[n:], b[1]) || strings.HasPrefix(rest[n:], `\`+b[1])) {
				return number, true
			}
			return 0, false
		}
	}
	line = strings.TrimLeft(line, "（(")
	n := plainDigits(line)
	number, ok := entryNumber(line[:n])
	if !ok {
		return 0, false
	}
	for _, end := range []string{".", "．", "、", ")", "）", "。"} {
		if strings.HasPrefix(line[n:], end) {
			return number, false
		}
	}
	return 0, false
}

// opensEntry reports whether the bracket at a byte offset of a block's source
// opens an entry of a list of references: it is the first of its line, and the
// block's first line has one, too.
func opensEntry(source string, offset int) bool {
	for offset > 0 && source[offset-1] != '\n' {
		r, n := utf8.DecodeLastRuneInString(source[:offset])
		if !strings.ContainsRune(" \t>-*\u3000\\", r) {
			return false
		}
		offset -= n
	}
	first := lineLead(source)
	_, bracketed := entryMark(source[first:])
	return bracketed
}

// entries returns the entries that a number or a range of numbers names. A
// document may have a list for each chapter: the next one counts.
func (a *Document) entries(i int, name string) []Target {
	lo, hi, ok := splitRange(name)
	if !ok {
		return nil
	}
	lists := a.sources().entries
	var found []Target
	for n := lo; n <= hi; n++ {
		of := lists[n]
		if len(of) == 0 {
			continue
		}
		e := of[len(of)-1]
		if j := slices.IndexFunc(of, func(e *entry) bool { return e.block >= i }); j >= 0 {
			e = of[j]
		}
		e.once.Do(func() {
			b := a.Prose.Blocks()[e.block]
			e.target = Target{
				Block: e.block, Span: e.span, Label: strconv.Itoa(n), Text: readable(b, e.span),
				References: a.Lexicon.worksIn(b, a.blocks[e.block], e.span),
			}
		})
		found = append(found, e.target)
	}
	return found
}

func splitRange(name string) (lo, hi int, ok bool) {
	n := plainDigits(name)
	to := strings.TrimLeftFunc(name[n:], func(r rune) bool { return !isDigit(r) })
	return bounds(name[:n], to)
}

// definitions returns the definitions of a footnote.
func (a *Document) definitions(label string) []Target {
	n := a.sources().notes[noteKey(label)]
	if n == nil {
		return nil
	}
	n.once.Do(func() { n.targets = a.readNote(label, n.blocks) })
	return n.targets
}

// readNote reads the definitions of a footnote, which start in some blocks.
func (a *Document) readNote(label string, starts []int) []Target {
	var found []Target
	blocks := a.Prose.Blocks()
	for _, i := range starts {
		b := blocks[i]
		t := Target{Block: i, Label: label, Span: prose.Span{End: len(strings.TrimRight(b.Source, " \t\r\n"))}}
		for j := range b.Footnotes {
			if m := &b.Footnotes[j]; m.Definition && noteKey(m.Label) == noteKey(label) {
				t.Span.Start = m.Start
			}
		}
		t.Text = readable(b, t.Span)
		t.References = a.Lexicon.worksIn(b, a.blocks[i], t.Span)
		for j := i + 1; j < len(blocks) && continuesNote(blocks[j]); j++ {
			t.Text += "\n" + readable(blocks[j], prose.Span{End: len(blocks[j].Source)})
			for _, r := range a.Lexicon.worksIn(blocks[j], a.blocks[j], prose.Span{End: len(blocks[j].Source)}) {
				if !slices.Contains(t.References, r) {
					t.References = append(t.References, r)
				}
			}
		}
		found = append(found, t)
	}
	return found
}

// continuesNote reports whether a block is a further paragraph of the note
// before it.
func continuesNote(b *prose.Block) bool {
	return b.Kind == prose.Footnote && !slices.ContainsFunc(b.Footnotes, func(m prose.FootnoteMark) bool { return m.Definition })
}

// worksIn returns the works that a part of a block cites, each once. Where it
// cites none as running text does, it is read as an entry of a bibliography.
func (x *Lexicon) worksIn(b *prose.Block, notes *Annotations, span prose.Span) []*glossary.Reference {
	var works []*glossary.Reference
	for i := range notes.Citations {
		c := &notes.Citations[i]
		if c.Start < span.Start || c.End > span.End {
			continue
		}
		for _, r := range c.References {
			if !slices.Contains(works, r) {
				works = append(works, r)
			}
		}
	}
	if works != nil {
		return works
	}
	for i := range b.Runs {
		works = append(works, x.entryWorks(within(&b.Runs[i], span))...)
	}
	return works
}

// within returns the part of a run's text that stands in a span of the source.
func within(run *prose.Run, span prose.Span) string {
	n := len(run.Pieces)
	if n == 0 || run.Pieces[0].Source >= span.End {
		return ""
	}
	from, to := 0, len(run.Text)
	if at, ok := run.TextOffset(span.Start); ok {
		from = at
	} else if run.Pieces[0].Source < span.Start {
		return ""
	}
	if at, ok := run.TextOffset(span.End); ok {
		to = at
	}
	return run.Text[from:max(from, to)]
}

// readable returns what a reader reads in a span of a block.
func readable(b *prose.Block, span prose.Span) string {
	var parts []string
	for i := range b.Runs {
		if text := strings.TrimSpace(strings.ReplaceAll(within(&b.Runs[i], span), string(prose.Object), "")); text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, "\n")
}

// entryWorks returns the work that an entry of a bibliography describes: author,
// title without marks, year, in any order and any style's punctuation.
func (x *Lexicon) entryWorks(entry string) []*glossary.Reference {
	byAuthor := map[*glossary.Reference]bool{}
	for _, m := range x.namesIn(nil, entry) {
		for _, r := range x.nameRefs[m.Value] {
			byAuthor[r] = true
		}
	}
	var titled, both []*glossary.Reference
	for part := range strings.FieldsFuncSeq(entry, func(r rune) bool {
		return strings.ContainsRune(".．。[［]］，,：:；;《》〈〉（）()“”「」*_—", r)
	}) {
		part = strings.TrimSpace(part)
		if utf8.RuneCountInString(part) < 2 {
			continue
		}
		for _, r := range x.ReferencesByTitle(part) {
			if !slices.Contains(titled, r) {
				titled = append(titled, r)
			}
			if byAuthor[r] && !slices.Contains(both, r) {
				both = append(both, r)
			}
		}
	}
	switch {
	case both != nil:
		return both
	case len(byAuthor) == 0 && len(titled) == 1:
		return titled
	}
	var dated []*glossary.Reference
	if at := firstYear(entry); at >= 0 {
		if years, _ := leadingYears(entry[at:]); len(years) > 0 {
			for _, r := range x.Glossary.References() {
				if byAuthor[r] && years[0].of(r) {
					dated = append(dated, r)
				}
			}
		}
	}
	return dated
}
