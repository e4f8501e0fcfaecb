package parallel_test

import (
	"strings"
	"sync/atomic"
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/parallel"
)

func TestEach(t *testing.T) {
	for _, n := range []int{0, 1, 7, 64, 1000} {
		for _, portion := range []int{1, 3, 32} {
			seen := make([]atomic.Int32, n)
			parallel.Each(n, portion, func(i int) { seen[i].Add(1) })
			for i := range seen {
				if times := seen[i].Load(); times != 1 {
					t.Errorf("%d in portions of %d: %d was done %d times", n, portion, i, times)
				}
			}
		}
	}
}

func TestEachPanicsInItsCaller(t *testing.T) {
	defer func() {
		if r, _ := recover().(string); !strings.HasPrefix(r, "渡口") {
			t.Errorf("recovered %q", r)
		}
	}()
	parallel.Each(100, 1, func(int) { panic("渡口") })
	t.Error("no panic")
}
