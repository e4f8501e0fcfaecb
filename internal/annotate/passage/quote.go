package passage

import (
	"cmp"
	"math"
	"slices"
	"sort"
)

const (
	maxExact    = 64 // wordings in which a quotation is looked up exactly
	maxVerified = 24 // candidates that are aligned
	maxSame     = 8  // occurrences in one wording, looking for a verbatim one
)

// Quote grades a quotation; text is what stands between the quotation marks. It
// reports false if no stored passage is near. Of several the best is returned:
// by verdict, by similarity, the shorter wording, the earlier.
func (x *Index) Quote(text string) (Match, bool) {
	found := x.search(text, false)
	if len(found) == 0 {
		return Match{}, false
	}
	return found[0], true
}

// Candidates returns the matches of a quotation in all wordings within reach,
// one a wording, best first. The first is what Quote returns.
func (x *Index) Candidates(text string) []Match { return x.search(text, true) }

func (x *Index) search(text string, all bool) []Match {
	if len(text) > math.MaxInt32 {
		return nil
	}
	s := x.scratch.Get().(*scratch)
	defer x.scratch.Put(s)
	x.read(&s.query, text, true)
	found := x.match(s, all)
	if len(s.query.gaps) > 0 && !slices.ContainsFunc(found, func(m Match) bool { return m.Verdict > Altered }) {
		// The brackets may be the wording's own.
		x.read(&s.query, text, false)
		found = append(found, x.match(s, all)...)
	}
	sort.SliceStable(found, func(i, j int) bool {
		a, b := &found[i], &found[j]
		return cmp.Or(
			cmp.Compare(b.Verdict, a.Verdict),
			cmp.Compare(b.Similarity, a.Similarity),
			cmp.Compare(len(x.texts[a.Wording]), len(x.texts[b.Wording])),
			cmp.Compare(a.Wording, b.Wording),
		) < 0
	})
	seen := make(map[int]bool, len(found))
	return slices.DeleteFunc(found, func(m Match) bool {
		dup := seen[m.Wording]
		seen[m.Wording] = true
		return dup
	})
}

func (x *Index) match(s *scratch, all bool) []Match {
	found := x.exact(s)
	if len(found) > 0 && !all {
		return found
	}
	q := s.query.chars
	if parts := s.query.parts(); len(parts) > 1 {
		return append(found, x.elliptic(s, parts)...)
	}
	limit := x.allowed(q)
	if limit == 0 {
		return found
	}
	looked := x.lookup(s, nil)
	// An edit spoils no more than shingle shingles.
	candidates := x.candidates(s, 2*limit, max(1, looked-shingle*limit), maxVerified)
	near := limit
	for _, c := range candidates {
		if !all && (looked-c.votes+shingle-1)/shingle > near {
			break
		}
		lo, hi := x.bounds(c.wording)
		if al, ok := x.alignAll(s, c.anchor, 0, len(q), lo, hi, near); ok {
			found = append(found, x.render(s, c.wording, []alignment{al}, false))
			if !all {
				near = al.cost
			}
		}
	}
	if len(found) == 0 {
		found = x.clauses(s, limit)
	}
	return found
}

// exact finds the wordings that have all of the text in them.
func (x *Index) exact(s *scratch) []Match {
	var found []Match
	q := s.query.chars
	if len(q) < shingle {
		for _, w := range x.short {
			lo, hi := x.bounds(w)
			if slices.Equal(q, x.chars[lo:hi]) {
				found = append(found, x.renderExact(s, w, lo))
			}
		}
		return found
	}
	list, at := x.rarest(q)
	last, same := -1, 0
	for i := 0; i < len(list) && len(found) < maxExact; i++ {
		lo := int(list[i]) - at
		if lo < 0 || lo+len(q) > len(x.chars) || !slices.Equal(q, x.chars[lo:lo+len(q)]) {
			continue
		}
		w := x.wordingAt(lo)
		_, hi := x.bounds(w)
		if lo+len(q) > hi {
			continue
		}
		m := x.renderExact(s, w, lo)
		if w != last {
			found = append(found, m)
			last, same = w, 1
		} else {
			same++
			if m.Verdict == Verbatim {
				found[len(found)-1] = m
			}
		}
		if m.Verdict == Verbatim || same == maxSame {
			next, _ := slices.BinarySearch(list[i+1:], uint32(hi+at))
			i += next
		}
	}
	return found
}

func (x *Index) renderExact(s *scratch, w, lo int) Match {
	n := len(s.query.chars)
	return x.render(s, w, []alignment{{t0: 0, t1: n, s0: lo, s1: lo + n}}, false)
}
