package prose_test

import (
	"strings"
	"sync/atomic"
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markdown"
)

func TestEachBlock(t *testing.T) {
	for _, paragraphs := range []int{0, 1, 40, 9000} {
		d := prose.Parse(markdown.Parser{}, strings.Repeat("渡船停了。\n\n", paragraphs))
		seen := make([]atomic.Int32, len(d.Blocks()))
		d.EachBlock(func(i int, b *prose.Block) {
			if b != d.Blocks()[i] {
				t.Errorf("block %d is another", i)
			}
			seen[i].Add(1)
		})
		for i := range seen {
			if n := seen[i].Load(); n != 1 {
				t.Errorf("%d paragraphs: block %d was done %d times", paragraphs, i, n)
			}
		}
	}
}
