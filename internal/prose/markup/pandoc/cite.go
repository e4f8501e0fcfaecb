// Package pandoc reads Pandoc's citations by key, which Markdown and its kin
// share.
package pandoc

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// Glued reports whether a letter or digit stands right before i.
func Glued(text string, from, i int) bool {
	if i <= from {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(text[from:i])
	return r == '_' || isKeyRune(r)
}

func isKeyRune(r rune) bool {
	if r < utf8.RuneSelf {
		return r|0x20 >= 'a' && r|0x20 <= 'z' || r >= '0' && r <= '9' || r == '_'
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}

const maxBraces = 256 // bytes of @{key}, so that a lone @{ costs little

// Key reads the key of the citation whose @ is at i. Its characters are
// Pandoc's: letters and digits of any script and _, between them also one of
// :.#$%&-+?<>~/.
func Key(text string, i, to int) (key prose.Span, end int, ok bool) {
	start := i + 1
	if start < to && text[start] == '{' {
		for j := start + 1; j < min(to, start+maxBraces); j++ {
			switch c := text[j]; {
			case c == '}':
				return prose.Span{Start: start + 1, End: j}, j + 1, j > start+1
			case c == '{' || isSpace(c):
				return key, 0, false
			}
		}
		return key, 0, false
	}
	end = start
	for j := start; j < to; {
		r, n := utf8.DecodeRuneInString(text[j:to])
		switch {
		case isKeyRune(r):
			j += n
			end = j
		case j == end && j > start && strings.ContainsRune(":.#$%&-+?<>~/", r):
			j++
		default:
			j = to
		}
	}
	return prose.Span{Start: start, End: end}, end, end > start
}

const maxLocator = 256 // bytes of the brackets behind a bare key

// Locator reads the [頁 12] behind a bare key.
func Locator(text string, i, to int) (locator string, end int, ok bool) {
	j := i
	for j < to && text[j] == ' ' {
		j++
	}
	if j >= to || text[j] != '[' || j+1 < to && text[j+1] == '^' {
		return "", 0, false
	}
	for k := j + 1; k < min(to, j+maxLocator); k++ {
		switch text[k] {
		case '[', '@', '\n', '\\', '`':
			return "", 0, false
		case ']':
			if k == j+1 || k+1 < to && strings.IndexByte("([{:", text[k+1]) >= 0 {
				return "", 0, false
			}
			return strings.TrimSpace(text[j+1 : k]), k + 1, true
		}
	}
	return "", 0, false
}

// Items reads the inside of [see @a, 頁 12; -@b]. It returns nil if that
// is no group of citations. A full-width ； separates here as it does to the
// eye, though not in Pandoc; parts that hold nothing yet are passed over.
func Items(text string, start, end int) []prose.CiteItem {
	var items []prose.CiteItem
	for start <= end {
		stop, next := partEnd(text, start, end)
		item, ok := citeItem(text, start, stop)
		switch {
		case ok:
			items = append(items, item)
		case strings.Trim(text[start:stop], " \t\r\n-@") != "":
			return nil
		}
		start = next
	}
	return items
}

// partEnd returns the end of the part of a group at start and the start of the
// next.
func partEnd(text string, start, end int) (stop, next int) {
	for i := start; i < end; i++ {
		switch {
		case text[i] == ';':
			return i, i + 1
		case text[i] == '\\':
			i++
		case strings.HasPrefix(text[i:end], "；"):
			j := skipSpace(text, i+len("；"), end)
			if strings.HasPrefix(text[j:end], "@") || strings.HasPrefix(text[j:end], "-@") {
				return i, i + len("；")
			}
		}
	}
	return end, end + 1
}

func citeItem(text string, start, end int) (prose.CiteItem, bool) {
	for i := start; i < end; i++ {
		j := strings.IndexByte(text[i:end], '@')
		if j < 0 {
			break
		}
		i += j
		if Glued(text, start, i) {
			continue
		}
		if key, e, ok := Key(text, i, end); ok {
			loc := strings.TrimSpace(text[e:end])
			for _, comma := range []string{",", "，", "、"} {
				loc = strings.TrimPrefix(loc, comma)
			}
			return prose.CiteItem{Key: text[key.Start:key.End], At: key, Locator: strings.TrimSpace(loc)}, true
		}
	}
	return prose.CiteItem{}, false
}

// skipSpace returns the offset behind the white space at i.
func skipSpace(text string, i, to int) int {
	for i < to && isSpace(text[i]) {
		i++
	}
	return i
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }
