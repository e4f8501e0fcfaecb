package typst

import "github.com/jiaozhu/jiaozhu/internal/prose"

var syntax = prose.Syntax{
	Comment:           prose.CommentMarks{Open: "/* ", Close: " */"},
	CommentLine:       prose.CommentMarks{Open: "/* ", Close: " */"},
	CommentNeedsBlank: true,
	CollapsedBlanks:   true,
}

// Syntax implements prose.Parser.
func (Parser) Syntax() *prose.Syntax { return &syntax }
