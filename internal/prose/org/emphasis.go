package org

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mark is an open * / _ or +.
type mark struct {
	char byte
	node int
	at   int
}

// emphasis reads the emphasis mark at i. Marks of one kind do not nest in each
// other, so no more than four are open in a frame.
func (in *inline) emphasis(i int) int {
	c := in.text[i]
	if c == '_' {
		if end, ok := in.inlineSource(i); ok {
			return end
		}
	}
	open := -1
	for n := len(in.marks) - 1; n >= in.floor; n-- {
		if in.marks[n].char == c {
			open = n
		}
	}
	if open >= 0 {
		if m := in.marks[open]; i > m.at+1 && in.mayClose(i) {
			in.nodes[m.node].kind = nodeDrop
			in.marks = in.marks[:open]
			return in.push(nodeDrop, i, i+1)
		}
		return i + 1
	}
	if in.mayOpen(i) {
		in.marks = append(in.marks, mark{char: c, node: len(in.nodes), at: i})
		return in.push(nodeText, i, i+1)
	}
	return i + 1
}

// mayOpen reports whether an emphasis mark may stand at i by what is around it
// (Org Syntax, "Text Markup": PRE, and no white space behind).
func (in *inline) mayOpen(i int) bool {
	if i+1 >= in.to || in.spaceAt(i+1) {
		return false
	}
	if i == in.from || strings.IndexByte("-('\"{", in.text[i-1]) >= 0 {
		return true
	}
	if n := len(in.marks); n > in.floor && in.marks[n-1].at == i-1 {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(in.text[in.from:i])
	return r == '–' || r == '—' || isSpaceRune(r)
}

// mayClose reports whether the mark at i may end emphasis (POST, and no white
// space before).
func (in *inline) mayClose(i int) bool {
	if r, _ := utf8.DecodeLastRuneInString(in.text[in.from:i]); isSpaceRune(r) {
		return false
	}
	if i+1 >= in.to || strings.IndexByte("-.,:!?;'\")}\\[", in.text[i+1]) >= 0 {
		return true
	}
	for _, m := range in.marks[in.floor:] {
		if m.char == in.text[i+1] && m.char != in.text[i] {
			return true
		}
	}
	r, _ := utf8.DecodeRuneInString(in.text[i+1 : in.to])
	return r == '–' || r == '—' || isSpaceRune(r)
}

func (in *inline) spaceAt(i int) bool {
	r, _ := utf8.DecodeRuneInString(in.text[i:in.to])
	return isSpaceRune(r)
}

// isSpaceRune reports whether r is white space to Emacs. The zero-width space
// is, which is why writers of Chinese put it around marks.
func isSpaceRune(r rune) bool { return r == '\u200B' || unicode.IsSpace(r) }

// verbatim reads =verbatim= or ~code~ at i.
func (in *inline) verbatim(i int) int {
	c := in.text[i : i+1]
	if !in.mayOpen(i) || in.found.isMissing(c, i, in.to) {
		return i + 1
	}
	for j := i + 2; j < in.to; j++ {
		n := strings.IndexByte(in.text[j:in.to], c[0])
		if n < 0 {
			break
		}
		j += n
		if in.mayClose(j) {
			return in.code(i, j+1)
		}
	}
	in.found.miss(c, i, in.to)
	return i + 1
}
