package markdown

import "github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"

// emit builds the runs of src[from:to] from the nodes.
func (in *inline) emit(keep bool) {
	depth := 0
	b := in.builder(0)
	pos := in.from
	for i := range in.nodes {
		n := &in.nodes[i]
		if n.kind == nodeText {
			continue
		}
		start, end := int(n.start), int(n.end)
		b.Verbatim(pos, start)
		pos = end
		switch n.kind {
		case nodeDelim:
			d := &in.delims[n.arg]
			b.Verbatim(int(d.start), int(d.end))
		case nodeEscape:
			b.Atomic(in.text[start+1:end], start, end)
		case nodeAtom:
			b.Atomic(in.atoms[n.arg], start, end)
		case nodeObject, nodeCite:
			b.Object(start, end)
		case nodeSoft:
			b.SoftBreak(start, end)
		case nodeHard:
			b.HardBreak(start, end)
		case nodeImage:
			b.Object(start, int(n.arg))
			depth++
			b = in.builder(depth)
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
	b.Verbatim(pos, in.to)
	if keep || !b.Empty() {
		in.runs = append(in.runs, b.Run())
	}
}

// builder returns the empty builder of a level of nested alt texts.
func (in *inline) builder(depth int) *runs.Builder {
	if depth == len(in.builders) {
		in.builders = append(in.builders, runs.Builder{})
	}
	b := &in.builders[depth]
	b.Reset(in.text)
	return b
}
