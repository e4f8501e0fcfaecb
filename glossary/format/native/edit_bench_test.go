package native

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkAddConcept adds to a glossary of 10,000 terms.
func BenchmarkAddConcept(b *testing.B) {
	var src strings.Builder
	src.WriteString("concepts:\n")
	for i := range 5000 {
		fmt.Fprintf(&src, "  - id: concept-%d\n    definition: 一個概念，與別的概念有關。\n    terms:\n      - {text: 概念%d, lang: zh-Hant}\n      - {text: concept %d, lang: en}\n", i, i, i)
	}
	b.SetBytes(int64(src.Len()))
	for b.Loop() {
		if _, err := AddConcept([]byte(src.String()), sea); err != nil {
			b.Fatal(err)
		}
	}
}
