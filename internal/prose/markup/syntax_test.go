package markup_test

import (
	"strings"
	"testing"

	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// A comment between the marks that a syntax names is read as that comment, and
// the text beside it as text.
func TestCommentMarks(t *testing.T) {
	t.Parallel()
	for _, p := range parsers {
		s := p.Syntax()
		if s.Comment.IsZero() != s.CommentLine.IsZero() {
			t.Errorf("%T has comments in a line or on a line of their own only", p)
		}
		if s.Comment.IsZero() {
			continue
		}
		blank := "\n"
		if s.CommentNeedsBlank {
			blank = "\n\n"
		}
		for _, text := range []string{
			"正文 " + s.Comment.Open + "註解" + s.Comment.Close + "\n",
			s.CommentLine.Open + "註解" + s.CommentLine.Close + blank + "正文\n",
		} {
			var comments, runs []string
			for _, b := range prose.Parse(p, text).Blocks() {
				for _, c := range b.Comments {
					comments = append(comments, b.Source[c.Start:c.End])
				}
				for _, r := range b.Runs {
					runs = append(runs, r.Text)
				}
			}
			if len(comments) != 1 || len(runs) != 1 || strings.TrimSpace(comments[0]) != "註解" || strings.TrimSpace(runs[0]) != "正文" {
				t.Errorf("%T reads %q as the comments %q and the text %q", p, text, comments, runs)
			}
		}
	}
}
