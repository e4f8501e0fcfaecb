package prose

import "strings"

// ParseUnmarked makes a document of a text in which no character is markup: a
// paragraph of one run a line.
func ParseUnmarked(text string) *Document { return Parse(unmarked{}, text) }

type unmarked struct{}

// Next implements Parser.
func (unmarked) Next(text string, _ State) *Block {
	if i := strings.IndexByte(text, '\n'); i >= 0 {
		text = text[:i+1]
	}
	b := &Block{Source: text}
	if line := strings.TrimRight(text, "\r\n"); line != "" {
		b.Runs = []Run{{Text: line, Pieces: []Piece{{TextLen: len(line), SourceLen: len(line)}}}}
	}
	return b
}

// Syntax implements Parser.
func (unmarked) Syntax() *Syntax { return &Syntax{} }
