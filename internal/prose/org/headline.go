package org

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"
)

// todoKeywords are the states of a headline that are common without a #+TODO
// line, between spaces. Org's own are TODO and DONE.
const todoKeywords = " TODO NEXT STARTED WAIT WAITING HOLD DONE CANCELED CANCELLED "

// headline reads a headline: stars, a state, a priority, COMMENT, text, tags.
func (s *scanner) headline(l *line) {
	s.mode = 0 // whatever is open ends here
	s.block.Kind = prose.Heading
	n := stars(l.rest())
	s.block.Level = min(n, 6)
	start := runs.SkipSpace(s.text, l.pos+n, l.end)
	end := runs.TrimEnd(s.text, start, l.end)
	end = trimTags(s.text, start, end)
	if w := word(s.text, start, end); isKeyword(w, todoKeywords) || isKeyword(w, s.keywords) {
		start = runs.SkipSpace(s.text, start+len(w), end)
	}
	if w := word(s.text, start, end); len(w) >= 4 && w[:2] == "[#" && w[len(w)-1] == ']' {
		start = runs.SkipSpace(s.text, start+len(w), end)
	}
	if w := word(s.text, start, end); w == "COMMENT" {
		start = runs.SkipSpace(s.text, start+len(w), end)
	}
	s.run(start, end)
	s.inline.flush(s.block)
	s.finish(l.next)
}

// word returns the text at start up to white space.
func word(text string, start, end int) string {
	i := start
	for i < end && !runs.IsSpace(text[i]) {
		i++
	}
	return text[start:i]
}

func isKeyword(w, list string) bool {
	return w != "" && strings.Contains(list, " "+w+" ")
}

// trimTags returns the end of a headline's text without its :tags:.
func trimTags(text string, start, end int) int {
	if end-start < 3 || text[end-1] != ':' {
		return end
	}
	i := end
	for i > start && !runs.IsSpace(text[i-1]) {
		i--
	}
	tags := text[i:end]
	if len(tags) < 3 || tags[0] != ':' || strings.Contains(tags, "::") {
		return end
	}
	for _, r := range tags {
		if r != ':' && r != '@' && r != '#' && r != '%' && r != '_' && !isKeyRune(r) {
			return end
		}
	}
	return runs.TrimEnd(text, start, i)
}

const maxKeywords = 1 << 10 // bytes of TODO keywords that are kept

// todoLine keeps the keywords of a #+TODO line: states with (keys) behind
// them, the open ones before a |.
func (s *scanner) todoLine(value string) {
	for _, f := range strings.Fields(value) {
		if i := strings.IndexByte(f, '('); i >= 0 {
			f = f[:i]
		}
		if f == "" || f == "|" || isKeyword(f, s.keywords) || len(s.keywords)+len(f) > maxKeywords {
			continue
		}
		if s.keywords == "" {
			s.keywords = " "
		}
		s.keywords += f + " "
	}
}
