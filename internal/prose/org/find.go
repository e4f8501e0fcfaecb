package org

import (
	"sort"
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// finds looks for the ends of spans and remembers what is not there, so that
// a text of openers without closers is read once and not once an opener.
type finds struct {
	from, to int // the text that is read
	missing  []missing
	paired   bool
	pairs    []prose.Span // brackets that match, by Start
}

// missing says that pattern does not end anything in [from,to).
type missing struct {
	pattern  string
	from, to int
}

func (f *finds) reset(from, to int) {
	f.from, f.to = from, to
	f.missing = f.missing[:0]
	f.paired = false
	f.pairs = f.pairs[:0]
}

// index returns the offset of the first pattern in text[i:to].
func (f *finds) index(text string, i, to int, pattern string) (int, bool) {
	if i >= to || f.isMissing(pattern, i, to) {
		return 0, false
	}
	if j := strings.Index(text[i:to], pattern); j >= 0 {
		return i + j, true
	}
	f.miss(pattern, i, to)
	return 0, false
}

func (f *finds) isMissing(pattern string, from, to int) bool {
	for _, m := range f.missing {
		if m.pattern == pattern {
			return m.from <= from && to <= m.to
		}
	}
	return false
}

func (f *finds) miss(pattern string, from, to int) {
	for i := range f.missing {
		if m := &f.missing[i]; m.pattern == pattern {
			m.from, m.to = from, to
			return
		}
	}
	f.missing = append(f.missing, missing{pattern, from, to})
}

// match returns the offset of the ] that closes the [ at i.
func (f *finds) match(text string, i int) (int, bool) {
	if !f.paired {
		f.pair(text)
	}
	n := sort.Search(len(f.pairs), func(n int) bool { return f.pairs[n].Start >= i })
	if n < len(f.pairs) && f.pairs[n].Start == i {
		return f.pairs[n].End, f.pairs[n].End >= 0
	}
	return 0, false
}

func (f *finds) pair(text string) {
	f.paired = true
	open := -1 // the innermost open bracket; each keeps the one around it in End
	for i := f.from; i < f.to; i++ {
		switch text[i] {
		case '[':
			f.pairs = append(f.pairs, prose.Span{Start: i, End: -2 - open})
			open = len(f.pairs) - 1
		case ']':
			if open >= 0 {
				around := -2 - f.pairs[open].End
				f.pairs[open].End = i
				open = around
			}
		}
	}
}
