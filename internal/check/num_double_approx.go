package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// NumDoubleApprox reports numbers that are called approximate twice.
var NumDoubleApprox = &Rule{
	ID:       "num-double-approx",
	Name:     text("概數重複", "approximate twice"),
	Severity: glossary.Warning,
	Doc: Doc{
		What: text("報告數字前面有「約」「大約」「將近」，後面又有「左右」「上下」的說法。", "Reports numbers with 約, 大約 or 將近 before and 左右 or 上下 behind them."),
		Why:  text("兩處都表示約數，留一處就夠了。", "Either says that the number is approximate."),
		Bad:  []Example{{Text: "與會的約10人左右。\n"}, {Text: "大约百分之三十左右的人同意。\n"}},
		Good: []Example{{Text: "與會的約10人，左右兩側各五人。\n"}, {Text: "10人左右。\n"}},
	},
	Block: numDoubleApprox,
}

// maxAmount is the length in characters of a number with its unit.
const maxAmount = 12

func numDoubleApprox(p *BlockPass) {
	for i := range p.Block.Runs {
		run := &p.Block.Runs[i]
		for _, word := range []string{"左右", "上下"} {
			if !p.chars[i].mayAll(word) {
				continue
			}
			for at := 0; ; {
				k := strings.Index(run.Text[at:], word)
				if k < 0 {
					break
				}
				k += at
				at = k + len(word)
				if approx, ok := approxBefore(run.Text, k); ok && !oriented(run.Text[at:]) {
					p.reportApprox(run, approx, prose.Span{Start: k, End: at})
				}
			}
		}
	}
}

// reportApprox reports the two words that say that a number is approximate.
func (p *BlockPass) reportApprox(run *prose.Run, before, behind prose.Span) {
	words := [2]string{run.Text[before.Start:before.End], run.Text[behind.Start:behind.End]}
	f := Finding{
		Span:    run.Source(prose.Span{Start: before.Start, End: behind.End}),
		Message: format("「%s」和「%s」留一個就夠了", "either “%s” or “%s” is enough", words[0], words[1]),
	}
	for i, s := range []prose.Span{behind, before} {
		if run.Verbatim(s) {
			f.Fixes = append(f.Fixes, Fix{
				Title: format("刪去「%s」", "Delete “%s”", words[1-i]),
				Edits: []Edit{{run.Source(s), ""}},
			})
		}
	}
	p.Report(f)
}

// oriented reports whether what follows makes 左右 and 上下 a direction.
func oriented(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return strings.ContainsRune("兩两邊边側侧手為为各移翻文對对搖摇班級级游遊", r) && r != utf8.RuneError
}

// approxBefore looks back from a 左右 at offset end for 約 and a number, with
// nothing between but its unit.
func approxBefore(text string, end int) (prose.Span, bool) {
	at, digits := end, false
	for range maxAmount {
		r, n := utf8.DecodeLastRuneInString(text[:at])
		if n == 0 || isWideMark(r) || r == '\n' || r == ',' || r == ';' {
			break
		}
		before, m := utf8.DecodeLastRuneInString(text[:at-n])
		word := prose.Span{Start: at - n, End: at}
		next, _ := utf8.DecodeRuneInString(text[at:])
		at -= n
		switch {
		case '0' <= r && r <= '9' || strings.ContainsRune(amountDigits, r):
			digits = true
			continue
		case !digits || !startsNumber(next):
			continue
		case r == '約' || r == '约':
			if before == '大' {
				word.Start -= m
			}
			return word, m == 0 || !strings.ContainsRune("條条合公契和簽签節节制預预", before)
		case r == '莫' && (before == '約' || before == '约'):
			word.Start -= m
			return word, true
		case r == '近' && (before == '將' || before == '将'):
			word.Start -= m
			return word, true
		}
	}
	return prose.Span{}, false
}

func startsNumber(r rune) bool {
	return '0' <= r && r <= '9' || r == ' ' || strings.ContainsRune(amountDigits, r)
}
