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
	at := n.span.Start
	for i := range n.children {
		child := &n.children[i]
		if isNowhere(child) {
			child.span = glossary.Range{Start: at, End: at}
			child.name = child.span
		}
		at = child.span.End
	}
}

func isNowhere(n *node) bool { return n.kind == absent && n.span.Start == n.span.End }
