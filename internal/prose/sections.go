package prose

import (
	"runtime"
	"slices"
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/parallel"
)

// section is a part of a text that is read by itself, as if it were a document.
type section struct {
	start, end int      // of the part; the last block may end behind it
	blocks     []*Block //
	starts     []int    // of the blocks in the text, and where the last one ends
}

// readAll reads the blocks of a text. The sections of a long one are read at a time.
// What a section is in, such as a list, is not known before; but once the reading of
// what stands before it comes to the start of one of its blocks in the state in which
// that was read, it would read the rest as the section was read, since a Parser is a
// pure function. Where it never does, the text is read once more, so that the time is
// linear in any case.
func readAll(p Parser, text string) []*Block {
	sections := divide(text, runtime.GOMAXPROCS(0))
	parallel.Each(len(sections), 1, func(i int) { sections[i].read(p, text) })
	first := &sections[0]
	blocks, at, state := first.blocks, first.starts[len(first.blocks)], first.after(len(first.blocks))
	for i := 1; i < len(sections); i++ {
		s := &sections[i]
		end := s.starts[len(s.blocks)]
		for at < end {
			if k, found := slices.BinarySearch(s.starts, at); found && s.after(k) == state {
				blocks = append(blocks, s.blocks[k:]...)
				at, state = end, s.after(len(s.blocks))
				break
			}
			b := next(p, text[at:], state)
			blocks = append(blocks, b)
			at, state = at+len(b.Source), b.After
		}
	}
	return blocks
}

// after returns the state behind the first k blocks.
func (s *section) after(k int) State {
	if k == 0 {
		return State{}
	}
	return s.blocks[k-1].After
}

// read reads the blocks that start in the section.
func (s *section) read(p Parser, text string) {
	at := s.start
	var state State
	for at < s.end {
		b := next(p, text[at:], state)
		s.blocks, s.starts = append(s.blocks, b), append(s.starts, at)
		at, state = at+len(b.Source), b.After
	}
	s.starts = append(s.starts, at)
}

// divide divides a text into at most n sections that are long enough to be read by
// themselves. They start behind blank lines, where blocks mostly do.
func divide(text string, n int) []section {
	n = max(1, min(n, len(text)/shared))
	sections := make([]section, 1, n)
	for i := 1; i < n; i++ {
		from := max(sections[i-1].start, len(text)/n*i)
		k := strings.Index(text[from:], "\n\n")
		if k < 0 {
			break
		}
		start := from + k
		for start < len(text) && text[start] == '\n' {
			start++
		}
		sections[i-1].end = start
		sections = append(sections, section{start: start})
	}
	sections[len(sections)-1].end = len(text)
	return sections
}
