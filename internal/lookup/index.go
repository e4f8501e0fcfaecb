package lookup

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"unicode"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// Index finds strings of a list by their beginning, by a part of them and by
// pinyin. The list's strings are named by their places in it.
type Index struct {
	names     []string
	folded    []folded  // by text
	initials  []initial // by letters
	syllables []string  // every reading of the names' characters, sorted
}

// folded is a name as it is compared.
type folded struct {
	text string
	name int32
}

// NewIndex makes an index of names; fold is how they are compared, and how the
// callers of Prefix and Containing fold what they look for. It takes some 300 ns
// a name, and as many bytes as five of its characters and 40 more.
func NewIndex(names []string, fold func(string) string) *Index {
	x := &Index{names: names, folded: make([]folded, len(names))}
	for i, name := range names {
		x.folded[i] = folded{fold(name), int32(i)}
	}
	slices.SortFunc(x.folded, func(a, b folded) int {
		if c := strings.Compare(a.text, b.text); c != 0 {
			return c
		}
		return cmp.Compare(a.name, b.name)
	})
	x.indexPinyin()
	return x
}

// Name returns the string of that place in the list.
func (x *Index) Name(i int) string { return x.names[i] }

// under returns the part of x.folded that starts with a folded text.
func (x *Index) under(prefix string) []folded {
	from, _ := slices.BinarySearchFunc(x.folded, prefix, func(f folded, p string) int { return strings.Compare(f.text, p) })
	rest := x.folded[from:]
	n, _ := slices.BinarySearchFunc(rest, prefix, func(f folded, p string) int {
		if strings.HasPrefix(f.text, p) {
			return -1
		}
		return 1
	})
	return rest[:n]
}

// HasPrefix reports whether a name starts with a folded text.
func (x *Index) HasPrefix(prefix string) bool {
	i, _ := slices.BinarySearchFunc(x.folded, prefix, func(f folded, p string) int { return strings.Compare(f.text, p) })
	return i < len(x.folded) && strings.HasPrefix(x.folded[i].text, prefix)
}

// Prefix yields the names that start with a folded text, in the order of their
// folded forms.
func (x *Index) Prefix(prefix string) iter.Seq[int] {
	return func(yield func(int) bool) {
		for _, f := range x.under(prefix) {
			if !yield(int(f.name)) {
				return
			}
		}
	}
}

// Containing yields the names that hold a folded text, in the order of their
// folded forms, and whether they start with it. It reads all names.
func (x *Index) Containing(part string) iter.Seq2[int, bool] {
	return func(yield func(int, bool) bool) {
		for _, f := range x.folded {
			if i := strings.Index(f.text, part); i >= 0 && !yield(int(f.name), i == 0) {
				return
			}
		}
	}
}

// Letters folds a text and leaves out what is neither letter nor digit: titles
// and passages are compared without their punctuation.
func Letters(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(prose.Fold(r))
		}
	}
	return b.String()
}
