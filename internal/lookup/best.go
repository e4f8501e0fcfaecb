package lookup

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
)

// worth orders the terms that are used as often, before it is known what is
// written for them: their class, then their length; the lesser comes first.
type worth uint16

func worthOf(t *glossary.Term) worth {
	class := asOther
	if isChinese(t.Lang) {
		class = min(int(t.Status), asOther)
	}
	return worth(class<<8 | min(utf8.RuneCountInString(t.Text), 0xFF))
}

// candidate is a name of the index that may be what is typed from start on.
type candidate struct {
	start int
	name  int
	uses  int
	worth worth
}

func (c candidate) compare(o candidate) int {
	switch { // made for each of many thousands
	case c.uses != o.uses:
		return cmp.Compare(o.uses, c.uses)
	case c.worth != o.worth:
		return cmp.Compare(c.worth, o.worth)
	case c.name != o.name:
		return cmp.Compare(c.name, o.name)
	}
	return cmp.Compare(c.start, o.start)
}

// best keeps the first n candidates of many.
type best struct {
	n    int
	list []candidate // fewer than 2n
	last candidate   // the n-th, if full
	full bool
}

func newBest(n int) *best { return &best{n: n} }

// admits reports whether a candidate may be among the first n.
func (b *best) admits(c candidate) bool { return !b.full || c.compare(b.last) < 0 }

// add adds a candidate that is admitted.
func (b *best) add(c candidate) {
	if b.list = append(b.list, c); len(b.list) >= 2*b.n {
		b.cut()
	}
}

func (b *best) cut() {
	slices.SortFunc(b.list, candidate.compare)
	b.list = slices.Compact(b.list)
	if len(b.list) >= b.n {
		b.list = b.list[:b.n]
		b.last, b.full = b.list[b.n-1], true
	}
}

// sorted returns the candidates in order.
func (b *best) sorted() []candidate {
	b.cut()
	return b.list
}
