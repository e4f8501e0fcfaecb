package main

import (
	"math/rand/v2"
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// planter makes one kind of error in running text.
type planter struct {
	rule string
	kind string // what it does to the text
	hant bool   // in Traditional text only
	hans bool   // in Simplified text only
	md   bool   // in Markdown only
	bare string // not in documents that have one of these characters

	// line makes the error in a line of running text, at one of the places where
	// that is possible. It reports false where there is none.
	line func(p *plot, line string) (string, bool)

	// paragraphs makes paragraphs of our own, to be put between others in this
	// order; the rule must report something in one of them.
	paragraphs func(p *plot) []string

	glossary     string // entries of the native format beside the documents
	bibliography string // entries in BibTeX beside them
	most         int    // errors in a document; 0 for several
}

// plot is what a planter needs to know of the document that it plants in.
type plot struct {
	*rand.Rand
	script prose.Script
	text   string // the document before planting
	serial int    // of the error, so that invented names differ
}

// in returns a text of our own, which is Traditional, in the plot's script.
func (p *plot) in(hant string) string {
	if p.script == prose.Hans {
		return prose.ToHans(hant)
	}
	return hant
}

// planted is a document with errors.
type planted struct {
	name   string
	text   string
	errors [][]int // for each error, the lines (one-based) that a finding may stand in
}

const (
	several = 6  // errors in a document, if a planter does not say
	apart   = 3  // lines between two of them
	minLine = 20 // ideographs of a line to plant in
)

// plantIn makes up to most errors in a document. Skip are lines where the rule
// reports something already.
func (t *planter) plantIn(name, text string, script prose.Script, skip map[int]bool, most int, r *rand.Rand, serial int) planted {
	if t.most > 0 {
		most = min(most, t.most)
	} else {
		most = min(most, several)
	}
	lines := strings.SplitAfter(text, "\n")
	good := runningLines(lines)
	p := &plot{Rand: r, script: script, text: text, serial: serial}
	if t.paragraphs != nil {
		return t.insert(p, name, lines, good, most)
	}
	out := planted{name: name}
	last := -apart
	order := map[int]bool{} // lines to try: half of them, so that errors are spread
	for _, i := range good {
		order[i] = len(good) <= 2*most || r.IntN(len(good)) < 2*most+4
	}
	for _, i := range good {
		if len(out.errors) == most {
			break
		}
		if !order[i] || i-last < apart || skip[i+1] {
			continue
		}
		changed, ok := t.line(p, lines[i])
		if !ok {
			continue
		}
		lines[i] = changed
		last = i
		out.errors = append(out.errors, []int{i + 1})
		p.serial++
	}
	out.text = strings.Join(lines, "")
	return out
}

// insert puts paragraphs of our own between those of a document.
func (t *planter) insert(p *plot, name string, lines []string, good []int, most int) planted {
	out := planted{name: name}
	put := map[int][]string{}           // before a line
	owner := map[int][]int{}            // its errors
	most = min(most, (len(good)+3)/4+1) // errors
	for e := range most {
		paragraphs := t.paragraphs(p)
		p.serial++
		at := 0
		if len(good) > 0 {
			at = p.IntN(len(good))
		}
		for k, paragraph := range paragraphs {
			i := len(lines) - 1
			if j := at + 2*k; j < len(good) {
				i = good[j]
			}
			put[i] = append(put[i], paragraph)
			owner[i] = append(owner[i], e)
		}
		out.errors = append(out.errors, nil)
	}
	var b strings.Builder
	n := 1
	for i, line := range lines {
		if len(put[i]) > 0 && i > 0 && strings.TrimSpace(lines[i-1]) != "" {
			b.WriteString("\n")
			n++
		}
		for k, paragraph := range put[i] {
			e := owner[i][k]
			for range strings.Count(paragraph, "\n") + 1 {
				out.errors[e] = append(out.errors[e], n)
				n++
			}
			b.WriteString(paragraph + "\n\n")
			n++
		}
		b.WriteString(line)
		n += strings.Count(line, "\n")
	}
	out.text = b.String()
	return out
}

// runningLines returns the indexes of the lines that are running text: long,
// without markup that says otherwise, without blanks where something was taken
// out, outside code and front matter.
func runningLines(lines []string) []int {
	var out []int
	code := false
	for i, line := range lines {
		if strings.HasPrefix(strings.TrimSpace(line), "```") {
			code = !code
		}
		if code || i == 0 || besideBlank(lines, i) || strings.HasPrefix(line, " ") || strings.ContainsAny(line, "|`$[]#<>│─\\{}=*~_^\t") || strings.Contains(line, "  ") || strings.Contains(line, "：：") {
			continue
		}
		han := 0
		for _, r := range line {
			if prose.IsHan(r) {
				han++
			}
		}
		if han >= minLine {
			out = append(out, i)
		}
	}
	return out
}

// besideBlank reports whether another line of a line's paragraph has a blank where
// something was taken out.
func besideBlank(lines []string, i int) bool {
	const blank = "   "
	for j := i - 1; j >= 0 && strings.TrimSpace(lines[j]) != ""; j-- {
		if strings.Contains(strings.TrimSpace(lines[j]), blank) {
			return true
		}
	}
	for j := i + 1; j < len(lines) && strings.TrimSpace(lines[j]) != ""; j++ {
		if strings.Contains(strings.TrimSpace(lines[j]), blank) {
			return true
		}
	}
	return false
}

// replaceAt replaces one of the places that find returns, drawn at random.
func replaceAt(p *plot, line string, places []prose.Span, with func(old string) string) (string, bool) {
	if len(places) == 0 {
		return "", false
	}
	s := places[p.IntN(len(places))]
	return line[:s.Start] + with(line[s.Start:s.End]) + line[s.End:], true
}

// all returns where a word stands in a line between Chinese characters, at least
// near of them on either side.
func all(line, word string, near int) []prose.Span {
	var out []prose.Span
	for at := 0; ; {
		i := strings.Index(line[at:], word)
		if i < 0 {
			return out
		}
		s := prose.Span{Start: at + i, End: at + i + len(word)}
		at = s.End
		if hanBefore(line[:s.Start]) >= near && hanBehind(line[s.End:]) >= near {
			out = append(out, s)
		}
	}
}

func hanBefore(text string) (n int) {
	for text != "" {
		r, size := utf8.DecodeLastRuneInString(text)
		if !prose.IsHan(r) {
			break
		}
		n++
		text = text[:len(text)-size]
	}
	return n
}

func hanBehind(text string) (n int) {
	for _, r := range text {
		if !prose.IsHan(r) {
			break
		}
		n++
	}
	return n
}
