// Package plaintext reads text without markup: paragraphs, bare URLs and
// e-mail addresses, and citations in brackets, which people write everywhere.
package plaintext

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup/pandoc"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"
)

// Parser is a prose.Parser for plain text. Every line is a paragraph, unless
// the text is hard-wrapped there; see wraps.
type Parser struct{}

var builders = sync.Pool{New: func() any { return new(runs.Builder) }}

const maxKept = 1 << 12 // pieces of a builder that is worth keeping

// Next implements prose.Parser. It needs no state.
func (Parser) Next(text string, _ prose.State) *prose.Block {
	b := &prose.Block{}
	end := lineEnd(text, 0)
	if isBlank(text[:end]) {
		b.Kind = prose.Blank
		b.Source = text[:blankEnd(text, end)]
		return b
	}
	for start := 0; end < len(text); {
		next := lineEnd(text, end)
		if !wraps(text[start:end], text[end:next]) {
			break
		}
		start, end = end, next
	}
	b.Source = text[:blankEnd(text, end)]
	read(b, end)
	return b
}

// lineEnd returns the offset behind the line at i, its line end included.
func lineEnd(text string, i int) int {
	if j := strings.IndexByte(text[i:], '\n'); j >= 0 {
		return i + j + 1
	}
	return len(text)
}

// blankEnd returns the offset behind the blank lines at i.
func blankEnd(text string, i int) int {
	for i < len(text) {
		end := lineEnd(text, i)
		if !isBlank(text[i:end]) {
			break
		}
		i = end
	}
	return i
}

const indentation = " \t\r\n\f\v\u3000\uFEFF"

func isBlank(line string) bool { return strings.TrimLeft(line, indentation) == "" }

// read adds the runs and what stands in them. A form feed parts runs.
func read(b *prose.Block, end int) {
	builder := builders.Get().(*runs.Builder)
	from := 0
	for from < end {
		to := end
		if i := strings.IndexByte(b.Source[from:end], '\f'); i >= 0 {
			to = from + i
		}
		start := to - len(strings.TrimLeft(b.Source[from:to], indentation))
		stop := start + len(strings.TrimRight(b.Source[start:to], indentation))
		if start < stop {
			builder.Reset(b.Source)
			readRun(b, builder, start, stop)
			b.Runs = append(b.Runs, builder.Run())
		}
		from = to + 1
	}
	if builder.Release(maxKept) {
		builders.Put(builder)
	}
}

// special has the bytes at which readRun stops.
var special = [256]bool{'\n': true, ':': true, '.': true, '@': true, '[': true}

func readRun(b *prose.Block, builder *runs.Builder, from, to int) {
	text := b.Source
	pos := from // what comes before is taken
	for i := from; i < to; {
		if !special[text[i]] {
			i++
			continue
		}
		start, end, ok := i, i+1, false
		switch text[i] {
		case '\n':
			start = pos + len(strings.TrimRight(text[pos:i], indentation))
			end = to - len(strings.TrimLeft(text[i:to], indentation))
			builder.Verbatim(pos, start)
			builder.SoftBreak(start, end)
			pos, i = end, end
			continue
		case ':':
			start, end, ok = runs.URLAtColon(text, pos, i, to)
		case '.':
			start, end, ok = runs.URLAtDot(text, pos, i, to)
		case '@':
			start, end, ok = runs.EmailAt(text, pos, i, to)
		case '[':
			var items []prose.CiteItem
			if end, items = citation(text, i, to); len(items) > 0 {
				b.Cites = append(b.Cites, prose.KeyCitation{Span: prose.Span{Start: i, End: end}, Bracketed: true, Items: items})
				builder.Verbatim(pos, i)
				builder.Object(i, end)
				pos, i = end, end
				continue
			}
		}
		if !ok {
			i++
			continue
		}
		span := prose.Span{Start: start, End: end}
		b.Links = append(b.Links, prose.Link{Span: span, Target: text[start:end], At: span})
		builder.Verbatim(pos, start)
		builder.Object(start, end)
		pos, i = end, end
	}
	builder.Verbatim(pos, to)
}

const maxCitation = 1024 // bytes, so that a lone [ costs little

// citation reads the [@key, 頁 12; @b] at i. It must start with its key.
func citation(text string, i, to int) (end int, items []prose.CiteItem) {
	if !strings.HasPrefix(text[i+1:to], "@") && !strings.HasPrefix(text[i+1:to], "-@") {
		return 0, nil
	}
	for j := i + 1; j < min(to, i+maxCitation); j++ {
		switch text[j] {
		case '[', '\n':
			return 0, nil
		case ']':
			return j + 1, pandoc.Items(text, i+1, j)
		}
	}
	return 0, nil
}

// Hard-wrapped lines are at least minWidth columns wide, a line of another
// kind seldom is without ending in punctuation; nobody wraps beyond maxWidth.
// What did not fit on a line is one word, so the next is at most maxWord wider.
const (
	minWidth = 40
	maxWidth = 130
	maxWord  = 16
)

// wraps reports whether the line end between two lines is a soft one. It
// depends on these lines alone, so that an edit changes no other paragraph:
// the first must be as wide as wrapped lines are and not end a sentence, the
// second must not be indented, empty, the start of a list item, or wider than
// the first by more than a word.
func wraps(line, next string) bool {
	line = strings.TrimRight(line, " \t\r\n")
	if isBlank(next) || opens(next) || strings.IndexByte(line, '\f') >= 0 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(line)
	if strings.ContainsRune("。！？…：；」』”）.!?:)", last) {
		return false
	}
	w := width(line)
	return w >= minWidth && w <= maxWidth && width(strings.TrimRight(next, " \t\r\n")) <= min(w+maxWord, maxWidth)
}

// opens reports whether a line starts a paragraph or a list item.
func opens(line string) bool {
	switch {
	case strings.HasPrefix(line, "\u3000"), strings.HasPrefix(line, "  "), line[0] == '\t', line[0] == '\f':
		return true
	}
	r, n := utf8.DecodeRuneInString(line)
	switch {
	case strings.ContainsRune("-*+•·●○◆■–—>|#（(【", r):
		return true
	case !strings.ContainsRune("0123456789一二三四五六七八九十第", r):
		return false
	}
	rest := strings.TrimLeft(line[n:], "0123456789一二三四五六七八九十百")
	mark, _ := utf8.DecodeRuneInString(rest)
	return mark != utf8.RuneError && strings.ContainsRune(".、．)）章節节條条回", mark)
}

// width returns the columns of text, or more than maxWidth if it is wider.
func width(text string) int {
	n := 0
	for _, r := range text {
		n++
		if runs.Wide(r) {
			n++
		}
		if n > maxWidth {
			break
		}
	}
	return n
}
