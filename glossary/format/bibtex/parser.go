package bibtex

import (
	"fmt"
	"slices"
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
)

// parser reads the entries of a file in one pass. Every loop consumes input;
// the only text read twice is that of values that nobody closed, a bounded
// number of times (maxSalvage).
type parser struct {
	src     string
	pos     int
	file    *glossary.File
	broken  bool // src is not UTF-8
	entries []entry
	macros  map[string]string // of @string, names in lower case

	fields   []field      // scratch, for the entry that is being read
	budget   int          // bytes that macros may still expand to
	comments commentReach // how far the end of a @comment is looked for

	// of the entry that is being read
	first    int  // index of its first problem
	salvaged int  // values cut short
	cut      bool // the last value was
	overrun  bool // the last value had no end, and took the entry's with it
	lastOpen int  // offset of the last value's opening brace or quote, or -1

	// of the line that the search for the next entry has reached
	scanned int  // offset up to which lines were looked at
	hidden  bool // the line starts with %
}

// maxSalvage is how many unclosed values of one entry are cut at the next line
// that looks like a field. The rest of them run to the entry's end.
const maxSalvage = 8

func (p *parser) parse() {
	p.newLine(0)
	for p.pos < len(p.src) {
		i := strings.IndexByte(p.src[p.pos:], '@')
		if i < 0 {
			return
		}
		at := p.pos + i
		p.pos = at + 1
		if n := strings.LastIndexByte(p.src[p.scanned:at], '\n'); n >= 0 {
			p.newLine(p.scanned + n + 1)
		}
		p.scanned = at
		if p.hidden || at > 0 && isWord(p.src[at-1]) {
			continue // commented out, or an address
		}
		word := p.word()
		open := p.pos
		p.space(false)
		switch {
		case strings.EqualFold(word, "comment"):
			p.comment()
		case word != "" && p.pos < len(p.src) && (p.src[p.pos] == '{' || p.src[p.pos] == '('):
			p.record(at, strings.ToLower(word))
		default:
			p.pos = open
			if word != "" && p.lineStart(at) {
				first := len(p.file.Problems)
				p.syntax(at, open, fmt.Sprintf("「@%s」之後缺「{」；請補上，或刪去這一行", word),
					fmt.Sprintf("@%s lacks its {; add it, or delete the line", word))
				p.attribute(first, glossary.Range{Start: at, End: open})
			}
		}
	}
}

// newLine notes whether the line that starts at offset at is commented out.
func (p *parser) newLine(at int) {
	p.hidden = strings.HasPrefix(strings.TrimLeft(p.src[at:], " \t"), "%")
}

// attribute gives the problems from the index first on the range of the entry
// that they are in.
func (p *parser) attribute(first int, span glossary.Range) {
	for i := first; i < len(p.file.Problems); i++ {
		p.file.Problems[i].At.Entry = span
	}
}

// lineStart reports whether only blanks stand before at on its line.
func (p *parser) lineStart(at int) bool {
	for at > 0 {
		switch p.src[at-1] {
		case '\n', '\r':
			return true
		case ' ', '\t':
			at--
		case 0xBF: // the last byte of a byte order mark
			return at == len(bom) && strings.HasPrefix(p.src, bom)
		default:
			return false
		}
	}
	return true
}

const bom = "\uFEFF"

// word consumes ASCII letters, digits, hyphens and underscores.
func (p *parser) word() string {
	start := p.pos
	for p.pos < len(p.src) && isWord(p.src[p.pos]) {
		p.pos++
	}
	return p.src[start:p.pos]
}

func isWord(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '-' || b == '_'
}

// space consumes white space, and between the parts of an entry comments too.
func (p *parser) space(comments bool) {
	for p.pos < len(p.src) {
		switch b := p.src[p.pos]; {
		case isSpace(b):
			p.pos++
		case b == '%' && comments:
			i := strings.IndexByte(p.src[p.pos:], '\n')
			if i < 0 {
				p.pos = len(p.src)
				return
			}
			p.pos += i
		case b == 0xE3 && strings.HasPrefix(p.src[p.pos:], "\u3000"):
			p.pos += len("\u3000")
		default:
			return
		}
	}
}

func isSpace(b byte) bool { return b == ' ' || b == '\n' || b == '\t' || b == '\r' }

// commentReach is how far the end of a @comment is looked for. One that has
// no end lowers it, or a file full of them would be read again and again.
type commentReach uint8

const (
	toFileEnd   commentReach = iota
	toNextEntry              // the next entry that starts a line ends it
	toLineEnd
)

// comment skips what follows @comment: a balanced group, or the rest of the
// line.
func (p *parser) comment() {
	if p.pos < len(p.src) && p.src[p.pos] == '{' && p.comments != toLineEnd {
		depth := 0
		for i := p.pos; i < len(p.src); i++ {
			switch p.src[i] {
			case '{':
				depth++
			case '}':
				depth--
				if depth == 0 {
					p.pos = i + 1
					return
				}
			case '@':
				if p.comments == toNextEntry && p.startsEntry(i) {
					p.pos = i
					return
				}
			}
		}
		p.comments++
	}
	i := strings.IndexByte(p.src[p.pos:], '\n')
	if i < 0 {
		i = len(p.src) - p.pos
	}
	p.pos += i
}

// startsEntry reports whether the @ at offset at is the first of its line and
// starts an entry: whatever is open is then over.
func (p *parser) startsEntry(at int) bool {
	i := at + 1
	for i < len(p.src) && isWord(p.src[i]) {
		i++
	}
	if i == at+1 {
		return false
	}
	for i < len(p.src) && (p.src[i] == ' ' || p.src[i] == '\t') {
		i++
	}
	return i < len(p.src) && (p.src[i] == '{' || p.src[i] == '(') && p.lineStart(at)
}

// record reads the entry whose @ is at start and whose opening delimiter is
// next.
func (p *parser) record(start int, kind string) {
	closing := byte('}')
	if p.src[p.pos] == '(' {
		closing = ')'
	}
	p.pos++
	p.salvaged, p.cut, p.overrun, p.lastOpen = 0, false, false, -1
	p.first = len(p.file.Problems)
	e := entry{kind: kind, fields: p.fields[:0]}
	switch kind {
	case "string":
		p.body(&e, start, closing)
		for _, f := range e.fields {
			p.macros[f.name] = f.value
		}
	case "preamble":
		p.space(true)
		p.value(closing)
		p.finish(start, closing)
	default:
		p.space(true)
		p.key(&e, start, closing)
		p.body(&e, start, closing)
	}
	e.span = glossary.Range{Start: start, End: p.end(start)}
	p.attribute(p.first, e.span)
	p.fields = e.fields
	if e.key != "" {
		e.fields = slices.Clone(e.fields)
		p.entries = append(p.entries, e)
	}
}

// end returns the offset behind the last byte before p.pos that is not white
// space: an entry that was not closed does not reach into the next one's line.
func (p *parser) end(start int) int {
	end := p.pos
	for end > start && isSpace(p.src[end-1]) {
		end--
	}
	return end
}

// key reads an entry's key and the comma behind it. A key is a run without
// , } = # " { %, white space and their full-width relatives.
func (p *parser) key(e *entry, start int, closing byte) {
	from := p.pos
	for p.pos < len(p.src) && !p.endsKey(closing) {
		p.pos++
	}
	e.key = p.src[from:p.pos]
	e.keySpan = glossary.Range{Start: from, End: p.pos}
	p.space(true)
	switch {
	case p.pos < len(p.src) && p.src[p.pos] == '=' && e.key != "":
		// A field: the key is missing altogether.
		p.pos = from
		fallthrough
	case e.key == "":
		e.key = ""
		p.syntax(start, start+1+len(e.kind), fmt.Sprintf("@%s 沒有鍵，已略過；請在「{」之後寫鍵和逗號", e.kind),
			fmt.Sprintf("@%s has no key and was skipped; write a key and a comma after its {", e.kind))
		if p.pos < len(p.src) && p.src[p.pos] == ',' {
			p.pos++
		}
	case p.comma():
	case p.pos < len(p.src) && p.src[p.pos] != closing && !p.atEntry():
		p.syntax(e.keySpan.Start, e.keySpan.End, fmt.Sprintf("鍵「%s」之後缺逗號", e.key),
			fmt.Sprintf("a comma is missing after the key %s", e.key))
	}
}

func (p *parser) endsKey(closing byte) bool {
	switch b := p.src[p.pos]; b {
	case ',', '}', '=', '#', '"', '{', '%', ' ', '\t', '\r', '\n':
		return true
	case 0xEF:
		return strings.HasPrefix(p.src[p.pos:], fullComma)
	case 0xE3:
		return strings.HasPrefix(p.src[p.pos:], "\u3000")
	default:
		return b == closing
	}
}

// fullComma is the comma that an input method for Chinese gives.
const fullComma = "，"

// comma consumes a comma. A full-width one is taken for it, and reported.
func (p *parser) comma() bool {
	switch {
	case p.pos < len(p.src) && p.src[p.pos] == ',':
		p.pos++
	case strings.HasPrefix(p.src[p.pos:], fullComma):
		p.syntax(p.pos, p.pos+len(fullComma), "這裡要用半形逗號「,」", "write an ASCII comma here")
		p.pos += len(fullComma)
	default:
		return false
	}
	return true
}

// atEntry reports whether another entry starts here.
func (p *parser) atEntry() bool {
	return p.pos < len(p.src) && p.src[p.pos] == '@' && p.startsEntry(p.pos)
}

// body reads fields up to the end of the entry.
func (p *parser) body(e *entry, start int, closing byte) {
	strayed := false
	for {
		p.space(true)
		switch {
		case p.pos < len(p.src) && p.src[p.pos] == closing:
			p.pos++
			return
		case p.pos >= len(p.src) || p.atEntry():
			if p.reopen(e) {
				continue
			}
			p.finish(start, closing)
			return
		case p.comma():
			strayed = false
		default:
			from := p.pos
			if p.field(e, closing) {
				strayed = false
				continue
			}
			if p.src[from] == '{' {
				p.group('}')
				p.lastOpen = -1
			} else if p.pos == from {
				p.pos++
			}
			if !strayed {
				p.syntax(from, from+1, "這裡應是「欄位 = {值},」", "a field, name = {value}, is expected here")
			}
			strayed = true
		}
	}
}

// finish consumes the end of the entry that starts at start, or reports that
// there is none.
func (p *parser) finish(start int, closing byte) {
	p.space(true)
	if p.pos < len(p.src) && p.src[p.pos] == closing {
		p.pos++
		return
	}
	if p.overrun {
		return
	}
	first := start + 1
	for first < len(p.src) && !isSpace(p.src[first]) && p.src[first] != ',' {
		first++
	}
	p.syntax(start, first, fmt.Sprintf("這個條目沒有合上；請在結尾補「%c」", closing),
		fmt.Sprintf("this entry is never closed; add %c at its end", closing))
}

// field reads one field, and the comma behind it if there is one. It returns
// false if there is none; it may have consumed what stands there instead.
func (p *parser) field(e *entry, closing byte) bool {
	from := p.pos
	for p.pos < len(p.src) && !p.endsName(closing) {
		p.pos++
	}
	name := p.src[from:p.pos]
	nameEnd := p.pos
	if name == "" {
		return false
	}
	p.space(true)
	if p.pos >= len(p.src) || p.src[p.pos] != '=' {
		p.syntax(from, nameEnd, fmt.Sprintf("欄位「%s」之後缺「=」", name), fmt.Sprintf("the field %s lacks its =", name))
		if p.pos >= len(p.src) || p.src[p.pos] != '{' && p.src[p.pos] != '"' {
			return true
		}
	} else {
		p.pos++
	}
	p.space(true)
	p.lastOpen = -1
	valueStart := p.pos
	value, ok := p.value(closing)
	if !ok {
		p.syntax(from, nameEnd, fmt.Sprintf("欄位「%s」沒有值", name), fmt.Sprintf("the field %s has no value", name))
		return true
	}
	e.fields = append(e.fields, field{name: strings.ToLower(name), value: value})
	p.links(strings.ToLower(name), value, valueStart)
	if p.cut {
		p.cut = false
		return true
	}
	valueEnd := p.pos
	p.space(true)
	if p.comma() || p.pos >= len(p.src) || p.src[p.pos] == closing || p.atEntry() {
		return true
	}
	p.syntax(p.lastRune(valueEnd), valueEnd, fmt.Sprintf("欄位「%s」之後缺逗號", name), fmt.Sprintf("a comma is missing after the field %s", name))
	return true
}

// lastRune returns the offset of the character that ends at end.
func (p *parser) lastRune(end int) int {
	start := max(end-1, 0)
	for start > 0 && p.src[start]&0xC0 == 0x80 {
		start--
	}
	return start
}

func (p *parser) endsName(closing byte) bool {
	b := p.src[p.pos]
	return b == '(' || b == '@' || p.endsKey(closing)
}
