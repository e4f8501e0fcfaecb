package workspace

import (
	"fmt"
	"testing"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate"
)

// BenchmarkSimilar looks for a name among 10,000 terms.
func BenchmarkSimilar(b *testing.B) {
	f := &glossary.File{}
	for i := range 5000 {
		r := rune(0x4E00 + i)
		f.Concepts = append(f.Concepts, &glossary.Concept{ID: fmt.Sprint(i), Terms: []glossary.Term{
			{Text: string([]rune{r, r + 7, '主', '權'})}, {Text: fmt.Sprintf("term %d", i)},
		}})
	}
	g, _ := glossary.Merge(glossary.Layer{f})
	x := annotate.Compile(g)
	for b.Loop() {
		Similar(x, "科技主權", "")
	}
}
