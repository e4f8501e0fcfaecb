package rename

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup"
)

// segment is a part of a form that stands in the source in one piece.
type segment struct {
	source prose.Span // in the block
	runes  int        // characters of the form
	broken bool       // a line ends behind it, within the form
}

// segments returns the parts into which markup and line ends divide a part of a
// run.
func segments(b *prose.Block, run *prose.Run, form prose.Span) []segment {
	var out []segment
	for i := range run.Pieces {
		p := &run.Pieces[i]
		part := prose.Span{Start: max(p.Text, form.Start), End: min(p.Text+p.TextLen, form.End)}
		if part.Start >= part.End {
			continue
		}
		source, runes := run.Source(part), utf8.RuneCountInString(run.Text[part.Start:part.End])
		if n := len(out); n > 0 {
			last := &out[n-1]
			if last.source.End == source.Start {
				last.source.End = source.End
				last.runes += runes
				continue
			}
			last.broken = strings.Contains(b.Source[last.source.End:source.Start], "\n")
		}
		out = append(out, segment{source: source, runes: runes})
	}
	return out
}

// replace returns the edits of a block that put text in the place of a part of a
// run. Markup and line ends that stand inside stay there: each segment gets as
// many of the new characters as it has of the old ones, at least one. There are
// no edits if the text is too short for that.
func replace(b *prose.Block, run *prose.Run, form prose.Span, text, format string) []Edit {
	all := segments(b, run, form)
	var out []Edit
	left := []rune(text)
	for i, s := range all {
		behind := len(all) - i - 1
		n := len(left)
		switch {
		case behind == 0:
		case s.broken:
			n = lineBreak(left, s.runes)
			if n == len(left) && behind > 1 {
				return nil
			}
		case len(left) <= behind:
			return nil
		default:
			n = min(s.runes, len(left)-behind)
		}
		out = append(out, Edit{Span: s.source, NewText: markup.Escape(format, string(left[:n]))})
		left = left[n:]
	}
	return out
}

// lineBreak returns where text may be broken without a blank coming between,
// which is between two Han characters: at a place or else the first one behind
// it or the last one before, or else at the end.
func lineBreak(text []rune, at int) int {
	may := func(i int) bool { return i > 0 && i < len(text) && prose.IsHan(text[i-1]) && prose.IsHan(text[i]) }
	for i := at; i < len(text); i++ {
		if may(i) {
			return i
		}
	}
	for i := min(at, len(text)) - 1; i > 0; i-- {
		if may(i) {
			return i
		}
	}
	return len(text)
}
