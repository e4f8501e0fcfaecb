package lookup

import (
	"cmp"
	"iter"
	"maps"
	"slices"
	"sort"
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// An initial lists a name under the first character's syllable, by its place in
// Index.syllables from one on, and the initials of the next ones, each as initialOf
// codes it; zero behind the name's end. A name is listed once for each way to read
// these characters.
type initial struct {
	letters uint32
	name    int32
}

const (
	depth       = 4  // characters that are listed
	codeBits    = 6  // of the code of an initial
	maxReadings = 16 // ways to read a name that are listed
	maxLetters  = 48 // letters that are looked for; fewer than the bits of a uint64
)

// shift returns by how many bits the n-th character's part of the letters is
// shifted.
func shift(n int) int { return codeBits * (depth - 1 - n) }

// indexPinyin lists the names that have characters with a reading.
func (x *Index) indexPinyin() {
	x.collectSyllables()
	places := make(map[string]uint32, len(x.syllables))
	for i, s := range x.syllables {
		places[s] = uint32(i + 1)
	}
	var keys, next []uint32
	for i, name := range x.names {
		if !prose.HasHan(name) {
			continue
		}
		keys = append(keys[:0], 0)
		n := 0
		for _, r := range name {
			syllables := readings(r)
			if len(syllables) == 0 {
				continue
			}
			if n == depth {
				break
			}
			next = next[:0]
			for _, key := range keys {
				for _, s := range syllables {
					part := places[s]
					if n > 0 {
						part = code(initialsOf(s)[0])
					}
					k := key | part<<shift(n)
					if len(next) < maxReadings && !slices.Contains(next, k) {
						next = append(next, k)
					}
				}
			}
			keys, next = next, keys
			n++
		}
		if n == 0 {
			continue
		}
		for _, key := range keys {
			x.initials = append(x.initials, initial{key, int32(i)})
		}
	}
	slices.SortFunc(x.initials, func(a, b initial) int {
		if c := cmp.Compare(a.letters, b.letters); c != 0 {
			return c
		}
		return cmp.Compare(a.name, b.name)
	})
}

// collectSyllables finds the readings of the characters of the names.
func (x *Index) collectSyllables() {
	spoken := map[string]bool{}
	known := map[rune]bool{} // whose readings are spoken
	for _, name := range x.names {
		if !prose.HasHan(name) {
			continue
		}
		for _, r := range name {
			if known[r] {
				continue
			}
			known[r] = true
			for _, s := range readings(r) {
				spoken[s] = true
			}
		}
	}
	x.syllables = slices.Sorted(maps.Keys(spoken))
}

// code returns an initial in codeBits bits, not zero. zh, ch and sh are Z, C and
// S.
func code(c byte) uint32 {
	switch {
	case '0' <= c && c <= '9':
		return uint32(c-'0') + 1
	case 'a' <= c && c <= 'z':
		return uint32(c-'a') + 11
	}
	if i := strings.IndexByte("ZCS", c); i >= 0 {
		return uint32(i) + 37
	}
	return 40
}

// letterNames are the readings of letters and digits: themselves.
const letterNames = "0123456789abcdefghijklmnopqrstuvwxyz"

// selfReadings are the readings of each of letterNames.
var selfReadings = func() (all [len(letterNames)][]string) {
	for i := range letterNames {
		all[i] = []string{letterNames[i : i+1]}
	}
	return all
}()

// readings returns how a character is typed in pinyin: nil if it is not.
func readings(r rune) []string {
	if r >= 0x3000 {
		if syllables := prose.Pinyin(r); syllables != nil {
			return syllables
		}
	}
	switch f := prose.Fold(r); {
	case '0' <= f && f <= '9':
		return selfReadings[f-'0']
	case 'a' <= f && f <= 'z':
		return selfReadings[f-'a'+10]
	}
	return nil
}

// Pinyin returns the names, in the order of the list, that are typed with these
// lower-case letters so far: each character by its whole syllable, in any
// reading, by its first letter, or by zh, ch or sh; the last one by any
// beginning of its syllable. jszq, jishuzhuquan and jishuzq find 技術主權.
func (x *Index) Pinyin(letters string) []int {
	var out []int
	for name := range x.maySpell(letters) {
		if typedSoFar(x.names[name], letters) {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// maySpell yields the names whose initials fit letters, some more than once: all
// that are typed so far with them, and others.
func (x *Index) maySpell(letters string) iter.Seq[int] {
	return func(yield func(int) bool) {
		if letters == "" || len(letters) > maxLetters {
			return
		}
		fits := map[initialRange]bool{}
		x.parse(letters, 0, 0, 0, fits)
		behind := 0 // all before is yielded
		for _, r := range slices.SortedFunc(maps.Keys(fits), initialRange.compare) {
			from, to := x.listed(r)
			for _, e := range x.initials[min(max(from, behind), to):to] {
				if !yield(int(e.name)) {
					return
				}
			}
			behind = max(behind, to)
		}
	}
}

// initialRange is what is known of an initial: the parts of the first n
// characters.
type initialRange struct {
	letters uint32
	n       int
}

// compare orders ranges by where they start, the longer first.
func (r initialRange) compare(o initialRange) int {
	return cmp.Or(cmp.Compare(r.letters, o.letters), cmp.Compare(r.n, o.n))
}

// parse collects the initials that letters may stand for, from the i-th on, if
// those before stand for n characters with the parts key.
func (x *Index) parse(letters string, i int, key uint32, n int, out map[initialRange]bool) {
	if i == len(letters) || n == depth {
		out[initialRange{key, n}] = true
		return
	}
	const longest = len("zhuang")
	rest := letters[i:]
	for size := 1; size <= min(longest, len(rest)); size++ {
		from, whole := slices.BinarySearch(x.syllables, rest[:size])
		begun := size == len(rest) && from < len(x.syllables) && strings.HasPrefix(x.syllables[from], rest)
		open := begun || size == 1 || size == 2 && isDigraph(rest) // more syllables than that one
		switch {
		case !whole && !open:
		case n > 0:
			for _, c := range []byte(initialsOf(rest[:size])) {
				x.parse(letters, i+size, key|code(c)<<shift(n), n+1, out)
			}
		default:
			for j := from; j < len(x.syllables) && strings.HasPrefix(x.syllables[j], rest[:size]) && (open || j == from); j++ {
				x.parse(letters, i+size, uint32(j+1)<<shift(0), 1, out)
			}
		}
	}
}

// initialsOf returns the initials that a syllable, or the beginning of one, may
// have.
func initialsOf(s string) string {
	const single, digraph, either = "zcs", "ZCS", "zZcCsS"
	i := strings.IndexByte(single, s[0])
	switch {
	case i < 0:
		return s[:1]
	case isDigraph(s):
		return digraph[i : i+1]
	case len(s) == 1:
		return either[2*i : 2*i+2]
	}
	return single[i : i+1]
}

// isDigraph reports whether s starts with an initial of two letters.
func isDigraph(s string) bool {
	return len(s) >= 2 && s[1] == 'h' && (s[0] == 'z' || s[0] == 'c' || s[0] == 's')
}

// listed returns the part of x.initials with the first letters of r.
func (x *Index) listed(r initialRange) (from, to int) {
	last := r.letters | (uint32(1)<<shift(r.n-1) - 1)
	from = sort.Search(len(x.initials), func(i int) bool { return x.initials[i].letters >= r.letters })
	to = from + sort.Search(len(x.initials)-from, func(i int) bool { return x.initials[from+i].letters > last })
	return from, to
}

// typedSoFar reports whether letters type a beginning of name; Index.Pinyin says
// how.
func typedSoFar(name, letters string) bool {
	at := uint64(1) // the i-th bit: the first i letters are read
	for _, r := range name {
		syllables := readings(r)
		if syllables == nil {
			continue
		}
		var next uint64
		for i := range len(letters) {
			if at>>i&1 == 0 {
				continue
			}
			rest := letters[i:]
			for _, s := range syllables {
				if s[0] != rest[0] {
					continue
				}
				if strings.HasPrefix(s, rest) {
					return true
				}
				next |= 1 << (i + 1)
				if isDigraph(s) && isDigraph(rest) {
					next |= 1 << (i + 2)
				}
				if strings.HasPrefix(rest, s) {
					next |= 1 << (i + len(s))
				}
			}
		}
		if next == 0 {
			return false
		}
		at = next
	}
	return false
}
