package main

import (
	"bufio"
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/annotate/boundary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// readWords reads jieba's dictionary (word, frequency, part of speech) and
// returns the size most frequent words of two and more characters and every
// single character that is not all but unknown, sorted by text.
func readWords(name, opencc string, size int) ([]boundary.Word, error) {
	const rare = 5
	all, err := foldWords(name)
	if err != nil {
		return nil, err
	}
	if all, err = addTaiwan(all, opencc); err != nil {
		return nil, err
	}
	slices.SortFunc(all, func(a, b boundary.Word) int {
		return cmp.Or(cmp.Compare(b.Frequency, a.Frequency), cmp.Compare(a.Text, b.Text))
	})
	var kept []boundary.Word
	for _, w := range all {
		switch n := utf8.RuneCountInString(w.Text); {
		case n == 1 && w.Frequency >= rare:
			kept = append(kept, w)
		case n > 1 && size > 0:
			kept = append(kept, w)
			size--
		}
	}
	slices.SortFunc(kept, func(a, b boundary.Word) int { return cmp.Compare(a.Text, b.Text) })
	return kept, nil
}

func foldWords(name string) ([]boundary.Word, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	index := map[string]int{}
	best := map[string]int{} // frequency of the spelling that gave the class
	var words []boundary.Word
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		fields := strings.Fields(lines.Text())
		if len(fields) < 3 || !isWord(fields[0]) {
			continue
		}
		frequency, err := strconv.Atoi(fields[1])
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		text := prose.FoldString(fields[0])
		i, ok := index[text]
		if !ok {
			i = len(words)
			index[text] = i
			words = append(words, boundary.Word{Text: text})
		}
		words[i].Frequency += int32(frequency)
		if frequency >= best[text] {
			best[text], words[i].Class = frequency, fields[2][0]
		}
	}
	return words, lines.Err()
}

// addTaiwan adds the words of Taiwan that OpenCC has for such of the mainland,
// from which jieba's dictionary comes: 位元組 is as frequent as 字节.
func addTaiwan(words []boundary.Word, opencc string) ([]boundary.Word, error) {
	data, err := os.ReadFile(filepath.Join(opencc, "TWPhrases.txt"))
	if err != nil {
		return nil, err
	}
	index := make(map[string]int, len(words))
	for i, w := range words {
		index[w.Text] = i
	}
	for line := range strings.Lines(string(data)) {
		key, values, ok := strings.Cut(strings.TrimSpace(line), "\t")
		i, known := index[prose.FoldString(key)]
		if !ok || !known || strings.HasPrefix(line, "#") {
			continue
		}
		for _, v := range strings.Fields(values) {
			v = prose.FoldString(v)
			if _, there := index[v]; !there && isWord(v) && utf8.RuneCountInString(v) > 1 {
				index[v] = len(words)
				words = append(words, boundary.Word{Text: v, Frequency: words[i].Frequency, Class: words[i].Class})
			}
		}
	}
	return words, nil
}

func isWord(s string) bool {
	for _, r := range s {
		if !prose.IsHan(r) {
			return false
		}
	}
	n := utf8.RuneCountInString(s)
	return n > 0 && n <= boundary.MaxWord
}
