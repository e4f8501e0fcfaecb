package html

import "github.com/jiaozhu/jiaozhu/internal/prose"

var syntax = prose.Syntax{
	Comment:           prose.CommentMarks{Open: "<!-- ", Close: " -->"},
	CommentLine:       prose.CommentMarks{Open: "<!-- ", Close: " -->"},
	CommentNeedsBlank: true,
	First:             []string{"<?", "<!doctype"},
	CollapsedBlanks:   true,
}

// Syntax implements prose.Parser.
func (Parser) Syntax() *prose.Syntax { return &syntax }
