package markdown

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"
)

// html reads an HTML block, where Markdown means nothing: what stands between
// the tags of blocks is a run each, other tags vanish from it.
func (in *inline) html(text, src string, from, to int, block *prose.Block) {
	in.text, in.src, in.from, in.to, in.block = text, src, from, to, block
	in.begin()
	b := in.builder(0)
	pos := from
	for i := from; i < to; {
		switch c := src[i]; {
		case runs.IsSpace(c):
			end := runs.SkipSpace(src, i, to)
			if b.Empty() && pos == i || end-i > 1 || end == to || src[i] == '\n' || src[end] == '<' {
				b.Verbatim(pos, i)
				if strings.IndexByte(src[i:end], '\n') >= 0 {
					b.SoftBreak(i, end)
				} else {
					b.Space(i, end)
				}
				pos = end
			}
			i = end
		case c == '&':
			text, end, ok := entityAt(src, i, to)
			if !ok {
				i++
				continue
			}
			b.Verbatim(pos, i)
			b.Atomic(text, i, end)
			pos, i = end, end
		case c == '<':
			end := in.htmlTag(b, pos, i)
			if end > i+1 {
				pos = end
			}
			i = end
		default:
			i++
		}
	}
	b.Verbatim(pos, to)
	in.cut(b)
	in.flush(block)
}

// htmlTag reads the < at i, before which text from pos on is pending, and
// returns the offset behind the tag, or i+1 if there is none.
func (in *inline) htmlTag(b *runs.Builder, pos, i int) int {
	if strings.HasPrefix(in.src[i:in.to], "<!--") {
		end, ok := in.comment(i)
		if !ok { // it lasts to the block's end
			end = in.to
			in.block.Comments = append(in.block.Comments, prose.Span{Start: i + 4, End: runs.TrimEnd(in.src, i+4, end)})
		}
		b.Verbatim(pos, i)
		return end
	}
	end, ok := in.comment(i)
	if !ok {
		end, ok = tagEnd(in.src, i, in.to)
	}
	if !ok {
		return i + 1
	}
	b.Verbatim(pos, i)
	name, closing := tagName(in.src, i, in.to)
	switch {
	case name == "br":
		b.HardBreak(i, end)
	case name == "img":
		b.Object(i, end)
	case verbatimElements[name] && !closing:
		stop, ok := in.elementEnd(end, name)
		if !ok {
			return end
		}
		if name == "code" || name == "math" || name == "svg" {
			b.Object(i, stop)
		}
		return stop
	case blockElements[name]:
		in.cut(b)
	}
	return end
}

// cut ends the run.
func (in *inline) cut(b *runs.Builder) {
	if !b.Empty() {
		in.runs = append(in.runs, b.Run())
	}
	b.Reset(in.text)
}
