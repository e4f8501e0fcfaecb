package markdown_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestSpecTmp(t *testing.T) {
	data, err := os.ReadFile("/tmp/cmspec/p-commonmark-spec-0.31.2.tgz/spec.txt")
	if err != nil {
		t.Skip()
	}
	n, bad := 0, 0
	fence := strings.Repeat("`", 32)
	rest := string(data)
	for {
		i := strings.Index(rest, fence+" example\n")
		if i < 0 {
			break
		}
		rest = rest[i+len(fence)+9:]
		j := strings.Index(rest, "\n"+fence)
		ex := rest[:j+1]
		rest = rest[j+len(fence):]
		n++
		k := strings.Index(ex, "\n.\n")
		var md string
		if strings.HasPrefix(ex, ".\n") {
			md = ""
		} else {
			md = ex[:k+1]
		}
		md = strings.ReplaceAll(md, "→", "\t")
		a, b := ourText(md), goldmarkText(md)
		if a != b {
			bad++
			fmt.Printf("#%d %q\n   ours %q\n   gold %q\n", n, md, a, b)
		}
	}
	fmt.Println(n, bad)
}
