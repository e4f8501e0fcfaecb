package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// NumDecreaseTimes reports decreases by a multiple.
var NumDecreaseTimes = &Rule{
	ID:       "num-decrease-times",
	Name:     text("減少若干倍", "decrease by a multiple"),
	Severity: glossary.Warning,
	Doc: Doc{
		What: text("報告「減少4倍」「降低了三倍」一類的說法。「減少到原來的幾分之幾」「降低數倍」不報告。", "Reports 減少4倍, 降低了三倍 and the like: a decrease by a multiple. “To a fraction of” and vague multiples (數倍) are let pass."),
		Why:  text("減少一倍就成了零；要說減少到幾分之一，或減少百分之幾。", "What decreases by 100 % is nothing; say to which fraction, or by how many per cent."),
		Bad:  []Example{{Text: "成本減少了4倍。\n"}, {Text: "延迟降低三倍。\n"}},
		Good: []Example{{Text: "成本減少到原來的四分之一。\n"}, {Text: "速度提高了4倍，成本降低數倍。\n"}},
	},
	Block: numDecreaseTimes,
}

// decreases are words for becoming less, in folded form.
var decreases = []string{"减少", "降低", "下降", "缩小", "缩短", "减小", "减低", "减慢", "减轻"}

// amountDigits are the characters that Chinese numbers are written with.
const amountDigits = "零〇一二三四五六七八九十百千万萬亿億两兩半"

func numDecreaseTimes(p *BlockPass) {
	for i := range p.Block.Runs {
		run := &p.Block.Runs[i]
		if !p.chars[i].may('倍') {
			continue
		}
		for at := 0; ; {
			k := indexChar(run.Text[at:], "倍")
			if k < 0 {
				break
			}
			k += at
			at = k + len("倍")
			start, ok := numberBefore(run.Text, k)
			if !ok || strings.HasPrefix(run.Text[at:], "率") {
				continue
			}
			head := strings.TrimRight(run.Text[:start], " ")
			head = strings.TrimSuffix(strings.TrimSuffix(head, "約"), "约")
			head = strings.TrimSuffix(head, "了")
			for _, word := range decreases {
				if n, ok := foldedSuffix(head, word); ok {
					p.Report(Finding{
						Span:    run.Source(prose.Span{Start: len(head) - n, End: at}),
						Message: text("減少不能用倍數：宜說減少到幾分之幾，或減少百分之幾", "a decrease has no multiple: say to which fraction, or by how many per cent"),
					})
					break
				}
			}
		}
	}
}

// numberBefore returns where the number starts that ends at offset end, a space
// between them aside.
func numberBefore(text string, end int) (int, bool) {
	at := len(strings.TrimRight(text[:end], " "))
	start := at
	for start > 0 {
		r, n := utf8.DecodeLastRuneInString(text[:start])
		if !('0' <= r && r <= '9' || r == '.' || strings.ContainsRune(amountDigits, r)) {
			break
		}
		start -= n
	}
	return start, start < at
}

// foldedSuffix returns the length in bytes of the end of text that folds to
// suffix.
func foldedSuffix(text, suffix string) (int, bool) {
	at := len(text)
	for suffix != "" {
		want, m := utf8.DecodeLastRuneInString(suffix)
		r, n := utf8.DecodeLastRuneInString(text[:at])
		if n == 0 || prose.Fold(r) != want {
			return 0, false
		}
		suffix, at = suffix[:len(suffix)-m], at-n
	}
	return len(text) - at, true
}
