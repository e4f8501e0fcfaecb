package runs

import "github.com/jiaozhu/jiaozhu/internal/prose"

// Cursor goes through a text once and makes runs of it: the text's own and, on
// levels above, those of notes inside it. What lies before From is in a run or
// dropped, what lies between From and At is text of the current run that has
// been read and not yet taken. All offsets are byte offsets into Text. The zero
// value needs a Text and a Reset.
type Cursor struct {
	Text  string
	At    int // the next unread byte
	From  int // the first byte that is not taken
	Depth int // the current level
	Notes []prose.Run

	levels []level
}

// level is a run in the making.
type level struct {
	builder Builder
	prose   bool // it holds more than what is no text of the document
}

// Reset starts a new run at a level, which becomes the current one.
func (c *Cursor) Reset(depth int) {
	for depth >= len(c.levels) {
		c.levels = append(c.levels, level{})
	}
	c.Depth = depth
	c.levels[depth].builder.Reset(c.Text)
	c.levels[depth].prose = false
}

// Release forgets the text so that c can be kept, and reports whether its
// buffers hold no more than limit elements each.
func (c *Cursor) Release(limit int) bool {
	ok := cap(c.Notes) <= limit
	for i := range c.levels {
		ok = c.levels[i].builder.Release(limit) && ok
	}
	clear(c.Notes)
	*c = Cursor{Notes: c.Notes[:0], levels: c.levels}
	return ok
}

// JumpTo goes to an offset and takes nothing of what is before it.
func (c *Cursor) JumpTo(at int) { c.At, c.From = at, at }

// Take adds what has been read, up to an offset, to the current run. White
// space at its start is left out.
func (c *Cursor) Take(to int) {
	if c.From >= to {
		return
	}
	l := &c.levels[c.Depth]
	first := SkipSpace(c.Text, c.From, to)
	if l.builder.Empty() {
		c.From = first
	}
	if first < to {
		l.prose = true
	}
	l.builder.Verbatim(c.From, to)
	c.From = to
}

// TakeTrimmed adds what has been read to the current run, without the white
// space at its end.
func (c *Cursor) TakeTrimmed() { c.Take(TrimEnd(c.Text, c.From, c.At)) }

// Drop leaves out what lies between the cursor and end.
func (c *Cursor) Drop(end int) {
	c.Take(c.At)
	c.JumpTo(end)
}

// Atom adds text for what lies between the cursor and end.
func (c *Cursor) Atom(text string, end int) {
	c.Take(c.At)
	l := &c.levels[c.Depth]
	l.builder.Atomic(text, c.At, end)
	l.prose = true
	c.JumpTo(end)
}

// Space adds a space for what lies between the cursor and end, but at a run's
// start.
func (c *Cursor) Space(end int) {
	c.Take(c.At)
	if l := &c.levels[c.Depth]; !l.builder.Empty() {
		l.builder.Atomic(" ", c.At, end)
	}
	c.JumpTo(end)
}

// Object adds an Object for what lies between start, at or before the cursor,
// and end. One that is not solid makes no run by itself.
func (c *Cursor) Object(start, end int, solid bool) {
	c.Take(start)
	l := &c.levels[c.Depth]
	l.builder.Object(start, end)
	l.prose = l.prose || solid
	c.JumpTo(end)
}

// HardBreak adds a line break that the reader sees for what lies between the
// text before the cursor and end.
func (c *Cursor) HardBreak(end int) {
	c.TakeTrimmed()
	c.levels[c.Depth].builder.HardBreak(c.From, end)
	c.JumpTo(end)
}

// SoftBreak adds a line end between two lines of a paragraph for what lies
// between the text before the cursor and end.
func (c *Cursor) SoftBreak(end int) {
	c.TakeTrimmed()
	c.levels[c.Depth].builder.SoftBreak(c.From, end)
	c.JumpTo(end)
}

// HasProse reports whether the current run holds text of the document.
func (c *Cursor) HasProse() bool { return c.levels[c.Depth].prose }

// TextHasProse reports whether the run of the lowest level does.
func (c *Cursor) TextHasProse() bool { return c.levels[0].prose }

// Run returns the current run, which remains what it is.
func (c *Cursor) Run() prose.Run { return c.levels[c.Depth].builder.Run() }
