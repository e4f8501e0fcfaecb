package markdown

import (
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup/pandoc"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"
)

// at reads the @ at i: a citation by key, part of an e-mail address, or text.
// As in Pandoc, an @ behind a letter or digit, Han ones included, starts no
// citation.
func (in *inline) at(i int) int {
	if pandoc.Glued(in.src, in.from, i) {
		if start, end, ok := runs.EmailAt(in.src, in.behind(), i, in.to); ok {
			in.push(nodeObject, start, end)
			return end
		}
		return i + 1
	}
	key, end, ok := pandoc.Key(in.src, i, in.to)
	if !ok {
		return i + 1
	}
	item := prose.CiteItem{Key: in.src[key.Start:key.End], At: key}
	start := i
	if i > in.behind() && in.src[i-1] == '-' && !pandoc.Glued(in.src, in.from, i-1) {
		start-- // -@key leaves the author's name out
	}
	if loc, e, ok := pandoc.Locator(in.src, end, in.to); ok {
		item.Locator, end = loc, e
	}
	in.block.Cites = append(in.block.Cites, prose.KeyCitation{
		Span:      prose.Span{Start: start, End: end},
		Bracketed: in.src[i+1] == '{',
		Items:     []prose.CiteItem{item},
	})
	in.cite = int32(len(in.nodes))
	in.push(nodeCite, start, end)
	return end
}

// group replaces what stands between o and end by one citation.
func (in *inline) group(o *bracket, end int, items []prose.CiteItem) {
	in.nodes = in.nodes[:o.node]
	in.delims = in.delims[:o.delims]
	in.delims[o.tail].next = 0
	in.tail = o.tail
	in.cite = -1
	in.push(nodeObject, int(o.start), end)
	in.block.Cites = append(in.block.Cites[:o.cites], prose.KeyCitation{
		Span: prose.Span{Start: int(o.start), End: end}, Bracketed: true, Items: items,
	})
}
