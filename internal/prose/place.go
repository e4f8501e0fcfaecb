package prose

import "unicode/utf8"

// Place is a position for people: one-based line, one-based column in
// characters (code points), and the byte offset.
type Place struct {
	Line   int `json:"line"`
	Column int `json:"column"`
	Offset int `json:"offset"`
}

// Place returns the place of a byte offset.
func (d *Document) Place(offset int) Place {
	line := d.LineOf(offset)
	start := d.LineStart(line)
	return Place{line + 1, utf8.RuneCountInString(d.Slice(start, offset)) + 1, offset}
}
