package org

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"
)

// citation adds a citation, which is one Object.
func (in *inline) citation(start, end int, items []prose.CiteItem) int {
	in.block.Cites = append(in.block.Cites, prose.KeyCitation{
		Span: prose.Span{Start: start, End: end}, Bracketed: true, Items: items,
	})
	return in.push(nodeObject, start, end)
}

const maxStyle = 64 // bytes

// orgCitation reads the [cite/style:prefix @key suffix; …] at i (Org Syntax,
// "Citations").
func (in *inline) orgCitation(i int) int {
	j := i + len("[cite")
	for limit := min(in.to, j+maxStyle); j < limit && in.text[j] != ':'; j++ {
		c := in.text[j]
		if j == i+len("[cite") && c != '/' || !isLetter(c) && !isDigit(c) && strings.IndexByte("/_-", c) < 0 {
			return i + 1
		}
	}
	if j >= in.to || in.text[j] != ':' {
		return i + 1
	}
	end, ok := in.found.match(in.text, i)
	if !ok || end >= in.to || i < in.keyless {
		return i + 1
	}
	if items := in.citeItems(j+1, end); len(items) > 0 {
		return in.citation(i, end+1, items)
	}
	in.keyless = end // nor has anything inside a key
	return i + 1
}

// citeItems reads the inside of a citation. Parts without a key are what
// stands before or behind the whole list. A full-width ； separates here as it
// does to the eye, though not in Org.
func (in *inline) citeItems(start, end int) []prose.CiteItem {
	var items []prose.CiteItem
	for start < end {
		stop, next := in.partEnd(start, end)
		for start < stop {
			at := strings.IndexByte(in.text[start:stop], '@')
			if at < 0 {
				break
			}
			key := prose.Span{Start: start + at + 1}
			key.End = keyEnd(in.text, key.Start, stop, "-.:?!`'/*@+|(){}<>&_^$#%~")
			start = key.Start
			if key.Len() > 0 {
				items = append(items, prose.CiteItem{
					Key: in.text[key.Start:key.End], At: key, Locator: locator(in.text[key.End:stop]),
				})
				break
			}
		}
		start = next
	}
	return items
}

func (in *inline) partEnd(start, end int) (stop, next int) {
	const wide = "；"
	for i := start; i < end; i++ {
		switch {
		case in.text[i] == ';':
			return i, i + 1
		case in.text[i] == wide[0] && strings.HasPrefix(in.text[i:end], wide):
			if j := runs.SkipSpace(in.text, i+len(wide), end); j < end && in.text[j] == '@' {
				return i, i + len(wide)
			}
		}
	}
	return end, end
}

// keyEnd returns the end of the key at i: letters and digits of any script,
// and marks.
func keyEnd(text string, i, to int, marks string) int {
	for i < to {
		r, n := utf8.DecodeRuneInString(text[i:to])
		if !isKeyRune(r) && (r >= utf8.RuneSelf || strings.IndexByte(marks, byte(r)) < 0) {
			break
		}
		i += n
	}
	return i
}

func isKeyRune(r rune) bool {
	if r < utf8.RuneSelf {
		return isLetter(byte(r)) || isDigit(byte(r))
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}

func locator(suffix string) string {
	suffix = strings.TrimSpace(suffix)
	for _, comma := range [...]string{",", "，", "、"} {
		suffix = strings.TrimPrefix(suffix, comma)
	}
	return strings.TrimSpace(suffix)
}

// isCiteCommand reports whether name is one of the citation commands of
// LaTeX's natbib and biblatex, which are org-ref's link types too: cite, citep,
// citeauthor, textcite, parencites, nocite.
func isCiteCommand(name string) bool {
	name = strings.ToLower(name)
	return strings.HasPrefix(name, "cite") || strings.HasSuffix(name, "cite") || strings.HasSuffix(name, "cites")
}

const maxType = 16 // bytes of a citation link's type

// plainCitation reads org-ref's cite:a,b or cite:&a;&b whose colon is at i.
func (in *inline) plainCitation(i int) int {
	start := i
	for start > in.behind() && i-start < maxType && (isLetter(in.text[start-1]) || in.text[start-1] == '*') {
		start--
	}
	if !isCiteCommand(strings.TrimRight(in.text[start:i], "*")) {
		return i + 1
	}
	end := i + 1
	var items []prose.CiteItem
	for {
		key, ok := in.refKey(end)
		if !ok {
			break
		}
		items = append(items, prose.CiteItem{Key: in.text[key.Start:key.End], At: key})
		end = key.End
		if end >= in.to || in.text[end] != ',' && in.text[end] != ';' {
			break
		}
		if _, ok := in.refKey(end + 1); !ok {
			break
		}
		end++
	}
	if len(items) == 0 {
		return i + 1
	}
	return in.citation(start, end, items)
}

// refKey reads one key of org-ref at i, which may have & before it.
func (in *inline) refKey(i int) (prose.Span, bool) {
	if i < in.to && in.text[i] == '&' {
		i++
	}
	key := prose.Span{Start: i, End: keyEnd(in.text, i, in.to, refMarks)}
	for key.End > key.Start && strings.IndexByte(refMarks, in.text[key.End-1]) >= 0 {
		key.End--
	}
	return key, key.Len() > 0
}

const refMarks = "-_:./+"

// linkCitation reads org-ref's citation in a link's target: cite:a,b, or
// citep:see &a p. 2;&b.
func (in *inline) linkCitation(at prose.Span) ([]prose.CiteItem, bool) {
	target := in.text[at.Start:at.End]
	colon := strings.IndexByte(target, ':')
	if colon < 0 || colon > maxType || !isCiteCommand(strings.TrimRight(target[:colon], "*")) {
		return nil, false
	}
	start := at.Start + colon + 1
	if strings.IndexByte(target, '&') < 0 {
		items := in.keys(start, at.End, ",")
		return items, len(items) > 0
	}
	var items []prose.CiteItem
	for start < at.End {
		stop := at.End
		if n := strings.IndexByte(in.text[start:stop], ';'); n >= 0 {
			stop = start + n
		}
		if n := strings.IndexByte(in.text[start:stop], '&'); n >= 0 {
			key := prose.Span{Start: start + n + 1}
			key.End = keyEnd(in.text, key.Start, stop, refMarks)
			if key.Len() > 0 {
				items = append(items, prose.CiteItem{
					Key: in.text[key.Start:key.End], At: key, Locator: locator(in.text[key.End:stop]),
				})
			}
		}
		start = stop + 1
	}
	return items, len(items) > 0
}

// keys reads a list of keys that separator divides.
func (in *inline) keys(start, end int, separator string) []prose.CiteItem {
	var items []prose.CiteItem
	for start <= end {
		stop := end
		if n := strings.Index(in.text[start:end], separator); n >= 0 {
			stop = start + n
		}
		key := prose.Span{Start: runs.SkipSpace(in.text, start, stop)}
		key.End = runs.TrimEnd(in.text, key.Start, stop)
		if key.Len() > 0 {
			items = append(items, prose.CiteItem{Key: in.text[key.Start:key.End], At: key})
		}
		start = stop + len(separator)
	}
	return items
}
