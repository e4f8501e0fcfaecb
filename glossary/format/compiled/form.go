package compiled

import (
	"encoding/binary"
	"fmt"
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
)

// version changes with the form.
const version = 1

// Write returns the compiled form of what a reader made of text. The error says
// what of it has no such form.
func Write(text string, file *glossary.File) ([]byte, error) {
	if len(file.Problems) > 0 {
		return nil, fmt.Errorf("compile %s: it has %d problems", file.Name, len(file.Problems))
	}
	// The first pass finds the strings that the text does not have.
	c := coder{writing: true, text: text, name: file.Name}
	c.file(file)
	first := c
	c = coder{writing: true, text: text, rest: first.rest, name: file.Name}
	c.file(file)
	if c.bad {
		return nil, fmt.Errorf("compile %s: an entry is of another file", file.Name)
	}
	out := binary.AppendUvarint(nil, version)
	out = binary.AppendUvarint(out, uint64(len(text)))
	out = binary.AppendUvarint(out, uint64(len(c.rest)))
	out = append(out, c.rest...)
	return append(out, c.form...), nil
}

// Parse reads the compiled form of text, whose strings will be parts of the two.
// name is what Origin.File shall be. The error says that form is not that of
// such a text, or is damaged.
func Parse(name, text, form string) (*glossary.File, error) {
	c := coder{text: text, unread: form, name: name}
	v, length, rest := c.number(0), c.number(0), c.number(0)
	switch {
	case c.bad || v != version:
		return nil, fmt.Errorf("read the compiled form of %s: it is not version %d", name, version)
	case length != uint64(len(text)):
		return nil, fmt.Errorf("read the compiled form of %s: it is of a text of %d bytes, not %d", name, length, len(text))
	case rest > uint64(len(c.unread)):
		return nil, fmt.Errorf("read the compiled form of %s: it is cut", name)
	}
	c.rest, c.unread = c.unread[:rest], c.unread[rest:]
	f := &glossary.File{Name: name}
	c.file(f)
	if c.bad || c.unread != "" {
		return nil, fmt.Errorf("read the compiled form of %s: it is damaged", name)
	}
	return f, nil
}

// coder goes through a file's fields, to write them or to fill them: each
// method does either, so that there is one description of the form.
type coder struct {
	writing bool
	form    []byte // what was written
	unread  string // what is not read yet
	bad     bool   // the form is damaged, or there is none

	text, rest string
	name       string // of the file
	behind     int    // the end of the last string in text and rest
	place      int    // the last place of an origin or link
}

// number writes n, or returns the number that was written.
func (c *coder) number(n uint64) uint64 {
	if c.writing {
		c.form = binary.AppendUvarint(c.form, n)
		return n
	}
	n = 0
	for shift := 0; shift < 64 && shift/7 < len(c.unread); shift += 7 {
		b := c.unread[shift/7]
		n |= uint64(b&0x7F) << shift
		if b < 0x80 {
			c.unread = c.unread[shift/7+1:]
			return n
		}
	}
	c.bad, c.unread = true, ""
	return 0
}

// distance writes or reads how far at is from the place before, and returns at.
func (c *coder) distance(at, before int) int {
	d := int64(at - before)
	n := c.number(uint64(d<<1) ^ uint64(d>>63))
	return before + int(int64(n>>1)^-int64(n&1))
}

// count writes or reads the length of a list. It returns -1 for none at all.
func (c *coder) count(none bool, n int) int {
	if n++; none {
		n = 0
	}
	count := c.number(uint64(n))
	// An element is a byte at least, so a damaged count asks for no more memory
	// than the form's own size lets it.
	if !c.writing && count > uint64(len(c.unread))+1 {
		c.bad, c.unread = true, ""
		return -1
	}
	return int(count) - 1
}

func (c *coder) string(s *string) {
	length := c.number(uint64(len(*s)))
	if length == 0 {
		return
	}
	if c.writing {
		at := c.find(*s)
		c.distance(at, c.behind)
		c.behind = at + len(*s)
		return
	}
	at := c.distance(0, c.behind)
	from, start := c.text, at
	if at >= len(c.text) {
		from, start = c.rest, at-len(c.text)
	}
	if start < 0 || start > len(from) || length > uint64(len(from)-start) {
		c.bad, c.unread = true, ""
		return
	}
	*s = from[start : start+int(length)]
	c.behind = at + int(length)
}

// find returns where s is, as near behind the last string as may be. A string
// that is nowhere is added to the rest.
func (c *coder) find(s string) int {
	from := min(c.behind, len(c.text))
	if i := strings.Index(c.text[from:], s); i >= 0 {
		return from + i
	}
	if i := strings.LastIndex(c.text, s); i >= 0 {
		return i
	}
	i := strings.Index(c.rest, s)
	if i < 0 {
		i = len(c.rest)
		c.rest += s
	}
	return len(c.text) + i
}

func (c *coder) span(r *glossary.Range) {
	for _, end := range []*int{&r.Start, &r.End} {
		*end = c.distance(*end, c.place)
		c.place = *end
	}
	if r.Start < 0 || r.End < r.Start || r.End > len(c.text) {
		c.bad = true
	}
}

func (c *coder) origin(o *glossary.Origin) {
	there := uint64(0)
	if *o != (glossary.Origin{}) {
		there = 1
	}
	if c.number(there) == 0 {
		return
	}
	if !c.writing {
		o.File = c.name
	} else if o.File != c.name {
		c.bad = true
	}
	c.span(&o.Entry)
	c.span(&o.Name)
}

// small writes or reads one of a few kinds, of which last is the last.
func small[K ~uint8](c *coder, k *K, last K) {
	n := c.number(uint64(*k))
	if n > uint64(last) {
		c.bad, n = true, 0
	}
	*k = K(n)
}

// list writes or reads a list by what does so with an element.
func list[E any](c *coder, s *[]E, element func(*E)) {
	if n := c.count(*s == nil, len(*s)); !c.writing && n >= 0 {
		*s = make([]E, n)
	}
	for i := range *s {
		element(&(*s)[i])
		if c.bad {
			return
		}
	}
}

// pointers is list for elements that are pointed to.
func pointers[E any](c *coder, s *[]*E, element func(*E)) {
	n := c.count(*s == nil, len(*s))
	if c.writing {
		for _, e := range *s {
			element(e)
		}
		return
	}
	if n < 0 {
		return
	}
	all := make([]E, n)
	*s = make([]*E, n)
	for i := range all {
		(*s)[i] = &all[i]
	}
	for i := range all {
		element(&all[i])
		if c.bad {
			return
		}
	}
}
