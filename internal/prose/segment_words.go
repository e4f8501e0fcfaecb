package prose

import "iter"

// All yields the dictionary's folded words, in order, with their frequencies.
func (d *Dictionary) All() iter.Seq2[string, int] {
	return func(yield func(string, int) bool) {
		for rest := d.lines; rest != ""; {
			var e entry
			e, rest, _ = cutEntry(rest)
			if !yield(e.word, e.frequency) {
				return
			}
		}
	}
}
