// Package wordlist holds a list of Chinese words with what is known of them in a
// form that is read where it lies, in the program's file: nothing is unpacked.
//
// Words are numbered in their order. A word is found by its first character, then
// by its second among the words that share the first, then by the others. What
// has no fixed size (characters behind the second, large frequencies) is in a row
// of its own; where a word's part of it begins is told for each block of words,
// and counted from there.
package wordlist

import (
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/packed"
)

// MaxRunes is the length of the longest word in runes.
const MaxRunes = 8

const (
	blockBits = 5 // of a word's number in its block
	block     = 1 << blockBits

	lengthBits = 3 // of a word's mark: its length - 1; above them is its class

	// large in small says that a frequency is in List.large; and huge there, that
	// it is in List.huge.
	large = 0xFF
	huge  = 0xFFFF

	// far is where the numbers of the characters start that are in List.far. No
	// word has a character of the Basic Multilingual Plane from there on.
	far = 0xD800
)

// List is a list of words. It is immutable.
type List struct {
	total   int       // of the frequencies
	far     numbers32 // the characters beyond the Basic Multilingual Plane, in order
	firsts  numbers16 // the words' first characters, each once, in order
	starts  numbers16 // by the index in firsts: its first word; and their number
	seconds numbers16 // by word: its second character, 0 if it has but one
	marks   string    // by word: length and class
	classes string    // by the number in marks
	rests   numbers16 // the characters behind the second, word by word
	small   string    // by word: its frequency
	large   numbers16 // large frequencies, in the order of their words
	blocks  numbers16 // by block: where its first word's rests and large begin
	huge    numbers32 // word and frequency
	spelt   numbers16 // the words with spellings
	texts   string    // for each of those, its spellings, separated by spaces; and a line feed
	textAt  numbers16 // for each of those, where its line starts
}

// numbers16 and numbers32 are little-endian numbers.
type (
	numbers16 string
	numbers32 string
)

func (s numbers16) len() int { return len(s) / 2 }

func (s numbers16) at(i int) int { return int(s[2*i]) | int(s[2*i+1])<<8 }

func (s numbers32) len() int { return len(s) / 4 }

func (s numbers32) at(i int) int {
	return int(s[4*i]) | int(s[4*i+1])<<8 | int(s[4*i+2])<<16 | int(s[4*i+3])<<24
}

// search returns the index of the first number from i and before end that is not
// less than n; end if there is none.
func (s numbers16) search(i, end, n int) int {
	for i < end {
		mid := int(uint(i+end) >> 1)
		if s.at(mid) < n {
			i = mid + 1
		} else {
			end = mid
		}
	}
	return i
}

// number returns the number that stands for a character; -1 if there is none.
func (l *List) number(r rune) int {
	if r <= 0xFFFF {
		return int(r)
	}
	for i := range l.far.len() {
		if l.far.at(i) == int(r) {
			return far + i
		}
	}
	return -1
}

// rune returns the character that a number stands for.
func (l *List) rune(number int) rune {
	if i := number - far; i >= 0 && i < l.far.len() {
		return rune(l.far.at(i))
	}
	return rune(number)
}

// errDamaged says that data is not what Pack makes.
var errDamaged = errors.New("list of words: damaged data")

// Read returns the list that Pack wrote.
func Read(data string) (*List, error) {
	s := packed.NewSections(data)
	total := numbers32(s.Next())
	l := &List{
		far:    numbers32(s.Next()),
		firsts: numbers16(s.Next()), starts: numbers16(s.Next()), seconds: numbers16(s.Next()),
		marks: s.Next(), classes: s.Next(), rests: numbers16(s.Next()),
		small: s.Next(), large: numbers16(s.Next()), blocks: numbers16(s.Next()), huge: numbers32(s.Next()),
		spelt: numbers16(s.Next()), texts: s.Next(), textAt: numbers16(s.Next()),
	}
	n := len(l.marks)
	if !s.Whole() || total.len() != 1 || l.starts.len() != l.firsts.len()+1 || l.seconds.len() != n ||
		len(l.small) != n || l.blocks.len() != 2*((n+block-1)/block) || l.textAt.len() != l.spelt.len() {
		return nil, errDamaged
	}
	l.total = total.at(0)
	return l, nil
}

// Len returns the number of words.
func (l *List) Len() int { return len(l.marks) }

// Total returns the sum of all frequencies.
func (l *List) Total() int { return l.total }

// Find returns the number of a word.
func (l *List) Find(word string) (i int, ok bool) {
	found := -1
	l.Prefixes(word, func(i, end int) {
		if end == len(word) {
			found = i
		}
	})
	return max(found, 0), found >= 0
}

// Prefixes yields the words that text begins with, the shortest first: their
// numbers, and where they end in text.
func (l *List) Prefixes(text string, yield func(i, end int)) {
	r, end := utf8.DecodeRuneInString(text)
	number := l.number(r)
	first := l.firsts.search(0, l.firsts.len(), number)
	if first == l.firsts.len() || l.firsts.at(first) != number {
		return
	}
	i, to := l.starts.at(first), l.starts.at(first+1)
	if i < to && l.seconds.at(i) == 0 {
		yield(i, end)
		i++
	}
	r, n := utf8.DecodeRuneInString(text[end:])
	if i == to || n == 0 || r == 0 {
		return
	}
	end += n
	number = l.number(r)
	i = l.seconds.search(i, to, number)
	if i == to || l.seconds.at(i) != number {
		return
	}
	for at := l.rest(i); i < to && l.seconds.at(i) == number; i++ {
		n := l.length(i) - 2
		if size, ok := l.matches(text[end:], at, n); ok {
			yield(i, end+size)
		}
		at += n
	}
}

// matches reports whether text begins with the n characters of rests from at on,
// and how many bytes they are.
func (l *List) matches(text string, at, n int) (size int, ok bool) {
	for j := range n {
		r, width := utf8.DecodeRuneInString(text[size:])
		if width == 0 || l.rests.at(at+j) != l.number(r) {
			return 0, false
		}
		size += width
	}
	return size, true
}

// length returns the length of word i in runes.
func (l *List) length(i int) int { return int(l.marks[i]&(1<<lengthBits-1)) + 1 }

// rest returns where the characters of word i behind the second are in rests.
func (l *List) rest(i int) int {
	at := l.blocks.at(2 * (i >> blockBits))
	for j := i &^ (block - 1); j < i; j++ {
		at += max(l.length(j)-2, 0)
	}
	return at
}

// Frequency returns the frequency of word i.
func (l *List) Frequency(i int) int {
	if n := l.small[i]; n != large {
		return int(n)
	}
	at := l.blocks.at(2*(i>>blockBits) + 1)
	at += strings.Count(l.small[i&^(block-1):i], string([]byte{large}))
	if n := l.large.at(at); n != huge {
		return n
	}
	for j := 0; j < l.huge.len(); j += 2 {
		if l.huge.at(j) == i {
			return l.huge.at(j + 1)
		}
	}
	return huge
}

// Class returns the class of word i.
func (l *List) Class(i int) byte { return l.classes[l.marks[i]>>lengthBits] }

// Spellings returns the spellings of word i, separated by spaces, "" if the list
// has none.
func (l *List) Spellings(i int) string {
	j := l.spelt.search(0, l.spelt.len(), i)
	if j == l.spelt.len() || l.spelt.at(j) != i {
		return ""
	}
	line, _, _ := strings.Cut(l.texts[l.textAt.at(j):], "\n")
	return line
}

// All yields the words in order.
func (l *List) All(yield func(i int, word string) bool) {
	at := 0
	for first := range l.firsts.len() {
		for i := l.starts.at(first); i < l.starts.at(first+1); i++ {
			word := utf8.AppendRune(nil, l.rune(l.firsts.at(first)))
			if second := l.seconds.at(i); second != 0 {
				word = utf8.AppendRune(word, l.rune(second))
			}
			for range l.length(i) - 2 {
				word = utf8.AppendRune(word, l.rune(l.rests.at(at)))
				at++
			}
			if !yield(i, string(word)) {
				return
			}
		}
	}
}
