package prose

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/prose/internal/wordlist"
)

//go:generate go run ./internal/gendict -jieba $JIEBA_DICT -opencc $OPENCC_DATA -o data/words.bin

// packedWords is the word list, as wordlist lays it out; gendict says how it is
// made.
//
//go:embed data/words.bin
var packedWords string

// Dictionary is a list of some 50,000 frequent Chinese words and the single
// characters, all folded, with what is known of them. It is immutable.
type Dictionary struct {
	list *wordlist.List
}

// LoadDictionary returns the embedded dictionary, which all calls share.
func LoadDictionary() (*Dictionary, error) { return loadDictionary() }

var loadDictionary = sync.OnceValues(func() (*Dictionary, error) {
	list, err := wordlist.Read(packedWords)
	if err != nil {
		return nil, fmt.Errorf("read the embedded dictionary: %w", err)
	}
	return &Dictionary{list}, nil
})

// entry is a word with its frequency.
type entry struct {
	word      string
	frequency int
}

// prefixes yields the entries of the words that a folded text begins with, the
// shortest first.
func (d *Dictionary) prefixes(text string, yield func(entry)) {
	d.list.Prefixes(text, func(i, end int) { yield(entry{text[:end], d.list.Frequency(i)}) })
}

// Frequency returns how often a folded word occurs in the corpora that the
// dictionary was counted in, some 58 million words; 0 if it is not in it.
func (d *Dictionary) Frequency(word string) int {
	if i, ok := d.list.Find(word); ok {
		return d.list.Frequency(i)
	}
	return 0
}

// WordClass returns a letter for the most usual part of speech of a folded
// word, as the ICTCLAS tag set has them (n noun, v verb, a adjective, d adverb,
// r pronoun, m numeral, q measure word, p preposition, c conjunction, f
// direction, s place, t time, i and l idiom…); 0 if it is not in the dictionary.
func (d *Dictionary) WordClass(word string) byte {
	if i, ok := d.list.Find(word); ok {
		return d.list.Class(i)
	}
	return 0
}

// HantSpellings returns how a folded word of two to four characters is written
// in Traditional script, by OpenCC's phrases and in its standard forms: 头发 is
// 頭髮, 一出 is 一齣 or 一出. It is nil for a word that the dictionary lacks. A
// region may write other forms of the same characters (裏, 裡): see SameHant.
func (d *Dictionary) HantSpellings(word string) []string {
	if n := utf8.RuneCountInString(word); n < 2 || n > 4 {
		return nil
	}
	i, ok := d.list.Find(word)
	if !ok {
		return nil
	}
	if spellings := d.list.Spellings(i); spellings != "" {
		return strings.Fields(spellings)
	}
	return []string{mapRunes(word, usualHant)}
}

func usualHant(r rune) rune {
	if forms := HantForms(r); len(forms) > 0 {
		return forms[0]
	}
	return r
}
