package plaintext

import "github.com/jiaozhu/jiaozhu/internal/prose"

var syntax prose.Syntax

// Syntax implements prose.Parser: plain text has none.
func (Parser) Syntax() *prose.Syntax { return &syntax }
