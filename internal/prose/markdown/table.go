package markdown

import (
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup/runs"
)

// maxColumns bounds a table's cells in a row. Text behind the last is part of
// it.
const maxColumns = 512

// delimiterColumns returns the number of columns of a table's delimiter row,
// or 0 if the line from pos on is none (GFM, section 4.10).
func delimiterColumns(l *line, pos int) int {
	if c := l.text[pos]; c != '|' && c != '-' && c != ':' {
		return 0
	}
	columns, marks := 0, false
	i := pos
	if l.text[i] == '|' {
		marks = true
		i++
	}
	end := runs.TrimEnd(l.text, i, l.end)
	for i < end {
		i = runs.SkipSpace(l.text, i, end)
		if i < end && l.text[i] == ':' {
			marks = true
			i++
		}
		n := countByte(l.text[i:end], '-')
		if n == 0 {
			return 0
		}
		i += n
		if i < end && l.text[i] == ':' {
			marks = true
			i++
		}
		i = runs.SkipSpace(l.text, i, end)
		columns++
		if i < end {
			if l.text[i] != '|' {
				return 0
			}
			marks = true
			i++
		}
	}
	if !marks || columns > maxColumns {
		return 0
	}
	return columns
}

// nextCell returns the cell at pos, without white space around it, and the
// offset behind the pipe that ends it.
func nextCell(text string, pos, end int, last bool) (cell prose.Span, next int) {
	i := pos
	for i < end && (last || text[i] != '|') {
		if text[i] == '\\' && i+1 < end {
			i++
		}
		i++
	}
	start := runs.SkipSpace(text, pos, i)
	return prose.Span{Start: start, End: runs.TrimEnd(text, start, i)}, i + 1
}

// rowBounds returns where a row's first cell starts and its last ends.
func rowBounds(l *line, pos int) (start, end int) {
	end = runs.TrimEnd(l.text, pos, l.end)
	if pos < end && l.text[pos] == '|' {
		pos++
	}
	return pos, end
}

func countCells(l *line, pos int) int {
	i, end := rowBounds(l, pos)
	n := 0
	for i < end && n <= maxColumns {
		_, i = nextCell(l.text, i, end, false)
		n++
	}
	return n
}

// tableRow adds a run for each cell of the row at pos. Cells behind the
// table's last column are not shown to a reader and left out.
func (s *scanner) tableRow(l *line, pos, columns int) {
	s.block.Kind = prose.TableRow
	s.cells(l, pos, columns)
	s.inline.flush(s.block)
	s.mode |= modeTable
	s.columns = columns
}

func (s *scanner) cells(l *line, pos, columns int) {
	i, end := rowBounds(l, pos)
	for n := 0; i < end && n < columns; n++ {
		var cell prose.Span
		cell, i = nextCell(l.text, i, end, false)
		s.inline.scan(s.text, s.source(), cell.Start, cell.End, s.block, true)
	}
}

// table reads the text before a table's first row, if the paragraph has any,
// and that row. The delimiter row belongs to it.
func (s *scanner) table(start, row int, l *line, columns int) {
	if start < row {
		// Only here is the row not a block of its own: to end the paragraph
		// before it one would have to look two lines ahead.
		end := runs.TrimEnd(s.text, start, row)
		for end > start && s.masked(end-1) {
			end = runs.TrimEnd(s.text, start, end-1)
		}
		s.inline.scan(s.text, s.source(), start, end, s.block, false)
	} else {
		s.block.Kind = prose.TableRow
	}
	s.cells(l, row, columns)
	s.inline.flush(s.block)
	s.mode |= modeTable
	s.columns = columns
}

// masked reports whether the byte at offset is a container's mark inside the
// paragraph.
func (s *scanner) masked(offset int) bool {
	for i := len(s.masks) - 1; i >= 0; i-- {
		if m := s.masks[i]; offset >= m.Start {
			return offset < m.End
		}
	}
	return false
}
