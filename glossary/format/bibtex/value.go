package bibtex

import (
	"slices"
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
)

// maxConcatenation is the size in bytes up to which pieces are joined by #.
const maxConcatenation = 1 << 16

// value reads pieces joined by #. It reports whether there was any.
func (p *parser) value(closing byte) (string, bool) {
	var value string
	any := false
	for {
		piece, ok := p.piece(closing)
		if !ok {
			return value, any
		}
		switch {
		case !any:
			value = piece
		case len(value)+len(piece) <= maxConcatenation && len(value)+len(piece) <= p.budget:
			value += piece
			p.budget -= len(value)
		}
		any = true
		end := p.pos
		p.space(true)
		if p.pos >= len(p.src) || p.src[p.pos] != '#' {
			p.pos = end
			return value, true
		}
		p.pos++
		p.space(true)
	}
}

// piece reads a group in braces or quotes, a number or a macro.
func (p *parser) piece(closing byte) (string, bool) {
	if p.pos >= len(p.src) {
		return "", false
	}
	switch p.src[p.pos] {
	case '{':
		return p.group('}'), true
	case '"':
		return p.group('"'), true
	}
	from := p.pos
	for p.pos < len(p.src) && !p.endsName(closing) {
		p.pos++
	}
	name := p.src[from:p.pos]
	if name == "" {
		return "", false
	}
	if text, ok := p.macros[strings.ToLower(name)]; ok && len(text) <= p.budget {
		p.budget -= len(text)
		return text, true
	}
	return name, true
}

// group reads a group in braces, or in quotes if closing is the quote, and
// returns what is inside. Braces count even behind a backslash, as they do for
// BibTeX.
func (p *parser) group(closing byte) string {
	open := p.pos
	from := open + 1
	p.lastOpen = open
	depth := 0
	for i := from; i < len(p.src); i++ {
		switch p.src[i] {
		case '{':
			depth++
		case '}':
			if depth == 0 {
				if closing == '}' {
					p.pos = i + 1
					return p.src[from:i]
				}
				continue // a quoted value with a brace too many
			}
			depth--
		case '"':
			if closing == '"' && depth == 0 {
				p.pos = i + 1
				return p.src[from:i]
			}
		case '@':
			if p.startsEntry(i) {
				return p.unclosed(open, i)
			}
		}
	}
	return p.unclosed(open, len(p.src))
}

// unclosed ends the value that opens at offset open and has no end before end,
// at the next line that looks like a field or closes an entry, so that the
// fields behind it are read all the same.
func (p *parser) unclosed(open, end int) string {
	mark := p.src[open : open+1]
	lineEnd := end
	if i := strings.IndexByte(p.src[open:end], '\n'); i >= 0 {
		lineEnd = open + i
	}
	shown := open + len(strings.TrimRight(p.src[open:lineEnd], " \t\r,"))
	p.syntax(open, shown, "這個值的「"+mark+"」沒有合上", "the "+mark+" of this value is never closed")
	p.pos, p.cut = end, true
	if p.salvaged < maxSalvage {
		p.salvaged++
		for i := lineEnd; i < end; {
			line := p.src[i+1 : end]
			if n := strings.IndexByte(line, '\n'); n >= 0 {
				line = line[:n]
			}
			if looksLikeField(line) {
				p.pos = i
				break
			}
			i += 1 + len(line)
		}
	}
	text := strings.TrimRight(p.src[open+1:p.pos], " \t\r\n")
	if p.pos == end {
		// The entry's own end is in here.
		p.overrun = true
		text = strings.TrimRight(text, "} \t\r\n")
	}
	return strings.TrimRight(text, ", \t\r\n")
}

// reopen is for an entry that ends without a closing brace: if the last value
// runs over lines that look like fields, it is that value that was not closed,
// and the entry's own brace closed it. It cuts the value and reports whether
// there is more to read.
func (p *parser) reopen(e *entry) bool {
	if p.lastOpen < 0 || len(e.fields) == 0 || p.salvaged >= maxSalvage {
		return false
	}
	for text := p.src[p.lastOpen:p.pos]; ; {
		i := strings.IndexByte(text, '\n')
		if i < 0 {
			return false
		}
		text = text[i+1:]
		line, _, _ := strings.Cut(text, "\n")
		if looksLikeField(line) {
			if strings.IndexByte(line, '=') < 0 {
				return false
			}
			break
		}
	}
	open := p.lastOpen
	p.lastOpen = -1
	e.fields[len(e.fields)-1].value = p.unclosed(open, p.pos)
	p.cut = false
	// What was found behind the cut is read again, and reported again.
	found := p.file.Problems[p.first:]
	found = slices.DeleteFunc(found, func(x glossary.Problem) bool { return x.At.Name.Start >= p.pos })
	p.file.Problems = p.file.Problems[:p.first+len(found)]
	return true
}

// looksLikeField reports whether a line starts with name = or is the closing
// brace of an entry.
func looksLikeField(line string) bool {
	line = strings.TrimLeft(line, " \t")
	if strings.TrimRight(line, " \t\r") == "}" {
		return true
	}
	n := 0
	for n < len(line) && isWord(line[n]) {
		n++
	}
	return n > 0 && strings.HasPrefix(strings.TrimLeft(line[n:], " \t"), "=")
}
