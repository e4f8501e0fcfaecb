package check_test

import (
	"os"
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// No wrong form may be a word of the dictionary, nor differ from the right one in
// nothing but its script.
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
		if prose.FoldString(wrong) == prose.FoldString(right) {
			t.Errorf("%s and %s differ in nothing but their script", wrong, right)
		}
	}
}
