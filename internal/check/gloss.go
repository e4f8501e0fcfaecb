package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// glossed is a gloss of a document with the names that it ties together.
type glossed struct {
	*annotate.Gloss
	block    int
	at       prose.Span // of the whole, in the document
	term     string     // the Chinese name, "" if not given
	original string     // the full name in an alphabet
	short    string     // the abbreviation

	elsewhere *Elsewhere // of a gloss of another document, of which no place is known here
}

// glosses returns the glosses of a document in order of the text. The slice must
// not be changed.
func (p *DocumentPass) glosses() []glossed { return p.shared.glosses() }

func (p *DocumentPass) readGlosses() []glossed {
	var out []glossed
	for i := range p.with(hasGlosses) {
		b, notes := p.Document.Prose.Blocks()[i], p.Document.Block(i)
		for j := range notes.Glosses {
			g := &notes.Glosses[j]
			text := b.Runs[g.Run].Text
			out = append(out, glossed{
				Gloss: g, block: i, at: g.Span.Shift(p.Document.Prose.Start(i)),
				term: slice(text, g.Term), original: slice(text, g.Original), short: slice(text, g.Short),
			})
		}
	}
	return out
}

func slice(text string, s prose.Span) string { return text[s.Start:s.End] }

// span maps a range of the gloss's run to the document.
func (p *DocumentPass) span(g *glossed, text prose.Span) prose.Span {
	return p.run(g).Source(text).Shift(p.Document.Prose.Start(g.block))
}

func (p *DocumentPass) run(g *glossed) *prose.Run {
	return &p.Document.Prose.Blocks()[g.block].Runs[g.Run]
}

// originalKey folds a name in an alphabet to what tells it from others: case,
// hyphens, spaces and a plural s do not.
func originalKey(name string) string {
	var b strings.Builder
	b.Grow(len(name))
	name = strings.ToLower(name)
	for word := range strings.FieldsFuncSeq(name, func(r rune) bool { return strings.ContainsRune(" -–‐’'.·", r) }) {
		if len(word) > 3 && strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") {
			word = word[:len(word)-1]
		}
		b.WriteString(word)
	}
	return b.String()
}

// words counts the words of a name in an alphabet.
func words(name string) int {
	return len(strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' }))
}

// termKey folds a Chinese name: script, and the marks between the parts of a
// foreign one.
func termKey(term string) string {
	return strings.Map(func(r rune) rune {
		if r = prose.Fold(r); !prose.IsHan(r) && !isLetterOrDigit(r) {
			return -1
		}
		return r
	}, term)
}

func isLetterOrDigit(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
}

// abbreviates reports whether the letters of an abbreviation are letters of the
// full name in their order, the first of them the first of a word.
func abbreviates(short, full string) bool {
	rest := strings.ToLower(full)
	for i, r := range strings.ToLower(short) {
		if '0' <= r && r <= '9' || r == '-' || r == '/' || r == '&' {
			continue
		}
		at := strings.IndexRune(rest, r)
		if at < 0 || i == 0 && at > 0 && isLetterOrDigit(rune(rest[at-1])) {
			return false
		}
		rest = rest[at+utf8.RuneLen(r):]
	}
	return true
}

// commonSuffix counts the characters that two texts end with alike.
func commonSuffix(a, b string) int {
	n := 0
	for {
		r, i := utf8.DecodeLastRuneInString(a)
		s, j := utf8.DecodeLastRuneInString(b)
		if i == 0 || j == 0 || r != s {
			return n
		}
		a, b = a[:len(a)-i], b[:len(b)-j]
		n++
	}
}

// replaceFix returns the fix that puts another name in the place of one of the
// gloss's names, none if markup stands in that.
func (p *DocumentPass) replaceFix(g *glossed, name prose.Span, by string) []Fix {
	if !p.run(g).Verbatim(name) {
		return nil
	}
	return []Fix{{
		Title: format("改為「%s」", "Change to “%s”", by),
		Edits: []Edit{{p.span(g, name), by}},
	}}
}

// line returns the one-based line of an offset, for messages.
func (p *DocumentPass) line(offset int) int { return p.Document.Prose.LineOf(offset) + 1 }
