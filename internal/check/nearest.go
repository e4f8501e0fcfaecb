package check

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// nearest returns up to three references that a key which none has may mean:
// those whose key comes closest, none that is farther than a third of its
// length, and those whose author or title is what the key says.
func nearest(refs []*glossary.Reference, key string) []*glossary.Reference {
	const most = 3
	type candidate struct {
		ref      *glossary.Reference
		distance int
	}
	var found []candidate
	want := []rune(strings.ToLower(key))
	said := readKey(key)
	for _, r := range refs {
		have := []rune(strings.ToLower(r.Key))
		limit := max(len(want), len(have)) / 3
		d := limit + 2
		if abs(len(want)-len(have)) <= limit {
			d = editDistance(want, have)
		}
		switch {
		case d <= limit:
			found = append(found, candidate{r, d})
		case said.of(r):
			found = append(found, candidate{r, limit})
		case len(want) >= 4 && strings.Contains(string(have), string(want)):
			found = append(found, candidate{r, limit + 1})
		}
	}
	sort.SliceStable(found, func(i, j int) bool { return found[i].distance < found[j].distance })
	var out []*glossary.Reference
	for _, c := range found[:min(len(found), most)] {
		out = append(out, c.ref)
	}
	return out
}

func abs(n int) int { return max(n, -n) }

// keyParts is what a key says of a work, as people make keys: the author or a
// word of the title, and the year.
type keyParts struct {
	words []string // folded; Latin ones in lower case
	year  string
}

// readKey takes a key apart: huobusi1651liweitan is huobusi, 1651, liweitan.
func readKey(key string) keyParts {
	var k keyParts
	const least, year = 2, 4
	for word := range strings.FieldsFuncSeq(prose.FoldString(key), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		for word != "" {
			digits := unicode.IsDigit(rune(word[0]))
			end := strings.IndexFunc(word, func(r rune) bool { return unicode.IsDigit(r) != digits })
			if end < 0 {
				end = len(word)
			}
			switch part := word[:end]; {
			case digits && len(part) == year:
				k.year = part
			case !digits && utf8.RuneCountInString(part) >= least:
				k.words = append(k.words, part)
			}
			word = word[end:]
		}
	}
	return k
}

// of reports whether a reference is what the key says: each word is in a name
// of an author or in a title, or is how it is read, and the year, if there is
// one, is that of the work.
func (k keyParts) of(r *glossary.Reference) bool {
	if len(k.words) == 0 || k.year != "" && !strings.Contains(r.Issued, k.year) {
		return false
	}
	names := slices.Clone(r.AuthorNames)
	for _, a := range r.Authors {
		names = append(names, a.String())
	}
	names = append(names, r.Title)
	for _, t := range r.Titles {
		names = append(names, t.Text)
	}
	for _, word := range k.words {
		if !slices.ContainsFunc(names, func(name string) bool { return says(name, word) }) {
			return false
		}
	}
	return true
}

// says reports whether a name or title has a folded word of a key in it, or is
// read so from its start or, of a name of several parts, from the start of one.
func says(name, word string) bool {
	const least = 4 // letters of a Latin word
	if !isASCII(word) {
		return strings.Contains(prose.FoldString(name), word)
	}
	if len(word) < least {
		return false
	}
	for part := range strings.FieldsFuncSeq(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if strings.HasPrefix(prose.FoldString(part), word) || prose.HasHan(part) && prose.HasPinyin(part, word) {
			return true
		}
	}
	return false
}

func isASCII(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
}
