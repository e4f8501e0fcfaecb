package latex

import (
	"github.com/jiaozhu/jiaozhu/internal/prose"

	"github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"
)

// group is an open brace or bracket.
type group struct {
	kind groupKind
	item int    // index of the link or footnote mark to complete, or -1
	then bool   // a brace behind the bracket opens a run too
	mark string // closing quotation mark
}

type groupKind uint8

const (
	groupPlain   groupKind = iota // vanishes
	groupRun                      // holds a run of its own
	groupBracket                  // the same in brackets
	groupNote                     // holds a run of its own, and the text goes on behind it
	groupQuote                    // stands for quotation marks
	groupLink                     // the text of a link
)

// maxGroups bounds the groups that are kept track of; TeX itself gives up at
// 255.
const maxGroups = 1 << 10

// begin opens a group whose mark lies between start and end. It returns nil if
// there are too many: the mark vanishes then.
func (s *scanner) begin(kind groupKind, start, end int) *group {
	s.At = start
	if len(s.groups) == maxGroups {
		s.Drop(end)
		return nil
	}
	switch kind {
	case groupRun, groupBracket:
		s.run(false)
	case groupNote:
		if s.Depth+1 == maxLevels {
			kind = groupPlain
			break
		}
		s.Take(start)
		s.Reset(s.Depth + 1)
	}
	s.Drop(end)
	s.groups = append(s.groups, group{kind: kind, item: -1})
	return &s.groups[len(s.groups)-1]
}

// closeBrace reads the } at the cursor. One without a partner vanishes.
func (s *scanner) closeBrace() {
	for len(s.groups) > 0 && s.groups[len(s.groups)-1].kind == groupBracket {
		s.pop(s.At)
	}
	end := s.At + 1
	if len(s.groups) == 0 {
		s.Drop(end)
		return
	}
	g := s.pop(end)
	if g.kind == groupQuote {
		s.Atom(g.mark, end)
		return
	}
	s.Drop(end)
	if g.kind == groupRun && s.mode == modePreamble && len(s.open) == 0 {
		// Nothing else on a title's line is prose.
		s.Drop(runs.TrimEnd(s.Text, end, runs.LineEnd(s.Text, end)))
	}
}

// closeBracket reads the ] at the cursor.
func (s *scanner) closeBracket() {
	n := len(s.groups)
	if n == 0 || s.groups[n-1].kind != groupBracket {
		s.At++
		return
	}
	end := s.At + 1
	g := s.pop(end)
	if g.then && end < len(s.Text) && s.Text[end] == '{' {
		s.Drop(end)
		s.begin(groupRun, end, end+1)
		return
	}
	s.Drop(end)
}

// pop ends the innermost group at the cursor; its closing mark ends at end.
func (s *scanner) pop(end int) group {
	g := s.groups[len(s.groups)-1]
	s.groups = s.groups[:len(s.groups)-1]
	switch g.kind {
	case groupRun, groupBracket:
		s.run(false)
	case groupNote:
		s.run(false)
		s.Depth--
		if g.item >= 0 {
			s.block.Footnotes[g.item].End = end
		}
	case groupQuote:
		s.quotes--
	case groupLink:
		s.block.Links[g.item].End = end
	}
	return g
}

// abandon ends all groups at the cursor.
func (s *scanner) abandon() {
	for len(s.groups) > 0 {
		s.pop(s.At)
	}
}

// note opens a footnote whose command starts at the cursor and whose text
// starts behind the brace at brace.
func (s *scanner) note(brace int) {
	mark := prose.Span{Start: s.At, End: brace + 1}
	if g := s.begin(groupNote, s.At, brace+1); g != nil && g.kind == groupNote {
		g.item = len(s.block.Footnotes)
		s.block.Footnotes = append(s.block.Footnotes, prose.FootnoteMark{Span: mark})
	}
}

// link adds a link.
func (s *scanner) link(span, target prose.Span) {
	s.block.Links = append(s.block.Links, prose.Link{
		Span: span, Target: s.Text[target.Start:target.End], At: target,
	})
}

// quote opens the quotation of csquotes' \enquote, whose command ends at end;
// inner asks for its inner marks. Marks alternate in quotations inside others.
func (s *scanner) quote(end int, inner bool) {
	if end >= len(s.Text) || s.Text[end] != '{' {
		s.Drop(end)
		return
	}
	open, mark := "“", "”"
	if inner != (s.quotes%2 == 1) {
		open, mark = "‘", "’"
	}
	s.Atom(open, end)
	if g := s.begin(groupQuote, end, end+1); g != nil {
		g.mark = mark
		s.quotes++
	}
}
