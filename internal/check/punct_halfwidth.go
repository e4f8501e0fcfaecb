package check

import (
	"strings"
	"unicode/utf8"

	"github.com/jiaozhu/jiaozhu/internal/lazyregexp"

	"github.com/jiaozhu/jiaozhu/glossary"
	"github.com/jiaozhu/jiaozhu/internal/prose"
)

// PunctHalfwidth reports half-width punctuation in Chinese sentences.
var PunctHalfwidth = &Rule{
	ID:       "punct-halfwidth",
	Name:     text("漢字間的半形標點", "half-width punctuation in Chinese text"),
	Severity: glossary.Warning,
	Grouped:  true,
	Doc: Doc{
		What:   text("報告中文句子裡的半形標點：漢字後面的 , . ; : ! ?，漢字前面的 , ; :，以及中文段落末尾的 ,、;。數字、時刻、比例、網址、程式碼，以及 (高度,寬度) 這樣的座標和形狀不報告。同一文件中有多處時合為一項，一次改正。", "Reports half-width marks in Chinese sentences: , . ; : ! ? behind a Chinese character, , ; : before one, and , ; at the end of a Chinese paragraph. Numbers, times, ratios, addresses, code, and coordinates and shapes such as (高度,寬度) are let pass. Many in one document are one finding with one fix."),
		Why:    text("中文的點號各占一個字的位置；半形標點出自西文輸入法或轉換程式，字距擠在一起，也會使斷行規則失效。", "Chinese stops and pauses take the space of one character. Half-width ones, left by an input method or a converter, crowd the text and escape the rules of line breaking."),
		Bad:    []Example{{Text: "技術主權是一個問題,不是一個答案.\n", Fixed: "技術主權是一個問題，不是一個答案。\n"}, {Text: "他问:谁来决定?\n", Fixed: "他问：谁来决定？\n"}, {Text: "圖三：常見 CPU的頻率.\n", Fixed: "圖三：常見 CPU的頻率。\n"}, {Text: "- 新增的議題最多，為 1,373;\n- 其次為 732。\n", Fixed: "- 新增的議題最多，為 1,373；\n- 其次為 732。\n"}},
		Good:   []Example{{Text: "張量的形狀是(高度,寬度)，共 1,024 個，比例為 3:2。\n"}, {Text: "下午 3:30 在 https://example.org/a,b 見。\n"}, {Text: "Rust, C++ 和 Go 都可以。\n"}},
		Source: "GB/T 15834—2011, 5.1.1；重訂標點符號手冊",
	},
	Block: punctHalfwidth,
}

// widened are the full-width marks for half-width ones.
var widened = map[rune]string{',': "，", '.': "。", ';': "；", ':': "：", '!': "！", '?': "？"}

func punctHalfwidth(p *BlockPass) {
	for i := range p.Block.Runs {
		run := &p.Block.Runs[i]
		ts := p.tokens[i]
		for j, t := range ts {
			if t.class != classNarrow {
				continue
			}
			wide, ok := widened[t.r]
			if !ok || !halfwidthInChinese(p, run, ts, j) {
				continue
			}
			if isReference(p) {
				return
			}
			span := t.Span
			if next := at(ts, j+1); next.isBlank(run) {
				// The full-width mark brings its own space; before markup it may be
				// needed.
				if wider := (prose.Span{Start: span.Start, End: min(next.End+1, len(run.Text))}); run.Verbatim(wider) {
					span.End = next.End
				}
			}
			f := Finding{
				Span:    run.Source(t.Span),
				Message: format("半形標點「%s」宜作全形「%s」", "the half-width “%s” should be the full-width “%s”", string(t.r), wide),
			}
			if run.Verbatim(span) {
				f.Fixes = []Fix{{
					Title: format("改為「%s」", "Change to “%s”", wide),
					Edits: []Edit{{run.Source(span), wide}},
					Safe:  true,
				}}
			}
			p.Report(f)
		}
	}
}

// halfwidthInChinese reports whether the mark at index j punctuates a Chinese
// sentence.
func halfwidthInChinese(p *BlockPass, run *prose.Run, ts []token, j int) bool {
	mark, left, right := ts[j], at(ts, j-1), at(ts, j+1)
	spaced := right.class == classBlank
	if spaced {
		right = at(ts, j+2)
	}
	afterHan := endsChinese(ts, j-1) || left.r == ')' && endsChinese(ts, j-2)
	beforeHan := right.class == classHan || right.class == classWide && opensText(right.r)
	switch mark.r {
	case '.':
		// A full stop ends a sentence; one inside is a list number or a name.
		return left.class == classHan && right.none() && p.Block.Kind != prose.Heading &&
			(utf8.RuneCountInString(left.text(run)) >= minSentence || left.Start > 0 && isCaption(ts[:j]))
	case ',', ';', ':':
		if right.none() && mark.r != ':' && (left.class == classDigit || left.class == classLetter) && isRunningChinese(p, ts) {
			return true
		}
		if !afterHan && !(beforeHan && left.class != classNarrow && left.class != classBlank && !left.none()) {
			return false
		}
		if !afterHan && spaced {
			return false // 「Rust, 一種語言」 may be a list in Latin letters
		}
		if !(afterHan && beforeHan) && mostlyLatin(ts) {
			return false
		}
		if !beforeHan && right.class == classNarrow && !strings.ContainsRune(`(["'`, right.r) {
			return false
		}
	default:
		if !afterHan || right.class == classNarrow {
			return false
		}
	}
	return !isTuple(run.Text, mark.Start)
}

// isRunningChinese reports whether a run is of a sentence in Chinese that the mark
// at its end punctuates.
func isRunningChinese(p *BlockPass, ts []token) bool {
	if p.Block.Kind != prose.Paragraph && p.Block.Kind != prose.ListItem && p.Block.Kind != prose.Quote {
		return false
	}
	han := 0
	for _, t := range ts {
		if t.class == classHan {
			han += t.Len() / len("字")
		}
	}
	return han >= 2*minSentence && !mostlyLatin(ts)
}

// isCaption reports whether what stands before a full stop has enough Chinese text
// around a Western name to be a sentence or a caption: 甲 GPU 的延遲.
func isCaption(ts []token) bool {
	han := 0
	for _, t := range ts {
		if t.class == classHan {
			han += t.Len() / len("字")
		}
	}
	return han >= 2 && at(ts, len(ts)-1).Len() >= 2*len("字") && !mostlyLatin(ts) && at(ts, len(ts)-2).class == classLetter
}

// isReference reports whether a block is an entry of a list of references, or a
// note that is one, written with half-width marks as GB/T 7714 and the styles for
// Western languages have them: 史密斯, 《書名》, 紐約: 出版社, 2007.
func isReference(p *BlockPass) bool {
	numbered := entryNumber().MatchString(p.Block.Source)
	if !numbered && p.Block.Kind != prose.Footnote || !publicationYear().MatchString(p.Block.Source) {
		return false
	}
	half, full := 0, 0
	for _, ts := range p.tokens {
		for _, t := range ts {
			switch t.r {
			case ',', ':', ';', '.':
				half++
			case '，', '：', '；':
				full++
			}
		}
	}
	return half > full
}

var (
	entryNumber     = lazyregexp.New(`^\s*\\?\[\d+\\?\]`)
	publicationYear = lazyregexp.New(`(?:19|20)\d\d`)
)

// endsChinese reports whether the token at index j is Chinese text, or a mark
// that closes some.
func endsChinese(ts []token, j int) bool {
	t := at(ts, j)
	return t.class == classHan || t.class == classWide && closesText(t.r) && at(ts, j-1).class != classLetter
}

// mostlyLatin reports whether a run has more words in Latin letters than Chinese
// characters: a reference, or a passage in another language.
func mostlyLatin(ts []token) bool {
	latin, han := 0, 0
	for _, t := range ts {
		switch t.class {
		case classLetter:
			latin++
		case classHan:
			han += t.Len() / len("字")
		}
	}
	return latin > han
}

// minSentence is the length in characters of a stretch that a half-width full
// stop may end: shorter ones are list numbers (一.) and abbreviations.
const minSentence = 4

// closesText reports whether a wide mark may stand right before a comma.
func closesText(r rune) bool {
	switch r {
	case '》', '〉', '）', '】', '〕', '…':
		return true
	}
	return prose.IsClosingQuote(r)
}

// opensText reports whether a wide mark may stand right behind a comma.
func opensText(r rune) bool {
	switch r {
	case '《', '〈', '（', '【', '〔':
		return true
	}
	return prose.IsOpeningQuote(r)
}

const (
	maxTuple     = 200 // bytes between the brackets of a tuple
	maxTupleItem = 8   // characters of an item
	sureTuple    = 4   // items from which on they may be twice as long
)

// isTuple reports whether the offset lies between brackets that hold nothing but
// several short items: (批量大小,高度,寬度), [甲,乙].
func isTuple(text string, offset int) bool {
	low := max(0, offset-maxTuple)
	from := strings.LastIndexAny(text[low:offset], "([{（")
	to := strings.IndexAny(text[offset:min(len(text), offset+maxTuple)], ")]}）")
	if from < 0 || to < 0 {
		return false
	}
	_, n := utf8.DecodeRuneInString(text[low+from:])
	items := strings.FieldsFunc(text[low+from+n:offset+to], func(r rune) bool { return r == ',' || r == ':' || r == ';' })
	longest := maxTupleItem
	if len(items) >= sureTuple {
		longest *= 2
	}
	for _, item := range items {
		item = strings.TrimSpace(item)
		if utf8.RuneCountInString(item) > longest || strings.ContainsFunc(item, isWideMark) {
			return false
		}
	}
	return len(items) > 1
}
