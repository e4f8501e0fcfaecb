package markdown

import (
	"unicode"
	"unicode/utf8"
)

// delim is a run of *, _ or ~ in the doubly linked list of those that may
// still open or close something. What is left of it as text is
// src[start:end].
type delim struct {
	start, end int32
	size       int32 // bytes of the whole run
	prev, next int32
	char       byte
	opens      bool
	closes     bool
}

// delimiters reads the delimiter run at i.
func (in *inline) delimiters(i int) int {
	c := in.src[i]
	end := i + countByte(in.src[i:in.to], c)
	if c == '~' && end-i != 2 {
		return end // a single ~ is a dash between numbers far more often than a mark
	}
	opens, closes := in.flanks(c, i, end)
	if !opens && !closes {
		return end
	}
	n := int32(len(in.delims))
	in.push(nodeDelim, i, end)
	in.nodes[len(in.nodes)-1].arg = n
	in.delims = append(in.delims, delim{
		start: int32(i), end: int32(end), size: int32(end - i), prev: in.tail, char: c, opens: opens, closes: closes,
	})
	in.delims[in.tail].next = n
	in.tail = n
	return end
}

// flanks says whether a delimiter run may open and close emphasis (CommonMark,
// section 6.2).
func (in *inline) flanks(c byte, start, end int) (opens, closes bool) {
	before, after := ' ', ' '
	if start > in.from {
		before, _ = utf8.DecodeLastRuneInString(in.src[in.from:start])
	}
	if end < in.to {
		after, _ = utf8.DecodeRuneInString(in.src[end:in.to])
	}
	spaceBefore, spaceAfter := unicode.IsSpace(before), unicode.IsSpace(after)
	punctBefore, punctAfter := isPunctRune(before), isPunctRune(after)
	left := !spaceAfter && (!punctAfter || spaceBefore || punctBefore)
	right := !spaceBefore && (!punctBefore || spaceAfter || punctAfter)
	if c == '_' {
		return left && (!right || punctBefore), right && (!left || punctAfter)
	}
	return left, right
}

func isPunctRune(r rune) bool {
	if r < utf8.RuneSelf {
		return isPunct(byte(r))
	}
	return unicode.IsPunct(r) || unicode.IsSymbol(r)
}

// openersKey is the class of closers that look for the same openers: the
// character, whether it opens too, and its size modulo three.
func openersKey(d *delim) int32 {
	k := d.size % 3 * 2
	if d.opens {
		k++
	}
	switch d.char {
	case '*':
		return k
	case '_':
		return k + 6
	}
	return k + 12
}

// emphasis matches the delimiter runs behind bottom and takes them off the
// list. It is CommonMark's procedure "process emphasis"; the memory of where
// no opener was found makes it linear.
func (in *inline) emphasis(bottom int32) {
	var floor [18]int32
	for i := range floor {
		floor[i] = bottom
	}
	ds := in.delims
	for c := ds[bottom].next; c != 0; {
		closer := &ds[c]
		if !closer.closes {
			c = closer.next
			continue
		}
		key := openersKey(closer)
		o := closer.prev
		for o > floor[key] && !matches(&ds[o], closer) {
			o = ds[o].prev
		}
		if o <= floor[key] {
			floor[key] = closer.prev
			next := closer.next
			if !closer.opens {
				in.unlink(c)
			}
			c = next
			continue
		}
		opener := &ds[o]
		n := int32(1)
		if opener.end-opener.start >= 2 && closer.end-closer.start >= 2 {
			n = 2
		}
		opener.end -= n
		closer.start += n
		opener.next, closer.prev = c, o // what is between them is text
		if opener.start == opener.end {
			in.unlink(o)
		}
		if closer.start == closer.end {
			next := closer.next
			in.unlink(c)
			c = next
		}
	}
	ds[bottom].next = 0
	in.tail = bottom
}

func (in *inline) unlink(i int32) {
	d := in.delims[i]
	in.delims[d.prev].next = d.next
	if d.next != 0 {
		in.delims[d.next].prev = d.prev
	}
}

// matches reports whether o opens what c closes: sizes that sum to a multiple
// of three do not match if one run could do both.
func matches(o, c *delim) bool {
	if o.char != c.char || !o.opens {
		return false
	}
	return !(o.closes || c.opens) || c.size%3 == 0 || (o.size+c.size)%3 != 0
}
