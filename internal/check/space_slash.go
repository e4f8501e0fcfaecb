package check

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// SpaceSlash reports spaces around a slash between Chinese words in a document
// that sets others without.
var SpaceSlash = &Rule{
	ID:       "space-slash",
	Name:     text("斜線旁空格不一", "spaces around some slashes"),
	Severity: glossary.Hint,
	Doc: Doc{
		What:   text("報告漢字之間斜線前後的空格（國家 / 地區），如果同一文件裡也有不空的（國家/地區）。處處都空的是體例，不報告；只空一側的一律報告。", "Reports spaces around a slash between Chinese words (國家 / 地區) where the document has slashes without them, too (國家/地區). Spaces around every slash are a house style; a space on one side only is always reported."),
		Why:    text("同一個符號，一處空一處不空；行末還可能從中斷開。", "One sign, set in two ways; lines may break at the space."),
		Bad:    []Example{{Text: "國家 / 地區與城市/鄉村的分布。\n", Fixed: "國家/地區與城市/鄉村的分布。\n"}, {Text: "國家 /地區的分布。\n", Fixed: "國家/地區的分布。\n"}},
		Good:   []Example{{Text: "國家/地區與城市/鄉村的分布。\n"}, {Text: "國家 / 地區與城市 / 鄉村的分布，見 a / b。\n"}},
		Source: "GB/T 15834—2011 4.17（分隔號）",
	},
	Document: spaceSlash,
}

// slashUse is a slash between Chinese words.
type slashUse struct {
	prose.Span           // with the spaces around it
	lopsided, tight bool // a space on one side only; on none
	verbatim        bool
}

// readSlashes notes the slashes of a run.
func (f *signFacts) readSlashes(run *prose.Run, ts []token) {
	if !strings.Contains(run.Text, "/") {
		return
	}
	for j, t := range ts {
		if t.r != '/' {
			continue
		}
		left, right, span := j-1, j+1, t.Span
		if at(ts, left).class == classBlank {
			span.Start = ts[left].Start
			left--
		}
		if at(ts, right).class == classBlank {
			span.End = ts[right].End
			right++
		}
		// Two in one stretch are verse lines, or an address in words.
		if at(ts, left).class != classHan || at(ts, right).class != classHan || span.Len() > 3 {
			continue
		}
		f.slashes = append(f.slashes, slashUse{run.Source(span), span.Len() == 2, span.Len() == 1, run.Verbatim(span)})
	}
}

func spaceSlash(p *DocumentPass) {
	if p.signs.slashes == p.signs.tightSlashes {
		return
	}
	for i, f := range p.facts {
		start := p.Document.Prose.Start(i)
		for _, u := range f.signs.slashes {
			if u.tight || !u.lopsided && p.signs.tightSlashes == 0 {
				continue
			}
			x := Finding{Span: u.Span.Shift(start), Message: text("斜線前後不空格", "no spaces around the slash")}
			if u.verbatim {
				x.Fixes = []Fix{{Title: text("刪去空格", "Delete the spaces"), Edits: []Edit{{x.Span, "/"}}, Safe: true}}
			}
			p.Report(x)
		}
	}
}
