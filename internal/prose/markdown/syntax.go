package markdown

import (
	"github.com/jiaozhu/jiaozhu/internal/prose"
	"github.com/jiaozhu/jiaozhu/internal/prose/markup/pandoc"
)

var syntax = prose.Syntax{
	Comment:             prose.CommentMarks{Open: "<!-- ", Close: " -->"},
	CommentLine:         prose.CommentMarks{Open: "<!-- ", Close: " -->"},
	CommentNeedsBlank:   true,
	FlankedEmphasis:     true,
	OpenEndedURLs:       true,
	LazyNotes:           true,
	ParagraphsAsWritten: true,
	CollapsedBlanks:     true,
	DetachedKey:         pandoc.Key,
}

// Syntax implements prose.Parser.
func (Parser) Syntax() *prose.Syntax { return &syntax }
