package org

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"
)

// inline reads the text of one block. A first pass turns the bytes that mean
// something into nodes; the text between two nodes is implied. emit then walks
// the nodes and builds the runs. No step calls itself.
type inline struct {
	text    string
	from    int // of the text that is read, or of the frame inside it
	to      int
	block   *prose.Block
	verse   bool // line ends are seen
	display bool // the text is one display formula and nothing else

	nodes  []node
	marks  []mark // emphasis that is open
	floor  int    // marks below this index are outside the frame
	frames []frame
	found  finds

	keyless int // no citation before this offset has a key

	builders []runs.Builder
	runs     []prose.Run // the block's runs in reading order
	inner    []prose.Run // of inline footnotes
}

type nodeKind uint8

const (
	nodeText   nodeKind = iota // a mark that means nothing after all
	nodeDrop                   // a mark that vanishes
	nodeObject                 // code, math, a citation
	nodeSoft
	nodeHard
	nodeNote  // opens an inline footnote
	nodeClose // closes it
)

type node struct {
	kind       nodeKind
	start, end int
}

// frame is text inside a link's or a footnote's brackets. It keeps what holds
// outside of it.
type frame struct {
	kind  nodeKind // of the node that closes it
	end   int      // of the text; the closing brackets are behind
	size  int      // of the closing brackets
	from  int
	to    int
	floor int
}

const zeroWidthSpace = "\u200B"

// special has the bytes at which the first pass stops. 0xE2 is the first byte
// of a zero-width space.
var special = func() (t [256]bool) {
	for _, c := range []byte("\n\\*/_+=~[<{$@:.\xE2") {
		t[c] = true
	}
	return t
}()

// scan reads text[from:to] and appends its run. An empty run is kept only if
// keep is set.
func (in *inline) scan(text string, from, to int, block *prose.Block, keep bool) {
	in.display = false
	if from >= to {
		if keep {
			in.runs = append(in.runs, prose.Run{})
		}
		return
	}
	in.text, in.from, in.to, in.block = text, from, to, block
	in.nodes, in.marks, in.frames, in.floor = in.nodes[:0], in.marks[:0], in.frames[:0], 0
	in.keyless = from
	in.found.reset(from, to)
	i := from
	for {
		for i < in.to && !special[text[i]] {
			i++
		}
		if i < in.to {
			i = in.special(i)
			continue
		}
		n := len(in.frames) - 1
		if n < 0 {
			break
		}
		f := in.frames[n]
		in.frames = in.frames[:n]
		in.push(f.kind, f.end, f.end+f.size)
		in.marks = in.marks[:in.floor]
		in.from, in.to, in.floor = f.from, f.to, f.floor
		i = f.end + f.size
	}
	in.display = len(in.nodes) == 1 && in.nodes[0] == node{nodeObject, from, to} &&
		(strings.HasPrefix(text[from:to], `\[`) || strings.HasPrefix(text[from:to], "$$"))
	in.emit(from, to, keep)
}

// enter starts a frame that ends at end.
func (in *inline) enter(kind nodeKind, start, end, size int) {
	in.frames = append(in.frames, frame{kind: kind, end: end, size: size, from: in.from, to: in.to, floor: in.floor})
	in.from, in.to, in.floor = start, end, len(in.marks)
}

func (in *inline) push(kind nodeKind, start, end int) int {
	in.nodes = append(in.nodes, node{kind, start, end})
	return end
}

// code adds code or math.
func (in *inline) code(start, end int) int {
	in.block.Code = append(in.block.Code, prose.Span{Start: start, End: end})
	return in.push(nodeObject, start, end)
}

// behind returns the end of the last node: text up to there is taken.
func (in *inline) behind() int {
	if n := len(in.nodes); n > 0 {
		return max(in.nodes[n-1].end, in.from)
	}
	return in.from
}

// has reports whether the text at i starts with prefix.
func (in *inline) has(i int, prefix string) bool {
	return strings.HasPrefix(in.text[i:in.to], prefix)
}

// special reads the special byte at i and returns the offset behind what it
// starts.
func (in *inline) special(i int) int {
	switch c := in.text[i]; c {
	case '\n':
		return in.lineEnd(i)
	case '*', '/', '_', '+':
		return in.emphasis(i)
	case '=', '~':
		return in.verbatim(i)
	case '[':
		return in.bracket(i)
	case '<':
		return in.angle(i)
	case '\\':
		return in.backslash(i)
	case '$':
		if end, ok := in.dollarMath(i); ok {
			return in.code(i, end)
		}
	case '{':
		if in.has(i, "{{{") {
			if j, ok := in.found.index(in.text, i+3, in.to, "}}}"); ok {
				return in.push(nodeObject, i, j+3)
			}
		}
	case '@':
		return in.at(i)
	case ':':
		if start, end, ok := runs.URLAtColon(in.text, in.behind(), i, in.to); ok {
			return in.url(start, end)
		}
		return in.plainCitation(i)
	case '.':
		if start, end, ok := runs.URLAtDot(in.text, in.behind(), i, in.to); ok {
			return in.url(start, end)
		}
	case zeroWidthSpace[0]:
		if in.has(i, zeroWidthSpace) {
			return in.push(nodeDrop, i, i+len(zeroWidthSpace))
		}
	}
	return i + 1
}

// lineEnd reads the line end at i with the white space around it.
func (in *inline) lineEnd(i int) int {
	kind := nodeSoft
	if in.verse {
		kind = nodeHard
	}
	return in.push(kind, runs.TrimEnd(in.text, in.behind(), i), runs.SkipSpace(in.text, i, in.to))
}

func (in *inline) url(start, end int) int {
	span := prose.Span{Start: start, End: end}
	in.block.Links = append(in.block.Links, prose.Link{Span: span, Target: in.text[start:end], At: span})
	return in.push(nodeObject, start, end)
}

// at reads an export snippet, @@html:<b>@@ or @@comment:text@@, or an e-mail
// address.
func (in *inline) at(i int) int {
	if in.has(i, "@@") {
		n := i + 2
		for n < in.to && (isLetter(in.text[n]) || isDigit(in.text[n]) || in.text[n] == '-') {
			n++
		}
		if n > i+2 && n < in.to && in.text[n] == ':' {
			if j, ok := in.found.index(in.text, n, in.to, "@@"); ok {
				if in.text[i+2:n] == "comment" { // for no backend: Org's comment in a line
					in.block.Comments = append(in.block.Comments, prose.Span{Start: n + 1, End: j})
				}
				return in.push(nodeDrop, i, j+2)
			}
		}
		return i + 2
	}
	if start, end, ok := runs.EmailAt(in.text, in.behind(), i, in.to); ok {
		return in.push(nodeObject, start, end)
	}
	return i + 1
}

// emit builds the runs of text[from:to] from the nodes.
func (in *inline) emit(from, to int, keep bool) {
	depth := 0
	b := in.builder(0)
	pos := from
	for _, n := range in.nodes {
		if n.kind == nodeText {
			continue
		}
		b.Verbatim(pos, n.start)
		pos = n.end
		switch n.kind {
		case nodeObject:
			b.Object(n.start, n.end)
		case nodeSoft:
			b.SoftBreak(n.start, n.end)
		case nodeHard:
			b.HardBreak(n.start, n.end)
		case nodeNote:
			depth++
			b = in.builder(depth)
		case nodeClose:
			if !b.Empty() {
				in.inner = append(in.inner, b.Run())
			}
			depth--
			b = &in.builders[depth]
		}
	}
	b.Verbatim(pos, to)
	if keep || !b.Empty() {
		in.runs = append(in.runs, b.Run())
	}
}

// builder returns the empty builder of a level of nested footnotes.
func (in *inline) builder(depth int) *runs.Builder {
	if depth == len(in.builders) {
		in.builders = append(in.builders, runs.Builder{})
	}
	b := &in.builders[depth]
	b.Reset(in.text)
	return b
}

// discard forgets the runs of all scans since the last flush.
func (in *inline) discard() {
	clear(in.runs)
	clear(in.inner)
	in.runs, in.inner = in.runs[:0], in.inner[:0]
}

// flush moves the runs of all scans since the last flush to block: first those
// of its text, then those of inline footnotes.
func (in *inline) flush(block *prose.Block) {
	if n := len(in.runs) + len(in.inner); n > 0 {
		block.Runs = append(append(make([]prose.Run, 0, n), in.runs...), in.inner...)
	}
	in.discard()
}

// release forgets the document and reports whether the buffers are of a size
// worth keeping.
func (in *inline) release() bool {
	in.text, in.block = "", nil
	if cap(in.nodes) > maxKept || cap(in.frames) > maxKept || cap(in.found.pairs) > maxKept ||
		cap(in.runs) > maxKept || cap(in.builders) > 64 {
		return false
	}
	for i := range in.builders {
		if !in.builders[i].Release(maxKept) {
			return false
		}
	}
	return true
}
