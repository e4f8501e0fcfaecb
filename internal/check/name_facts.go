package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// nameFacts are the names in a block that may be written in several ways.
type nameFacts struct {
	latin   []latinName
	counted []latinName // a word and a number with a space between: Top 10
	points  []namePoint
}

// latinName is a word in an alphabet, or two or three that a space or a hyphen
// joins.
type latinName struct {
	prose.Span        // in the block's source
	form       string // as written
	key        uint64 // of the form without case, spaces and hyphens
	telling    bool   // one word whose capitals or digits are its owner's: OpenAPI, GPT4
	replace    bool   // stands in the source as it is
}

const (
	minLatinName = 4  // letters and digits of a name
	maxLatinName = 32 // bytes
)

// readNames reads the names in a block.
func readNames(b *prose.Block, ts tokens) nameFacts {
	var f nameFacts
	for i := range b.Runs {
		f.readLatin(&b.Runs[i], tokensOf(ts, i))
		f.readPoints(&b.Runs[i], tokensOf(ts, i))
	}
	return f
}

func tokensOf(ts tokens, i int) []token {
	if i < len(ts) {
		return ts[i]
	}
	return nil
}

// readLatin reads the Latin names of a run. A run that is mostly in an alphabet
// is foreign text, whose spelling is its own.
func (f *nameFacts) readLatin(run *prose.Run, ts []token) {
	han, latin, words := 0, 0, 0
	for _, t := range ts {
		switch t.class {
		case classHan:
			han += t.Len() / len("字")
		case classLetter:
			latin += t.Len()
			words++
		}
	}
	if latin == 0 || latin > 4*han && words > 8 {
		return
	}
	var last [2]prose.Span // the two words before, if they are joined to this one
	for i := 0; i < len(ts); {
		if ts[i].class != classLetter && ts[i].class != classDigit {
			i++
			continue
		}
		from := i
		for i < len(ts) && (ts[i].class == classLetter || ts[i].class == classDigit) {
			i++
		}
		word := prose.Span{Start: ts[from].Start, End: ts[i-1].End}
		if !joins(run.Text, word.Start) {
			last = [2]prose.Span{}
		}
		if codeLike(run.Text, word) || word.Len() > maxLatinName {
			last = [2]prose.Span{}
			continue
		}
		f.addLatin(run, word, 1)
		if last[1].Len() > 0 {
			f.addLatin(run, prose.Span{Start: last[1].Start, End: word.End}, 2)
		}
		if last[0].Len() > 0 {
			f.addLatin(run, prose.Span{Start: last[0].Start, End: word.End}, 3)
		}
		last = [2]prose.Span{last[1], word}
	}
}

// joins reports whether a single space or hyphen joins the word at start to
// one before it.
func joins(text string, start int) bool {
	if start < 2 || text[start-1] != ' ' && text[start-1] != '-' {
		return false
	}
	return isLetterOrDigit(rune(text[start-2]))
}

// codeLike reports whether a word is part of an address, a path, an identifier
// or a file name.
func codeLike(text string, w prose.Span) bool {
	// One of small letters with a hyphen beside it is mostly part of an identifier.
	word := text[w.Start:w.End]
	if beside(text, w, '-') && strings.ToLower(word) == word && strings.ToUpper(word) != word {
		return true
	}
	const marks = "_/@#\\=:$+~"
	if w.Start > 0 {
		c := text[w.Start-1]
		for i := range marks {
			if c == marks[i] {
				return true
			}
		}
		if c == '.' && w.Start > 1 && isLetterOrDigit(rune(text[w.Start-2])) {
			return true
		}
	}
	if w.End < len(text) {
		c := text[w.End]
		for i := range marks {
			if c == marks[i] {
				return true
			}
		}
		if (c == '.' || c == '(') && w.End+1 < len(text) && (isLetterOrDigit(rune(text[w.End+1])) || text[w.End+1] == ')') {
			return true
		}
	}
	return false
}

// beside reports whether a mark stands right before or behind a word.
func beside(text string, w prose.Span, mark byte) bool {
	return w.Start > 0 && text[w.Start-1] == mark || w.End < len(text) && text[w.End] == mark
}

func (f *nameFacts) addLatin(run *prose.Run, span prose.Span, words int) {
	form := run.Text[span.Start:span.End]
	if len(form) > maxLatinName {
		return
	}
	// A number behind a space counts something (GPU 0) and is no part of a name;
	// one in front of it counts the name.
	if i := strings.LastIndexByte(form, ' '); form[0] <= '9' || i >= 0 && form[i+1] <= '9' {
		if words == 2 && form[0] > '9' && i >= 0 {
			f.addCounted(run, span, form)
		}
		return
	}
	n := latinName{form: form}
	var size int
	n.key, size = latinKey(form)
	if size < minLatinName {
		return
	}
	n.telling = words == 1 && telling(form)
	if words > 1 && !capitalised(form) {
		return
	}
	n.Span = run.Source(span)
	n.replace = run.Verbatim(span)
	f.latin = append(f.latin, n)
}

// addCounted notes a word and a number behind a space.
func (f *nameFacts) addCounted(run *prose.Run, span prose.Span, form string) {
	n := latinName{Span: run.Source(span), form: form, replace: run.Verbatim(span)}
	var size int
	if n.key, size = latinKey(form); size >= minLatinName && capitalised(form) {
		f.counted = append(f.counted, n)
	}
}

// latinKey hashes a name without case, spaces and hyphens (FNV-1a, 64 bits), and
// counts what is left.
func latinKey(form string) (key uint64, size int) {
	key = 14695981039346656037
	for i := range len(form) {
		c := form[i]
		if c == ' ' || c == '-' {
			continue
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		key = (key ^ uint64(c)) * 1099511628211
		size++
	}
	return key, size
}

// telling reports whether the capitals or digits of a word are its owner's: a
// capital behind a small letter, or letters and then digits. A word all in
// capitals is an abbreviation, and others write it as they like.
func telling(word string) bool {
	small, camel, letters, digits := false, false, 0, 0
	for _, r := range word {
		switch {
		case unicode.IsLower(r):
			small = true
			letters++
			if digits > 0 {
				return camel // an identifier such as x1y, a unit
			}
		case unicode.IsUpper(r):
			camel = camel || small
			letters++
		default:
			digits++
		}
	}
	return camel || letters >= 2 && digits > 0 && digits <= 3 && !small
}

// capitalised reports whether every word of a name starts with a capital or a
// digit.
func capitalised(form string) bool {
	start := true
	for _, r := range form {
		switch {
		case r == ' ' || r == '-':
			start = true
		case start && !unicode.IsUpper(r) && (r < '0' || r > '9'):
			return false
		default:
			start = false
		}
	}
	return true
}

// namePoint is a mark between two parts of a transliterated name, with the
// characters on either side: 翰·史 in 約翰·史密斯.
type namePoint struct {
	prose.Span        // of the mark, in the block's source
	mark       string // as written
	name       string // the mark with two characters before and two behind
	around     string // these, folded
	hyphen     bool   // stands between names of other kinds, too
	short      bool   // beside a part of one character, which tells no name: 西·德·托
	replace    bool
}

const hanDigits = "〇零一二三四五六七八九十百千"

// readPoints reads the points of names in a run.
func (f *nameFacts) readPoints(run *prose.Run, ts []token) {
	for i := 1; i+1 < len(ts); i++ {
		t := ts[i]
		hyphen := false
		switch t.r {
		case '·', '‧', '•', '・', '･', '．', '∙', '⋅':
		case '-', '－', '–', '‐':
			hyphen = true
		default:
			continue
		}
		if t.Len() != utf8.RuneLen(t.r) || ts[i-1].class != classHan || ts[i+1].class != classHan {
			continue
		}
		before := lastRunes(run.Text[ts[i-1].Start:t.Start], 2)
		behind := firstRunes(run.Text[t.End:ts[i+1].End], 2)
		short := len(before) < 2*len("字") || len(behind) < 2*len("字")
		if short && hyphen {
			continue
		}
		if _, n := utf8.DecodeLastRuneInString(before); strings.Contains(hanDigits, before[len(before)-n:]) {
			continue // a decimal point
		}
		f.points = append(f.points, namePoint{
			Span: run.Source(t.Span), mark: run.Text[t.Start:t.End],
			name: before + run.Text[t.Start:t.End] + behind, around: prose.FoldString(before + behind),
			hyphen: hyphen, short: short, replace: run.Verbatim(t.Span),
		})
	}
}
