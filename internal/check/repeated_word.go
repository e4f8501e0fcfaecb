package check

import (
	"slices"
	"strings"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// RepeatedWord reports words that stand twice.
var RepeatedWord = &Rule{
	ID:       "repeated-word",
	Name:     text("詞語重複", "doubled word"),
	Severity: glossary.Hint,
	Doc: Doc{
		What: text("報告連寫兩次的雙音節名詞和虛詞：把數據數據存起來、這些這些人。動詞（研究研究）、量詞（一行一行）的重疊是語法，不報告；無法完全分清，所以只是建議。", "Reports nouns and words of grammar of two characters that stand twice, as 數據數據 or 這些這些. Doubled verbs (研究研究) and measure words (一行一行) are grammar and let pass; since the two cannot always be told apart, it is a hint."),
		Why:  text("多半是改稿時留下的。", "Mostly left behind by editing."),
		Bad:  []Example{{Text: "我們需要這些這些資料。\n"}, {Text: "他把數據數據存在電腦裡。\n"}},
		Good: []Example{{Text: "我們研究研究，一行一行地讀，高高興興，說說笑笑。\n"}, {Text: "集成電路電路板。\n"}, {Text: "應報送上一年度年度報告。\n"}, {Text: "錯誤訊息告訴我們我們不能這樣做。\n"}},
	},
	Block: repeatedWord,
}

// grammarWords are pronouns, conjunctions, prepositions and auxiliaries that are
// never doubled, folded.
var grammarWords = strings.Fields("这些 那些 我们 他们 她们 它们 你们 因为 所以 但是 如果 以及 并且 而且 或者 能够 应该 已经 正在 通过 透过 根据 关于 对于 由于 作为 成为 没有 需要 进行 包括 其中 虽然 为了 目前 同时 因此 还是 以及 不仅 例如 之间 之后 之前 其他 许多 所有 任何 可能 必须 可以")

func repeatedWord(p *BlockPass) {
	dictionary := p.Lexicon.Dictionary()
	if dictionary == nil {
		return
	}
	const width = 2 * len("字")
	for i := range p.Block.Runs {
		run := &p.Block.Runs[i]
		if !p.chars[i].doubled {
			continue
		}
		for _, t := range p.tokens[i] {
			if t.class != classHan {
				continue
			}
			for at := t.Start; at+2*width <= t.End; at++ {
				word := run.Text[at : at+width]
				if word[0] != run.Text[at+width] || word != run.Text[at+width:at+2*width] || word[0] < 0xE3 || word[3] < 0xE3 || word[:3] == word[3:] {
					continue
				}
				if folded := prose.FoldString(word); dictionary.WordClass(folded) != 'n' && !slices.Contains(grammarWords, folded) || strings.ContainsAny(word[:3], "一每個个") || inTwoCompounds(run.Text, at, word) {
					continue
				}
				if span := (prose.Span{Start: at, End: at + 2*width}); twoWords(p.Lexicon.Segmenter(), run.Text, span, width) && run.Verbatim(span) {
					p.Report(Finding{
						Span:    run.Source(span),
						Message: format("「%s」重複", "“%s” stands twice", word),
						Fixes:   []Fix{{Title: format("刪去一個「%s」", "Delete one “%s”", word), Edits: []Edit{{run.Source(span), word}}}},
					})
				}
				at += 2*width - 1
			}
		}
	}
}

// inTwoCompounds reports whether the word that stands twice at offset at ends a
// longer word and begins another, as 上一年度 + 年度報告, 積體電路 + 電路布局.
func inTwoCompounds(text string, at int, word string) bool {
	before := prose.FoldString(lastRunes(text[:at], 2))
	switch prose.FoldString(word) {
	case "我们", "你们", "他们", "她们", "它们":
		// 告訴我們我們不能…… has two clauses.
		return before == "告诉" || before == "提醒" || before == "通知" || before == "提示" || before == "教会" || before == "保证"
	case "年度":
		return strings.HasSuffix(before, "一") || strings.HasSuffix(before, "本") || strings.HasSuffix(before, "上")
	case "电路":
		return before == "积体" || before == "集成"
	}
	return false
}

// twoWords reports whether the stretch at w comes out as the same word twice
// when its clause is divided into words.
func twoWords(s *prose.Segmenter, text string, w prose.Span, width int) bool {
	from, to := prose.Clause(text, w.Start)
	words := s.Words(text[from:max(to, w.End)])
	first := prose.Span{Start: w.Start - from, End: w.Start - from + width}
	i := slices.Index(words, first)
	return i >= 0 && i+1 < len(words) && words[i+1] == first.Shift(width)
}
