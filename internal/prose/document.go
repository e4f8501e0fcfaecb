package prose

import (
	"slices"
	"sort"
	"strings"
)

// Parser reads one markup.
//
// Next reads the first block of text, which starts at the beginning of a line
// and is preceded by what left the parser in state before. It must consume at
// least one byte, end at a line's end or the text's, and be a pure function of
// text and state; to find the block's end it may look at the line behind the
// block and no further. It must not fail on any input.
type Parser interface {
	Next(text string, before State) *Block

	// Syntax tells how the markup reads what rules ask about.
	Syntax() *Syntax
}

// Document is an immutable text with its blocks. It is safe for concurrent use.
type Document struct {
	parser Parser
	blocks []*Block
	starts []int // byte offset of each block, and the document's length behind them
	lines  []int // line number of each block's start, and the number of '\n' behind them
	hant   int
	hans   int
}

// Parse reads a whole document.
func Parse(p Parser, text string) *Document {
	d := &Document{parser: p, blocks: readAll(p, text)}
	d.measure()
	return d
}

// next reads one block and completes what every block has.
func next(p Parser, text string, before State) *Block {
	b := p.Next(text, before)
	b.Lines = strings.Count(b.Source, "\n")
	for i := range b.Runs {
		hant, hans := CountScripts(b.Runs[i].Text)
		b.Hant += hant
		b.Hans += hans
	}
	return b
}

func (d *Document) measure() {
	n := len(d.blocks)
	d.starts = make([]int, n+1)
	d.lines = make([]int, n+1)
	for i, b := range d.blocks {
		d.starts[i+1] = d.starts[i] + len(b.Source)
		d.lines[i+1] = d.lines[i] + b.Lines
		d.hant += b.Hant
		d.hans += b.Hans
	}
}

// Len returns the document's length in bytes.
func (d *Document) Len() int { return d.starts[len(d.blocks)] }

// Syntax tells how the document's markup reads what rules ask about.
func (d *Document) Syntax() *Syntax { return d.parser.Syntax() }

// Blocks returns the blocks in order. The slice must not be changed.
func (d *Document) Blocks() []*Block { return d.blocks }

// Start returns the byte offset of block i; Start(len(Blocks())) is Len().
func (d *Document) Start(i int) int { return d.starts[i] }

// BlockAt returns the index of the block that holds the byte at offset. An
// offset at or past the end belongs to the last block; an empty document has
// none and gives -1.
func (d *Document) BlockAt(offset int) int {
	i := sort.Search(len(d.blocks), func(i int) bool { return d.starts[i+1] > offset })
	return min(i, len(d.blocks)-1)
}

// LineCount returns the number of lines: one more than the line ends.
func (d *Document) LineCount() int { return d.lines[len(d.blocks)] + 1 }

// LineOf returns the zero-based line of the byte at offset.
func (d *Document) LineOf(offset int) int {
	i := d.BlockAt(offset)
	if i < 0 {
		return 0
	}
	rel := min(max(offset-d.starts[i], 0), len(d.blocks[i].Source))
	return d.lines[i] + strings.Count(d.blocks[i].Source[:rel], "\n")
}

// LineStart returns the byte offset at which a zero-based line starts. A line
// past the last gives Len().
func (d *Document) LineStart(line int) int {
	if line <= 0 {
		return 0
	}
	if line >= d.LineCount() {
		return d.Len()
	}
	// The block in which the line before ends holds the '\n' we look for.
	i := sort.Search(len(d.blocks), func(i int) bool { return d.lines[i+1] >= line })
	off, src := d.starts[i], d.blocks[i].Source
	for n := line - d.lines[i]; n > 0; n-- {
		j := strings.IndexByte(src, '\n')
		off += j + 1
		src = src[j+1:]
	}
	return off
}

// Line returns a zero-based line without its line end.
func (d *Document) Line(line int) string {
	start, end := d.LineStart(line), d.LineStart(line+1)
	return strings.TrimRight(d.Slice(start, end), "\r\n")
}

// Slice returns the text between two byte offsets.
func (d *Document) Slice(start, end int) string {
	start, end = max(start, 0), min(end, d.Len())
	if start >= end {
		return ""
	}
	i := d.BlockAt(start)
	if end <= d.starts[i+1] {
		return d.blocks[i].Source[start-d.starts[i] : end-d.starts[i]]
	}
	var b strings.Builder
	b.Grow(end - start)
	for ; i < len(d.blocks) && d.starts[i] < end; i++ {
		src := d.blocks[i].Source
		b.WriteString(src[max(start-d.starts[i], 0):min(end-d.starts[i], len(src))])
	}
	return b.String()
}

// Text returns the whole text.
func (d *Document) Text() string { return d.Slice(0, d.Len()) }

// Script returns the script that most of the document is written in.
func (d *Document) Script() Script { return scriptOf(d.hant, d.hans) }

// Change tells which blocks an edit replaced: those before First and the last
// len(new)-First-New are the same blocks as before.
type Change struct {
	First int // index of the first block that differs
	Old   int // number of old blocks replaced
	New   int // number of new blocks in their place
}

// Edit returns the document with the bytes between start and end replaced by
// text. Offsets outside the document are clamped. Blocks that the edit does not
// touch are shared with d.
func (d *Document) Edit(start, end int, text string) (*Document, Change) {
	start = min(max(start, 0), d.Len())
	end = min(max(end, start), d.Len())
	n := len(d.blocks)
	if n == 0 {
		nd := Parse(d.parser, text)
		return nd, Change{0, 0, len(nd.blocks)}
	}
	// The block before may take in the edited one: a parser looks one line ahead.
	first := max(d.BlockAt(start)-1, 0)
	var state State
	if first > 0 {
		state = d.blocks[first-1].After
	}
	from := d.starts[first]
	last := d.BlockAt(end) + 1 // blocks [first,last) are in the window
	delta := len(text) - (end - start)

	var fresh []*Block
	for window := 2; ; window *= 2 {
		last = min(last+window, n)
		buf := d.Slice(from, start) + text + d.Slice(end, d.starts[last])
		blocks, upto, ok := d.rescan(buf, state, from, start+len(text), delta, last == n)
		if ok {
			fresh, last = blocks, upto
			break
		}
	}
	// Give back blocks at both ends that came out as they were.
	old := d.blocks[first:last]
	for len(old) > 0 && len(fresh) > 0 && old[0].Source == fresh[0].Source && old[0].After == fresh[0].After && old[0].Kind == fresh[0].Kind {
		old, fresh = old[1:], fresh[1:]
		first++
	}
	nd := &Document{parser: d.parser, blocks: make([]*Block, 0, n-len(old)+len(fresh))}
	nd.blocks = append(nd.blocks, d.blocks[:first]...)
	nd.blocks = append(nd.blocks, fresh...)
	nd.blocks = append(nd.blocks, d.blocks[last:]...)
	nd.measure()
	return nd, Change{First: first, Old: len(old), New: len(fresh)}
}

// rescan reads blocks from buf until, behind the edited text, a block of the
// old document starts where a new one does in the same state. It returns the
// new blocks and the index of that old block, or false if buf is too short to
// tell.
func (d *Document) rescan(buf string, state State, from, edited, delta int, whole bool) ([]*Block, int, bool) {
	var blocks []*Block
	pos := 0
	for pos < len(buf) {
		at := from + pos // in the new document
		if at >= edited {
			if i, found := slices.BinarySearch(d.starts, at-delta); found && i > 0 && d.blocks[i-1].After == state {
				return blocks, i, true
			}
		}
		b := next(d.parser, buf[pos:], state)
		pos += len(b.Source)
		if !whole && strings.IndexByte(buf[pos:], '\n') < 0 {
			return nil, 0, false // the line behind the block is not all there
		}
		blocks = append(blocks, b)
		state = b.After
	}
	return blocks, len(d.blocks), whole
}
