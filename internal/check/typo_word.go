package check

import (
	"unicode/utf8"

	_ "embed"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// TypoWord reports words with a character of the same sound or a like shape. The
// wrong forms are no words; where their characters meet by chance (圖書|藉由), a
// word of the dictionary reaches over an edge, and nothing is reported.
var TypoWord = &Rule{
	ID:       "typo-word",
	Name:     text("常見別字", "word with a wrong character"),
	Severity: glossary.Information,
	Doc: Doc{
		What: text("報告常見的別字：時侯、概括誤作慨括、致力於誤作至力於、一但、覺的。只收詞典裡沒有的寫法；兩字碰巧相鄰的（圖書藉由）不報告。", "Reports common words with a wrong character, such as 時侯 for 時候, 慨括 for 概括 or 至力於 for 致力於. Only forms that no dictionary has are listed; characters that meet by chance (圖書藉由) are let pass."),
		Why:  text("音同或形近的字選錯了，詞表裡查不到，機器檢索也找不到。", "An input method offered a homophone or a look-alike: neither dictionaries nor searches find such a word."),
		Bad: []Example{
			{Text: "那個時侯，大家的慨念還很模糊。\n", Fixed: "那個時候，大家的概念還很模糊。\n"},
			{Text: "他们至力于开源，甚致放弃了工作。\n", Fixed: "他们致力于开源，甚至放弃了工作。\n"},
		},
		Good: []Example{
			{Text: "圖書藉由網路傳播，自己經歷過的人究竟爭些什麼。\n"},
			{Text: "那個時候，大家的概念還很模糊。\n"},
		},
		Options: []Option{
			{"allow", text("不報告的寫法。", "Forms that are let pass.")},
		},
		Source: "《現代漢語詞典》；教育部《國語辭典簡編本》；《咬文嚼字》編輯部：當代漢語出版物中最常見的 100 個別字",
	},
	Block: typoWord,
}

// wrongWords are lines of a wrong form and the right one, in Traditional script.
//
//go:embed data/wrong_words.tsv
var wrongWords string

func typoWord(p *BlockPass) {
	d := p.Lexicon.Dictionary()
	if d == nil {
		return
	}
	for _, x := range p.typosOf(wrongWord) {
		if !reachesOver(x.run.Text, x.Span, d) && !setOff(x.run.Text, x.Span) && !allowed(p.Option().Allow, x.run.Text[x.Start:x.End]) {
			p.reportTypo(x)
		}
	}
}

// reachesOver reports whether a word of the dictionary has characters on both
// sides of an edge of w, so that those of w may meet by chance.
func reachesOver(text string, w prose.Span, d *prose.Dictionary) bool {
	word := text[w.Start:w.End]
	_, first := utf8.DecodeRuneInString(word)
	_, last := utf8.DecodeLastRuneInString(word)
	before, behind := lastRunes(text[:w.Start], 2), firstRunes(text[w.End:], 2)
	known := func(s string) bool { return prose.HasHan(s) && d.Frequency(prose.FoldString(s)) > 0 }
	for b := before; b != ""; {
		if known(b + word[:first]) {
			return true
		}
		_, n := utf8.DecodeRuneInString(b)
		b = b[n:]
	}
	for b := behind; b != ""; {
		if known(word[len(word)-last:] + b) {
			return true
		}
		_, n := utf8.DecodeLastRuneInString(b)
		b = b[:len(b)-n]
	}
	return false
}
