package prose

import "unicode/utf8"

// Position is a place in a text, counted in every way in which editors count,
// so that it can be told when the text is no longer at hand.
type Position struct {
	Line   uint32 // from zero
	Bytes  uint32 // from the line's start, as are the others
	Runes  uint32 // code points
	Astral uint32 // those of them beyond the basic multilingual plane
}

// Position returns the position of a byte offset.
func (d *Document) Position(offset int) Position {
	line := d.LineOf(offset)
	p := Position{Line: uint32(line)}
	p.Advance(d.Slice(d.LineStart(line), offset))
	return p
}

// Advance moves the position behind a text.
func (p *Position) Advance(text string) {
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			i++
			if c == '\n' {
				*p = Position{Line: p.Line + 1}
				continue
			}
			p.Bytes++
			p.Runes++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		p.Bytes += uint32(n)
		p.Runes++
		if r > 0xFFFF {
			p.Astral++
		}
	}
}
