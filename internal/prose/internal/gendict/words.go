package main

import (
	"bufio"
	"cmp"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// word is an entry of the list.
type word struct {
	text      string // folded
	frequency int
	class     byte
	sources   []source
	spellings []string
}

// source is a word of jieba's dictionary that folds to a word.
type source struct {
	text      string
	frequency int
}

// maxRunes bounds the length of a word: what is longer is a saying or a name.
const maxRunes = 8

// readWords reads jieba's dictionary: word, frequency, part of speech.
func readWords(name string) ([]*word, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	byText := map[string]*word{}
	best := map[string]int{} // frequency of the source that gave the class
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		fields := strings.Fields(lines.Text())
		if len(fields) < 3 || !isHan(fields[0]) || utf8.RuneCountInString(fields[0]) > maxRunes {
			continue
		}
		frequency, err := strconv.Atoi(fields[1])
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		text := prose.FoldString(fields[0])
		w := byText[text]
		if w == nil {
			w = &word{text: text}
			byText[text] = w
		}
		w.frequency += frequency
		w.sources = append(w.sources, source{fields[0], frequency})
		if frequency >= best[text] {
			best[text], w.class = frequency, fields[2][0]
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	words := make([]*word, 0, len(byText))
	for _, w := range byText {
		words = append(words, w)
	}
	return words, nil
}

func isHan(s string) bool {
	for _, r := range s {
		if !prose.IsHan(r) {
			return false
		}
	}
	return s != ""
}

// mostFrequent returns the size most frequent words of two and more characters
// and every single character that is not all but unknown, sorted by text.
func mostFrequent(words []*word, size int) []*word {
	const rare = 5
	var single, long []*word
	for _, w := range words {
		switch {
		case utf8.RuneCountInString(w.text) > 1:
			long = append(long, w)
		case w.frequency >= rare:
			single = append(single, w)
		}
	}
	slices.SortFunc(long, func(a, b *word) int {
		return cmp.Or(cmp.Compare(b.frequency, a.frequency), cmp.Compare(a.text, b.text))
	})
	kept := append(single, long[:min(size, len(long))]...)
	slices.SortFunc(kept, func(a, b *word) int { return cmp.Compare(a.text, b.text) })
	return kept
}
