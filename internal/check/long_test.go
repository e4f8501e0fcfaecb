package check_test

import (
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/jiaozhu/jiaozhu/internal/annotate"
	"github.com/jiaozhu/jiaozhu/internal/check"
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markdown"
)

// A long document, whose blocks and rules are shared among processors, is found to
// hold what it is found to hold on one.
func TestLongDocument(t *testing.T) {
	var b strings.Builder
	for b.Len() < 300<<10 {
		for _, r := range check.All {
			for _, e := range r.Doc.Bad {
				b.WriteString(e.Text + "\n\n")
			}
		}
	}
	found := func(processors int) []string {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
		d := prose.Parse(markdown.Parser{}, b.String())
		return summary(check.Check(annotate.Annotate(d, embedded()), &check.Settings{}))
	}
	if diff := cmp.Diff(found(1), found(4)); diff != "" {
		t.Errorf("on several processors (-one +several):\n%s", diff)
	}
}
