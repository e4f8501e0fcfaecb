package wordlist

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strings"
)

// Word is an entry of a list.
type Word struct {
	Text      string // one to MaxRunes characters
	Frequency int    // positive
	Class     byte
	Spellings []string // without spaces and line feeds
}

// packing is a list in the making.
type packing struct {
	firsts, starts, seconds, rests []uint16
	large, blocks                  []uint16
	spelt, textAt                  []uint16
	marks, classes, small          []byte
	huge, far                      []uint32
	texts                          strings.Builder
	total                          int
}

// Pack lays out words, which are sorted and distinct. The error says that the
// layout has no place for something.
func Pack(words []Word) ([]byte, error) {
	if len(words) > math.MaxUint16 {
		return nil, fmt.Errorf("list of words: %d words are too many", len(words))
	}
	p := &packing{far: farCharacters(words)}
	for i := range words {
		if i > 0 && words[i].Text <= words[i-1].Text {
			return nil, fmt.Errorf("list of words: %q is behind %q", words[i].Text, words[i-1].Text)
		}
		if err := p.add(i, &words[i]); err != nil {
			return nil, err
		}
	}
	p.starts = append(p.starts, uint16(len(words)))
	if p.texts.Len() > math.MaxUint16 || len(p.rests) > math.MaxUint16 || p.total > math.MaxInt32 {
		return nil, fmt.Errorf("list of words: spellings of %d bytes, %d characters, or a sum of %d are too many", p.texts.Len(), len(p.rests), p.total)
	}
	var out []byte
	section := func(data []byte) {
		out = append(binary.LittleEndian.AppendUint32(out, uint32(len(data))), data...)
	}
	section(little32([]uint32{uint32(p.total)}))
	section(little32(p.far))
	section(little16(p.firsts))
	section(little16(p.starts))
	section(little16(p.seconds))
	section(p.marks)
	section(p.classes)
	section(little16(p.rests))
	section(p.small)
	section(little16(p.large))
	section(little16(p.blocks))
	section(little32(p.huge))
	section(little16(p.spelt))
	section([]byte(p.texts.String()))
	section(little16(p.textAt))
	return out, nil
}

func (p *packing) add(i int, w *Word) error {
	var runes []uint16 // their numbers
	for _, r := range w.Text {
		if r == 0 || r >= far && r <= math.MaxUint16 {
			return fmt.Errorf("list of words: the character %U of %q has no number", r, w.Text)
		}
		runes = append(runes, p.number(r))
	}
	if len(runes) == 0 || len(runes) > MaxRunes || w.Frequency < 1 || w.Frequency > math.MaxInt32 {
		return fmt.Errorf("list of words: %q has %d characters and frequency %d", w.Text, len(runes), w.Frequency)
	}
	if i%block == 0 {
		p.blocks = append(p.blocks, uint16(len(p.rests)), uint16(len(p.large)))
	}
	if n := len(p.firsts); n == 0 || p.firsts[n-1] != runes[0] {
		p.firsts, p.starts = append(p.firsts, runes[0]), append(p.starts, uint16(i))
	}
	second := uint16(0)
	if len(runes) > 1 {
		second = runes[1]
		p.rests = append(p.rests, runes[2:]...)
	}
	p.seconds = append(p.seconds, second)
	class := slices.Index(p.classes, w.Class)
	if class < 0 {
		class = len(p.classes)
		p.classes = append(p.classes, w.Class)
	}
	if class >= 1<<(8-lengthBits) {
		return fmt.Errorf("list of words: there is no place for the class %c", w.Class)
	}
	p.marks = append(p.marks, byte(class<<lengthBits|(len(runes)-1)))
	p.count(i, w.Frequency)
	if len(w.Spellings) > 0 {
		p.spelt, p.textAt = append(p.spelt, uint16(i)), append(p.textAt, uint16(p.texts.Len()))
		p.texts.WriteString(strings.Join(w.Spellings, " ") + "\n")
	}
	return nil
}

// farCharacters returns the characters of words beyond the Basic Multilingual
// Plane.
func farCharacters(words []Word) []uint32 {
	var out []uint32
	for i := range words {
		for _, r := range words[i].Text {
			if r > math.MaxUint16 {
				out = append(out, uint32(r))
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// number returns the number that stands for a character.
func (p *packing) number(r rune) uint16 {
	if i, ok := slices.BinarySearch(p.far, uint32(r)); ok {
		return far + uint16(i)
	}
	return uint16(r)
}

// count sets the frequency of word i.
func (p *packing) count(i, frequency int) {
	p.total += frequency
	p.small = append(p.small, byte(min(frequency, large)))
	if frequency >= large {
		p.large = append(p.large, uint16(min(frequency, huge)))
	}
	if frequency >= huge {
		p.huge = append(p.huge, uint32(i), uint32(frequency))
	}
}

func little16(numbers []uint16) []byte {
	data := make([]byte, 0, 2*len(numbers))
	for _, n := range numbers {
		data = binary.LittleEndian.AppendUint16(data, n)
	}
	return data
}

func little32(numbers []uint32) []byte {
	data := make([]byte, 0, 4*len(numbers))
	for _, n := range numbers {
		data = binary.LittleEndian.AppendUint32(data, n)
	}
	return data
}
