package org

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"
)

// bracket reads the [ at i: a link, a footnote, a citation, a timestamp or a
// cookie that counts tasks.
func (in *inline) bracket(i int) int {
	switch {
	case in.has(i, "[["):
		return in.link(i)
	case in.has(i, "[fn:"):
		return in.footnote(i)
	case in.has(i, "[cite"):
		return in.orgCitation(i)
	}
	if end, ok := in.timestamp(i, ']'); ok {
		return in.push(nodeObject, i, end)
	}
	if end, ok := in.cookie(i); ok {
		return in.push(nodeObject, i, end)
	}
	return i + 1
}

// link reads the [[target][text]] or [[target]] at i. The text is prose.
func (in *inline) link(i int) int {
	at := prose.Span{Start: i + 2, End: i + 2}
	for at.End < in.to && in.text[at.End] != '[' && in.text[at.End] != ']' {
		if in.text[at.End] == '\\' && at.End+1 < in.to {
			at.End++
		}
		at.End++
	}
	at.End = min(at.End, in.to)
	if at.Len() == 0 || at.End+1 >= in.to || in.text[at.End] != ']' {
		return i + 1
	}
	target := in.text[at.Start:at.End]
	switch in.text[at.End+1] {
	case ']':
		end := at.End + 2
		if items, ok := in.linkCitation(at); ok {
			return in.citation(i, end, items)
		}
		in.addLink(i, end, target, at)
		return in.push(nodeObject, i, end)
	case '[':
		start := at.End + 2
		j, ok := in.found.index(in.text, start, in.to, "]]")
		if !ok || j == start {
			return i + 1
		}
		if items, ok := in.linkCitation(at); ok {
			items[len(items)-1].Locator = strings.TrimSpace(in.text[start:j])
			return in.citation(i, j+2, items)
		}
		in.addLink(i, j+2, target, at)
		in.push(nodeDrop, i, start)
		in.enter(nodeDrop, start, j, 2)
		return start
	}
	return i + 1
}

func (in *inline) addLink(start, end int, target string, at prose.Span) {
	if strings.IndexByte(target, '\\') >= 0 {
		target = strings.NewReplacer(`\[`, "[", `\]`, "]", `\\`, `\`).Replace(target)
	}
	in.block.Links = append(in.block.Links, prose.Link{Span: prose.Span{Start: start, End: end}, Target: target, At: at})
}

const maxLabel = 256 // bytes of a footnote's label

// footnoteLabel reads [fn:label at i. The byte behind the label, at end-1, is
// ] or :.
func footnoteLabel(text string, i, to int) (label prose.Span, end int, ok bool) {
	if !strings.HasPrefix(text[i:to], "[fn:") {
		return label, 0, false
	}
	label.Start = i + len("[fn:")
	for j := label.Start; j < min(to, label.Start+maxLabel); j++ {
		switch c := text[j]; {
		case c == ':':
			label.End = j
			return label, j + 1, true
		case c == ']':
			label.End = j
			return label, j + 1, j > label.Start
		case c == '[' || runs.IsSpace(c):
			return label, 0, false
		}
	}
	return label, 0, false
}

// footnote reads the [fn:label], [fn::text] or [fn:label:text] at i. The text
// is a run of its own.
func (in *inline) footnote(i int) int {
	label, start, ok := footnoteLabel(in.text, i, in.to)
	if !ok {
		return i + 1
	}
	mark := prose.FootnoteMark{Span: prose.Span{Start: i, End: start}, Label: in.text[label.Start:label.End]}
	if in.text[start-1] == ']' {
		in.block.Footnotes = append(in.block.Footnotes, mark)
		return in.push(nodeDrop, i, start)
	}
	end, ok := in.found.match(in.text, i)
	if !ok || end >= in.to {
		return i + 1
	}
	mark.End = end + 1
	in.block.Footnotes = append(in.block.Footnotes, mark)
	if label.Len() > 0 { // others may refer to it
		mark.End, mark.Definition = start, true
		in.block.Footnotes = append(in.block.Footnotes, mark)
	}
	start = runs.SkipSpace(in.text, start, end)
	in.push(nodeNote, i, start)
	in.enter(nodeClose, start, end, 1)
	return start
}

// angle reads the < at i: a target, a timestamp or a link.
func (in *inline) angle(i int) int {
	if in.has(i, "<<") {
		return in.target(i)
	}
	if end, ok := in.timestamp(i, '>'); ok {
		return in.push(nodeObject, i, end)
	}
	at := prose.Span{Start: i + 1, End: i + 1}
	colon := false
	for at.End < in.to && at.End < i+maxTarget {
		switch c := in.text[at.End]; {
		case c == '>':
			if !colon {
				return i + 1
			}
			in.addLink(i, at.End+1, in.text[at.Start:at.End], at)
			return in.push(nodeObject, i, at.End+1)
		case c == ':':
			colon = colon || at.Len() > 1
		case !colon && !isLetter(c) && c != '+' && c != '-', c == '<' || runs.IsSpace(c):
			return i + 1
		}
		at.End++
	}
	return i + 1
}

// target reads the <<target>> at i, which is not seen, or the <<<radio
// target>>>, which is.
func (in *inline) target(i int) int {
	size := 2
	if in.has(i, "<<<") {
		size = 3
	}
	start := i + size
	end := start
	for end < in.to && in.text[end] != '<' && in.text[end] != '>' && in.text[end] != '\n' {
		end++
	}
	if end == start || !in.has(end, ">>>"[:size]) {
		return end
	}
	if size == 2 {
		return in.push(nodeDrop, i, end+size)
	}
	in.push(nodeDrop, i, start)
	in.enter(nodeDrop, start, end, size)
	return start
}

const maxTarget = 4096 // bytes of a link in angle brackets

// timestamp returns the end of the <2026-01-02 五 10:00> at i, and of the one
// that follows -- if it is a range.
func (in *inline) timestamp(i int, closer byte) (int, bool) {
	end, ok := in.oneTimestamp(i, closer)
	if ok && end+2 < in.to && in.text[end:end+2] == "--" && in.text[end+2] == in.text[i] {
		if e, ok := in.oneTimestamp(end+2, closer); ok {
			return e, true
		}
	}
	return end, ok
}

const maxTimestamp = 64 // bytes

func (in *inline) oneTimestamp(i int, closer byte) (int, bool) {
	const date = "0000-00-00"
	start := i + 1
	if start+len(date) >= in.to {
		return 0, false
	}
	for k := range len(date) {
		if c := in.text[start+k]; date[k] == '0' && !isDigit(c) || date[k] == '-' && c != '-' {
			return 0, false
		}
	}
	for j := start + len(date); j < min(in.to, i+maxTimestamp); j++ {
		switch in.text[j] {
		case closer:
			return j + 1, true
		case '\n', '[', '<':
			return 0, false
		}
	}
	return 0, false
}

// cookie returns the end of the [2/5] or [40%] at i.
func (in *inline) cookie(i int) (int, bool) {
	j, marks := i+1, 0
	for ; j < min(in.to, i+12); j++ {
		switch c := in.text[j]; {
		case c == '/' || c == '%':
			marks++
		case c == ']':
			return j + 1, marks == 1
		case !isDigit(c):
			return 0, false
		}
	}
	return 0, false
}
