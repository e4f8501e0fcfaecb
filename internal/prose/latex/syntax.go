package latex

import "github.com/jiaozhu/jiaozhu/internal/prose"

var syntax = prose.Syntax{
	Comment:         prose.CommentMarks{Open: "% "},
	CommentLine:     prose.CommentMarks{Open: "% "},
	First:           []string{"%"},
	CollapsedBlanks: true,
}

// Syntax implements prose.Parser.
func (Parser) Syntax() *prose.Syntax { return &syntax }
