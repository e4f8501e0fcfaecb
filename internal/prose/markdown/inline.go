package markdown

import (
	"cmp"
	"html"
	"math"
	"slices"
	"sort"
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"
)

// inline reads the text of one leaf block. A first pass turns the bytes that
// mean something into nodes; the text between two nodes is implied. When a
// bracket closes, and at the end, delimiter runs are matched; emit then walks
// the nodes and builds the runs. No step calls itself.
type inline struct {
	text   string // the block's source
	src    string // text with the container marks masked
	masked string // the masked copy, if the block has one
	from   int
	to     int
	block  *prose.Block
	unit   *unit // the block's memory

	nodes    []node
	atoms    []string // what entities stand for
	delims   []delim  // delims[0] is the list's sentinel
	tail     int32    // the last delimiter that is linked
	brackets []bracket
	links    int   // brackets below this index are inside a link already
	groups   int   // brackets below this index hold a citation already
	cite     int32 // index of the last nodeCite, or -1
	found    finds

	builders []runs.Builder
	runs     []prose.Run // the block's runs in reading order
	inner    []prose.Run // of images and inline notes
}

type nodeKind uint8

const (
	nodeText   nodeKind = iota // means nothing after all
	nodeDrop                   // a mark that vanishes
	nodeDelim                  // a delimiter run; arg is its index in delims
	nodeEscape                 // a backslash and the character that it escapes
	nodeAtom                   // stands for atoms[arg]
	nodeObject                 // code, math, a URL, a citation in brackets
	nodeCite                   // a bare citation
	nodeSoft
	nodeHard
	nodeImage // opens an image's alt text; arg is the image's end
	nodeNote  // opens an inline note
	nodeClose // closes one of these
)

// node is small and without pointers: hostile text makes one of every byte.
type node struct {
	kind            nodeKind
	start, end, arg int32
}

// special has the bytes at which the first pass stops.
var special = func() (t [256]bool) {
	for _, c := range []byte("\n\\`*_~[]!<&$@^:.") {
		t[c] = true
	}
	return t
}()

// scan reads src[from:to] and appends its run. An empty run is kept only if
// keep is set.
func (in *inline) scan(text, src string, from, to int, block *prose.Block, keep bool) {
	if from >= to {
		if keep {
			in.runs = append(in.runs, prose.Run{})
		}
		return
	}
	in.text, in.src, in.from, in.to, in.block = text, src, from, to, block
	i := from
	for i < to && !special[src[i]] {
		i++
	}
	if i == to || to > math.MaxInt32 {
		pieces := in.unit.piece[:]
		if pieces[0].TextLen > 0 {
			pieces = make([]prose.Piece, 1)
		}
		pieces[0] = prose.Piece{TextLen: to - from, Source: from, SourceLen: to - from}
		in.runs = append(in.runs, prose.Run{Text: text[from:to], Pieces: pieces})
		return
	}
	in.begin()
	for i < to {
		if !special[src[i]] {
			i++
			continue
		}
		i = in.special(i)
	}
	in.emphasis(0)
	in.emit(keep)
}

func (in *inline) begin() {
	in.nodes = in.nodes[:0]
	in.atoms = in.atoms[:0]
	in.delims = append(in.delims[:0], delim{})
	in.tail = 0
	in.brackets = in.brackets[:0]
	in.links, in.groups, in.cite = 0, 0, -1
	in.found.reset()
}

func (in *inline) push(kind nodeKind, start, end int) {
	in.nodes = append(in.nodes, node{kind: kind, start: int32(start), end: int32(end)})
}

// behind returns the end of the last node: text up to there is taken.
func (in *inline) behind() int {
	if n := len(in.nodes); n > 0 {
		return int(in.nodes[n-1].end)
	}
	return in.from
}

// special reads the special byte at i and returns the offset behind what it
// starts.
func (in *inline) special(i int) int {
	switch in.src[i] {
	case '\n':
		return in.lineEnd(i)
	case '\\':
		return in.escape(i)
	case '`':
		return in.codeSpan(i)
	case '*', '_', '~':
		return in.delimiters(i)
	case '!':
		return in.bang(i)
	case '^':
		if i+1 < in.to && in.src[i+1] == '[' {
			in.openBracket(i, i+2, bracketNote)
			return i + 2
		}
	case '[':
		if end, ok := footnoteLabel(in.src, i, in.to); ok {
			in.footnote(i, end)
			return end
		}
		in.openBracket(i, i+1, bracketLink)
	case ']':
		return in.closeBracket(i)
	case '<':
		return in.angle(i)
	case '&':
		return in.entity(i)
	case '$':
		return in.dollar(i)
	case '@':
		return in.at(i)
	case ':':
		if start, end, ok := runs.URLAtColon(in.src, in.behind(), i, in.to); ok {
			in.url(start, end)
			return end
		}
	case '.':
		if start, end, ok := runs.URLAtDot(in.src, in.behind(), i, in.to); ok {
			in.url(start, end)
			return end
		}
	}
	return i + 1
}

// lineEnd reads the line end at i with the white space around it. Two spaces
// before it make a hard break.
func (in *inline) lineEnd(i int) int {
	start := runs.TrimEnd(in.src, in.behind(), i)
	end := runs.SkipSpace(in.src, i, in.to)
	kind := nodeSoft
	if strings.HasSuffix(strings.TrimSuffix(in.src[start:i], "\r"), "  ") {
		kind = nodeHard
	}
	in.push(kind, start, end)
	return end
}

func (in *inline) escape(i int) int {
	if i+1 >= in.to {
		return i + 1
	}
	switch c := in.src[i+1]; {
	case c == '\n' || c == '\r' && i+2 < in.to && in.src[i+2] == '\n':
		end := runs.SkipSpace(in.src, i+1, in.to)
		in.push(nodeHard, i, end)
		return end
	case c == '(' || c == '[':
		if end, ok := in.found.backslashMath(in.src, i, in.to); ok {
			in.code(i, end)
			return end
		}
		fallthrough
	case isPunct(c):
		in.push(nodeEscape, i, i+2)
		return i + 2
	}
	return i + 1
}

// code adds a code span or inline math.
func (in *inline) code(start, end int) {
	in.push(nodeObject, start, end)
	in.block.Code = append(in.block.Code, prose.Span{Start: start, End: end})
}

func (in *inline) codeSpan(i int) int {
	n := countByte(in.src[i:in.to], '`')
	end, ok := in.found.backticks(in.src, i+n, in.to, n)
	if !ok {
		return i + n
	}
	in.code(i, end)
	return in.attributes(end)
}

func (in *inline) dollar(i int) int {
	end, ok := in.found.dollarMath(in.src, i, in.to)
	if !ok {
		return i + countByte(in.src[i:in.to], '$')
	}
	in.code(i, end)
	return end
}

func (in *inline) entity(i int) int {
	text, end, ok := entityAt(in.src, i, in.to)
	if !ok {
		return i + 1
	}
	in.push(nodeAtom, i, end)
	in.nodes[len(in.nodes)-1].arg = int32(len(in.atoms))
	in.atoms = append(in.atoms, text)
	return end
}

// Bounds on what stands between & and ; (CommonMark, section 2.5; the longest
// name of HTML has 31 characters).
const (
	maxEntityName = 31
	maxDecimal    = 7
	maxHex        = 6
)

// entityAt returns what the entity or character reference at i stands for.
func entityAt(src string, i, to int) (text string, end int, ok bool) {
	start, limit := i+1, maxEntityName
	is := func(c byte) bool { return isLetter(c) || isDigit(c) }
	if start < to && src[start] == '#' {
		start++
		limit, is = maxDecimal, isDigit
		if start < to && src[start]|0x20 == 'x' {
			start++
			limit, is = maxHex, isHex
		}
	}
	end = start
	for end < to && end-start <= limit && is(src[end]) {
		end++
	}
	if end == start || end-start > limit || end >= to || src[end] != ';' {
		return "", 0, false
	}
	end++
	text = html.UnescapeString(src[i:end])
	if strings.HasSuffix(text, ";") && text != ";" {
		return "", 0, false // unknown, or HTML's reading of &notit; as ¬it;
	}
	return text, end, true
}

func isHex(c byte) bool { return isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'f' }

func (in *inline) url(start, end int) {
	in.push(nodeObject, start, end)
	span := prose.Span{Start: start, End: end}
	in.block.Links = append(in.block.Links, prose.Link{Span: span, Target: in.text[start:end], At: span})
}

func (in *inline) footnote(start, end int) {
	in.push(nodeDrop, start, end)
	in.block.Footnotes = append(in.block.Footnotes, prose.FootnoteMark{
		Span: prose.Span{Start: start, End: end}, Label: in.src[start+2 : end-1],
	})
}

// bang reads a ! that may start an image.
func (in *inline) bang(i int) int {
	if i+1 >= in.to || in.src[i+1] != '[' {
		return i + 1
	}
	if end, ok := footnoteLabel(in.src, i+1, in.to); ok && (end >= in.to || in.src[end] != '(') {
		return i + 1
	}
	in.openBracket(i, i+2, bracketImage)
	return i + 2
}

// attributes drops Pandoc's {.class key=value} at i.
func (in *inline) attributes(i int) int {
	if end, ok := attributesEnd(in.src, i, in.to); ok {
		in.push(nodeDrop, i, end)
		return end
	}
	return i
}

const maxAttributes = 256 // bytes, so that a lone { costs little

func attributesEnd(text string, i, to int) (int, bool) {
	if i+2 >= to || text[i] != '{' {
		return 0, false
	}
	to = min(to, i+maxAttributes)
	j := i + 1
	for j < to && text[j] != '}' {
		if text[j] == '{' || text[j] == '\n' || text[j] >= 0x80 {
			return 0, false
		}
		j++
	}
	if j >= to {
		return 0, false
	}
	inside := text[i+1 : j]
	if inside == "" || strings.IndexByte(".#=", inside[0]) < 0 && !strings.Contains(inside, "=") {
		return 0, false
	}
	return j + 1, true
}

// flush moves the runs of all scans since the last flush to block: first those
// of its text, then those of alt texts and inline notes.
func (in *inline) flush(block *prose.Block) {
	if n := len(in.runs) + len(in.inner); n > 0 {
		list := in.unit.run[:0]
		if n > 1 {
			list = make([]prose.Run, 0, n)
		}
		block.Runs = append(append(list, in.runs...), in.inner...)
	}
	clear(in.runs)
	clear(in.inner)
	in.runs, in.inner = in.runs[:0], in.inner[:0]
	links, notes := block.Links, block.Footnotes
	if len(links) > 1 && !slices.IsSortedFunc(links, func(a, b prose.Link) int { return cmp.Compare(a.Start, b.Start) }) {
		sort.SliceStable(links, func(i, j int) bool { return links[i].Start < links[j].Start })
	}
	if len(notes) > 1 && !slices.IsSortedFunc(notes, func(a, b prose.FootnoteMark) int { return cmp.Compare(a.Start, b.Start) }) {
		sort.SliceStable(notes, func(i, j int) bool { return notes[i].Start < notes[j].Start })
	}
}

// release forgets the document and reports whether the buffers are of a size
// worth keeping.
func (in *inline) release() bool {
	in.text, in.src, in.masked, in.block, in.unit = "", "", "", nil, nil
	if cap(in.nodes) > maxKept || cap(in.delims) > maxKept || cap(in.brackets) > maxKept ||
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
