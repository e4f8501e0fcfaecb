package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// RepeatedParticle reports particles that stand twice.
var RepeatedParticle = &Rule{
	ID:       "repeated-particle",
	Name:     text("虛詞重複", "doubled particle"),
	Severity: glossary.Warning,
	Doc: Doc{
		What: text("報告連寫兩次的「的」「了」「與」「是」「和」「被」：最大的的、做了了。標的的、目的的、為了了解、參與與、是是非非等合法的連寫不報告。", "Reports 的, 了, 與, 是, 和 and 被 that stand twice, as in 最大的的. Where the two belong to different words (標的的, 為了了解, 參與與), they are let pass."),
		Why:  text("多打或漏刪了一個字。", "One was typed too many, or left behind."),
		Bad:  []Example{{Text: "這是最大的的問題。\n", Fixed: "這是最大的問題。\n"}, {Text: "他已经做了了。\n", Fixed: "他已经做了。\n"}},
		Good: []Example{{Text: "標的的價格，目的的說明，為了了解情況，不了了之。\n"}, {Text: "公眾參與與監督，是是非非，問題是是否可行，的的確確。\n"}, {Text: "总和和平均值，和和气气，棉被被收走了。\n"}},
	},
	Block: repeatedParticle,
}

// doubled says after and before which characters a doubled particle is two
// words, or one that is written so.
type doubled struct {
	particle rune
	after    string
	before   string
}

var particles = []doubled{
	{'的', "目標标似", "確确士盧卢黎"},
	{'了', "不得", "解結结卻却然斷断之無无"},
	{'與', "參", "會其否共時"},
	{'与', "参參", "会其否共时"},
	{'是', "國国但總总還还就若於于凡正可只要或像也便硬老愣都即", "否非"},
	{'和', "總总共飽饱溫温緩缓柔隨随祥謙谦中平調调附應应", "平諧谐睦解氣气好而局面尚弦約约煦美樂乐善服暖藹蔼緩缓"},
	{'被', "棉", "褥子套窩窝單单面"},
}

// particleAt is the index in particles by rune, plus one.
var particleAt = func() map[rune]int {
	m := map[rune]int{}
	for i, d := range particles {
		m[d.particle] = i + 1
	}
	return m
}()

func repeatedParticle(p *BlockPass) {
	for i := range p.Block.Runs {
		run := &p.Block.Runs[i]
		if !p.chars[i].twice {
			continue
		}
		for _, t := range p.tokens[i] {
			if t.class != classHan {
				continue
			}
			last := rune(0)
			for at, r := range run.Text[t.Start:t.End] {
				if r == last {
					if k := particleAt[r]; k > 0 {
						particleTwice(p, run, t.Span, t.Start+at, particles[k-1])
					}
				}
				last = r
			}
		}
	}
}

// particleTwice reports the particle at offset second, which stands before it
// too, in the stretch of Chinese text.
func particleTwice(p *BlockPass, run *prose.Run, stretch prose.Span, second int, d doubled) {
	size := utf8.RuneLen(d.particle)
	span := prose.Span{Start: second - size, End: second + size}
	left, n := utf8.DecodeLastRuneInString(run.Text[stretch.Start:span.Start])
	right, m := utf8.DecodeRuneInString(run.Text[span.End:stretch.End])
	switch {
	case n == 0, left == d.particle || right == d.particle: // a name for it; drawn-out speech
		return
	case strings.ContainsRune(d.after, left), m > 0 && strings.ContainsRune(d.before, right):
		return
	case !run.Verbatim(span):
		return
	}
	one := string(d.particle)
	p.Report(Finding{
		Span:    run.Source(span),
		Message: format("「%s」重複", "“%s” stands twice", one),
		Fixes:   []Fix{{Title: format("刪去一個「%s」", "Delete one “%s”", one), Edits: []Edit{{run.Source(span), one}}, Safe: true}},
	})
}
