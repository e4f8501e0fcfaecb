package org

import "github.com/jiaozhu/jiaozhu/internal/prose"

var syntax = prose.Syntax{
	Comment:             prose.CommentMarks{Open: "@@comment:", Close: "@@"},
	CommentLine:         prose.CommentMarks{Open: "# "},
	First:               []string{"# -*-", "#!"},
	SpacedEmphasis:      true,
	ParagraphsAsWritten: true,
	CollapsedBlanks:     true,
}

// Syntax implements prose.Parser.
func (Parser) Syntax() *prose.Syntax { return &syntax }
