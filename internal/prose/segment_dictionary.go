package prose

import (
	"bytes"
	"compress/flate"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:generate go run ./internal/gendict -jieba $JIEBA_DICT -opencc $OPENCC_DATA -o data/words.txt.flate

// packedWords is the word list; gendict says how it is made and laid out.
//
//go:embed data/words.txt.flate
var packedWords []byte

// Dictionary is a list of some 50,000 frequent Chinese words and the single
// characters, all folded, with what is known of them. It is immutable.
type Dictionary struct {
	lines  string  // "word frequency class[ spelling…]\n", sorted by word
	total  int     // of the frequencies
	firsts []rune  // of the words, each once, in order
	starts []int32 // by the index in firsts: offset of its first word in lines; and the end
}

// LoadDictionary returns the embedded dictionary. The first call unpacks it,
// later ones share it.
func LoadDictionary() (*Dictionary, error) { return loadDictionary() }

var loadDictionary = sync.OnceValues(func() (*Dictionary, error) { return unpackDictionary(packedWords) })

func unpackDictionary(packed []byte) (*Dictionary, error) {
	var b strings.Builder
	b.Grow(len(packed) * 9 / 4) // about what the list deflates by
	if _, err := io.Copy(&b, flate.NewReader(bytes.NewReader(packed))); err != nil {
		return nil, fmt.Errorf("unpack the embedded dictionary: %w", err)
	}
	d := &Dictionary{lines: b.String()}
	last := rune(-1)
	for rest := d.lines; rest != ""; {
		at := len(d.lines) - len(rest)
		var e entry
		var ok bool
		if e, rest, ok = cutEntry(rest); !ok || e.frequency <= 0 {
			return nil, errors.New("unpack the embedded dictionary: damaged line")
		}
		d.total += e.frequency
		if r, _ := utf8.DecodeRuneInString(e.word); r != last {
			d.firsts, d.starts = append(d.firsts, r), append(d.starts, int32(at))
			last = r
		}
	}
	d.starts = append(d.starts, int32(len(d.lines)))
	return d, nil
}

// entry is a line of the list.
type entry struct {
	word      string
	frequency int
	class     byte
	spellings string // separated by spaces
}

// cutEntry reads the first line of lines and returns those behind it.
func cutEntry(lines string) (e entry, rest string, ok bool) {
	line, rest, ok := strings.Cut(lines, "\n")
	if !ok {
		return entry{}, rest, false
	}
	word, line, ok := strings.Cut(line, " ")
	frequency, line, ok2 := strings.Cut(line, " ")
	if !ok || !ok2 || line == "" {
		return entry{}, rest, false
	}
	n, err := strconv.Atoi(frequency)
	if err != nil {
		return entry{}, rest, false
	}
	return entry{word, n, line[0], strings.TrimPrefix(line[1:], " ")}, rest, true
}

// find returns the entry of a folded word.
func (d *Dictionary) find(word string) (entry, bool) {
	low, high := d.beginning(word)
	e, _, ok := cutEntry(d.lines[d.search(low, high, word):])
	if !ok || e.word != word {
		return entry{}, false
	}
	return e, true
}

// prefixes yields the entries of the words that a folded text begins with, the
// shortest first.
func (d *Dictionary) prefixes(text string, yield func(entry)) {
	low, high := d.beginning(text)
	for end := 0; low < high && end < len(text); {
		_, size := utf8.DecodeRuneInString(text[end:])
		end += size
		low = d.search(low, high, text[:end])
		e, _, ok := cutEntry(d.lines[low:high])
		if !ok || !strings.HasPrefix(e.word, text[:end]) {
			return
		}
		if len(e.word) == end {
			yield(e)
		}
	}
}

// beginning returns the range of the lines whose words have the first rune of
// text.
func (d *Dictionary) beginning(text string) (low, high int) {
	r, _ := utf8.DecodeRuneInString(text)
	i, ok := slices.BinarySearch(d.firsts, r)
	if !ok {
		return 0, 0
	}
	return int(d.starts[i]), int(d.starts[i+1])
}

// search returns the offset, within a range of lines, of the first whose word is
// not before word; the end of the range if there is none.
func (d *Dictionary) search(low, high int, word string) int {
	// Lines differ in length, so halve bytes and go on from the line they are in.
	for low < high {
		mid := (low + high) / 2
		start := low + strings.LastIndexByte(d.lines[low:mid], '\n') + 1
		line := d.lines[start:high]
		if own, _, _ := strings.Cut(line, " "); own < word {
			low = start + strings.IndexByte(line, '\n') + 1
		} else {
			high = start
		}
	}
	return low
}

// Frequency returns how often a folded word occurs in the corpora that the
// dictionary was counted in, some 58 million words; 0 if it is not in it.
func (d *Dictionary) Frequency(word string) int {
	e, _ := d.find(word)
	return e.frequency
}

// WordClass returns a letter for the most usual part of speech of a folded
// word, as the ICTCLAS tag set has them (n noun, v verb, a adjective, d adverb,
// r pronoun, m numeral, q measure word, p preposition, c conjunction, f
// direction, s place, t time, i and l idiom…); 0 if it is not in the dictionary.
func (d *Dictionary) WordClass(word string) byte {
	e, _ := d.find(word)
	return e.class
}

// HantSpellings returns how a folded word of two to four characters is written
// in Traditional script, by OpenCC's phrases and in its standard forms: 头发 is
// 頭髮, 一出 is 一齣 or 一出. It is nil for a word that the dictionary lacks. A
// region may write other forms of the same characters (裏, 裡): see SameHant.
func (d *Dictionary) HantSpellings(word string) []string {
	if n := utf8.RuneCountInString(word); n < 2 || n > 4 {
		return nil
	}
	e, ok := d.find(word)
	if !ok {
		return nil
	}
	if e.spellings != "" {
		return strings.Fields(e.spellings)
	}
	return []string{mapRunes(word, usualHant)}
}

func usualHant(r rune) rune {
	if forms := HantForms(r); len(forms) > 0 {
		return forms[0]
	}
	return r
}
