package check

import (
	"compress/flate"
	_ "embed"
	"io"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/annotate/automaton"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// ConversionResidue reports characters that a conversion from Simplified to
// Traditional resolved wrongly.
var ConversionResidue = &Rule{
	ID:       "conversion-residue",
	Name:     text("簡繁轉換殘留", "conversion residue"),
	Severity: glossary.Warning,
	Doc: Doc{
		What: text("報告繁體文字中由簡體轉換而來的錯字：一個簡體字對應幾個繁體字，轉換時選錯了，例如「只能」成了「隻能」，「後來」成了「后來」；也報告兩岸用語轉換過頭的詞，例如「研究對象」成了「研究物件」。", "Reports characters in Traditional text that a conversion from Simplified got wrong: one Simplified character stands for several Traditional ones, and the wrong one was taken, as in 隻能 for 只能 or 后來 for 後來; and words that a conversion of regional usage took in the wrong sense, as in 研究物件 for 研究對象."),
		Why:  text("這種錯字本身都是正字，拼寫檢查看不出來，要看整個詞才知道。", "Each such character is a good character by itself; only the word shows that it is wrong."),
		Bad:  []Example{{Text: "這個結果那隻能說明他沒有讀過原文。\n", Fixed: "這個結果那只能說明他沒有讀過原文。\n"}, {Text: "后來他改變了看法。\n", Fixed: "後來他改變了看法。\n"}, {Text: "研究物件的血液迴圈正常。\n", Fixed: "研究對象的血液循環正常。\n"}},
		Good: []Example{{Text: "兩隻貓在門後睡覺，只有一隻醒著。\n"}, {Text: "皇后後來去了裡面。\n"}},
		Options: []Option{
			{"allow", text("不報告的詞。", "Words that are let pass.")},
		},
		Source: "OpenCC STPhrases",
	},
	Block: conversionResidue,
}

func conversionResidue(p *BlockPass) {
	if p.scriptOfBlock() == prose.Hant && p.Block.Hans <= p.Block.Hant {
		for i := range p.Block.Runs {
			overconvertedWords(p, &p.Block.Runs[i])
		}
	}
	dictionary := p.Lexicon.Dictionary()
	if dictionary == nil || p.scriptOfBlock() != prose.Hant || p.Block.Hans > p.Block.Hant {
		return
	}
	known := allMisspellings()
	for i := range p.Block.Runs {
		run := &p.Block.Runs[i]
		for at := 0; ; {
			m, ok := known.forms.Next(run.Text, at)
			if !ok {
				break
			}
			at = m.End
			residueAt(p, run, dictionary, prose.Span{Start: m.Start, End: m.End}, known.right[m.Value])
		}
	}
}

// rare is the frequency in the dictionary below which a word is no evidence: it
// is rather two words that stand side by side (防制|法, not 製法).
const rare = 200

// residueAt reports the word at w, which is spelt wrongly if it is a word there
// at all.
func residueAt(p *BlockPass, run *prose.Run, d *prose.Dictionary, w prose.Span, right string) {
	word := run.Text[w.Start:w.End]
	if allowed(p.Option().Allow, word) || slices.Contains(alsoWords, word) || readsOtherwise(run.Text, w, d) ||
		!isMisspelt(p.Lexicon.Segmenter(), d, run.Text, w) && !wrongEitherWay(run.Text, w, right, d) {
		return
	}
	f := Finding{
		Span:    run.Source(w),
		Message: format("「%s」疑是簡繁轉換之誤，應作「%s」", "“%s” looks like a conversion error for “%s”", word, right),
	}
	if run.Verbatim(w) {
		f.Fixes = []Fix{{
			Title: format("改為「%s」", "Change to “%s”", right),
			Edits: []Edit{{run.Source(w), right}},
			Safe:  true,
		}}
	}
	p.Report(f)
}

// alsoWords are words that a dictionary of conversions lacks, and that edited
// statutes have: 曆年 is the calendar year, 徵服 the drafting to a service.
var alsoWords = []string{"曆年", "徵服"}

// isWord reports whether the stretch at w comes out as one word when its clause
// is divided into words.
func isWord(s *prose.Segmenter, text string, w prose.Span) bool {
	from, to := prose.Clause(text, w.Start)
	return slices.Contains(s.Words(text[from:max(to, w.End)]), w.Shift(-from))
}

// isMisspelt reports whether the stretch at w comes out as one word when its
// clause is divided into words, or as part of one that no dictionary spells so.
func isMisspelt(s *prose.Segmenter, d *prose.Dictionary, text string, w prose.Span) bool {
	from, to := prose.Clause(text, w.Start)
	clause := text[from:max(to, w.End)]
	w = w.Shift(-from)
	return slices.ContainsFunc(s.Words(clause), func(o prose.Span) bool {
		if o == w {
			return true
		}
		word := clause[o.Start:o.End]
		folded := prose.FoldString(word)
		return o.Start <= w.Start && w.End <= o.End && d.Frequency(folded) > 0 && !spelledRightly(d, word, folded)
	})
}

// wrongEitherWay reports whether the wrong character of the word at w is wrong in
// every word of the dictionary that may hold it there, and that these are
// several: 製 in 憲法製定 is neither that of 法制 nor that of 制定, however the
// clause is divided.
func wrongEitherWay(text string, w prose.Span, right string, d *prose.Dictionary) bool {
	at := w.Start
	for _, r := range right {
		found, n := utf8.DecodeRuneInString(text[at:])
		if found != r && distinct(found, r) {
			wrong := 0
			for _, other := range wordsAround(text, at) {
				word := text[other.Start:other.End]
				folded := prose.FoldString(word)
				switch f := d.Frequency(folded); {
				case f > 0 && spelledRightly(d, word, folded):
					return false
				case f >= rare:
					wrong++
				}
			}
			return wrong > 1
		}
		at += n
	}
	return false
}

//go:generate go test -run TestMisspellings . -update

// misspellingsTable has a line for each form that a wrong choice of characters
// gives to a frequent word of the dictionary: the form, a space, the right
// spelling. It is deflated, and made of the dictionary by the test that compares
// the two.
//
//go:embed data/misspellings.txt.flate
var misspellingsTable string

// misspellings finds the forms of misspellingsTable.
type misspellings struct {
	forms *automaton.Automaton
	right []string // the right spelling, by the value in forms
}

var allMisspellings = sync.OnceValue(func() *misspellings {
	table := inflate(misspellingsTable)
	n := strings.Count(table, "\n")
	wrong, right := make([]string, 0, n), make([]string, 0, n)
	for line := range strings.Lines(table) {
		w, r, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		wrong, right = append(wrong, w), append(right, r)
	}
	forms, _ := automaton.Build(wrong, nil)
	return &misspellings{forms, right}
})

// inflate returns the text of an embedded table, as far as it is whole: a test
// reads all of it.
func inflate(table string) string {
	var b strings.Builder
	b.Grow(3 * len(table))
	_, _ = io.Copy(&b, flate.NewReader(strings.NewReader(table)))
	return b.String()
}

// readsOtherwise reports whether a word that is nearly as likely stands astride
// an edge of the word at w and is spelt rightly: 相關 in 相關系所 shows that 關系
// is no misspelt 關係, 發給 in 資金發給 that 金發 is no misspelt 金髮.
func readsOtherwise(text string, w prose.Span, d *prose.Dictionary) bool {
	const likely = 4
	frequency := d.Frequency(prose.FoldString(text[w.Start:w.End]))
	_, n := utf8.DecodeLastRuneInString(text[:w.End])
	for _, edge := range []int{w.Start, w.End - n} {
		for _, other := range wordsAround(text, edge) {
			if other.Start >= w.Start && other.End <= w.End || other.Start <= w.Start && other.End >= w.End {
				continue
			}
			word := text[other.Start:other.End]
			folded := prose.FoldString(word)
			if likely*d.Frequency(folded) >= frequency && spelledRightly(d, word, folded) {
				return true
			}
		}
	}
	return false
}

// spelledRightly reports whether a word is spelt as a dictionary of conversions
// spells it.
func spelledRightly(d *prose.Dictionary, word, folded string) bool {
	return slices.ContainsFunc(d.HantSpellings(folded), func(s string) bool { return sameSpelling(word, s) })
}

// wordsAround returns the stretches of two to four characters that hold the
// character at offset.
func wordsAround(text string, offset int) []prose.Span {
	const reach = 3
	starts, ends := []int{offset}, []int{}
	for at := offset; len(starts) <= reach; {
		r, n := utf8.DecodeLastRuneInString(text[:at])
		if !prose.IsHan(r) {
			break
		}
		at -= n
		starts = append(starts, at)
	}
	for at := offset; len(ends) <= reach; {
		r, n := utf8.DecodeRuneInString(text[at:])
		if !prose.IsHan(r) {
			break
		}
		at += n
		ends = append(ends, at)
	}
	var out []prose.Span
	for i, start := range starts {
		for j, end := range ends {
			if n := i + j + 1; n >= 2 && n <= reach+1 {
				out = append(out, prose.Span{Start: start, End: end})
			}
		}
	}
	return out
}

// interchangeable lists pairs of characters that good Traditional text uses one
// for the other in many words (1999 年重訂標準字體表 and newspaper usage differ);
// what a conversion makes of them is no sure error.
const interchangeable = "占佔 游遊 周週 回迴 布佈 注註 志誌 采採 才纔 嘗嚐 吃喫 煉鍊 鍊鏈 台臺 于於 余餘 局侷 愿願 夥伙 仆僕 借藉 克剋 刮颳 秋鞦 困睏 朱硃 蒙矇 霉黴 秘祕 沖冲 沖衝 托託 並併 份分 念唸 杯盃 欲慾 岳嶽 升昇 丰豐 凶兇 扎紮 雕鵰 弦絃 泛氾 溪谿 暗闇 梁樑 核覈 毀燬 徑逕 厘釐 了瞭 巨鉅 杆桿 盡儘 嘆歎 折摺 抵牴 嘩譁 煙菸 勛勳 愈癒 鑒鑑 台檯 複復 床牀 烟菸 痴癡 粽糉 糊餬 淨净 峰峯 尸屍 郁鬱 云雲 里裏 御禦 仿彷 彷倣 匯彙 獲穫"

// sameSpelling reports whether a word is spelt as s, but for characters that
// regions write differently or that are interchangeable.
func sameSpelling(word, s string) bool {
	w, t := []rune(word), []rune(s)
	if len(w) != len(t) {
		return false
	}
	for i := range w {
		if w[i] != t[i] && distinct(w[i], t[i]) {
			return false
		}
	}
	return true
}

// distinct reports whether two Traditional characters of one Simplified
// character are of different words, and not the same in two regions.
func distinct(a, b rune) bool {
	if prose.SameHant(a, b) {
		return false // regional forms of one, such as 裏 and 裡
	}
	if forms := prose.HantForms(prose.Fold(a)); !slices.Contains(forms, a) || !slices.Contains(forms, b) {
		return false
	}
	return !strings.Contains(interchangeable, string([]rune{a, b})) && !strings.Contains(interchangeable, string([]rune{b, a}))
}
