package annotate

// sure is the range of log odds, on either side of even, within which a verdict
// about word boundaries is not relied on unseen: 95 in 100.
const sure = 3

// Doubtful reports whether a mention may be none, though it was taken for one:
// the form at text[start:end] could be the end of one word and the beginning of
// another, or it is a part of a longer word, as 資料 in 資料庫.
func (x *Lexicon) Doubtful(text string, start, end int) bool {
	if x.boundaries == nil || !x.boundaries.MayDoubt(text, start, end) {
		return false
	}
	v := x.boundaries.Judge(text, start, end)
	return v.Start < v.End || v.Doubtful && v.LogOdds < sure
}
