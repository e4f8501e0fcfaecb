package prose

import "github.com/jiaozhu/jiaozhu/internal/parallel"

const (
	// shared is the length in bytes from which a text is worth more than one
	// processor.
	shared = 64 << 10
	// portion is how many blocks a processor takes at a time.
	portion = 32
)

// EachBlock calls do with the index of every block and the block. In a long
// document several blocks are done at a time, in no order. It returns when all
// are done; a panic in do is one of the caller's.
func (d *Document) EachBlock(do func(i int, b *Block)) {
	blocks := d.Blocks()
	if d.Len() < shared {
		for i, b := range blocks {
			do(i, b)
		}
		return
	}
	parallel.Each(len(blocks), portion, func(i int) { do(i, blocks[i]) })
}
