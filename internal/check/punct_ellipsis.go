package check

import (
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// PunctEllipsis reports dots that stand for an ellipsis.
var PunctEllipsis = &Rule{
	ID:       "punct-ellipsis",
	Name:     text("省略號不合規範", "ill-formed ellipsis"),
	Severity: glossary.Warning,
	Grouped:  true,
	Doc: Doc{
		What:   text("報告中文句子裡用三個以上的句點「...」或句號「。。。」代替的省略號；只有一個「…」的是提示。公式、數列（1, 2, ..., n）和西文之間的不報告。", "Reports ellipses in Chinese sentences that are written with three or more full stops, ... or 。。。; a lone … is information. Those in formulas, series (1, 2, ..., n) and between Latin words are let pass."),
		Why:    text("中文的省略號是六個連點，占兩個字的位置。", "The Chinese ellipsis has six dots and takes the space of two characters."),
		Bad:    []Example{{Text: "他想說什麼...\n", Fixed: "他想說什麼……\n"}, {Text: "等等。。。我们再想想。\n", Fixed: "等等……我们再想想。\n"}},
		Good:   []Example{{Text: "他想說什麼……\n"}, {Text: "數列 1, 2, ..., n 的和。\n"}, {Text: "寫作 x1...xn 即可。\n"}},
		Source: "GB/T 15834—2011, 4.11；重訂標點符號手冊，刪節號",
	},
	Block: punctEllipsis,
}

const ellipsis = "……"

func punctEllipsis(p *BlockPass) {
	for i := range p.Block.Runs {
		run := &p.Block.Runs[i]
		ts := p.tokens[i]
		for j := 0; j < len(ts); j++ {
			r := ts[j].r
			if r != '.' && r != '。' && r != '…' {
				continue
			}
			last := j
			for at(ts, last+1).r == r && !at(ts, last+1).none() {
				last++
			}
			ellipsisAt(p, run, ts, j, last)
			j = last
		}
	}
}

// ellipsisAt reports the dots from index j to last if they are an ellipsis.
func ellipsisAt(p *BlockPass, run *prose.Run, ts []token, j, last int) {
	span := prose.Span{Start: ts[j].Start, End: ts[last].End}
	n := last - j + 1
	limit := glossary.Error
	switch ts[j].r {
	case '…':
		if n != 1 || !chineseBeside(ts, j, last) || cutInTwo(ts, j) {
			return
		}
		limit = glossary.Information
	default:
		if n < 3 || !chineseBeside(ts, j, last) {
			return
		}
	}
	if !run.Verbatim(span) {
		return
	}
	p.ReportAtMost(limit, Finding{
		Span:    run.Source(span),
		Message: format("省略號宜作「%s」", "the ellipsis should be “%s”", ellipsis),
		Fixes: []Fix{{
			Title: format("改為「%s」", "Change to “%s”", ellipsis),
			Edits: []Edit{{run.Source(span), ellipsis}},
			Safe:  true,
		}},
	})
}

// cutInTwo reports whether the … at index j is half of an ellipsis that a line end
// parts.
func cutInTwo(ts []token, j int) bool {
	return at(ts, j-1).class == classBlank && at(ts, j-2).r == '…' || at(ts, j+1).class == classBlank && at(ts, j+2).r == '…'
}

// chineseBeside reports whether the marks from index j to last belong to a
// Chinese sentence: Chinese text stands right before them and no Latin text or
// half-width mark behind, or the reverse.
func chineseBeside(ts []token, j, last int) bool {
	chinese := func(t token) bool {
		return t.class == classHan || t.class == classWide && !strings.ContainsRune("…·—", t.r)
	}
	foreign := func(t token) bool {
		return t.class == classLetter || t.class == classDigit || t.class == classNarrow || t.class == classObject || t.r == '…'
	}
	left, right := at(ts, j-1), at(ts, last+1)
	return chinese(left) && !foreign(right) || chinese(right) && right.class == classHan && (left.none() || left.class == classWide)
}
