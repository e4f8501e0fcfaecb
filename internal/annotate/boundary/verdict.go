package boundary

import (
	"math"
	"unicode/utf8"
)

// Features are what a verdict goes by.
type Features struct {
	// Margin is how many nats the likeliest reading that cuts the term costs more
	// than the likeliest that has it, within ±12.
	Margin float64
	// Left and Cut say how likely the single characters that the reading with the
	// term and the one that cuts it leave over, each where the other does not, are
	// to be words by themselves: the sum of the logarithms, down to -8.
	Left, Cut float64
	// Unlisted is 1 if the lexicon lacks the term and it has no more than two
	// characters, so that it can't be made of words that are there.
	Unlisted float64
}

// Verdict says how a term stands in a text.
type Verdict struct {
	// Doubtful is whether a word of the lexicon is astride an edge of the term.
	Doubtful bool
	Features Features
	// LogOdds are those that the term is a word there; they are infinite if there
	// was no doubt.
	LogOdds float64
	// Name is whether a person's name of which the term is a part is the likeliest
	// reading, as in 王開源; then there are no features.
	Name bool
	// Start and End are the byte offsets of the lexicon's word that is around the
	// term in the likeliest reading; they are equal if there is none.
	Start, End int
}

// run is the ideographs of a text around a term.
type run struct {
	lattice
	offsets [maxRun + 1]int // of the runes in the text, and the end
}

const (
	// usual is the least frequency of a term, that of a word any reader knows:
	// a glossary's term is no rare word in a text that needs the glossary.
	usual = 2000

	maxMargin, maxSingles = 12, 8
)

var leastLog = logarithm(usual)

// MayDoubt reports whether Judge may doubt the term at text[start:end]. It is
// the cheap question to ask first.
func (m *Model) MayDoubt(text string, start, end int) bool {
	return m.mayJoin(text, start) || m.mayJoin(text, end)
}

// mayJoin reports whether a word or a name may span byte offset at.
func (m *Model) mayJoin(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at:])
	a, b := m.words.of(before), m.words.of(after)
	return m.words.pairs.mayHave(a, b) || m.words.isSurname(a) && isHan(after)
}

// Judge says how the term at text[start:end] stands there. A term that is longer
// than 16 characters, or has others than ideographs, is not doubted.
func (m *Model) Judge(text string, start, end int) Verdict {
	var r run
	if !r.take(m, text, start, end) || !r.crossed(m) {
		return Verdict{LogOdds: math.Inf(1)}
	}
	return m.judge(&r)
}

func (m *Model) judge(r *run) Verdict {
	r.fill(m, leastLog)
	v := Verdict{LogOdds: math.Inf(1)}
	for {
		costs, last := r.solve(m)
		if inner := costs[around]; inner < costs[whole] && inner < costs[astride] && v.Start == v.End {
			// A word around the term is the likeliest. Whether the term is a part of
			// it, as 人民 in 人民|法院, or cut, as 市政 in 市|政府, is a question about
			// that word.
			if r.within(m, last) {
				v.Doubtful, v.Name = true, true
				v.LogOdds = float64(inner-min(costs[whole], costs[astride])) / unit
				return v
			}
			v.Start, v.End = r.offsets[0], r.offsets[r.n]
			r.fill(m, leastLog)
			continue
		}
		if costs[astride] < unreached {
			v.Doubtful = true
			v.Features = r.features(m, costs, last)
			v.LogOdds = v.Features.logOdds()
		}
		return v
	}
}

// crossed reports whether a word or a name is astride an edge of the term or
// around it. Most terms have none, and need no lattice.
func (r *run) crossed(m *Model) bool {
	r.clear()
	for i := max(r.start-MaxWord+1, 0); i < r.end && r.used == 0; i++ {
		if i > r.start && i < r.end-MaxWord+1 {
			i = r.end - MaxWord + 1
		}
		r.longer(m, i)
		r.persons(m, i)
		// Parts of the term, and what is beside it, are no evidence.
		for r.used > 0 && r.arcs[r.used-1].kind == apart {
			r.used--
		}
	}
	return r.used > 0
}

// within narrows the run to the word around the term in the likeliest reading,
// and reports whether it is a name.
func (r *run) within(m *Model, last int) (name bool) {
	for _, i := range r.path(nil, around, last) {
		if a := r.arcs[i]; a.kind == around {
			from, to := int(a.start), int(a.end)
			copy(r.runes[:], r.runes[from:to])
			copy(r.offsets[:], r.offsets[from:to+1])
			r.n, r.start, r.end = to-from, r.start-from, r.end-from
			r.before, r.after = edge, edge
			return a.name
		}
	}
	return false
}

// take reads the characters around the term. It reports false if the term is not
// one to be doubted.
func (r *run) take(m *Model, text string, start, end int) bool {
	var left [window]uint16
	n, at := 0, start
	r.before = edge
	for {
		c, size := utf8.DecodeLastRuneInString(text[:at])
		if !isHan(c) {
			break
		}
		if n == window {
			r.before = open
			break
		}
		at -= size
		left[n] = m.words.of(c)
		n++
	}
	r.start = n
	for i := range n {
		r.runes[i] = left[n-1-i]
	}
	r.n, r.after = 0, edge
	for at < len(text) {
		c, size := utf8.DecodeRuneInString(text[at:])
		if !isHan(c) {
			if at < end {
				return false
			}
			break
		}
		if at >= end && r.n-r.end == window {
			r.after = open
			break
		}
		if r.n == maxRun-window && at < end {
			return false
		}
		r.runes[r.n], r.offsets[r.n] = m.words.of(c), at
		r.n++
		at += size
		if at == end {
			r.end = r.n
		}
	}
	r.offsets[r.n] = at
	return true
}

// features compares the two readings.
func (r *run) features(m *Model, costs [kinds]int32, last int) Features {
	var space [2 * maxRun]int16
	whole0 := r.path(space[:0:maxRun], whole, last)
	cut := r.path(space[maxRun:maxRun], astride, last)
	f := Features{Margin: limit(float64(costs[astride]-costs[whole])/unit, maxMargin)}
	f.Left = limit(r.leftovers(m, whole0, cut), maxSingles)
	f.Cut = limit(r.leftovers(m, cut, whole0), maxSingles)
	if r.end-r.start <= 2 && m.words.find(r.runes[r.start:r.end]).class == 0 {
		f.Unlisted = 1
	}
	return f
}

// leftovers sums, over the words of one character that reading a has and b has
// not, how likely they are to be words.
func (r *run) leftovers(m *Model, a, b []int16) float64 {
	var sum int32
	for _, i := range a {
		x := &r.arcs[i]
		if x.end-x.start != 1 || x.kind == whole {
			continue
		}
		shared := false
		for _, j := range b {
			y := &r.arcs[j]
			shared = shared || y.start == x.start && y.end == x.end
		}
		if !shared {
			sum += int32(int16(m.words.alone.at(int(r.runes[x.start]))))
		}
	}
	return float64(sum) / unit
}

func limit(x, most float64) float64 { return min(max(x, -most), most) }

// logOdds returns the natural logarithm of the odds that the term is a word.
func (f Features) logOdds() float64 {
	w := &weights
	return w.Bias + w.Margin*f.Margin + w.Left*f.Left + w.Cut*f.Cut + w.Unlisted*f.Unlisted
}
