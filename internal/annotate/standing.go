package annotate

// StandsAlone reports whether the Han form at text[start:end] is a word there,
// and not the end of one word and the beginning of another. Without a
// dictionary every form stands alone.
func (x *Lexicon) StandsAlone(text string, start, end int) bool {
	return x.standsAlone(text, start, end)
}
