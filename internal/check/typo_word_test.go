package check_test

import (
	"os"
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// No wrong form may be a word of the dictionary, and every right one of four
// characters or fewer without a particle should be.
func TestWrongWordsAreNoWords(t *testing.T) {
	d, err := prose.LoadDictionary()
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile("data/wrong_words.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		wrong, right, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok {
			continue
		}
		if n := d.Frequency(prose.FoldString(wrong)); n > 0 {
			t.Errorf("%s is a word (%d)", wrong, n)
		}
		if len(right) == 0 || prose.FoldString(wrong) == prose.FoldString(right) {
			t.Errorf("%s and %s differ in nothing but their script", wrong, right)
		}
	}
}
