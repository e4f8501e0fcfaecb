package native

import "github.com/jiaozhu/jiaozhu/glossary"

// kind is the kind of a node.
type kind uint8

const (
	absent kind = iota // nothing written, or null
	scalar
	mapping
	sequence
	alias
)

// String names the kind as messages for people do, in English.
func (k kind) String() string {
	return [...]string{"nothing", "text", "a mapping", "a list", "an alias"}[k]
}

// zh names the kind as messages for people do, in Chinese.
func (k kind) zh() string {
	return [...]string{"空", "文字", "鍵值對", "列表", "別名"}[k]
}

// node is a value in a YAML document with its place in bytes of the file.
type node struct {
	kind kind
	text string         // value of a scalar
	span glossary.Range // the whole node; quotes and brackets included
	name glossary.Range // a scalar without its quotes or block header, else span

	// children are the items of a sequence, or the keys and values of a
	// mapping by turns.
	children []node
}

// settle gives nodes that have no text of their own a place: right behind what
// stands before them. YAML libraries differ on it, and nobody looks there.
func (n *node) settle() {
	switch n.kind {
	case mapping:
		for i := 0; i+1 < len(n.children); i += 2 {
			key, value := &n.children[i], &n.children[i+1]
			if isNowhere(key) {
				key.place(n.span.Start)
			}
			if isNowhere(value) {
				value.place(key.span.End)
			}
		}
	case sequence:
		at := n.span.Start
		for i := range n.children {
			if isNowhere(&n.children[i]) {
				n.children[i].place(at)
			}
			at = n.children[i].span.End
		}
	}
}

func isNowhere(n *node) bool { return n.kind == absent && n.span.Start == n.span.End }

func (n *node) place(at int) {
	n.span = glossary.Range{Start: at, End: at}
	n.name = n.span
}
