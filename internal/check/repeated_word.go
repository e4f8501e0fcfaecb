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
		What: text("報告連寫兩次的雙音節名詞：把數據數據存起來。動詞（研究研究）、量詞（一行一行）的重疊是語法，不報告；無法完全分清，所以只是建議。", "Reports nouns of two characters that stand twice. Doubled verbs (研究研究) and measure words (一行一行) are grammar and let pass; since the two cannot always be told apart, it is a hint."),
		Why:  text("多半是改稿時留下的。", "Mostly left behind by editing."),
		Bad:  []Example{{Text: "他把數據數據存在電腦裡。\n"}},
		Good: []Example{{Text: "我們研究研究，一行一行地讀，高高興興，說說笑笑。\n"}, {Text: "集成電路電路板。\n"}},
	},
	Block: repeatedWord,
}

func repeatedWord(p *BlockPass) {
	dictionary := p.Lexicon.Dictionary()
	if dictionary == nil {
		return
	}
	const width = 2 * len("字")
	for i := range p.Block.Runs {
		run := &p.Block.Runs[i]
		for _, t := range p.tokens[i] {
			if t.class != classHan {
				continue
			}
			for at := t.Start; at+2*width <= t.End; at++ {
				word := run.Text[at : at+width]
				if word[0] != run.Text[at+width] || word != run.Text[at+width:at+2*width] || word[0] < 0xE3 || word[3] < 0xE3 || word[:3] == word[3:] {
					continue
				}
				if dictionary.WordClass(prose.FoldString(word)) != 'n' || strings.ContainsAny(word[:3], "一每個个") {
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

// twoWords reports whether the stretch at w comes out as the same word twice
// when its clause is divided into words.
func twoWords(s *prose.Segmenter, text string, w prose.Span, width int) bool {
	from, to := prose.Clause(text, w.Start)
	words := s.Words(text[from:max(to, w.End)])
	first := prose.Span{Start: w.Start - from, End: w.Start - from + width}
	i := slices.Index(words, first)
	return i >= 0 && i+1 < len(words) && words[i+1] == first.Shift(width)
}
