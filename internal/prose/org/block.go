package org

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"
)

// keyword reads a line that starts with #+: a keyword or an end of a block.
func (s *scanner) keyword(l *line) {
	rest := l.rest()[len("#+"):]
	n := 0
	for n < len(rest) && !runs.IsSpace(rest[n]) && rest[n] != ':' && rest[n] != '[' {
		n++
	}
	key := strings.ToLower(rest[:n])
	if name, ok := strings.CutPrefix(key, "begin_"); ok {
		s.begin(l, name)
		return
	}
	if name, ok := strings.CutPrefix(key, "end_"); ok {
		s.end(name)
		s.block.Kind = prose.Markup
		s.finish(l.next)
		return
	}
	s.block.Kind = prose.Markup
	if n < len(rest) && rest[n] == '[' { // #+CAPTION[short]: long
		if i := strings.IndexByte(rest[n:], ']'); i >= 0 {
			n += i + 1
		}
	}
	if n < len(rest) && rest[n] == ':' {
		from := l.pos + len("#+") + n + 1
		from = runs.SkipSpace(s.text, from, l.end)
		s.value(key, from, runs.TrimEnd(s.text, from, l.end))
	}
	s.finish(l.next)
}

// value reads what a keyword says.
func (s *scanner) value(key string, start, end int) {
	switch key {
	case "title", "subtitle", "description":
		s.block.Kind = prose.FrontMatter
	case "caption":
	case "todo", "seq_todo", "typ_todo":
		s.todoLine(s.text[start:end])
		return
	default:
		return
	}
	s.run(start, end)
	s.inline.flush(s.block)
}

// begin reads a block whose text is verbatim, or the first line of one whose
// text is prose.
func (s *scanner) begin(l *line, name string) {
	switch name {
	case "src", "example", "export":
		s.block.Kind = prose.Code
		_, end := s.blockEnd(l, name)
		s.finish(end)
		return
	case "comment":
		s.block.Kind = prose.Comment
		content, end := s.blockEnd(l, name)
		if start := runs.SkipSpace(s.text, l.next, content); start < content {
			s.block.Comments = append(s.block.Comments, prose.Span{Start: start, End: runs.TrimEnd(s.text, start, content)})
		}
		s.finish(end)
		return
	case "quote":
		if s.mode&depthMask < depthMask {
			s.mode += 1 << depthShift
		}
	case "verse":
		s.mode |= modeVerse
	}
	s.block.Kind = prose.Markup
	s.finish(l.next)
}

func (s *scanner) end(name string) {
	switch name {
	case "quote":
		if s.mode&depthMask > 0 {
			s.mode -= 1 << depthShift
		}
	case "verse":
		s.mode &^= modeVerse
	}
}

// blockEnd returns where the text of the verbatim block that starts with l
// ends, and the block. One that is not closed ends at the next headline, which
// no block may hold.
func (s *scanner) blockEnd(l *line, name string) (content, end int) {
	end = l.next
	for end < len(s.text) {
		n := lineAt(s.text, end)
		if n.pos < n.end {
			switch rest := n.rest(); rest[0] {
			case '#':
				if isBlockEnd(rest, name) {
					return n.start, n.next
				}
			case '*':
				if n.kind() == lineHeadline {
					return end, end
				}
			}
		}
		end = n.next
	}
	return end, end
}

func isBlockEnd(rest, name string) bool {
	const mark = "#+end_"
	n := len(mark) + len(name)
	return len(rest) >= n && strings.EqualFold(rest[:len(mark)], mark) && strings.EqualFold(rest[len(mark):n], name) &&
		strings.TrimSpace(rest[n:]) == ""
}

// comments reads the comment lines at l.
func (s *scanner) comments(l *line) {
	s.block.Kind = prose.Comment
	end := s.while(l, lineComment)
	for at := l.start; at < end; {
		n := lineAt(s.text, at)
		if start := runs.SkipSpace(s.text, n.pos+1, n.end); start < n.end {
			s.block.Comments = append(s.block.Comments, prose.Span{Start: start, End: runs.TrimEnd(s.text, start, n.end)})
		}
		at = n.next
	}
	s.finish(end)
}

// drawer reads a drawer's first line or last, or properties. The text of a
// drawer is read as ordinary blocks, but that of a logbook, which Emacs writes.
func (s *scanner) drawer(l *line) {
	s.block.Kind = prose.Markup
	if !strings.EqualFold(strings.TrimSpace(l.rest()), ":LOGBOOK:") {
		s.finish(s.while(l, lineDrawer))
		return
	}
	end := l.next
	for end < len(s.text) {
		n := lineAt(s.text, end)
		if n.kind() == lineHeadline {
			break
		}
		end = n.next
		if strings.EqualFold(strings.TrimSpace(n.rest()), ":END:") {
			break
		}
	}
	s.finish(end)
}

// environment reads a LaTeX environment. Being broken, it ends before a blank
// line or a headline: math holds none.
func (s *scanner) environment(l *line) {
	s.block.Kind = prose.Math
	name, _ := environmentName(l.rest(), `\begin{`)
	closer := `\end{` + name + `}`
	end := l.next
	for n := *l; !strings.Contains(n.rest(), closer) && end < len(s.text); end = n.next {
		n = lineAt(s.text, end)
		if n.pos >= n.end || n.kind() == lineHeadline {
			break
		}
	}
	s.finish(end)
}

// item reads the paragraph that opens a list item: bullet, counter, checkbox,
// term. Lines that are indented no more than the bullet do not belong to it.
func (s *scanner) item(l *line) {
	s.block.Kind = s.paragraphKind(prose.ListItem)
	n := bullet(l.rest())
	ordered := isDigit(s.text[l.pos])
	from := runs.SkipSpace(s.text, l.pos+n, l.end)
	if w := word(s.text, from, l.end); len(w) > 3 && w[:2] == "[@" && w[len(w)-1] == ']' {
		from = runs.SkipSpace(s.text, from+len(w), l.end)
	}
	if strings.HasPrefix(s.text[from:l.end], "[ ]") || strings.HasPrefix(s.text[from:l.end], "[X]") ||
		strings.HasPrefix(s.text[from:l.end], "[-]") || strings.HasPrefix(s.text[from:l.end], "[x]") {
		if from+3 == l.end || runs.IsSpace(s.text[from+3]) {
			from = runs.SkipSpace(s.text, from+3, l.end)
		}
	}
	if !ordered {
		if i := termEnd(s.text[from:l.end]); i >= 0 {
			s.run(from, runs.TrimEnd(s.text, from, from+i))
			from = runs.SkipSpace(s.text, from+i+len("::"), l.end)
		}
	}
	s.paragraph(l, from, l.columns())
}

// termEnd returns the offset of the :: behind the term of a description list's
// item, or -1.
func termEnd(text string) int {
	end := len(text)
	for {
		i := strings.LastIndex(text[:end], "::")
		if i < 1 {
			return -1
		}
		if runs.IsSpace(text[i-1]) && (i+2 == len(text) || runs.IsSpace(text[i+2])) {
			return i
		}
		end = i
	}
}

// footnote reads the first paragraph of a footnote's definition.
func (s *scanner) footnote(l *line) {
	label, end, _ := footnoteLabel(s.text, l.pos, l.end)
	s.mode |= modeFootnote
	s.block.Kind = s.paragraphKind(prose.Footnote)
	s.block.Footnotes = append(s.block.Footnotes, prose.FootnoteMark{
		Span: prose.Span{Start: l.pos, End: end}, Label: s.text[label.Start:label.End], Definition: true,
	})
	s.paragraph(l, runs.SkipSpace(s.text, end, l.end), -1)
}

// maxColumns bounds a table's cells in a row. Text behind the last is part of
// it.
const maxColumns = 512

// tableRow adds a run for each cell.
func (s *scanner) tableRow(l *line) {
	s.block.Kind = prose.TableRow
	s.inline.verse = false
	end := runs.TrimEnd(s.text, l.pos, l.end)
	for i, n := l.pos+1, 1; i < end; n++ {
		j := strings.IndexByte(s.text[i:end], '|')
		if j < 0 || n == maxColumns {
			j = end - i
		}
		start := runs.SkipSpace(s.text, i, i+j)
		s.inline.scan(s.text, start, runs.TrimEnd(s.text, start, i+j), s.block, true)
		i += j + 1
	}
	s.inline.flush(s.block)
	s.finish(l.next)
}
