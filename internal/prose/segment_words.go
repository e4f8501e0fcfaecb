package prose

import "iter"

// All yields the dictionary's folded words, in order, with their frequencies.
func (d *Dictionary) All() iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		d.list.All(func(i int, word string) bool { return yield(word, d.list.Frequency(i)) })
	}
}
